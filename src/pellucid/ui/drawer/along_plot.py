"""One quantity along one weight: its curve, where the weight stands, and the slope there."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.drawer.value_axis import axis_text
from pellucid.ui.progress.scales import linear_ticks, tick_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin, hairline

HEAD, FOOT, LEFT = 27.0, 18.0, 38.0
# How far the slope is drawn to both sides, as a share of the width.
TANGENT = 0.22
BALL = 5.0
# Of an arrow key, as a share of the reach; Shift takes ten at once.
STEP, LARGE_STEP = 0.01, 10

_DIRECTIONS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


@dataclass(frozen=True, eq=False)
class Along:
    """What a plot shows: `values` at evenly spaced `weights`, and `value` and `slope` at the present `weight`.

    A curve of `stairs` keeps its value up to the middle of two weights. `percent` tells that values are shares.
    """

    weights: NDArray[np.float64]
    values: NDArray[np.float64]
    weight: float
    value: float
    slope: float
    stairs: bool = False
    percent: bool = False


class AlongPlot(QWidget):
    """Plots a quantity along a weight. The ball can be dragged, and arrow keys move it.

    `moved` brings the value wanted for the weight, and whether the hand has come to rest.
    """

    moved = Signal(float, bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._along: Along | None = None
        self._remark = ""
        self._held = False
        self.setAccessibleName(title)
        self.setToolTip(self.tr("Drag to move the weight; arrow keys move it too, with Shift ten times as far"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self, area=self.area)

    @property
    def held(self) -> bool:
        """Tell whether the weight is being dragged."""
        return self._held

    def let_go(self) -> None:
        """Leave the weight where it is, if it is in hand: it belongs to another network."""
        self._held = False

    def show_along(self, along: Along | None, remark: str = "") -> None:
        """Show a curve and say something about its slope."""
        self._along, self._remark = along, remark
        self.setAccessibleDescription(remark)
        self.update()

    def area(self) -> QRectF:
        """Return where the curve is."""
        return QRectF(LEFT, HEAD, self.width() - LEFT - 6, self.height() - HEAD - FOOT)

    def place(self, weight: float, value: float) -> QPointF:
        """Return where a value at a weight lies, be it outside."""
        along, area = self._along, self.area()
        assert along is not None
        low, high = float(along.weights[0]), float(along.weights[-1])
        across = (weight - low) / (high - low)
        return QPointF(area.left() + across * area.width(), area.bottom() - value / self._top() * area.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the weight to where the pointer is."""
        if event.button() != Qt.MouseButton.LeftButton or self._along is None:
            event.ignore()
            return
        self._held = True
        self._move_to(event.position(), final=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the weight along."""
        if self._held and self._along is not None:
            self._move_to(event.position(), final=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the weight rest there."""
        if self._held and self._along is not None:
            self._move_to(event.position(), final=True)
        self._held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the weight with the arrow keys."""
        direction = _DIRECTIONS.get(Qt.Key(event.key()))
        if direction is None or self._along is None:
            super().keyPressEvent(event)
            return
        steps = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        reach = float(self._along.weights[-1])
        self.moved.emit(self._along.weight + direction * steps * STEP * reach, True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title and remark, axes, curve, slope and ball."""
        del event
        painter = begin(self)
        colours = tokens()
        top = QRectF(LEFT, 4, self.width() - LEFT - 6, HEAD - 8)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Role.LABEL_STRONG))
        painter.setPen(colours.ink)
        painter.drawText(top, middle, self._title)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink2)
        painter.drawText(top, middle | Qt.AlignmentFlag.AlignRight, self._remark)
        along = self._along
        if along is None:
            return
        self._paint_axes(painter, along)
        painter.save()
        painter.setClipRect(self.area().adjusted(-1, -2, 1, 2))
        painter.setPen(QPen(colours.train, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for part in self._curve(along):
            painter.drawPolyline(part)
        painter.restore()
        if np.isfinite([along.value, along.slope]).all():
            self._paint_slope(painter, along)

    def _top(self) -> float:
        """Return the value at the top of the axis."""
        along = self._along
        assert along is not None
        if along.percent:
            return 1.0
        finite = along.values[np.isfinite(along.values)]
        return linear_ticks(max(float(finite.max(initial=0.0)), 1e-3))[-1]

    def _move_to(self, position: QPointF, *, final: bool) -> None:
        along, area = self._along, self.area()
        assert along is not None
        across = min(max((position.x() - area.left()) / area.width(), 0.0), 1.0)
        low, high = float(along.weights[0]), float(along.weights[-1])
        self.moved.emit(low + across * (high - low), final)

    def _curve(self, along: Along) -> list[QPolygonF]:
        """Return the curve, parted where it is not finite."""
        weights, values = along.weights, along.values
        if along.stairs:
            middles = (weights[1:] + weights[:-1]) / 2
            weights = np.concatenate([weights[:1], np.repeat(middles, 2), weights[-1:]])
            values = np.repeat(values, 2)
        parts, part = [], QPolygonF()
        for weight, value in zip(weights.tolist(), values.tolist(), strict=True):
            if np.isfinite(value):
                part.append(self.place(weight, value))
            elif part.size():
                parts.append(part)
                part = QPolygonF()
        return [*parts, part] if part.size() else parts

    def _paint_axes(self, painter: QPainter, along: Along) -> None:
        colours, area, thin = tokens(), self.area(), hairline(painter)
        flag = Qt.AlignmentFlag
        ticks = [0.0, 0.5, 1.0] if along.percent else linear_ticks(self._top())
        painter.setFont(font(Role.CAPTION))
        for tick in ticks:
            y = self.place(0.0, tick).y()
            painter.fillRect(QRectF(area.left(), y, area.width(), thin), colours.line)
            painter.setPen(colours.ink3)
            text = f"{tick:.0%}" if along.percent else tick_text(tick)
            painter.drawText(QRectF(0, y - 8, LEFT - 6, 16), flag.AlignRight | flag.AlignVCenter, text)
        low, high = float(along.weights[0]), float(along.weights[-1])
        for weight, side in ((low, flag.AlignLeft), (0.0, flag.AlignHCenter), (high, flag.AlignRight)):
            below = QRectF(area.left(), area.bottom() + 3, area.width(), FOOT - 3)
            painter.drawText(below, side | flag.AlignTop, axis_text(weight))

    def _paint_slope(self, painter: QPainter, along: Along) -> None:
        """Paint the slope as a piece of the tangent, and the ball where it touches."""
        colours = tokens()
        reach = TANGENT * float(along.weights[-1] - along.weights[0])
        painter.save()
        painter.setClipRect(self.area().adjusted(-1, -8, 1, 8))
        ends = [self.place(along.weight + way, along.value + way * along.slope) for way in (-reach, reach)]
        painter.setPen(QPen(colours.ink, 1.5))
        painter.drawLine(*ends)
        painter.restore()
        painter.setPen(QPen(colours.card, 2.0))
        painter.setBrush(colours.iris)
        painter.drawEllipse(self.place(along.weight, along.value), BALL + 1, BALL + 1)
