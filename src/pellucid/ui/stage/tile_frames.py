"""What lies over the tiles of a column: rounded corners, outlines, and the marks of the biases, in one picture."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from pellucid.ui.stage.bias_marks import mark_side, paint_mark
from pellucid.ui.stage.faces import OUTLINE_OPACITY
from pellucid.ui.stage.layout import ColumnPlace
from pellucid.ui.tokens import Tokens

Pixels = NDArray[np.uint32]

FORMAT = QImage.Format.Format_ARGB32_Premultiplied


class TileFrames:
    """The frames of the tiles at `areas`, which are aligned to device pixels and alike.

    So a mark is the same few pixels over every tile: they are painted once, and copied to where a mark has changed.
    """

    def __init__(self, place: ColumnPlace, areas: Sequence[QRectF], tokens: Tokens, scale: float) -> None:
        self._mark = place.bias_mark
        self._tokens = tokens
        self._scale = scale
        self._side = mark_side(place.bias_mark, scale) if place.bias_mark else 0
        left, top = self._inset(place)
        # Marks stand a little out of their tiles, to the left and below.
        margin = max(0, -left, top + self._side - round(areas[0].height() * scale))
        self._left = margin + left
        self._corner = areas[0].topLeft() - QPointF(margin / scale, margin / scale)
        self._tops = [round((area.top() - self._corner.y()) * scale) + top for area in areas]
        self._pixels = self._frames(place, areas, margin)
        self._plain = self._over(0).copy()
        self._looks: dict[int, Pixels] = {}
        self._levels = [-1] * len(areas)

    def show_biases(self, levels: Sequence[int]) -> None:
        """Show these entries of the signed map in the marks."""
        for row, (level, former) in enumerate(zip(levels, self._levels, strict=True)):
            if level != former:
                if level not in self._looks:
                    self._looks[level] = self._look(level)
                self._over(row)[:] = self._looks[level]
                self._levels[row] = level

    def paint(self, painter: QPainter) -> None:
        """Paint frames and marks."""
        painter.drawImage(self._corner, self._image(self._pixels))

    def _inset(self, place: ColumnPlace) -> tuple[int, int]:
        """Return the corner of a mark from the corner of its tile, in device pixels."""
        x, y = (float(spots[0]) for spots in place.bias_spots)
        left, top = x - place.x + place.radius, y - float(place.y[0]) + place.radius
        return round(left * self._scale - self._side / 2), round(top * self._scale - self._side / 2)

    def _over(self, row: int) -> Pixels:
        """Return the part of the picture where a mark lies."""
        return self._pixels[self._tops[row] :, self._left :][: self._side, : self._side]

    def _look(self, level: int) -> Pixels:
        """Return a mark over a bare frame."""
        pixels = self._plain.copy()
        image = self._image(pixels)
        painter = QPainter(image)
        paint_mark(painter, self._mark, level, self._tokens)
        painter.end()
        return pixels

    def _image(self, pixels: Pixels) -> QImage:
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, FORMAT)
        image.setDevicePixelRatio(self._scale)
        return image

    def _frames(self, place: ColumnPlace, areas: Sequence[QRectF], margin: int) -> Pixels:
        """Return the corners of the page around all tiles, which round what lies below, and their outlines."""
        size = (areas[-1].bottomRight() - self._corner) * self._scale + QPointF(margin, margin)
        pixels = np.zeros((math.ceil(size.y()), math.ceil(size.x())), dtype=np.uint32)
        image = self._image(pixels)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._corner)
        outline = QColor(self._tokens.ink)
        outline.setAlphaF(OUTLINE_OPACITY)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = (place.rounding or 0.0) * place.diameter
        for area in areas:
            square, hole = QPainterPath(), QPainterPath()
            square.addRect(area)
            hole.addRoundedRect(area, radius, radius)
            painter.fillPath(square - hole, self._tokens.bg)
            painter.setPen(QPen(outline, 1))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
        painter.end()
        return pixels
