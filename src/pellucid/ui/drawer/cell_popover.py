"""The examples behind one cell of the confusion matrix."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.confusion import Split
from pellucid.lens.mistakes import CellSearch, Reading
from pellucid.ui.class_names import class_text
from pellucid.ui.drawer.reading_grid import ReadingGrid
from pellucid.ui.drawer.slices import Slices
from pellucid.ui.numbers import count_text, percent_text
from pellucid.ui.stage.pointing import Spot
from pellucid.ui.stage.popover import Popover
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.cell_grid import Cell
from pellucid.ui.widgets.label import Label
from pellucid.ui.wording import depicts_digits, suited

SIDE, MOST, MOST_COLUMNS = 42, 40, 10
_GAP, _LINE, _PADDING = 8, 15, 12


class CellPopover(Popover):
    """Shows the examples of one class that were given another, or their own, the most certain first.

    They are looked for in slices with the parameters of the frame that was counted. `chosen` tells of one that is to be
    looked at: float32 (features,).
    """

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, opener: QWidget, experiment: Experiment, frame: Frame, split: Split, cell: Cell
    ) -> None:
        super().__init__(parent, opener)
        self.experiment = experiment
        self.cell = cell
        self._dataset, self._frame, self._split = experiment.dataset, frame, split
        self._raw = self._dataset.x_train if split == "train" else self._dataset.x_test
        self._spot = Spot(0.0, 0.0, 0.0)
        self.truth, self.answer = (class_text(self._dataset.class_names[index]) for index in cell)
        self.setAccessibleName(
            self.tr("True class {true}, predicted {predicted}").format(true=self.truth, predicted=self.answer)
        )
        self.title = Label(self.accessibleName(), Role.LABEL_STRONG, "ink")
        self.caption = Label(self.tr("Looking for them …"), Role.CAPTION, "ink3")
        self.grid = _Pictures(self)
        self.grid.setAccessibleName(self.tr("Examples"))
        self.grid.activated.connect(self._choose)
        self.grid.pointed.connect(self._point)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 8, _PADDING, _PADDING)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.caption)
        column.addSpacing(6)
        column.addWidget(self.grid)
        self._slices = Slices(self)
        self._slices.finished.connect(self._show_found)
        self._search = CellSearch(experiment, frame.theta, split, cell.row, cell.column), experiment

    def open_for(self, spot: Spot) -> None:
        """Look for the examples, and open beside a spot of the parent."""
        self._spot = spot
        self._slices.start(*self._search)
        if not self.isVisible():
            self.open_beside(spot)
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popover(self) -> None:
        """Go away, and stop looking."""
        self._slices.stop()
        super().close_popover()

    def _choose(self, cell: Cell) -> None:
        self.chosen.emit(self._raw[self.grid.reading_at(cell).example].astype(np.float32))

    def _show_found(self, search: CellSearch) -> None:
        readings = search.readings(MOST)
        dataset = self._dataset
        assert dataset.picture is not None
        self.grid.show_readings(readings, self._raw, dataset.picture, min(MOST_COLUMNS, len(readings)))
        self.grid.setFixedSize(self.grid.sizeHint())
        self.caption.setText(self._caption(search.count, len(readings)))
        self.open_beside(self._spot)

    def _caption(self, count: int, shown: int) -> str:
        digits = depicts_digits(self.experiment)
        if self._split == "train" and digits:
            text = self.tr("{count} training digits at step {step}, the most certain first")
            part = self.tr("the {shown} most certain of {count} training digits at step {step}")
        elif self._split == "train":
            text = self.tr("{count} training pictures at step {step}, the most certain first")
            part = self.tr("the {shown} most certain of {count} training pictures at step {step}")
        elif digits:
            text = self.tr("{count} test digits at step {step}, the most certain first")
            part = self.tr("the {shown} most certain of {count} test digits at step {step}")
        else:
            text = self.tr("{count} test pictures at step {step}, the most certain first")
            part = self.tr("the {shown} most certain of {count} test pictures at step {step}")
        return (text if shown == count else part).format(
            count=count_text(count), shown=count_text(shown), step=count_text(self._frame.step)
        )

    def _point(self, cell: Cell | None) -> None:
        if cell is not None:
            reading = self.grid.reading_at(cell)
            self.grid.setAccessibleDescription(
                suited(
                    self.experiment,
                    self.tr("Digit {number}: {predicted} with {probability}"),
                    self.tr("Picture {number}: {predicted} with {probability}"),
                ).format(
                    number=count_text(reading.example + 1),
                    predicted=self.answer,
                    probability=percent_text(reading.probability),
                )
            )


class _Pictures(ReadingGrid):
    """The pictures, each over the probability of its answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(SIDE, parent)

    def pitch(self) -> QSizeF:
        """Return the distance from one picture to the next."""
        return QSizeF(SIDE + _GAP, SIDE + _LINE + _GAP / 2)

    def sizeHint(self) -> QSize:
        """Return the size of all pictures."""
        rows, columns = self.shape
        pitch = self.pitch()
        return QSize(round(columns * pitch.width()) - _GAP, round(rows * pitch.height()) - _GAP // 2)

    def cell_rect(self, cell: Cell) -> QRectF:
        """Return where a picture and its words are, without the gap to the next ones."""
        return super().cell_rect(cell).adjusted(0, 0, -_GAP, -_GAP / 2)

    def paint_words(self, painter: QPainter, picture: QRectF, reading: Reading) -> None:
        """Paint the probability under the picture."""
        painter.setFont(font(Role.CAPTION))
        painter.setPen(tokens().ink2)
        line = QRectF(picture.left() - _GAP / 2, picture.bottom() + 1, picture.width() + _GAP, _LINE)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, percent_text(reading.probability))
