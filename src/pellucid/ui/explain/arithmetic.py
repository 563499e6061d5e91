"""The three columns of arithmetic: what the chosen neuron computes, how the error comes back to it, how it learns."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.lens.explain.lines import Line, formulae
from pellucid.lens.explain.moment import Moment, Phase, Stop
from pellucid.lens.explain.notation import Operand
from pellucid.ui.explain.arithmetic_column import ArithmeticColumn
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.forward_column import ForwardColumn
from pellucid.ui.explain.told import examples_told, lines_told
from pellucid.ui.explain.update_column import UpdateColumn
from pellucid.ui.explain.words import operation_text, remark_text
from pellucid.ui.numbers import count_text, rate_text
from pellucid.ui.setting_values import value_text
from pellucid.ui.stage.columns import Column

THREE_FROM = 720  # pixels: with less, two columns have room


class Arithmetic(QWidget):
    """Shows the numbers of the present stop; what has not been computed yet is only announced."""

    operand_clicked = Signal(object)
    number_dragged = Signal(object, float, bool)
    revealed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = 0
        self.forward = ForwardColumn(self.tr("Forward"))
        self.backward = ArithmeticColumn(self.tr("Backward"))
        self.update_column = UpdateColumn(self.tr("Update"))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 1)
        row.setSpacing(0)
        for column in self.columns:
            row.addWidget(column, 1)
            column.operand_clicked.connect(self.operand_clicked)
            column.number_dragged.connect(self.number_dragged)
            column.revealed.connect(self.revealed)

    @property
    def columns(self) -> tuple[ArithmeticColumn, ...]:
        """Return the three columns."""
        return self.forward, self.backward, self.update_column

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have the colours of another diagram."""
        for column in self.columns:
            column.set_columns(columns)

    def conceal(self, hidden: frozenset[Operand]) -> None:
        """Conceal from the next explanation on the numbers of these operands alone."""
        for column in self.columns:
            column.hidden = hidden

    def show_explanation(self, explanation: Explanation) -> None:
        """Show what there is to say of the chosen neuron at the present stop."""
        moment = explanation.moment
        assert moment is not None
        self._current = {Phase.FORWARD: 0, Phase.UPDATE: 2}.get(explanation.phase, 1)
        self._share_room()
        self._show_forward(explanation, moment)
        self._show_backward(explanation, moment)
        self._show_update(explanation)

    def scroll_pages(self, pages: int) -> None:
        """Scroll the column where the walk is."""
        self.columns[self._current].scroll_pages(pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the column that is farthest away where there is little room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        shown = (0, 1, 2) if self.width() >= THREE_FROM else (1, 2) if self._current == 2 else (0, 1)
        for number, column in enumerate(self.columns):
            column.set_current(number == self._current)
            column.set_last(number == shown[-1])
            column.setVisible(number in shown)
            self._row.setStretch(number, 4 if number == self._current else 3)

    def _show_forward(self, explanation: Explanation, moment: Moment) -> None:
        self.forward.show_title(self.tr("Forward"), self.tr("what it computes"))
        done, ahead = _stops(explanation, moment, Phase.FORWARD)
        first = _lines(explanation, moment, done[:1])
        later = formulae(_lines(explanation, moment, done[1:]))
        code = _code(explanation, moment, Phase.FORWARD)
        self.forward.show_content(formulae(first), later, _note(self._told(explanation, Phase.FORWARD), ahead), code)
        self.forward.show_sum(first)
        activation = done[1] if len(done) > 1 else None
        self.forward.show_curve(moment, activation, explanation.chosen)

    def _show_backward(self, explanation: Explanation, moment: Moment) -> None:
        at_loss = explanation.phase is Phase.LOSS
        if at_loss:
            self.backward.show_title(self.tr("Loss"), self.tr("how wrong the answer is"))
        else:
            self.backward.show_title(self.tr("Backward"), self.tr("how the error is shared"))
        phase = Phase.LOSS if at_loss else Phase.BACKWARD
        done, ahead = _stops(explanation, moment, phase)
        before = max(1, len(done) - 1)
        first, later = (formulae(_lines(explanation, moment, some)) for some in (done[:before], done[before:]))
        remark = remark_text(done[0]) if at_loss and done else ""
        note = _note(self._told(explanation, phase), ahead or remark)
        self.backward.show_content(first, later, note, _code(explanation, moment, phase))

    def _told(self, explanation: Explanation, phase: Phase) -> str:
        """Return of how many examples the lines tell if not of all, where the present stop is of this phase."""
        moment = explanation.moment
        assert moment is not None
        count = examples_told(explanation, moment)
        if explanation.phase is not phase or count == moment.examples:
            return ""
        return self.tr("{count} of {examples} examples; click one to see it worked out").format(
            count=count_text(count), examples=count_text(moment.examples)
        )

    def _show_update(self, explanation: Explanation) -> None:
        inspected = explanation.inspected
        if inspected is None:
            self.update_column.show_title(self.tr("Update"), "")
            self.update_column.clear()
            return
        about = self.tr("{optimizer}, η = {rate}").format(
            optimizer=value_text("training.optimizer", inspected.optimizer),
            rate=rate_text(inspected.settings["learning_rate"]),
        )
        title = self.tr("Update taken") if explanation.taken else self.tr("Update")
        self.update_column.show_title(title, about)
        if explanation.phase is Phase.UPDATE:
            self.update_column.show_update(explanation)
        else:
            self.update_column.announce(explanation)


def _note(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _stops(explanation: Explanation, moment: Moment, phase: Phase) -> tuple[list[Stop], str]:
    """Return the stops of the present column that the walk has passed, and words for those that are to come.

    On the way back they begin with the one at which the column after this one hands on ∂L/∂a.
    """
    stops = [
        (number, stop)
        for number, stop in enumerate(moment.stops)
        if stop.phase is phase and moment.column_of(stop.layer) == explanation.column
    ]
    ahead = [f"{operation_text(stop)}: {stop.formula}" for number, stop in stops if number > explanation.at]
    done = [stop for number, stop in stops if number <= explanation.at]
    if done and phase is Phase.BACKWARD and explanation.column < moment.columns - 1:
        done.insert(0, moment.stops[stops[0][0] - 1])
    return done, "\n".join(ahead)


def _lines(explanation: Explanation, moment: Moment, stops: Sequence[Stop]) -> list[Line]:
    return [line for stop in stops for line in lines_told(explanation, moment, stop)]


def _code(explanation: Explanation, moment: Moment, phase: Phase) -> str:
    """Return the operations of the present stop as lines of NumPy, if it is one of this part of the step."""
    stop = explanation.stop
    if stop is None or stop.phase is not phase:
        return ""
    lines = [moment.steps[number].operation.assignment for number in stop.operations]
    return "\n".join([*lines, f"L = {moment.returned}"] if phase is Phase.LOSS else lines)
