"""The tiles of a column as one picture that NumPy fills, so that a frame paints them with a single call."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from pellucid.ui.stage.faces import DASH
from pellucid.ui.stage.layout import ColumnPlace

FloatArray = NDArray[np.float32]

MOST_CELLS = 80  # in a row of a tile; on finer screens a cell takes more than one pixel


def cells_of(place: ColumnPlace, scale: float) -> int:
    """Return how many cells of the plane stand in a row of the tiles at `place`: one to a device pixel, or fewer."""
    side = _side(place, scale)
    return math.ceil(side / math.ceil(side / MOST_CELLS))


class TileStrip:
    """The tiles at one place, aligned to device pixels, of which there are `scale` to a logical one.

    What it is given has `cells` × `cells` values for each tile, at least as many as `cells_of` says.
    """

    def __init__(self, place: ColumnPlace, cells: int, scale: float) -> None:
        self._scale = scale
        side = self._side = _side(place, scale)
        self._left = round((place.x - place.radius) * scale)
        self._tops = [round((y - place.radius) * scale) for y in place.y.tolist()]
        # Between the tiles everything below shows.
        self._pixels = np.zeros((self._tops[-1] - self._tops[0] + side, side), dtype=np.uint32)
        self._tiles = [self._pixels[top - self._tops[0] :][:side] for top in self._tops]
        line = np.arange(side) * cells // side
        self._nearest = None if side == cells else (line[:, np.newaxis] * cells + line).ravel()

    @property
    def areas(self) -> list[QRectF]:
        """Return where the tiles lie, in logical pixels."""
        side = self._side / self._scale
        return [QRectF(self._left / self._scale, top / self._scale, side, side) for top in self._tops]

    def sampled(self, values: FloatArray) -> FloatArray:
        """Return of `values`, (tiles, cells²), the one for each device pixel: (tiles, pixels)."""
        return values if self._nearest is None else np.take(values, self._nearest, axis=1)

    def fill(self, colours: NDArray[np.uint32], silent: NDArray[np.bool_], dash: QColor) -> None:
        """Take opaque `colours`, (tiles, pixels), and put a dash in the middle of tiles that are `silent`."""
        side = self._side
        for tile, colour in zip(self._tiles, colours, strict=True):
            tile[:] = colour.reshape(side, side)
        width, height = round(min(DASH * self._scale, 0.4 * side)), max(1, round(self._scale))
        across, down = ((side - each) // 2 for each in (width, height))
        for at in np.flatnonzero(silent).tolist():
            self._tiles[at][down : down + height, across : across + width] = dash.rgb()

    def paint(self, painter: QPainter) -> None:
        """Paint all tiles."""
        height, width = self._pixels.shape
        image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self._scale)
        painter.drawImage(QPointF(self._left / self._scale, self._tops[0] / self._scale), image)


def _side(place: ColumnPlace, scale: float) -> int:
    return max(1, round(place.diameter * scale))
