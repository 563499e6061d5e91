"""A grid of cells that pointer and arrow keys can point at."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.themed import Themed

FAR = 10
_LEAST_MARK = 5.0

_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class Cell(NamedTuple):
    """One cell, counted from the top left."""

    row: int
    column: int


class CellGrid(Themed):
    """Knows which of its cells is pointed at, by the pointer or else by the keyboard.

    Arrows move by one cell, with Shift by `far` of them (down, across); Home and End go to the ends of a row; Esc
    points at nothing. A subclass says how many cells there are (`shape`) and where they lie (`grid_rect`).
    """

    pointed = Signal(object)  # Cell, or None
    activated = Signal(object)  # Cell that was clicked, or Return pressed on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell: Cell | None = None
        self.far = (FAR, FAR)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self, 2.0, self.focus_rect)

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of rows and of columns."""
        raise NotImplementedError

    @property
    def cells(self) -> int:
        """Return the number of cells, row by row; those after it are not there."""
        rows, columns = self.shape
        return rows * columns

    def index_of(self, cell: Cell) -> int:
        """Return the number of a cell, row by row."""
        return cell.row * self.shape[1] + cell.column

    def grid_rect(self) -> QRectF:
        """Return where the cells lie."""
        raise NotImplementedError

    def focus_rect(self) -> QRectF:
        """Return what the ring of the keyboard's focus goes around."""
        return self.grid_rect()

    def grid_moved(self) -> None:
        """Let the ring follow after `focus_rect` has changed."""
        self._ring.place()

    def cell_at(self, place: QPointF) -> Cell | None:
        """Return the cell at a point of the widget, None where there is none."""
        area = self.grid_rect()
        rows, columns = self.shape
        if not area.contains(place) or area.isEmpty():
            return None
        row = int((place.y() - area.top()) / area.height() * rows)
        column = int((place.x() - area.left()) / area.width() * columns)
        cell = Cell(min(row, rows - 1), min(column, columns - 1))
        return cell if self.index_of(cell) < self.cells else None

    def cell_rect(self, cell: Cell) -> QRectF:
        """Return where a cell lies."""
        area = self.grid_rect()
        rows, columns = self.shape
        width, height = area.width() / columns, area.height() / rows
        return QRectF(area.left() + cell.column * width, area.top() + cell.row * height, width, height)

    def point_at(self, cell: Cell | None) -> None:
        """Point at a cell, or at none; beyond the last one, at the last one."""
        if cell is not None and self.index_of(cell) >= self.cells:
            cell = Cell(*divmod(self.cells - 1, self.shape[1])) if self.cells else None
        if cell != self.cell:
            self.cell = cell
            self.update()
            self.pointed.emit(cell)

    def paint_mark(self, painter: QPainter) -> None:
        """Paint a frame around the cell that is pointed at, large enough to be seen."""
        if self.cell is None:
            return
        mark = self.cell_rect(self.cell)
        wider, higher = (max(0.0, _LEAST_MARK - size) / 2 for size in (mark.width(), mark.height()))
        mark = mark.adjusted(-wider, -higher, wider, higher)
        colours = tokens()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.card, 3))
        painter.drawRect(mark)
        painter.setPen(QPen(colours.ink, 1.5))
        painter.drawRect(mark)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point where the pointer is."""
        self.point_at(self.cell_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the left button; what it does shows when it is let go."""
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Activate the cell under the pointer."""
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.point_at(cell)
            self.activated.emit(cell)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self.point_at(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the first cell when the keyboard comes."""
        super().focusInEvent(event)
        if self.cell is None and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.point_at(Cell(0, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing when it goes."""
        super().focusOutEvent(event)
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the cells."""
        key = Qt.Key(event.key())
        rows, columns = self.shape
        if key == Qt.Key.Key_Escape and self.cell is not None:
            self.point_at(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cell is not None:
            self.activated.emit(self.cell)
        elif key in _ARROWS:
            far_down, far_right = self.far if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else (1, 1)
            down, right = _ARROWS[key]
            row, column = self.cell or Cell(-down, -right)
            row, column = row + far_down * down, column + far_right * right
            self.point_at(Cell(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            row = self.cell.row if self.cell else 0
            self.point_at(Cell(row, 0 if key == Qt.Key.Key_Home else columns - 1))
        else:
            super().keyPressEvent(event)
