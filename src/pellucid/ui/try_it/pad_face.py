"""How the pad looks: paper with ink on it, an invitation where there is none, and the tip of the pen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.try_it.canvas import Levels
from pellucid.ui.try_it.ink_image import ink_image
from pellucid.ui.widgets.painting import hairline, paint_surface

RADIUS = 8.0
_INSET = 12.0
_DASHES = (2.0, 3.0)


def paint_ink(painter: QPainter, area: QRectF, levels: Levels, *, smooth: bool) -> None:
    """Paint paper with ink (height, width) on it, its pixels smoothed into one another or not."""
    paper = QPainterPath()
    paper.addRoundedRect(area, RADIUS, RADIUS)
    painter.save()
    painter.setClipPath(paper)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(area, ink_image(levels))
    painter.restore()


def paint_invitation(painter: QPainter, area: QRectF, text: str) -> None:
    """Paint empty paper: guides through its middle, and there what can be done with it."""
    colours = tokens()
    paint_surface(painter, area, RADIUS, colours.bg)
    pen = QPen(colours.line2, hairline(painter))
    pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    middle, inner = area.center(), area.adjusted(_INSET, _INSET, -_INSET, -_INSET)
    painter.drawLine(QPointF(middle.x(), inner.top()), QPointF(middle.x(), inner.bottom()))
    painter.drawLine(QPointF(inner.left(), middle.y()), QPointF(inner.right(), middle.y()))
    painter.setFont(font(Role.LABEL))
    painter.setPen(colours.ink3)
    words = painter.fontMetrics().boundingRect(text).toRectF().adjusted(-6, -3, 6, 3)
    words.moveCenter(middle)
    painter.fillRect(words, colours.bg)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def paint_tip(painter: QPainter, place: QPointF, width: float, *, down: bool, erases: bool) -> None:
    """Paint the outline of the pen's tip: thicker while it is down, dashed if it takes ink away."""
    colours = tokens()
    style = Qt.PenStyle.DashLine if erases else Qt.PenStyle.SolidLine
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Two rings, so that one of them stands out from paper and the other from ink.
    for colour, outside in ((colours.bg, 0.0), (colours.iris if down or erases else colours.ink3, 1.0)):
        painter.setPen(QPen(colour, 2.0 if down else 1.0, style))
        painter.drawEllipse(place, width / 2 + outside, width / 2 + outside)
