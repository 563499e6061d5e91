"""The map of a loss landscape: where the network is on it, how it got there, and the hand that moves it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from pellucid.lens.planes import Point
from pellucid.ui.drawer.landscape_picture import paint_landscape
from pellucid.ui.drawer.landscape_sheet import Sheet
from pellucid.ui.drawer.loss_scale import LossScale, loss_scale, reading_text
from pellucid.ui.drawer.value_axis import axis_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.tokens import Tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin, hairline, paint_surface

LEFT, TOP, RIGHT, BOTTOM = 40, 10, 4, 18
_BALL, _REACH = 6.0, 13.0
_STEPS, _FAR = 20, 5
_NOTCH = 120
# The tag with the loss, and how far from the point it is: clear of a ball.
_TAG, _ASIDE = 18.0, 10.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT_END = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LandscapeMap(QWidget):
    """Shows a sheet, with a ball where the network is and the way that it came.

    Where the ball is movable, it is dragged with the pointer or moved with the arrow keys, with Shift further; where it
    is not, the arrow keys move what is pointed at. The wheel and the keys + and − ask for a narrower or a wider range.
    """

    moved = Signal(object, bool)  # Point to which the ball was moved; and whether it was let go there
    zoomed = Signal(bool)  # whether inwards

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self.scale: LossScale | None = None
        self.ball: Point | None = None
        self.way: NDArray[np.float64] = np.empty((0, 2))
        self.point: Point | None = None
        self._picture: QPixmap | None = None
        # Where pointer or keys have moved the ball to and hold it, and where from its middle the pointer has taken it.
        self._held: Point | None = None
        self._grip: QPointF | None = None
        self._turned = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Map of the loss"))
        self._ring = FocusRing(self, 2.0, self.area)

    @property
    def held(self) -> bool:
        """Tell whether the ball is in hand."""
        return self._held is not None or self._grip is not None

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show other losses, or none."""
        if sheet is None or not sheet.continues(self.sheet):
            self._held = self._grip = None
        self.sheet = sheet
        self.scale = None if sheet is None else loss_scale(sheet.losses)
        self._picture = None
        if not self.held:
            self._point_at(None)
        self.update()

    def show_run(self, ball: Point, way: NDArray[np.float64]) -> None:
        """Show where the network is and the points (points, 2) that it came by; while it is held, it stays in hand."""
        if not self.held:
            self.ball = ball
        self.way = way
        self.update()

    def reading(self) -> str:
        """Return what is to be read where one points: the loss, and the coordinates; nothing if one points nowhere."""
        if self.sheet is None or self.point is None:
            return ""
        loss = self.tr("Loss ≈ {loss}").format(loss=reading_text(self.sheet.loss_at(self.point)))
        return ", ".join([loss, *self.sheet.coordinates(self.point)])

    def area(self) -> QRectF:
        """Return where the losses are."""
        return QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM)

    def place_of(self, point: Point) -> QPointF:
        """Return where a point of the sheet lies in the widget, be it outside the map."""
        assert self.sheet is not None
        return self.sheet.place_of(point, self.area())

    def point_at(self, place: QPointF) -> Point:
        """Return the point at a place, or the nearest one of the map."""
        assert self.sheet is not None
        return self.sheet.point_at(place, self.area())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the ball."""
        if event.button() == Qt.MouseButton.LeftButton and self._over_ball(event.position()):
            self._grip = self._ball_place() - event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the ball, or point at what is under the pointer."""
        if self._grip is not None:
            self._move(self.point_at(event.position() + self._grip))
        elif self.sheet is not None:
            over = self._over_ball(event.position())
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.CrossCursor)
            inside = self.area().contains(event.position())
            self._point_at(self.point_at(event.position()) if inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the ball go."""
        if event.button() == Qt.MouseButton.LeftButton and self._grip is not None:
            self._let_go()
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask for a narrower or a wider range."""
        if self.sheet is None:
            event.ignore()
            return
        event.accept()
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= _NOTCH:
            self.zoomed.emit(self._turned > 0)
            self._turned -= _NOTCH if self._turned > 0 else -_NOTCH

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the ball, or what is pointed at."""
        key = Qt.Key(event.key())
        if self.sheet is None:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            far = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._step(*(far * step for step in _ARROWS[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoomed.emit(key == Qt.Key.Key_Plus)
        elif key == Qt.Key.Key_Escape and self.point is not None:
            self._point_at(None)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the ball go where the keys have moved it."""
        if Qt.Key(event.key()) in _ARROWS and not event.isAutoRepeat() and self._held is not None:
            self._let_go()
        else:
            super().keyReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        if not self.held:
            self._point_at(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the ball go, and point at nothing."""
        super().focusOutEvent(event)
        self._let_go()
        self._point_at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the picture anew for the new size."""
        self._picture = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint the picture anew in the colours of a new theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._picture = None
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, the axes, the way and the ball."""
        del event
        if self.sheet is None or self.scale is None:
            return
        colours, area = tokens(), self.area()
        painter = begin(self)
        if self._picture is None:
            size = area.width(), area.height()
            self._picture = paint_landscape(size, self.devicePixelRatioF(), self.sheet.losses, self.scale, colours)
        painter.drawPixmap(area.topLeft(), self._picture)
        line = hairline(painter)
        painter.setPen(QPen(colours.line2, line))
        painter.drawRect(area.adjusted(line / 2, line / 2, -line / 2, -line / 2))
        self._paint_axes(painter, colours)
        painter.save()
        painter.setClipRect(area)
        self._paint_way(painter, colours)
        self._paint_cross(painter, colours)
        painter.restore()
        self._paint_ball(painter, colours)
        self._paint_loss(painter, colours)

    def _ball_place(self) -> QPointF:
        """Return where the ball is, at the edge of the map if it lies beyond."""
        assert self.ball is not None
        place, area = self.place_of(self.ball), self.area()
        return QPointF(min(max(place.x(), area.left()), area.right()), min(max(place.y(), area.top()), area.bottom()))

    def _over_ball(self, place: QPointF) -> bool:
        if self.sheet is None or not self.sheet.movable or self.ball is None:
            return False
        away = place - self._ball_place()
        return bool(np.hypot(away.x(), away.y()) <= _REACH)

    def _step(self, across: int, up: int) -> None:
        """Move by steps of the grid what the arrow keys move."""
        assert self.sheet is not None
        start = (self._held or self.ball) if self.sheet.movable else (self.point or self.ball)
        if start is None:
            return
        step = self.sheet.reach / _STEPS
        place = self.place_of((start[0] + across * step, start[1] + up * step))
        if self.sheet.movable:
            self._move(self.point_at(place))
        else:
            self._point_at(self.point_at(place))

    def _move(self, point: Point) -> None:
        if point != self.ball:
            self._held = self.ball = point
            self._point_at(point)
            self.moved.emit(point, False)
            self.update()

    def _let_go(self) -> None:
        """End the gesture, if there was one."""
        held, self._held, self._grip = self._held, None, None
        if held is not None:
            self.moved.emit(held, True)
        self.update()

    def _point_at(self, point: Point | None) -> None:
        if point != self.point:
            self.point = point
            self.setAccessibleDescription(self.reading())
            self.update()

    def _paint_axes(self, painter: QPainter, colours: Tokens) -> None:
        assert self.sheet is not None
        (x, y), reach, area = self.sheet.centre, self.sheet.reach, self.area()
        painter.setFont(font(Role.CAPTION))
        below = QRectF(area.left(), area.bottom() + 2, area.width(), BOTTOM - 2)
        height = QFontMetricsF(painter.font()).height()
        beside = QRectF(0, area.top() - 2, LEFT - 5, height)
        painter.setPen(colours.ink3)
        painter.drawText(below, _LEFT_END, axis_text(x - reach))
        painter.drawText(below, _RIGHT_END, axis_text(x + reach))
        painter.drawText(beside, _RIGHT_END, axis_text(y + reach))
        painter.drawText(beside.translated(0, area.height() + 4 - height), _RIGHT_END, axis_text(y - reach))
        names = self.sheet.names if self.point is None else self.sheet.coordinates(self.point)
        painter.setPen(colours.ink2 if self.point is None else colours.ink)
        painter.drawText(below, _CENTRE, names[0])
        painter.save()
        painter.translate(LEFT - 6 - height / 2, area.center().y())
        painter.rotate(-90)
        # Between the ends of the range; what is too long for that loses its beginning, a name that is chosen beside.
        room = area.height() - 2 * height
        text = QFontMetricsF(painter.font()).elidedText(names[1], Qt.TextElideMode.ElideLeft, room)
        painter.drawText(QRectF(-room / 2, -height / 2, room, height), _CENTRE, text)
        painter.restore()

    def _paint_way(self, painter: QPainter, colours: Tokens) -> None:
        if self.ball is None or not len(self.way):
            return
        line = QPolygonF([*(self.place_of((x, y)) for x, y in self.way.tolist()), self.place_of(self.ball)])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(colours.card, 3.5), QPen(colours.train, 1.75)):
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(line)

    def _paint_cross(self, painter: QPainter, colours: Tokens) -> None:
        if self.point is None or self.held:
            return
        place, area = self.place_of(self.point), self.area()
        ink = type(colours.ink)(colours.ink)
        ink.setAlphaF(0.45)
        painter.setPen(QPen(ink, hairline(painter)))
        painter.drawLine(QPointF(place.x(), area.top()), QPointF(place.x(), area.bottom()))
        painter.drawLine(QPointF(area.left(), place.y()), QPointF(area.right(), place.y()))

    def _paint_loss(self, painter: QPainter, colours: Tokens) -> None:
        """Paint the loss beside what is pointed at."""
        if self.sheet is None or self.point is None:
            return
        painter.setFont(font(Role.CAPTION_STRONG))
        text = f"≈ {reading_text(self.sheet.loss_at(self.point))}"
        size = QSizeF(QFontMetricsF(painter.font()).horizontalAdvance(text) + 12, _TAG)
        place, area = self.place_of(self.point), self.area()
        tag = QRectF(QPointF(place.x() + _ASIDE, place.y() - _ASIDE - _TAG), size)
        if tag.right() > area.right():
            tag.moveRight(place.x() - _ASIDE)
        if tag.top() < area.top():
            tag.moveTop(place.y() + _ASIDE)
        paint_surface(painter, tag, _TAG / 2, colours.card, colours.line2)
        painter.setPen(colours.ink)
        painter.drawText(tag, _CENTRE, text)

    def _paint_ball(self, painter: QPainter, colours: Tokens) -> None:
        if self.ball is None or self.sheet is None:
            return
        place = self._ball_place()
        colour = colours.iris if self.sheet.movable else colours.train
        beyond = not self.area().contains(self.place_of(self.ball))
        painter.setPen(QPen(colour if beyond else colours.card, 2.0))
        painter.setBrush(colours.card if beyond else colour)
        radius = _BALL + (1.5 if self.held else 0.0)
        painter.drawEllipse(place, radius, radius)
