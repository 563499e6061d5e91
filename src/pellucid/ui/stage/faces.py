"""The faces of neurons, painted once each and then stamped: discs by level, ring gauges with their number."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from pellucid.ui.theme import Role, font
from pellucid.ui.tokens import Tokens

OUTLINE_OPACITY = 0.35
DASH = 6.0
RING_WIDTH = 4.0
AIR = 3.0  # between a ring and the number inside
SMALLEST_ARC = 0.004  # of a turn
HATCH = 4.0
RIM = 2.0  # pixels around a face, for its outline and smooth edge
STEP = 4  # levels of the colour maps that share one stamp: nobody sees the difference


@dataclass(frozen=True)
class RingFace:
    """What a ring gauge shows: how far it is filled (0 to 1), in which colour, and its number or its name."""

    share: float
    colour: str
    text: str
    named: bool = False


class Faces:
    """Stamps for neurons of one theme and one screen resolution, made when first needed."""

    def __init__(self, tokens: Tokens, scale: float) -> None:
        self._tokens = tokens
        self._scale = scale
        self._map = np.concatenate([tokens.sequential, tokens.signed])
        self._discs: dict[tuple[float, int], QPixmap] = {}
        self._rings: dict[tuple[float, RingFace], QPixmap] = {}

    def disc(self, diameter: float, level: int) -> QPixmap:
        """Return a disc in the colour of `level`; 0 is the face of an inactive neuron, −1 that of a diverged one."""
        key = (diameter, level if level <= 0 else level // STEP * STEP + 1)
        if key not in self._discs:
            self._discs[key] = self._paint_disc(diameter, key[1])
        return self._discs[key]

    def ring(self, diameter: float, face: RingFace) -> QPixmap:
        """Return a ring gauge."""
        key = (diameter, face)
        if key not in self._rings:
            if len(self._rings) > 256:
                self._rings.clear()
            self._rings[key] = self._paint_ring(diameter, face)
        return self._rings[key]

    def stamp(self, painter: QPainter, pixmap: QPixmap, x: float, y: float) -> None:
        """Draw a stamp with its middle at (`x`, `y`), aligned to device pixels."""
        painter.drawPixmap(self._corner(pixmap.width(), x, y), pixmap)

    def corners(self, diameter: float, x: float, ys: Iterable[float]) -> list[QPointF]:
        """Return where faces of this diameter are drawn whose middles stand above one another."""
        side = self._side(diameter)
        return [self._corner(side, x, y) for y in ys]

    def _corner(self, side: int, x: float, y: float) -> QPointF:
        size = side / self._scale
        left, top = round((x - size / 2) * self._scale), round((y - size / 2) * self._scale)
        return QPointF(left / self._scale, top / self._scale)

    def _side(self, diameter: float) -> int:
        """Return how many device pixels wide and high a stamp is."""
        return int(np.ceil((diameter + 2 * RIM) * self._scale))

    def _blank(self, diameter: float) -> tuple[QPixmap, QPainter, QRectF]:
        size = self._side(diameter)
        pixmap = QPixmap(size, size)
        pixmap.setDevicePixelRatio(self._scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = size / self._scale / 2
        return pixmap, painter, QRectF(middle - diameter / 2, middle - diameter / 2, diameter, diameter)

    def _paint_disc(self, diameter: float, level: int) -> QPixmap:
        pixmap, painter, area = self._blank(diameter)
        inner = area.adjusted(0.5, 0.5, -0.5, -0.5)
        if level > 0:
            painter.setBrush(QColor.fromRgb(int(self._map[min(level, len(self._map) - 1)])))
            outline = QColor(self._tokens.ink)
            outline.setAlphaF(OUTLINE_OPACITY)
            painter.setPen(QPen(outline, 1))
            painter.drawEllipse(inner)
        elif level == 0:
            painter.setBrush(self._tokens.bg)
            painter.setPen(QPen(self._tokens.line2, 1))
            painter.drawEllipse(inner)
            dash = min(DASH, 0.4 * diameter)
            painter.fillRect(QRectF(area.center().x() - dash / 2, area.center().y() - 0.5, dash, 1), self._tokens.line2)
        else:
            hatch(painter, inner, self._tokens.bad, inner.width() / 2)
        painter.end()
        return pixmap

    def _paint_ring(self, diameter: float, face: RingFace) -> QPixmap:
        pixmap, painter, area = self._blank(diameter)
        width = RING_WIDTH if diameter >= 26 else max(1.5, diameter * RING_WIDTH / 26)
        track = area.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setBrush(self._tokens.card)
        painter.setPen(QPen(self._tokens.fill2, width))
        painter.drawEllipse(track)
        if face.share >= SMALLEST_ARC:
            pen = QPen(QColor(face.colour), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(track, 90 * 16, -round(min(1.0, face.share) * 360 * 16))
        if face.text:
            painter.setPen(self._tokens.ink)
            painter.setFont(font(Role.BODY) if face.named else number_font(diameter, face.text))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, face.text)
        painter.end()
        return pixmap


def number_font(diameter: float, text: str) -> QFont:
    """Return the font of a number inside a ring: as large as its length and the ring allow."""
    if diameter < 44:
        return font(Role.CAPTION_STRONG)
    if len(text) <= 3 and text.isdigit():
        return font(Role.TITLE)
    room = diameter - 2 * (RING_WIDTH + AIR)
    for role in (Role.BODY_STRONG, Role.LABEL_STRONG):
        if QFontMetricsF(font(role)).horizontalAdvance(text) <= room:
            return font(role)
    return font(Role.CAPTION_STRONG)


def hatch(painter: QPainter, area: QRectF, colour: QColor, rounding: float) -> None:
    """Fill a disc or a rounded square with lines at 45° and outline it: a neuron that has no value."""
    shape = QPainterPath()
    shape.addRoundedRect(area, rounding, rounding)
    painter.save()
    painter.setClipPath(shape)
    faint = QColor(colour)
    faint.setAlphaF(0.7)
    painter.setPen(QPen(faint, 1))
    at = area.left() - area.height()
    while at < area.right():
        painter.drawLine(QPointF(at, area.bottom()), QPointF(at + area.height(), area.top()))
        at += HATCH
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1))
    painter.drawPath(shape)
