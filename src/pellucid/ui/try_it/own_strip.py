"""The user's own examples as small pictures, each with its right answer."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.training.own_examples import OwnExample
from pellucid.ui.class_names import class_text
from pellucid.ui.icons import paint_icon
from pellucid.ui.ink import inked
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.cell_grid import Cell, CellGrid
from pellucid.ui.widgets.painting import begin, paint_surface

COLUMNS = 9
SIDE, _GAP, _LINE = 28, 4, 14
_PITCH = QPointF(SIDE + _GAP, SIDE + _LINE + 4)
_RADIUS = 5.0
_CROSS, _CROSS_ICON = 14.0, 8.0


class OwnStrip(CellGrid):
    """Shows own examples in rows of COLUMNS. The frame of one that the network answers right is green, else red.

    A click, or Return, chooses one; the cross on the one that is pointed at, or Delete, removes it.
    """

    chosen = Signal(object)  # OwnExample
    removed = Signal(object)  # OwnExample

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.examples: Sequence[OwnExample] = ()
        self._names: tuple[str, ...] = ()
        self._picture = (1, 1)
        self._right: Sequence[bool | None] = ()
        self._images: list[QImage] = []
        self.setAccessibleName(self.tr("Own examples"))
        self.setToolTip(self.tr("Your own examples. Click one to put it on the pad; its cross, or Delete, removes it."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.activated.connect(lambda cell: self.chosen.emit(self.example_at(cell)))
        self.pointed.connect(self._describe)

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of rows and of columns; the last row may have fewer."""
        return max(1, -(-len(self.examples) // COLUMNS)), COLUMNS

    @property
    def cells(self) -> int:
        """Return the number of examples."""
        return len(self.examples)

    def grid_rect(self) -> QRectF:
        """Return where the pictures are."""
        rows, columns = self.shape
        return QRectF(0, 0, columns * _PITCH.x(), rows * _PITCH.y())

    def sizeHint(self) -> QSize:
        """Return the size of all pictures."""
        return self.grid_rect().size().toSize()

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def show_examples(self, examples: Sequence[OwnExample], names: tuple[str, ...], picture: tuple[int, int]) -> None:
        """Show examples that are pictures of (height, width), with answers that have these names."""
        self.examples, self._names, self._picture = examples, names, picture
        self._images = []
        self._right = [None] * len(examples)
        self.point_at(None)
        self.updateGeometry()
        self.grid_moved()
        self.update()

    def show_right(self, right: Sequence[bool | None]) -> None:
        """Show which of the examples the network answers right; None for one of which that is not told."""
        if right != self._right:
            self._right = right
            self.update()

    def example_at(self, cell: Cell) -> OwnExample:
        """Return what a cell shows."""
        return self.examples[self.index_of(cell)]

    def cross_rect(self, cell: Cell) -> QRectF:
        """Return where one clicks to remove an example."""
        picture = self._picture_rect(cell)
        return QRectF(picture.right() - _CROSS + 4, picture.top() - 4, _CROSS, _CROSS).intersected(QRectF(self.rect()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the example under the pointer, or remove it."""
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton and self._on_cross(event.position(), cell):
            self.removed.emit(self.example_at(cell))
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete remove what is pointed at."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.cell is not None:
            self.removed.emit(self.example_at(self.cell))
        else:
            super().keyPressEvent(event)

    def take_on_theme(self) -> None:
        """Drop the pictures in the ink of the former theme."""
        self._images = []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pictures, answers, and the cross on the one that is pointed at."""
        del event
        if not self._images:
            self._images = [inked(each.raw, self._picture) for each in self.examples]
        colours = tokens()
        painter = begin(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(font(Role.CAPTION))
        for index, (example, image) in enumerate(zip(self.examples, self._images, strict=True)):
            cell = Cell(*divmod(index, COLUMNS))
            area = self._picture_rect(cell)
            outline = colours.line2
            right = self._right[index]
            if right is not None:
                outline = colours.good if right else colours.bad
            paint_surface(painter, area, _RADIUS, colours.bg, outline)
            painter.drawImage(area.adjusted(2, 2, -2, -2), image)
            painter.setPen(colours.ink if cell == self.cell else colours.ink2)
            line = QRectF(area.left() - _GAP / 2, area.bottom() + 1, SIDE + _GAP, _LINE)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, class_text(self._names[example.answer]))
        if self.cell is not None:
            cross = self.cross_rect(self.cell)
            paint_surface(painter, cross, _CROSS / 2, colours.card, colours.ink3)
            mark = QRectF(0, 0, _CROSS_ICON, _CROSS_ICON)
            mark.moveCenter(cross.center())
            paint_icon(painter, "close", mark, colours.ink)

    def _picture_rect(self, cell: Cell) -> QRectF:
        return QRectF(cell.column * _PITCH.x(), 3 + cell.row * _PITCH.y(), SIDE, SIDE)

    def _on_cross(self, place: QPointF, cell: Cell) -> bool:
        return self.cross_rect(cell).contains(place)

    def _describe(self, cell: Cell | None) -> None:
        if cell is not None:
            text = self.tr("Your {answer}: click to put it on the pad, Delete to remove it")
            answer = class_text(self._names[self.example_at(cell).answer])
            self.setAccessibleDescription(text.format(answer=answer))
