"""The map of a loss landscape: where the network is on it, how it got there, and the hand that moves it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from pellucid.lens.planes import Point
from pellucid.ui.drawer.landscape_marks import (
    BOTTOM,
    LEFT,
    paint_axes,
    paint_ball,
    paint_cross,
    paint_loss,
    paint_way,
)
from pellucid.ui.drawer.landscape_picture import paint_landscape
from pellucid.ui.drawer.landscape_sheet import Sheet
from pellucid.ui.drawer.loss_scale import LossScale, loss_scale, reading_text
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin, hairline
from pellucid.ui.widgets.themed import Themed

TOP, RIGHT = 10, 4
# From its middle, how far a ball can be taken.
_REACH = 13.0
_STEPS, _FAR = 20, 5
_NOTCH = 120
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class LandscapeMap(Themed):
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

    def take_on_theme(self) -> None:
        """Drop the picture in the colours of the former theme."""
        self._picture = None

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
        paint_axes(painter, area, self.sheet, self.point)
        pointed = None if self.point is None else self.place_of(self.point)
        painter.save()
        painter.setClipRect(area)
        if self.ball is not None and len(self.way):
            paint_way(painter, [self.place_of((x, y)) for x, y in [*self.way.tolist(), self.ball]])
        if pointed is not None and not self.held:
            paint_cross(painter, area, pointed)
        painter.restore()
        if self.ball is not None:
            beyond = not area.contains(self.place_of(self.ball))
            paint_ball(painter, self._ball_place(), movable=self.sheet.movable, held=self.held, beyond=beyond)
        if pointed is not None and self.point is not None:
            paint_loss(painter, area, pointed, self.sheet.loss_at(self.point))

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
