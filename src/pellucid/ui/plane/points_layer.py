"""The points on the decision map: train filled, test hollow, and rings around those that the network takes wrongly."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from pellucid.data.dataset import Dataset, RawArray
from pellucid.ui.plane.class_colours import class_colours
from pellucid.ui.theme import tokens

# The radius of a point in logical pixels, where there are at most so many.
RADII = ((300, 4.0), (800, 3.4), (2_500, 2.6))
LEAST_RADIUS = 2.0
RIM = 1.0
RING_GAP, RING = 1.2, 1.6


class PointsLayer:
    """Two pictures that lie over the map, `size` logical pixels wide: the points, and the rings around wrong ones.

    Both are painted when they change and then only laid down.
    """

    def __init__(self, dataset: Dataset, size: float, ratio: float) -> None:
        self._dataset = dataset
        self._size = size
        self._ratio = ratio
        count = len(dataset.t_train) + len(dataset.t_test)
        self._radius = next((radius for most, radius in RADII if count <= most), LEAST_RADIUS)
        self._train, self._test = self._places(dataset.x_train), self._places(dataset.x_test)
        self.points = self._painted_points()
        self.rings = self._blank()

    def show_wrong(self, train: NDArray[np.bool_], test: NDArray[np.bool_]) -> None:
        """Put rings around the training and the test points that are wrong."""
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
        for places, wrong in ((self._train, train), (self._test, test)):
            self._put(painter, ring, places[wrong])
        painter.end()

    def _painted_points(self) -> QPixmap:
        layer = self._blank()
        painter = QPainter(layer)
        colours = class_colours(self._dataset.classes, tokens())
        # Test points are fewer and hollow: below the others they could not be made out.
        for places, labels, hollow in (
            (self._train, self._dataset.t_train, False),
            (self._test, self._dataset.t_test, True),
        ):
            for number, colour in enumerate(colours):
                self._put(painter, self._point(colour, hollow=hollow), places[labels == number])
        painter.end()
        return layer

    def _point(self, colour: QColor, *, hollow: bool) -> QPixmap:
        stamp = self._stamp(self._radius + RIM + 1)
        paint_point(stamp, colour, self._radius, hollow=hollow)
        return stamp

    def _places(self, points: RawArray) -> NDArray[np.float64]:
        plane = self._dataset.plane
        assert plane is not None
        shares = (points.astype(np.float64) - plane.low) / (plane.high - plane.low)
        return np.stack([shares[:, 0], 1 - shares[:, 1]], axis=1) * self._size

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


def paint_point(stamp: QPixmap, colour: QColor, radius: float, *, hollow: bool) -> None:
    """Paint a point into the middle of a transparent pixmap, with a rim in the colour of a card."""
    painter = _painter(stamp)
    ground = tokens().card
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(), radius + RIM, radius + RIM)
    if hollow:
        width = max(1.3, 0.45 * radius)
        painter.setPen(QPen(colour, width))
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
