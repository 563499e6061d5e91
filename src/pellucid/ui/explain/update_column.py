"""What the optimizer makes of the gradients of the chosen neuron, and what one can do with the whole step."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.lens.explain.notation import Kind, Number, Of, Operand, Part, Row, Scripted, Text
from pellucid.lens.explain.update import parameter_at, update_lines
from pellucid.lens.explain.update_rules import updated
from pellucid.ui.explain.arithmetic_column import ArithmeticColumn
from pellucid.ui.explain.explanation import BIAS, Explanation
from pellucid.ui.formula.contribution_bar import Contribution, ContributionBar
from pellucid.ui.widgets.buttons import QuietButton

MOST_WEIGHTS = 3
CHANGE_DIGITS = 6  # of a weight before and after: a step changes few of the first


class UpdateColumn(ArithmeticColumn):
    """A few weights before and after; of the first of them how far it moves, and how that is worked out.

    Emits `step_requested`, to train on the mini-batch that is explained, and `copy_requested`.
    """

    step_requested = Signal()
    copy_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, CHANGE_DIGITS, parent)
        self.step = QuietButton(self.tr("Take this step"), self.tr("Train on this mini-batch, and explain the next"))
        self.copy = QuietButton(
            self.tr("Copy as NumPy"),
            self.tr("Copy the whole step, with these numbers, as a script that runs by itself"),
        )
        self.bar = ContributionBar()
        self.bar.operand_clicked.connect(self.operand_clicked)
        self.content.insertWidget(1, self.bar)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.step)
        row.addWidget(self.copy)
        row.addStretch(1)
        self.column.addWidget(self._buttons)
        self.step.clicked.connect(self.step_requested)
        self.copy.clicked.connect(self.copy_requested)

    def show_update(self, explanation: Explanation, *, steps: bool) -> None:
        """Show the update; `steps` tells whether training would make this very step next."""
        changes, working, moved = _update_formulae(explanation)
        self.show_content(changes, working)
        self.bar.show_terms(moved)
        # The bar tells where it ends.
        self.bar.setVisible(not any(each.operand in self.hidden for each in moved))
        self._buttons.show()
        self.step.setVisible(steps)

    def newest(self) -> QWidget:
        """Return the weights: how they are worked out comes after them."""
        return self.formulae

    def announce(self, note: str) -> None:
        """Say that there is no update yet."""
        self.show_content((), note=note)
        self.bar.hide()
        self._buttons.hide()


def _update_formulae(explanation: Explanation) -> tuple[list[Part], list[Part], list[Contribution]]:
    """Return a few parameters before and after, the update of the first line by line, and what it was and gains."""
    moment, inspected = explanation.moment, explanation.inspected
    assert moment is not None
    assert inspected is not None
    changes: list[Part] = []
    working: list[Part] = []
    moved: list[Contribution] = []
    for index in parameters_told_of(explanation):
        update = update_lines(
            inspected.optimizer,
            inspected.settings,
            inspected.state,
            moment.theta,
            moment.gradient,
            index,
            moment.layout,
        )
        operand = parameter_at(moment.layout, index)
        after = Number(update.after, updated(operand), result=True)
        if not changes:
            working = list(update.lines)
            moved = [
                Contribution(update.before, operand),
                Contribution(update.after - update.before, updated(operand)),
            ]
        changes.append(Row((_symbol(operand), Text(": "), Number(update.before, operand), Text(" → "), after)))
    return changes, working, moved


def parameters_told_of(explanation: Explanation) -> list[int]:
    """Return which parameters of the chosen neuron are told of: the one chosen, then those with large gradients."""
    moment = explanation.moment
    assert moment is not None
    places = moment.layout.blocks[explanation.column - 1].matrix(np.arange(moment.layout.size))
    mine = places[:, explanation.chosen]
    weights, bias = mine[:-1], int(mine[-1])
    order = np.argsort(-np.abs(moment.gradient[weights]), kind="stable")[:MOST_WEIGHTS]
    found = [*weights[order].tolist(), bias]
    if explanation.source is None:
        return found
    wanted = bias if explanation.source == BIAS else int(weights[explanation.source])
    return [wanted, *(each for each in found if each != wanted)]


def _symbol(operand: Operand) -> Part:
    if operand.kind is Kind.BIAS or operand.source is None:
        return Of(Text("b", symbol=True), operand)
    return Of(Scripted(Text("w", symbol=True), below=Text(str(operand.source + 1))), operand)
