"""The confusion: which classes the network takes for which, over the test or the training examples."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.confusion import ConfusionCount, Split
from pellucid.ui.class_names import class_text
from pellucid.ui.drawer.cell_popover import CellPopover
from pellucid.ui.drawer.confusion_matrix import ConfusionMatrix
from pellucid.ui.drawer.metrics import PADDING, PAGE_HEIGHT
from pellucid.ui.drawer.sliced_page import SlicedPage
from pellucid.ui.drawer.slices import first_slice
from pellucid.ui.numbers import NOTHING, count_text, percent_text
from pellucid.ui.seen_before import seen_before
from pellucid.ui.stage.pointing import Spot
from pellucid.ui.theme import Role
from pellucid.ui.widgets.cell_grid import Cell
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.segmented import Segmented

_SIDE, _GAP = 210, 32
_NARROW_SIDE, _NARROW_GAP = 180, 14
_SETTING = "drawer/split"


class ConfusionPage(SlicedPage):
    """Shows the confusion matrix at a frame, with the accuracy that follows from it.

    Of pictures, a click on a cell shows those that are counted there.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Confusion"))
        self.matrix = ConfusionMatrix(self)
        self.split = Segmented([("test", self.tr("Test")), ("train", self.tr("Train"))], self.tr("Examples"))
        self.split.set_tooltips(
            {
                "test": self.tr("Examples that the network has not learned from"),
                "train": self.tr("Examples that the network learns from, label noise included"),
            }
        )
        self._chosen: Split = "train" if QSettings().value(_SETTING) == "train" else "test"
        self.split.set_current(self._chosen)
        self.accuracy = Label("", Role.FIGURE, "ink")
        self.examples = Label("", Role.CAPTION, "ink3")
        self.step = Label("", Role.CAPTION, "ink3")
        self.unanswered = Label("", Role.CAPTION, "bad")
        self.seen = Label("", Role.CAPTION, "train_text")
        self.popover: CellPopover | None = None
        # What the matrix shows; None until there is an answer.
        self._shown: tuple[Experiment, Frame, Split] | None = None
        self._side = self._make_side()
        self.split.chosen.connect(self._choose)
        self.matrix.pointed.connect(self._point)
        self.matrix.activated.connect(self._open)

    def suits(self, experiment: Experiment) -> bool:
        """Tell whether there are classes to take for one another."""
        return experiment.dataset.classes > 0

    def work(self, experiment: Experiment, frame: Frame) -> ConfusionCount:
        """Return the count of the chosen examples at `frame`."""
        return ConfusionCount(experiment, frame.theta, self._chosen)

    def show_answer(self, work: ConfusionCount, experiment: Experiment, frame: Frame) -> None:
        """Show which classes the network takes for which at `frame`."""
        self._shown = experiment, frame, self._chosen
        self._show_counts(experiment, work.counts)
        counts, total = self.matrix.counts, work.examples
        self.accuracy.setText(percent_text(int(counts.trace()) / total) if total else NOTHING)
        self._show_examples(total)
        # What fits into one slice is never older than everything else in the window.
        self.step.setVisible(_is_of_pictures(experiment) or total > first_slice(experiment))
        self.step.setText(self.tr("counted at step {step}").format(step=count_text(frame.step)))
        remark = seen_before(experiment.spec) if self._chosen == "test" else ""
        self.seen.setVisible(bool(remark))
        self.seen.setText(remark)
        missing = total - int(counts.sum())
        self.unanswered.setVisible(missing > 0)
        self.unanswered.setText(self.tr("{count} without an answer").format(count=count_text(missing)))
        if self.matrix.cell is not None:
            self._tell(self.matrix.cell)

    def show_waiting(self, experiment: Experiment) -> None:
        """Show an empty matrix, unless the former one is of the same examples."""
        if self._shown is not None:
            before, _, split = self._shown
            if before.dataset is experiment.dataset and split == self._chosen:
                return
        self._shown = None
        dataset = experiment.dataset
        self._show_counts(experiment, np.zeros((dataset.classes, dataset.classes), np.int64))
        self.accuracy.setText(NOTHING)
        self._show_examples(len(dataset.t_train if self._chosen == "train" else dataset.t_test))
        self.step.setVisible(True)
        self.step.setText(self.tr("being counted …"))
        self.seen.hide()
        self.unanswered.hide()
        self.tell_nothing()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what lies over the page."""
        self._close_popover()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _make_side(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 8, 0, 10)
        column.setSpacing(4)
        note = Label(
            self.tr("Colour: share of the row, off the diagonal × 5."),
            Role.CAPTION,
            "ink3",
        )
        note.setWordWrap(True)
        self.unanswered.setWordWrap(True)
        self.seen.setWordWrap(True)
        self.examples.setWordWrap(True)
        for widget in (self.split, self.accuracy, self.examples, self.step, self.seen, self.unanswered):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(note)
        return side

    def _arrange(self) -> None:
        room = self.width() - 2 * PADDING
        side, gap = _SIDE, _GAP
        width = self.matrix.fit(room - side - gap)
        if self.matrix.cramped:
            side, gap = _NARROW_SIDE, _NARROW_GAP
            width = self.matrix.fit(room - side - gap)
        self.matrix.setGeometry(PADDING, 0, width, PAGE_HEIGHT)
        self._side.setGeometry(PADDING + width + gap, 0, side, PAGE_HEIGHT)

    def _show_counts(self, experiment: Experiment, counts: NDArray[np.int64]) -> None:
        names = experiment.dataset.class_names
        fresh = names != self.matrix.names
        self.matrix.show_counts(names, counts)
        if fresh:
            self.matrix.point_at(None)
        if self.popover is not None and self.popover.experiment is not experiment:
            self._close_popover()
        self._arrange()

    def _show_examples(self, total: int) -> None:
        if self._chosen == "train":
            text = self.tr("accuracy on {count} training examples")
        else:
            text = self.tr("accuracy on {count} test examples")
        self.examples.setText(text.format(count=count_text(total)))

    def _choose(self, key: str) -> None:
        self._chosen = "train" if key == "train" else "test"
        QSettings().setValue(_SETTING, self._chosen)
        self._close_popover()
        self.ask_anew()

    def _point(self, cell: Cell | None) -> None:
        self.matrix.setCursor(
            Qt.CursorShape.PointingHandCursor
            if cell is not None and self._can_open(cell)
            else Qt.CursorShape.ArrowCursor
        )
        if cell is None or self._shown is None:
            self.tell_nothing()
            return
        self._tell(cell)
        self.matrix.setAccessibleDescription(self.hover_card.text())

    def _can_open(self, cell: Cell) -> bool:
        return self._shown is not None and _is_of_pictures(self._shown[0]) and bool(self.matrix.counts[cell])

    def _open(self, cell: Cell) -> None:
        """Show the pictures behind a cell."""
        if self._shown is None or not self._can_open(cell):
            return
        self._close_popover()
        self.tell_nothing()
        area = self.matrix.cell_rect(cell)
        window = self.window()
        centre = self.matrix.mapTo(window, area.center())
        popover = CellPopover(window, self.matrix, *self._shown, cell)
        self.popover = popover
        popover.chosen.connect(self.example_chosen)
        popover.closed.connect(self._popover_closed)
        popover.open_for(Spot(centre.x(), centre.y(), area.width() / 2))

    def _close_popover(self) -> None:
        if self.popover is not None:
            self.popover.close_popover()

    def _popover_closed(self) -> None:
        popover, self.popover = self.popover, None
        assert popover is not None
        if self.matrix.hasFocus() and self._shown is not None and self._shown[0] is popover.experiment:
            # The keyboard goes on where it was.
            self.matrix.point_at(popover.cell)

    def _tell(self, cell: Cell) -> None:
        true, predicted = (class_text(self.matrix.names[index]) for index in cell)
        count, total = int(self.matrix.counts[cell]), int(self.matrix.counts[cell.row].sum())
        title = self.tr("True class {true}, predicted {predicted}").format(true=true, predicted=predicted)
        rows = [
            (self.tr("examples"), count_text(count)),
            (self.tr("share of {true}").format(true=true), percent_text(count / total) if total else NOTHING),
        ]
        if self._can_open(cell):
            rows.append((self.tr("Click to see them"), ""))
        self.tell(self.matrix, self.matrix.cell_rect(cell), title, rows)


def _is_of_pictures(experiment: Experiment) -> bool:
    return experiment.dataset.picture is not None
