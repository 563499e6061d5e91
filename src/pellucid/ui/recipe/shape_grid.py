"""The shapes of points to choose from, each as a small picture of itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from pellucid.experiment.spec import Source
from pellucid.ui.recipe.shape_picture import paint_points
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin, paint_surface

COLUMNS = 4
WIDTH, HEIGHT, GAP = 52, 44, 8
_RADIUS = 7.0
_INSET = 4.0
_GAP_BELOW = 6
_BORDER = 2.0

_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}


class ShapeGrid(QWidget):
    """Shows every shape, and which one there is. Arrow keys move among them and choose."""

    chosen = Signal(str)

    def __init__(self, shapes: Sequence[tuple[Source, str]], label: str, tooltip: str) -> None:
        super().__init__()
        self.setAccessibleName(label)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(_GAP_BELOW)
        grid.setColumnStretch(COLUMNS, 1)
        self._group = QButtonGroup(self)
        self._shapes = [key for key, _ in shapes]
        self._tiles: dict[str, _Tile] = {}
        for index, (shape, text) in enumerate(shapes):
            tile = _Tile(shape, text, f"{text}. {tooltip}")
            tile.stepped.connect(lambda by, index=index: self._step(index + by))
            self._group.addButton(tile)
            self._tiles[shape] = tile
            grid.addWidget(tile, index // COLUMNS, index % COLUMNS)
        self._shown = ""
        self._group.buttonToggled.connect(self._toggled)

    def set_current(self, shape: str) -> None:
        """Show a shape as the one that there is; none, if it is not among those to choose from."""
        self._shown = shape
        if shape in self._tiles:
            self._tiles[shape].setChecked(True)
        elif (checked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)
        self._keep_one_tab_stop()

    def _step(self, index: int) -> None:
        if 0 <= index < len(self._shapes):
            tile = self._tiles[self._shapes[index]]
            tile.setFocus(Qt.FocusReason.TabFocusReason)
            tile.setChecked(True)

    def _toggled(self, tile: "_Tile", checked: bool) -> None:
        if checked and tile.shape != self._shown:
            self._shown = tile.shape
            self._keep_one_tab_stop()
            self.chosen.emit(tile.shape)

    def _keep_one_tab_stop(self) -> None:
        stop = self._tiles[self._shown if self._shown in self._tiles else self._shapes[0]]
        for tile in self._tiles.values():
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is stop else Qt.FocusPolicy.ClickFocus)


class _Tile(QRadioButton):
    """One shape: a radio button for keyboard and screen readers, a picture for the eye."""

    stepped = Signal(int)

    def __init__(self, shape: Source, name: str, tooltip: str) -> None:
        super().__init__()
        self.shape = shape
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self.setFixedSize(WIDTH, HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._picture: QPixmap | None = None
        self._ring = FocusRing(self, _RADIUS)

    def sizeHint(self) -> QSize:
        """Return the size of a tile."""
        return QSize(WIDTH, HEIGHT)

    def hitButton(self, position: QPoint) -> bool:
        """Answer to the pointer everywhere, not only where a radio button has its mark."""
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the neighbour that an arrow points at; at an edge to none."""
        if Qt.Key(event.key()) in _ACROSS:
            self.stepped.emit(_ACROSS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Drop the picture in the colours of the former theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._picture = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, in a frame of iris when it is that of the data."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        hovered = self.underMouse() or self.isDown()
        paint_surface(painter, area, _RADIUS, colours.bg, colours.ink3 if hovered else colours.line)
        painter.drawPixmap(0, 0, self._painted())
        if self.isChecked():
            painter.setPen(QPen(colours.iris, _BORDER))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = _BORDER / 2
            painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), _RADIUS - inset, _RADIUS - inset)

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # The plane is a square.
            side = HEIGHT - 2 * _INSET
            area = QRectF(0, 0, side, side)
            area.moveCenter(QRectF(self.rect()).center())
            paint_points(painter, area, self.shape, tokens())
            painter.end()
        return self._picture
