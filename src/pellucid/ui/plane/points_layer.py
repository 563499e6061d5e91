"""The points on the decision map: train filled, test hollow, and rings around those that the network takes wrongly."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from pellucid.data.plane_features import Plane
from pellucid.ui.plane.point_look import RIM, PointLook, centred_painter
from pellucid.ui.plane.point_set import PointSet
from pellucid.ui.theme import tokens

RING_GAP, RING = 1.2, 1.6


class PointsLayer:
    """Two pictures that lie over the map, `size` logical pixels wide: the points, and the rings around wrong ones.

    Both pictures are painted when they change, and then only laid down.
    """

    def __init__(self, points: PointSet, look: PointLook, plane: Plane, size: float, ratio: float) -> None:
        self._look = look
        self.radius = look.radius
        self._set = points
        self._size = size
        self._ratio = ratio
        shares = (points.places.astype(np.float64) - plane.low) / (plane.high - plane.low)
        self._places = np.stack([shares[:, 0], 1 - shares[:, 1]], axis=1) * size
        self.points = self._painted_points()
        self.rings = self._blank()

    def show_wrong(self, wrong: NDArray[np.bool_]) -> None:
        """Put rings around the points that are `wrong`, bool (points,)."""
        radius = self.radius + RIM + RING_GAP + RING / 2
        colours = tokens()
        ring = self._stamp(radius + RING / 2 + 1)
        painter = centred_painter(ring)
        painter.setPen(QPen(colours.card, RING + 1.4))
        painter.drawEllipse(QPointF(), radius, radius)
        painter.setPen(QPen(colours.bad, RING))
        painter.drawEllipse(QPointF(), radius, radius)
        painter.end()
        self.rings = self._blank()
        painter = QPainter(self.rings)
        self._put(painter, ring, self._places[wrong])
        painter.end()

    def _painted_points(self) -> QPixmap:
        layer = self._blank()
        labels = self._look.labels(self._set)
        painter = QPainter(layer)
        # Test points are fewer and hollow: below the others they could not be made out.
        for hollow in (False, True):
            for label in np.unique(labels[self._set.test == hollow]).tolist():
                chosen = (labels == label) & (self._set.test == hollow)
                self._put(painter, self._point(label, hollow=hollow), self._places[chosen])
        painter.end()
        return layer

    def _point(self, label: int, *, hollow: bool) -> QPixmap:
        stamp = self._stamp(self.radius + RIM + 1)
        self._look.paint(stamp, label, hollow=hollow)
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


def _transparent(size: float, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
