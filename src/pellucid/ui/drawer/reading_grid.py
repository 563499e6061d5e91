"""Pictures that the network has read, in rows: each with words of its own, and each can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pellucid.data.dataset import RawArray
from pellucid.lens.mistakes import Reading
from pellucid.ui.ink import inked
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.cell_grid import Cell, CellGrid
from pellucid.ui.widgets.painting import begin, paint_surface

_RADIUS = 5.0


class ReadingGrid(CellGrid):
    """Shows readings row by row. A subclass says how far apart they are, and paints the words."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readings: Sequence[Reading] = ()
        self.columns = 1
        self._side = side
        self._raw: RawArray | None = None
        self._picture = (1, 1)
        self._images: list[QImage] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def pitch(self) -> QSizeF:
        """Return the distance from one picture to the next."""
        raise NotImplementedError

    def paint_words(self, painter: QPainter, picture: QRectF, reading: Reading) -> None:
        """Paint what there is to say of a reading, beside its picture."""
        raise NotImplementedError

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of rows and of columns; the last row may have fewer."""
        return max(1, -(-len(self.readings) // self.columns)), self.columns

    @property
    def cells(self) -> int:
        """Return the number of readings."""
        return len(self.readings)

    def grid_rect(self) -> QRectF:
        """Return where the pictures and their words are."""
        rows, columns = self.shape
        pitch = self.pitch()
        return QRectF(0, 0, columns * pitch.width(), rows * pitch.height())

    def show_readings(self, readings: Sequence[Reading], raw: RawArray, picture: tuple[int, int], columns: int) -> None:
        """Show readings of the examples `raw` (examples, pixels), pictures of (height, width), in so many columns."""
        columns = max(1, columns)
        if columns != self.columns or (self.cell is not None and self.index_of(self.cell) >= len(readings)):
            # The cell that is pointed at stands elsewhere now, or is gone.
            self.point_at(None)
        self.readings, self._raw, self._picture, self.columns = readings, raw, picture, columns
        self._images = []
        self.grid_moved()
        self.update()

    def reading_at(self, cell: Cell) -> Reading:
        """Return what a cell shows."""
        return self.readings[self.index_of(cell)]

    def take_on_theme(self) -> None:
        """Drop the pictures in the ink of the former theme."""
        self._images = []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pictures and words."""
        del event
        if not self.readings or self._raw is None:
            return
        if not self._images:
            self._images = [inked(self._raw[each.example], self._picture) for each in self.readings]
        colours = tokens()
        painter = begin(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index, (reading, image) in enumerate(zip(self.readings, self._images, strict=True)):
            cell = self.cell_rect(Cell(*divmod(index, self.columns)))
            picture = QRectF(cell.topLeft(), QSizeF(self._side, self._side))
            pointed = self.cell is not None and self.index_of(self.cell) == index
            outline = colours.iris if pointed else colours.line
            paint_surface(painter, picture, _RADIUS, colours.bg)
            painter.drawImage(picture, image)
            paint_surface(painter, picture, _RADIUS, None, outline)
            self.paint_words(painter, picture, reading)
