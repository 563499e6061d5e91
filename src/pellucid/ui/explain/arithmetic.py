"""The three columns of arithmetic: what the chosen neuron computes, how the error comes back to it, how it learns."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.lens.explain.lines import lines
from pellucid.lens.explain.moment import Phase, Stop
from pellucid.lens.explain.notation import Kind, Number, Of, Operand, Part, Row, Scripted, Text
from pellucid.lens.explain.update import parameter_at, update_lines
from pellucid.ui.explain.explanation import BIAS, Explanation
from pellucid.ui.explain.sheet import Sheet
from pellucid.ui.explain.words import operation_text
from pellucid.ui.numbers import rate_text
from pellucid.ui.setting_values import value_text
from pellucid.ui.stage.columns import Column

MOST_WEIGHTS = 3
THREE_FROM = 720  # pixels: with less, two columns have room


class Arithmetic(QWidget):
    """Shows the numbers of the present stop; what has not been computed yet is only announced."""

    operand_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.forward = Sheet(self.tr("Forward"))
        self.backward = Sheet(self.tr("Backward"))
        self.update_sheet = Sheet(self.tr("Update"))
        self._current = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 1)
        row.setSpacing(0)
        for sheet in self.sheets:
            row.addWidget(sheet, 1)
            sheet.operand_clicked.connect(self.operand_clicked)
        self._row = row

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Return the three columns."""
        return self.forward, self.backward, self.update_sheet

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have the colours of another diagram."""
        for sheet in self.sheets:
            sheet.set_columns(columns)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show what there is to say of the chosen neuron at the present stop."""
        self._current = {Phase.FORWARD: 0, Phase.UPDATE: 2}.get(explanation.phase, 1)
        self._share_room()
        self._show_forward(explanation)
        self._show_backward(explanation)
        self._show_update(explanation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the column that is farthest away where there is little room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        shown = (0, 1, 2) if self.width() >= THREE_FROM else (1, 2) if self._current == 2 else (0, 1)
        for number, sheet in enumerate(self.sheets):
            sheet.set_current(number == self._current)
            sheet.set_last(number == shown[-1])
            sheet.setVisible(number in shown)
            self._row.setStretch(number, 4 if number == self._current else 3)

    def _show_forward(self, explanation: Explanation) -> None:
        formulae, ahead = _content(explanation, (Phase.FORWARD,))
        self.forward.show_content(self.tr("Forward"), self.tr("what it computes"), formulae, ahead)

    def _show_backward(self, explanation: Explanation) -> None:
        if explanation.phase is Phase.LOSS:
            formulae, ahead = _content(explanation, (Phase.LOSS,))
            self.backward.show_content(self.tr("Loss"), self.tr("how wrong the answer is"), formulae, ahead)
            return
        formulae, ahead = _content(explanation, (Phase.BACKWARD,))
        self.backward.show_content(self.tr("Backward"), self.tr("how the error is shared"), formulae, ahead)

    def _show_update(self, explanation: Explanation) -> None:
        """Show how the chosen weight changes, and the others that change most."""
        title, inspected = self.tr("Update"), explanation.inspected
        if inspected is None:
            self.update_sheet.show_content(title, "", ())
            return
        rate = rate_text(inspected.settings["learning_rate"])
        about = self.tr("{optimizer}, η = {rate}").format(
            optimizer=value_text("training.optimizer", inspected.optimizer), rate=rate
        )
        if explanation.phase is not Phase.UPDATE:
            self.update_sheet.show_content(title, about, (), self.tr("Nothing changes until the update"))
            return
        self.update_sheet.show_content(title, about, _update_formulae(explanation))


def _content(explanation: Explanation, phases: tuple[Phase, ...]) -> tuple[list[Part], str]:
    """Return the formulae of the stops of these parts that the walk has passed, and what is still to come."""
    moment = explanation.moment
    assert moment is not None
    formulae: list[Part] = []
    ahead: list[str] = []
    for number, stop in enumerate(moment.stops):
        if stop.phase not in phases or moment.column_of(stop.layer) != explanation.column:
            continue
        if number <= explanation.at:
            formulae += _formulae(explanation, stop)
        else:
            ahead.append(f"{operation_text(stop)}: {stop.formula}")
    return formulae, "\n".join(ahead)


def _formulae(explanation: Explanation, stop: Stop) -> list[Part]:
    moment = explanation.moment
    assert moment is not None
    sample = 0 if moment.examples == 1 else None
    return [line.part for line in lines(moment, stop, explanation.column, explanation.chosen, sample)]


def _update_formulae(explanation: Explanation) -> list[Part]:
    """Return the update of the parameter that is told of, line by line, and in one line each those of others."""
    moment, inspected = explanation.moment, explanation.inspected
    assert moment is not None
    assert inspected is not None
    first, *others = _parameters(explanation)
    formulae: list[Part] = []
    for index in (first, *others):
        update = update_lines(
            inspected.optimizer,
            inspected.settings,
            inspected.state,
            moment.theta,
            moment.gradient,
            index,
            moment.layout,
        )
        if index == first:
            formulae += update.lines
        operand = parameter_at(moment.layout, index)
        formulae.append(
            Row(
                (
                    _symbol(operand),
                    Text(" : "),
                    Number(update.before, operand),
                    Text(" → "),
                    Number(update.after, operand, result=True),
                )
            )
        )
    return formulae


def _symbol(operand: Operand) -> Part:
    if operand.kind is Kind.BIAS or operand.source is None:
        return Of(Text("b", symbol=True), operand)
    return Of(Scripted(Text("w", symbol=True), below=Text(str(operand.source + 1))), operand)


def _parameters(explanation: Explanation) -> list[int]:
    """Return which parameters of the chosen neuron are told of: the one chosen, then those with large gradients."""
    moment = explanation.moment
    assert moment is not None
    places = moment.layout.views(np.arange(moment.layout.size))
    names = sorted(moment.layout.names, key=lambda name: (int(name.split(".")[0]), name))
    weights, biases = names[1::2], names[::2]
    at, unit = explanation.column - 1, explanation.chosen
    mine = places[weights[at]][:, unit]
    order = mine[np.argsort(-np.abs(moment.gradient[mine]), kind="stable")][:MOST_WEIGHTS].tolist()
    bias = int(places[biases[at]][unit])
    found = [*order, bias]
    if explanation.source is not None:
        wanted = bias if explanation.source == BIAS else int(mine[explanation.source])
        found = [wanted, *(each for each in found if each != wanted)]
    return found
