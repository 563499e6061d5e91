"""The confusion: which classes the network takes for which, over the test or the training examples."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.confusion import confusion
from pellucid.ui.class_names import class_text
from pellucid.ui.drawer.cell_grid import Cell
from pellucid.ui.drawer.confusion_matrix import ConfusionMatrix
from pellucid.ui.drawer.metrics import PADDING, PAGE_HEIGHT
from pellucid.ui.drawer.page import Page
from pellucid.ui.numbers import NOTHING, count_text, percent_text
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.segmented import Segmented

_SIDE, _GAP = 210, 32
_SETTING = "drawer/split"


class ConfusionPage(Page):
    """Shows the confusion matrix at a frame, with the accuracy that follows from it."""

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
        self._chosen = "train" if QSettings().value(_SETTING) == "train" else "test"
        self.split.set_current(self._chosen)
        self.accuracy = Label("", Role.FIGURE, "ink")
        self.examples = Label("", Role.CAPTION, "ink3")
        self.unanswered = Label("", Role.CAPTION, "bad")
        self._shown: tuple[Experiment, Frame] | None = None
        self._side = self._make_side()
        self.split.chosen.connect(self._choose)
        self.matrix.pointed.connect(self._point)

    def show_frame(self, experiment: Experiment, frame: Frame) -> None:
        """Show which classes the network takes for which at `frame`."""
        self._shown = experiment, frame
        dataset = experiment.dataset
        counts = confusion(experiment, frame.theta, "train" if self._chosen == "train" else "test")
        total = len(dataset.t_train if self._chosen == "train" else dataset.t_test)
        fresh = dataset.class_names != self.matrix.names or counts.shape != self.matrix.counts.shape
        self.matrix.show_counts(dataset.class_names, counts)
        if fresh:
            self.matrix.point_at(None)
        self._arrange()
        self._show_texts(counts, total)
        if self.matrix.cell is not None:
            self._tell(self.matrix.cell)

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
        self.examples.setWordWrap(True)
        for widget in (self.split, self.accuracy, self.examples, self.unanswered):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(note)
        return side

    def _arrange(self) -> None:
        room = self.width() - 2 * PADDING - _SIDE - _GAP
        width = self.matrix.fit(room)
        self.matrix.setGeometry(PADDING, 0, width, PAGE_HEIGHT)
        self._side.setGeometry(PADDING + width + _GAP, 0, _SIDE, PAGE_HEIGHT)

    def _show_texts(self, counts: NDArray[np.int64], total: int) -> None:
        self.accuracy.setText(percent_text(int(counts.trace()) / total))
        if self._chosen == "train":
            text = self.tr("accuracy on {count} training examples")
        else:
            text = self.tr("accuracy on {count} test examples")
        self.examples.setText(text.format(count=count_text(total)))
        missing = total - int(counts.sum())
        self.unanswered.setVisible(missing > 0)
        self.unanswered.setText(self.tr("{count} without an answer").format(count=count_text(missing)))

    def _choose(self, key: str) -> None:
        self._chosen = key
        QSettings().setValue(_SETTING, key)
        if self._shown is not None:
            self.show_frame(*self._shown)

    def _point(self, cell: Cell | None) -> None:
        if cell is None:
            self.tell_nothing()
            return
        self._tell(cell)
        self.matrix.setAccessibleDescription(self.hover_card.text())

    def _tell(self, cell: Cell) -> None:
        true, predicted = (class_text(self.matrix.names[index]) for index in cell)
        count, total = int(self.matrix.counts[cell]), int(self.matrix.counts[cell.row].sum())
        title = self.tr("True class {true}, predicted {predicted}").format(true=true, predicted=predicted)
        rows = [
            (self.tr("examples"), count_text(count)),
            (self.tr("share of {true}").format(true=true), percent_text(count / total) if total else NOTHING),
        ]
        self.tell(self.matrix, self.matrix.cell_rect(cell), title, rows)
