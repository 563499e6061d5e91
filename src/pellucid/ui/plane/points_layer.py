"""The points on the decision map: train filled, test hollow, and rings around those that the network takes wrongly."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from pellucid.data.plane import CLASS_NAMES
from pellucid.data.plane_features import Plane
from pellucid.ui.class_colours import class_colours
from pellucid.ui.plane.ground import value_colours
from pellucid.ui.plane.point_set import PointSet
from pellucid.ui.theme import tokens

# The radius of a point in logical pixels, where there are at most so many.
RADII = ((300, 4.0), (800, 3.4), (2_500, 2.6))
LEAST_RADIUS = 2.0
RIM = 1.0
RING_GAP, RING = 1.2, 1.6


class PointsLayer:
    """Two pictures that lie over the map, `size` logical pixels wide: the points, and the rings around wrong ones.

    `colours` has one for each label, `rim` is what stands around a point. Both pictures are painted when they change,
    and then only laid down.
    """

    def __init__(
        self, points: PointSet, colours: Sequence[QColor], rim: QColor, plane: Plane, size: float, ratio: float
    ) -> None:
        self._rim = rim
        self._set = points
        self._size = size
        self._ratio = ratio
        self._radius = next((radius for most, radius in RADII if len(points) <= most), LEAST_RADIUS)
        shares = (points.places.astype(np.float64) - plane.low) / (plane.high - plane.low)
        self._places = np.stack([shares[:, 0], 1 - shares[:, 1]], axis=1) * size
        self.points = self._painted_points(colours)
        self.rings = self._blank()

    def show_wrong(self, wrong: NDArray[np.bool_]) -> None:
        """Put rings around the points that are `wrong`, bool (points,)."""
        radius = self._radius + RIM + RING_GAP + RING / 2
        colours = tokens()
        ring = self._stamp(radius + RING / 2 + 1)
        painter = _painter(ring)
        painter.setPen(QPen(colours.card, RING + 1.4))
        painter.drawEllipse(QPointF(), radius, radius)
        painter.setPen(QPen(colours.bad, RING))
        painter.drawEllipse(QPointF(), radius, radius)
        painter.end()
        self.rings = self._blank()
        painter = QPainter(self.rings)
        self._put(painter, ring, self._places[wrong])
        painter.end()

    def _painted_points(self, colours: Sequence[QColor]) -> QPixmap:
        layer = self._blank()
        painter = QPainter(layer)
        # Test points are fewer and hollow: below the others they could not be made out.
        for hollow in (False, True):
            for number, colour in enumerate(colours):
                chosen = (self._set.labels == number) & (self._set.test == hollow)
                self._put(painter, self._point(colour, hollow=hollow), self._places[chosen])
        painter.end()
        return layer

    def _point(self, colour: QColor, *, hollow: bool) -> QPixmap:
        stamp = self._stamp(self._radius + RIM + 1)
        paint_point(stamp, colour, self._rim, self._radius, hollow=hollow)
        return stamp

    def _blank(self) -> QPixmap:
        return _transparent(self._size, self._ratio)

    def _stamp(self, reach: float) -> QPixmap:
        return _transparent(2 * math.ceil(reach), self._ratio)

    def _put(self, painter: QPainter, stamp: QPixmap, places: NDArray[np.float64]) -> None:
        half = stamp.deviceIndependentSize().width() / 2
        # To whole pixels of the screen, so that the stamp stays as sharp as it was painted.
        corners = np.rint((places - half) * self._ratio) / self._ratio
        for x, y in corners.tolist():
            painter.drawPixmap(QPointF(x, y), stamp)


def point_colours(names: Sequence[str], classes: int) -> tuple[tuple[QColor, ...], QColor]:
    """Return the colour of each class or, without `names`, of each step of values, and that of a point's rim.

    A class that is just being painted, of so many `classes`, is among them. Values near 0 would be lost in a pale rim
    on pale ground.
    """
    colours = tokens()
    if not names:
        return value_colours(colours), colours.ink3
    return class_colours(max(names, CLASS_NAMES[:classes], key=len), colours), colours.card


def paint_point(stamp: QPixmap, colour: QColor, rim: QColor, radius: float, *, hollow: bool) -> None:
    """Paint a point into the middle of a transparent pixmap; a hollow one is of the colour of a card inside."""
    painter = _painter(stamp)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(rim)
    painter.drawEllipse(QPointF(), radius + RIM, radius + RIM)
    if hollow:
        width = max(1.3, 0.45 * radius)
        painter.setPen(QPen(colour, width))
        painter.setBrush(tokens().card)
        painter.drawEllipse(QPointF(), radius - width / 2, radius - width / 2)
    else:
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(), radius, radius)
    painter.end()


def _painter(stamp: QPixmap) -> QPainter:
    """Return a smoothing painter whose origin is the middle of `stamp`."""
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(QPointF(), stamp.deviceIndependentSize()).center())
    return painter


def _transparent(size: float, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
