"""The training examples of a colour experiment, each in its own colour."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from pellucid.data.dataset import Dataset
from pellucid.ui.class_names import class_text
from pellucid.ui.widgets.painting import begin

WIDTH = 99
HEIGHT = 78
_LARGEST_PITCH = 10
_SMALLEST_PITCH = 4
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


class Mosaic(QWidget):
    """One tile for an example, grouped by its label and from dark to light: a wrong label shows as a wrong colour.

    Tiles are as large as the room allows. Of more examples than fit every so-manieth is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(WIDTH, HEIGHT)
        self.setAccessibleName(self.tr("Training colours"))
        self._colours: list[QColor] = []
        self._words: list[str] = []
        self._columns = 1
        self._pitch = (_LARGEST_PITCH, _LARGEST_PITCH)

    def set_dataset(self, dataset: Dataset) -> None:
        """Show the training examples of a data set whose features are red, green and blue, 0 to 255."""
        shown = _in_order(dataset)
        self._columns, rows, across = _grid(len(shown))
        if len(shown) > self._columns * rows:
            shown = shown[np.linspace(0, len(shown) - 1, self._columns * rows).astype(int)]
        # Tiles grow a little higher than wide where that fills the last rows' room.
        down = min((HEIGHT + 1) // -(-len(shown) // self._columns), across + 2)
        self._pitch = (across, down)
        raw = np.clip(np.rint(dataset.x_train[shown]), 0, 255).astype(int)
        self._colours = [QColor(*map(int, rgb)) for rgb in raw]
        self._words = [class_text(dataset.class_names[label]) for label in dataset.t_train[shown]]
        self.setAccessibleDescription(
            self.tr("{shown} of {all} training examples").format(shown=len(shown), all=len(dataset.x_train))
        )
        self.update()

    def event(self, event: QEvent) -> bool:
        """Name the colour under the pointer, and the label it carries."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._index_at(event.pos().x(), event.pos().y())
            if at is None:
                QToolTip.hideText()
            else:
                colour = self._colours[at]
                text = self.tr("rgb({red}, {green}, {blue}), labelled {word}").format(
                    red=colour.red(), green=colour.green(), blue=colour.blue(), word=self._words[at]
                )
                QToolTip.showText(event.globalPos(), text, self, self._tile(at).toAlignedRect())
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles."""
        del event
        painter = begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = 2.0 if self._pitch[0] > 6 else 1.0
        for index, colour in enumerate(self._colours):
            painter.setBrush(colour)
            painter.drawRoundedRect(self._tile(index), radius, radius)

    def _tile(self, index: int) -> QRectF:
        row, column = divmod(index, self._columns)
        across, down = self._pitch
        return QRectF(column * across, row * down, across - 1, down - 1)

    def _index_at(self, x: int, y: int) -> int | None:
        column, row = x // self._pitch[0], y // self._pitch[1]
        index = row * self._columns + column
        return index if column < self._columns and index < len(self._colours) else None


def _in_order(dataset: Dataset) -> NDArray[np.intp]:
    return np.lexsort((dataset.x_train @ _LUMA, dataset.t_train))


def _grid(examples: int) -> tuple[int, int, int]:
    """Return columns, rows and distance of the largest square tiles at which all examples fit, else of the smallest."""
    for pitch in range(_LARGEST_PITCH, _SMALLEST_PITCH - 1, -1):
        columns, rows = (WIDTH + 1) // pitch, (HEIGHT + 1) // pitch
        if columns * rows >= examples:
            break
    return columns, rows, pitch
