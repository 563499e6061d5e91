"""What the optimizer makes of the gradients of the chosen neuron, and what one can do with the whole step."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from pellucid.lens.explain.notation import Part
from pellucid.ui.explain.arithmetic_column import ArithmeticColumn
from pellucid.ui.explain.changes import Changes, changes_of, parameters_before
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.samples import Source
from pellucid.ui.widgets.buttons import QuietButton, TextButton

BARS_FROM = 270  # pixels of the column's width
CHANGE_DIGITS = 6  # of a weight before and after where decimals do not help: a step changes few of the first


class Way(Enum):
    """How one can go on from the update."""

    TAKE = auto()
    NEXT = auto()
    BLOCKED = auto()
    TO_BATCH = auto()


class UpdateColumn(ArithmeticColumn):
    """A few parameters before and after, with how far each moves, and how that is worked out for one of them.

    Emits `step_requested`, to train on the mini-batch that is explained, `next_requested`, to explain the one after it,
    `batch_requested`, to explain the mini-batch of the next step instead of an example, and `copy_requested`.
    """

    step_requested = Signal()
    next_requested = Signal()
    batch_requested = Signal()
    copy_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, CHANGE_DIGITS, parent)
        self._changes = Changes()
        self._way = Way.TO_BATCH
        self.step = TextButton("", primary=True)
        self.batch = TextButton(self.tr("To the mini-batch"))
        self.batch.setToolTip(
            self.tr("Training makes no step for one example alone: explain the mini-batch of its next step, to take it")
        )
        self.copy = QuietButton(
            self.tr("Copy as NumPy"),
            self.tr("Copy the whole step, with these numbers, as a script that runs by itself"),
        )
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.step, self.batch, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(self._buttons)
        self.step.clicked.connect(self._go_on)
        self.batch.clicked.connect(self.batch_requested)
        self.copy.clicked.connect(self.copy_requested)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """Return what can be done with the step."""
        return self.step, self.batch, self.copy

    def show_update(self, explanation: Explanation) -> None:
        """Show the update, and how to go on."""
        self._show_changes(changes_of(explanation))
        self._way = _way(explanation)
        self._show_way()
        self._buttons.show()

    def announce(self, explanation: Explanation) -> None:
        """Show the parameters, and say that there is no update yet."""
        self._show_changes(parameters_before(explanation), self.tr("Nothing changes until the update"))
        self._buttons.hide()

    def clear(self) -> None:
        """Show nothing: it is not known yet of what the update will be made."""
        self._show_changes(Changes())
        self._buttons.hide()

    def newest(self) -> QWidget:
        """Return the parameters: how they are worked out comes after them."""
        return self.formulae

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the bars out where there is little room."""
        super().resizeEvent(event)
        self.formulae.show_formulae(self._table())

    def _show_changes(self, changes: Changes, note: str = "") -> None:
        self._changes = changes
        self.show_content(self._table(), changes.working, note)

    def _table(self) -> tuple[Part, ...]:
        return self._changes.table if self.width() >= BARS_FROM else self._changes.without_bars()

    def _show_way(self) -> None:
        way = self._way
        self.batch.setVisible(way is Way.TO_BATCH)
        self.step.setVisible(way is not Way.TO_BATCH)
        self.step.setEnabled(way is not Way.BLOCKED)
        self.step.set_text(self.tr("Next batch") if way is Way.NEXT else self.tr("Take this step"))
        self.step.setToolTip(
            {
                Way.TAKE: self.tr("Train on this mini-batch: the network has the new weights then"),
                Way.NEXT: self.tr("Explain the next step, with the new weights, from its beginning"),
                Way.BLOCKED: self.tr("Training does not know of the numbers that you changed: restore them first"),
            }.get(way, "")
        )

    def _go_on(self) -> None:
        (self.next_requested if self._way is Way.NEXT else self.step_requested).emit()


def _way(explanation: Explanation) -> Way:
    if explanation.taken:
        return Way.NEXT
    if explanation.sample.source is not Source.BATCH:
        return Way.TO_BATCH
    return Way.BLOCKED if explanation.changed_numbers else Way.TAKE
