"""The first weight matrix of a network that reads pictures: each neuron's weights as a picture of their own."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from pellucid.lens.weights import WeightMatrix
from pellucid.ui.drawer.header import paint_header
from pellucid.ui.drawer.heat_map import image_of, signed_colours
from pellucid.ui.drawer.matrix_view import shape_text
from pellucid.ui.drawer.metrics import IMAGE_TOP, PAGE_HEIGHT
from pellucid.ui.theme import tokens
from pellucid.ui.tokens import Tokens
from pellucid.ui.widgets.cell_grid import Cell, CellGrid

_BOTTOM = 8
_LARGEST_TILE = 56
# With the usual fifty neurons, a tile then shows each weight in a pixel.
_BREADTH = 8
_ROUNDING = 0.07


class TilesView(CellGrid):
    """Shows a matrix (pixels, neurons) as one tile for each neuron, on a colour scale from −limit to +limit.

    Its cells are the weights: in `rows` × `columns` tiles, each of `picture` (height, width) weights.
    """

    def __init__(self, matrix: WeightMatrix, picture: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = matrix
        self.limit = 0.0
        self.picture = picture
        self.rows, self.columns, self.pitch = 1, 1, 1.0
        # Shift and an arrow lead to the same weight of the next neuron.
        self.far = picture
        self._image: QImage | None = None
        self._mask: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedHeight(PAGE_HEIGHT)
        self.setAccessibleName(self.tr("Weights {name}").format(name=matrix.label))

    @property
    def neurons(self) -> int:
        """Return the number of tiles."""
        return self.matrix.values.shape[1]

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of rows and of columns of weights, those of tiles that are missing at the end included."""
        height, width = self.picture
        return self.rows * height, self.columns * width

    def breadth(self) -> int:
        """Return how wide the view wants to be, in columns of a matrix."""
        return _BREADTH * self.neurons

    def grid_rect(self) -> QRectF:
        """Return where the tiles are."""
        return QRectF(0, IMAGE_TOP, self.columns * self.pitch, self.rows * self.pitch)

    def weight_at(self, cell: Cell) -> tuple[int, int]:
        """Return which pixel of the input, and which neuron, a cell stands for."""
        height, width = self.picture
        (tile_row, row), (tile_column, column) = divmod(cell.row, height), divmod(cell.column, width)
        return row * width + column, tile_row * self.columns + tile_column

    def tile_rect(self, neuron: int) -> QRectF:
        """Return where a neuron's tile is."""
        row, column = divmod(neuron, self.columns)
        side = self.pitch - 1
        return QRectF(column * self.pitch, IMAGE_TOP + row * self.pitch, side, side)

    def cell_at(self, place: QPointF) -> Cell | None:
        """Return the weight at a point of the widget; None where there is no neuron.

        What lies in the gap between two tiles belongs to the one before it.
        """
        area = self.grid_rect()
        height, width = self.picture
        tile_row, down = divmod(place.y() - area.top(), self.pitch)
        tile_column, across = divmod(place.x() - area.left(), self.pitch)
        if not (0 <= tile_row < self.rows and 0 <= tile_column < self.columns):
            return None
        if tile_row * self.columns + tile_column >= self.neurons:
            return None
        side = self.pitch - 1
        row, column = min(int(down / side * height), height - 1), min(int(across / side * width), width - 1)
        return Cell(int(tile_row) * height + row, int(tile_column) * width + column)

    def cell_rect(self, cell: Cell) -> QRectF:
        """Return where a weight is."""
        height, width = self.picture
        tile = self.tile_rect(self.weight_at(cell)[1])
        across, down = tile.width() / width, tile.height() / height
        return QRectF(tile.left() + cell.column % width * across, tile.top() + cell.row % height * down, across, down)

    def point_at(self, cell: Cell | None) -> None:
        """Point at a weight; where the last row has ended, at that of the last neuron."""
        if cell is not None and self.weight_at(cell)[1] >= self.neurons:
            width = self.picture[1]
            cell = Cell(cell.row, (self.neurons - 1) % self.columns * width + cell.column % width)
        super().point_at(cell)

    def show_matrix(self, matrix: WeightMatrix, limit: float) -> None:
        """Show other values of the same shape, on the scale from −limit to +limit."""
        self.matrix, self.limit = matrix, limit
        self._image = None
        self.update(0, IMAGE_TOP - 2, self.width(), self.height() - IMAGE_TOP + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the tiles in the new width."""
        super().resizeEvent(event)
        self.rows, self.columns, self.pitch = arrangement(
            self.neurons, self.width() + 1, PAGE_HEIGHT - IMAGE_TOP - _BOTTOM
        )
        self._mask = None
        self.point_at(None)
        self.grid_moved()

    def take_on_theme(self) -> None:
        """Drop the tiles in the colours of the former theme."""
        self._image = self._mask = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has changed: mostly the tiles, seldom the header."""
        colours = tokens()
        painter = QPainter(self)
        painter.fillRect(event.rect(), colours.card)
        if event.rect().top() < IMAGE_TOP - 2:
            paint_header(painter, self.width(), (self.matrix.label,), shape_text(self.matrix))
        if self._image is None:
            height, width = self.picture
            values = self.matrix.values.T.reshape(self.neurons * height, width)
            self._image = image_of(signed_colours(values, self.limit, colours))
        self._paint_tiles(painter, self._image)
        ratio = self.devicePixelRatioF()
        if self._mask is None or self._mask.devicePixelRatio() != ratio:
            self._mask = self._corners(colours, ratio)
        painter.drawPixmap(0, IMAGE_TOP, self._mask)
        if self.cell is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.ink, 1))
            tile = self.tile_rect(self.weight_at(self.cell)[1])
            rounding = _ROUNDING * tile.width()
            painter.drawRoundedRect(tile.adjusted(-0.5, -0.5, 0.5, 0.5), rounding, rounding)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.paint_mark(painter)

    def _paint_tiles(self, painter: QPainter, image: QImage) -> None:
        height, width = self.picture
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for neuron in range(self.neurons):
            painter.drawImage(self.tile_rect(neuron), image, QRect(0, neuron * height, width, height))

    def _corners(self, colours: Tokens, ratio: float) -> QPixmap:
        """Return what rounds the corners of the tiles: the colour of the card, wherever no tile is."""
        area = self.grid_rect()
        mask = QPixmap(max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio)))
        mask.setDevicePixelRatio(ratio)
        mask.fill(Qt.GlobalColor.transparent)
        path = QPainterPath()
        path.addRect(QRectF(0, 0, area.width(), area.height()))
        for neuron in range(self.neurons):
            tile = self.tile_rect(neuron).translated(0, -IMAGE_TOP)
            path.addRoundedRect(tile, _ROUNDING * tile.width(), _ROUNDING * tile.width())
        painter = QPainter(mask)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, colours.card)
        painter.end()
        return mask


def arrangement(tiles: int, width: int, height: int) -> tuple[int, int, float]:
    """Return rows, columns and distance of the largest tiles that fit, in whole pixels where there is room for one."""
    best = (1, 1, 0.0)
    for rows in range(1, tiles + 1):
        columns = -(-tiles // rows)
        pitch = min(width / columns, height / rows, _LARGEST_TILE + 1.0)
        if pitch > best[2]:
            best = (rows, columns, pitch)
    rows, columns, pitch = best
    return rows, columns, float(int(pitch)) if pitch >= 2.0 else pitch
