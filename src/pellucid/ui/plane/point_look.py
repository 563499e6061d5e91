"""How a point looks on the decision map: its colour, its size, its rim, and what is written on it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from pellucid.data.dataset import Dataset
from pellucid.data.gates import CLASS_NAMES as BITS
from pellucid.data.plane import CLASS_NAMES
from pellucid.ui.class_colours import class_colours
from pellucid.ui.drawer.heat_map import readable_on
from pellucid.ui.plane.ground import VALUE_STEPS, value_colours
from pellucid.ui.plane.point_set import PointSet, value_limit
from pellucid.ui.theme import Role, font
from pellucid.ui.tokens import Tokens

# The radius of a point in logical pixels, where there are at most so many.
RADII = ((300, 4.0), (800, 3.4), (2_500, 2.6))
LEAST_RADIUS = 2.0
# Of the few points of a logic gate: there is room for their bits.
LARGE_RADIUS = 10.0
RIM = 1.0
# The hole of a test point among values, as a share of its radius, and the rim around that.
HOLE, HOLE_RIM = 0.38, 0.7


@dataclass(frozen=True)
class PointLook:
    """`colours` has one for each label and `rim` is around each point, which is so large.

    Labels are classes, or the steps of value_colours from −`limit` to `limit`.

    `names`, if there are any, are written on the points. A hollow point is of the colour `inside` there; where that is
    None, the map shows through a hole with a rim of its own.
    """

    colours: Sequence[QColor]
    rim: QColor
    radius: float
    names: Sequence[str] = ()
    inside: QColor | None = None
    limit: float = 0.0

    def labels(self, points: PointSet) -> NDArray[np.int64]:
        """Return which of the colours each point has."""
        if not points.with_values:
            return points.targets
        share = np.clip(points.targets / self.limit, -1, 1) / 2 + 0.5
        return np.rint(share * (VALUE_STEPS - 1)).astype(np.int64)

    def paint(self, stamp: QPixmap, label: int, *, hollow: bool) -> None:
        """Paint a point with this label into the middle of a transparent pixmap."""
        colour, radius = self.colours[label], self.radius
        painter = centred_painter(stamp)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.rim)
        painter.drawEllipse(QPointF(), radius + RIM, radius + RIM)
        if hollow and self.inside is not None:
            width = max(1.3, 0.45 * radius)
            painter.setPen(QPen(colour, width))
            painter.setBrush(self.inside)
            painter.drawEllipse(QPointF(), radius - width / 2, radius - width / 2)
        else:
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(), radius, radius)
            if hollow:
                self._paint_hole(painter)
        if self.names:
            painter.setFont(font(Role.LABEL_STRONG))
            painter.setPen(readable_on(colour.rgb()))
            square = QRectF(-radius, -radius, 2 * radius, 2 * radius)
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self.names[label])
        painter.end()

    def _paint_hole(self, painter: QPainter) -> None:
        hole = HOLE * self.radius
        painter.setBrush(self.rim)
        painter.drawEllipse(QPointF(), hole + HOLE_RIM, hole + HOLE_RIM)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawEllipse(QPointF(), hole, hole)


def point_look(dataset: Dataset, points: PointSet, colours: Tokens) -> PointLook:
    """Return how `points` look, which are those of `dataset` or are being painted in their place.

    A class that is just being painted is among them. Values near 0 would be lost in a pale rim on pale ground.
    """
    radius = next((radius for most, radius in RADII if len(points) <= most), LEAST_RADIUS)
    names = dataset.class_names
    if not names:
        return PointLook(value_colours(colours), colours.ink3, radius, limit=value_limit(dataset))
    if names == BITS:
        return PointLook(class_colours(BITS, colours), colours.card, LARGE_RADIUS, BITS)
    painted = max(names, CLASS_NAMES[: points.classes], key=len)
    return PointLook(class_colours(painted, colours), colours.card, radius, inside=colours.card)


def centred_painter(stamp: QPixmap) -> QPainter:
    """Return a smoothing painter whose origin is the middle of `stamp`."""
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(QPointF(), stamp.deviceIndependentSize()).center())
    return painter
