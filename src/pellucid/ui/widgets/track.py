"""The track of a slider with its thumb: the part that pointer and arrow keys move."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin, hairline

HEIGHT = 24
THUMB = 14.0
THICKNESS = 3.0
_GRADIENT_THICKNESS = 6.0
_TICK = (2.0, 8.0)
_LARGE_STEP = 10
_SETTLE_MS = 300

_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -_LARGE_STEP, Qt.Key.Key_PageUp: _LARGE_STEP,
}  # fmt: skip


class Track(QSlider):
    """Whole positions from 0 to `last`.

    `moved(position, final)` follows the hand; `final` comes once for a gesture, when the button or the key is released
    or the wheel rests. `reset_requested` comes from a double click, `edit_requested` from Return: digits are shortcuts.
    """

    moved = Signal(int, bool)
    reset_requested = Signal()
    edit_requested = Signal()

    def __init__(self, label: str, last: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(label)
        self.setRange(0, last)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._origin: int | None = None
        self._gradient: tuple[QColor, ...] = ()
        self._grip: float | None = None
        self._pending = False
        self._rest = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._rest.timeout.connect(self._finish)
        self._ring = FocusRing(self, THUMB / 2, self.thumb)

    def set_last(self, last: int) -> None:
        """Have other positions, from 0 to `last`."""
        with QSignalBlocker(self):
            self.setMaximum(last)
        self._ring.place()
        self.update()

    def set_position(self, position: int) -> None:
        """Show a position without saying that anyone wants it."""
        if position != self.value():
            with QSignalBlocker(self):
                self.setValue(position)
            self._ring.place()
            self.update()

    def set_origin(self, position: int | None) -> None:
        """Show with a tick where this run started, or no tick."""
        self._origin = position
        self.update()

    def set_gradient(self, colours: Sequence[QColor]) -> None:
        """Show along the track what its values mean, as evenly spaced colours; none for a plain track."""
        self._gradient = tuple(colours)
        self.update()

    def thumb(self) -> QRectF:
        """Return where the thumb is."""
        return QRectF(self._x(self.value()) - THUMB / 2, (self.height() - THUMB) / 2, THUMB, THUMB)

    def minimumSizeHint(self) -> QSize:
        """Return a size on which one can still aim."""
        return QSize(64, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the thumb where it is, or bring it to the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x = event.position().x()
        thumb = self.thumb()
        inside = thumb.left() <= x <= thumb.right()
        self._grip = x - thumb.center().x() if inside else 0.0
        self.setSliderDown(True)
        if not inside:
            self._move(self._position_at(x), final=False)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the thumb along."""
        if self._grip is not None:
            self._move(self._position_at(event.position().x() - self._grip), final=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the thumb go: the gesture is over."""
        if event.button() == Qt.MouseButton.LeftButton and self._grip is not None:
            self._grip = None
            self.setSliderDown(False)
            self._finish()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the value with which this run started."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, ten at once with Shift; begin to type a number with Return."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and abs(_STEPS[key]) == 1
            self._move(self.value() + _STEPS[key] * (_LARGE_STEP if large else 1), final=False)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(self.minimum() if key == Qt.Key.Key_Home else self.maximum(), final=False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End the gesture of a held key."""
        if event.isAutoRepeat():
            return
        self._finish()
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll unless the slider has the focus."""
        if not self.hasFocus():
            event.ignore()
            return
        delta = event.angleDelta().y() or event.angleDelta().x()
        if delta:
            self._move(self.value() + (1 if delta > 0 else -1), final=False)
            self._rest.start()
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End any gesture."""
        super().focusOutEvent(event)
        self._finish()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, origin and thumb."""
        del event
        colours = tokens()
        painter = begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        whole = QRectF(0, middle - THICKNESS / 2, self.width(), THICKNESS)
        painter.setBrush(colours.fill2 if self.isEnabled() else colours.fill)
        painter.drawRoundedRect(whole, THICKNESS / 2, THICKNESS / 2)
        thumb = self.thumb()
        if self._gradient:
            half = _GRADIENT_THICKNESS / 2
            inner = QRectF(THUMB / 2, middle - half, self.width() - THUMB, _GRADIENT_THICKNESS)
            gradient = QLinearGradient(inner.topLeft(), inner.topRight())
            for index, colour in enumerate(self._gradient):
                gradient.setColorAt(index / max(1, len(self._gradient) - 1), colour)
            painter.setBrush(gradient)
            painter.drawRoundedRect(inner, half, half)
        elif self.isEnabled() and self.value() > self.minimum():
            painter.setBrush(colours.ink2)
            painter.drawRoundedRect(QRectF(0, whole.top(), thumb.center().x(), THICKNESS), THICKNESS / 2, THICKNESS / 2)
        if self._origin is not None and self.isEnabled():
            width, height = _TICK
            tick = QRectF(self._x(self._origin) - width / 2, middle - height / 2, width, height)
            painter.setBrush(colours.iris)
            painter.drawRect(tick)
        self._paint_thumb(painter, thumb)

    def _paint_thumb(self, painter: QPainter, thumb: QRectF) -> None:
        colours = tokens()
        width = hairline(painter)
        outline = colours.line2
        if not self.isEnabled():
            painter.setBrush(colours.fill)
        else:
            painter.setBrush(colours.ink if colours.dark else colours.card)
            if self._grip is not None:
                outline, width = colours.iris, 2.0
            elif self.underMouse():
                outline = colours.ink3
        painter.setPen(QPen(outline, width))
        painter.drawEllipse(thumb.adjusted(width / 2, width / 2, -width / 2, -width / 2))

    def _x(self, position: int) -> float:
        share = position / self.maximum() if self.maximum() else 0.0
        return THUMB / 2 + share * (self.width() - THUMB)

    def _position_at(self, x: float) -> int:
        room = max(1.0, self.width() - THUMB)
        return round((x - THUMB / 2) / room * self.maximum())

    def _move(self, position: int, *, final: bool) -> None:
        before = self.value()
        self.setValue(position)
        if self.value() != before:
            self._pending = True
            self._ring.place()
            self.moved.emit(self.value(), final)

    def _finish(self) -> None:
        self._rest.stop()
        if self._pending:
            self._pending = False
            self.moved.emit(self.value(), True)
