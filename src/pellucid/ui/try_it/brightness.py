"""The strip beside the wheel: from black below to the same hue at full brightness above."""

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.try_it.colour import HSV
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin, hairline

WIDTH = 24
_STRIP = 8.0
_THUMB = 14.0
_LARGE_STEP = 10


class Brightness(QSlider):
    """Shows the brightness of a colour among all that its hue and saturation can have.

    `picked` brings the new HSV and follows the hand.
    """

    picked = Signal(object)

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._colour = HSV(0.0, 0.0, 1.0)
        self.setRange(0, 255)
        self.setAccessibleName(self.tr("Brightness"))
        self.setToolTip(self.tr("Brightness: drag, or use the arrow keys, with Shift by ten"))
        self.setFixedSize(WIDTH, height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self, _THUMB / 2, self.thumb)

    def set_colour(self, colour: HSV) -> None:
        """Show `colour` without saying that anyone wants it."""
        if colour == self._colour:
            return
        self._colour = colour
        with QSignalBlocker(self):
            self.setValue(round(colour.value * 255))
        self._ring.place()
        self.update()

    def thumb(self) -> QRectF:
        """Return where the thumb is."""
        room = self.height() - _THUMB
        return QRectF((WIDTH - _THUMB) / 2, room * (1 - self._colour.value), _THUMB, _THUMB)

    def minimumSizeHint(self) -> QSize:
        """Return the one size it has."""
        return self.size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the thumb to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick_at(event.position().y())
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the thumb along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick_at(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the thumb go."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow keys, ten levels at once with Shift; Home and End go to black and to full brightness."""
        step = _LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        level = self.value()
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Right:
                level += step
            case Qt.Key.Key_Down | Qt.Key.Key_Left:
                level -= step
            case Qt.Key.Key_PageUp:
                level += _LARGE_STEP
            case Qt.Key.Key_PageDown:
                level -= _LARGE_STEP
            case Qt.Key.Key_Home:
                level = 0
            case Qt.Key.Key_End:
                level = 255
            case _:
                event.ignore()
                return
        self._pick(level / 255)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll unless the strip has the focus."""
        if not self.hasFocus():
            event.ignore()
            return
        delta = event.angleDelta().y()
        if delta:
            self._pick((self.value() + (1 if delta > 0 else -1)) / 255)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip and the thumb."""
        del event
        colours = tokens()
        painter = begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        strip = QRectF((WIDTH - _STRIP) / 2, _THUMB / 2, _STRIP, self.height() - _THUMB)
        gradient = QLinearGradient(strip.bottomLeft(), strip.topLeft())
        gradient.setColorAt(0.0, Qt.GlobalColor.black)
        gradient.setColorAt(1.0, QColor(*HSV(self._colour.hue, self._colour.saturation, 1.0).rgb))
        painter.setBrush(gradient)
        painter.drawRoundedRect(strip.adjusted(0, -_STRIP / 2, 0, _STRIP / 2), _STRIP / 2, _STRIP / 2)
        width = hairline(painter)
        held = self.underMouse() or self.isSliderDown()
        painter.setPen(QPen(colours.ink3 if held else colours.line2, width))
        painter.setBrush(colours.ink if colours.dark else colours.card)
        painter.drawEllipse(self.thumb().adjusted(width / 2, width / 2, -width / 2, -width / 2))

    def _pick_at(self, y: float) -> None:
        self._pick(1 - (y - _THUMB / 2) / (self.height() - _THUMB))

    def _pick(self, value: float) -> None:
        chosen = HSV(self._colour.hue, self._colour.saturation, min(max(value, 0.0), 1.0))
        if chosen != self._colour:
            self.set_colour(chosen)
            self.picked.emit(chosen)
