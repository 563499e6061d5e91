"""The colour wheel: hue by direction, saturation by distance from the middle."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.try_it.colour import HSV
from pellucid.ui.try_it.wheel_image import wheel_image
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin

SIZE = 136
_THUMB = 17.0
_LARGE_STEP = 10

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class ColourWheel(QWidget):
    """Shows where a colour lies; pressing, dragging and the arrow keys choose another of the same brightness.

    The wheel itself is always at full brightness, so that one finds one's way even from black; from black a choice
    is made at full brightness. `picked` brings the new HSV and follows the hand.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = HSV(0.0, 0.0, 1.0)
        self._image: QImage | None = None
        self._held = False
        self.setAccessibleName(self.tr("Colour wheel"))
        self.setToolTip(self.tr("Drag to choose hue and saturation; arrow keys move by one pixel, with Shift by ten"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._ring = FocusRing(self, SIZE / 2)

    def set_colour(self, colour: HSV) -> None:
        """Show `colour` without saying that anyone wants it."""
        if colour == self._colour:
            return
        self._colour = colour
        self.setAccessibleDescription(
            self.tr("Hue {hue}°, saturation {saturation}%").format(
                hue=round(colour.hue * 360) % 360, saturation=round(colour.saturation * 100)
            )
        )
        self.update()

    def thumb(self) -> QPointF:
        """Return the place of the colour shown."""
        angle = 2 * math.pi * self._colour.hue
        radius = self._colour.saturation * SIZE / 2
        return QPointF(SIZE / 2 + radius * math.cos(angle), SIZE / 2 - radius * math.sin(angle))

    def sizeHint(self) -> QSize:
        """Return the size of the wheel."""
        return QSize(SIZE, SIZE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the thumb; it comes to the pointer. The corners beside the wheel are not part of it."""
        inside = math.dist(event.position().toTuple(), (SIZE / 2, SIZE / 2)) <= SIZE / 2 + _THUMB / 2
        if event.button() != Qt.MouseButton.LeftButton or not inside:
            event.ignore()
            return
        self._held = True
        self._pick(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the thumb along, to the rim at most."""
        if self._held:
            self._pick(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the thumb go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the thumb with the arrow keys, ten pixels at once with Shift."""
        direction = _DIRECTIONS.get(Qt.Key(event.key()))
        if direction is None:
            event.ignore()
            return
        step = _LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self._pick(self.thumb() + QPointF(*direction) * step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the wheel and the thumb, filled with the colour itself."""
        del event
        painter = begin(self)
        painter.drawImage(QPointF(0, 0), self._wheel())
        thumb = QRectF(0, 0, _THUMB, _THUMB)
        thumb.moveCenter(self.thumb())
        # The thumb stays whole at the rim: a widget cannot paint outside itself.
        thumb.moveLeft(min(max(thumb.left(), 0.0), SIZE - _THUMB))
        thumb.moveTop(min(max(thumb.top(), 0.0), SIZE - _THUMB))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens().ink if not tokens().dark else tokens().bg, 1))
        painter.drawEllipse(thumb.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setBrush(QColor(*self._colour.rgb))
        painter.setPen(QPen(Qt.GlobalColor.white, 2))
        painter.drawEllipse(thumb.adjusted(2, 2, -2, -2))

    def _wheel(self) -> QImage:
        ratio = self.devicePixelRatioF()
        if self._image is None or self._image.devicePixelRatio() != ratio:
            self._image = wheel_image(SIZE, ratio)
        return self._image

    def _pick(self, place: QPointF) -> None:
        x, y = place.x() - SIZE / 2, SIZE / 2 - place.y()
        saturation = min(math.hypot(x, y) / (SIZE / 2), 1.0)
        hue = math.atan2(y, x) / (2 * math.pi) % 1.0 if saturation > 0 else self._colour.hue
        self._colour = HSV(hue, saturation, self._colour.value or 1.0)
        self.update()
        self.picked.emit(self._colour)
