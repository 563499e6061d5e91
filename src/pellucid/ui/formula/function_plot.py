"""The curve of an activation function, with the point where a neuron is on it and the slope there."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pellucid.lens.explain.notation import Number
from pellucid.ui.formula.faces import face
from pellucid.ui.formula.figures import every_digit, figures
from pellucid.ui.formula.speech import spoken
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin, hairline

Function = Callable[[NDArray[np.float64]], NDArray[np.floating]]

LEAST_REACH = 4.0  # of the curve to both sides of 0
_BEYOND = 1.25  # times the point
_MARGIN = 6.0
_TOP, _BOTTOM = 15.0, 15.0  # for the slope, written over the curve, and for what is written under the axis
_STEPS_PER_PIXEL = 2
_JUMP = 0.5  # of the height, between neighbouring steps
_TANGENT = 0.22  # of the width, to both sides
_CURVE, _POINT = 2.0, 4.0


class FunctionPlot(QLabel):
    """Shows a = f(z) around 0 as far as z reaches, the point (z, a) and the straight line with the slope of f there.

    There is nothing to do with it. To those who hear the window it is a label: a text, its accessible name, to be read.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._function: Function | None = None
        self._z = self._a = self._slope = math.nan
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_point(self, name: str, function: Function, z: float, a: float, slope: float) -> None:
        """Show the curve of a function of that name, and where it is; what is no finite number shows no point."""
        self._function = function
        self._z, self._a, self._slope = z, a, slope
        self.setAccessibleName(
            self.tr("{name} at {z} is {a}, with slope {slope}").format(
                name=name, z=spoken(Number(z)), a=spoken(Number(a)), slope=spoken(Number(slope))
            )
        )
        self.setToolTip(
            self.tr("{name}\nz = {z}\na = {a}\nslope {slope}").format(
                name=name, z=every_digit(z), a=every_digit(a), slope=every_digit(slope)
            )
        )
        self.update()

    @property
    def reach(self) -> float:
        """Return how far the curve goes to both sides of 0: 4, 5, 10, 20, 50 …"""
        wanted = abs(self._z) * _BEYOND if math.isfinite(self._z) else 0.0
        if wanted <= LEAST_REACH:
            return LEAST_REACH
        power = 10.0 ** math.floor(math.log10(wanted))
        return next(step * power for step in (1, 2, 5, 10) if step * power >= wanted)

    def sizeHint(self) -> QSize:
        """Return a size in which the slope can be seen."""
        return QSize(168, 104)

    def minimumSizeHint(self) -> QSize:
        """Return the least one in which it can."""
        return QSize(96, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axes, curve, slope and point."""
        del event
        if self._function is None:
            return
        painter = begin(self)
        area = QRectF(self.rect()).adjusted(_MARGIN, _TOP, -_MARGIN, -_BOTTOM)
        z = np.linspace(-self.reach, self.reach, max(2, int(area.width() * _STEPS_PER_PIXEL)) + 1)
        with np.errstate(all="ignore"):
            a = np.asarray(self._function(z), np.float64)
        finite = a[np.isfinite(a)]
        heights = [0.0, *([self._a] if math.isfinite(self._a) else []), *finite]
        scale = _Scale(area, self.reach, min(heights), max(heights))
        self._paint_axes(painter, scale)
        pen = QPen(tokens().act, _CURVE)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(_curve(scale, z, a))
        if math.isfinite(self._z) and math.isfinite(self._a):
            self._paint_point(painter, scale)

    def _paint_axes(self, painter: QPainter, scale: "_Scale") -> None:
        colours = tokens()
        width = hairline(painter)
        area = scale.area
        origin = scale.place(0.0, 0.0)
        x, y = round(origin.x() / width) * width, round(origin.y() / width) * width
        painter.fillRect(QRectF(area.left(), y, area.width(), width), colours.line2)
        painter.fillRect(QRectF(x, area.top(), width, area.height()), colours.line2)
        painter.setPen(colours.ink3)
        small = font(Role.CAPTION)
        painter.setFont(small)
        below = QRectF(area.left() - _MARGIN, area.bottom() + 1, area.width() + 2 * _MARGIN, _BOTTOM)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, figures(-self.reach).text)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, figures(self.reach).text)
        painter.setFont(face(small.pixelSize(), italic=True))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, "z")

    def _paint_point(self, painter: QPainter, scale: "_Scale") -> None:
        colours = tokens()
        place = scale.place(self._z, self._a)
        painter.setPen(QPen(colours.ink3, hairline(painter), Qt.PenStyle.DashLine))
        painter.drawLine(place, QPointF(place.x(), scale.place(0.0, 0.0).y()))
        painter.drawLine(place, QPointF(scale.place(0.0, 0.0).x(), place.y()))
        if math.isfinite(self._slope):
            painter.setClipRect(scale.area.adjusted(-_MARGIN, -1, _MARGIN, 1))
            across = scale.direction(self._slope) * (_TANGENT * scale.area.width())
            painter.setPen(QPen(colours.iris, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(place - across, place + across)
            painter.setClipping(False)
            self._write_slope(painter)
        painter.setPen(QPen(colours.card, 1.5))
        painter.setBrush(colours.act)
        painter.drawEllipse(place, _POINT, _POINT)

    def _write_slope(self, painter: QPainter) -> None:
        text = self.tr("slope {slope}").format(slope=figures(self._slope).text)
        painter.setFont(font(Role.CAPTION_STRONG))
        painter.setPen(tokens().iris)
        painter.drawText(QPointF(0.0, QFontMetricsF(painter.font()).ascent()), text)


class _Scale:
    """Where values of z and a lie in `area`."""

    def __init__(self, area: QRectF, reach: float, low: float, high: float) -> None:
        self.area = area
        self._reach = reach
        self._low = low
        self._height = (high - low) or 1.0

    def place(self, z: float, a: float) -> QPointF:
        return QPointF(
            self.area.left() + (z + self._reach) / (2 * self._reach) * self.area.width(),
            self.area.bottom() - (a - self._low) / self._height * self.area.height(),
        )

    def direction(self, slope: float) -> QPointF:
        """Return the step of length 1 along a line with a slope."""
        right = self.area.width() / (2 * self._reach)
        up = slope * self.area.height() / self._height
        length = math.hypot(right, up)
        return QPointF(right / length, -up / length)


def _curve(scale: _Scale, z: NDArray[np.float64], a: NDArray[np.float64]) -> QPainterPath:
    """Return the curve, interrupted where it jumps or is no finite number."""
    path = QPainterPath()
    before: QPointF | None = None
    for one, other in zip(z.tolist(), a.tolist(), strict=True):
        place = scale.place(one, other) if math.isfinite(other) else None
        if place is not None and before is not None and abs(place.y() - before.y()) <= _JUMP * scale.area.height():
            path.lineTo(place)
        elif place is not None:
            path.moveTo(place)
        before = place
    return path
