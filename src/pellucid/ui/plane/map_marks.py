"""What is painted over and around the decision map: its axes, the chosen point, the name of a neuron."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from pellucid.ui.numbers import number_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import CONTROL_RADIUS, paint_surface

AXIS = 28
GAP = 4
CROSS, CROSS_GAP = 7.0, 4.0
PILL, PILL_PADDING, PILL_MARGIN = 20.0, 7.0, 6.0


def painted_frame(size: QSize, area: QRectF, ratio: float, low: float, high: float) -> QPixmap:
    """Return what lies over a map in `area`: the corners of the card, which round it, its outline, and its axes."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    square, hole = QPainterPath(), QPainterPath()
    square.addRect(area)
    hole.addRoundedRect(area, CONTROL_RADIUS, CONTROL_RADIUS)
    painter.fillPath(square - hole, tokens().card)
    paint_surface(painter, area, CONTROL_RADIUS, None, tokens().line2)
    _paint_axes(painter, area, low, high)
    painter.end()
    return pixmap


def paint_cross(painter: QPainter, middle: QPointF, radius: float) -> None:
    """Paint four strokes around the chosen point, iris on a halo; one of the data's with that radius stays in view."""
    gap = max(CROSS_GAP, radius)
    colours = tokens()
    for colour, width in ((colours.card, 4.5), (colours.iris, 2.0)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        extra = (width - 2.0) / 4
        for way in (QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)):
            painter.drawLine(middle + way * (gap - extra), middle + way * (gap + CROSS + extra))


def _paint_axes(painter: QPainter, area: QRectF, low: float, high: float) -> None:
    """Write the names of the coordinates and the limits of the square below `area` and left of it."""
    painter.setFont(font(Role.CAPTION))
    painter.setPen(tokens().ink3)
    flag = Qt.AlignmentFlag
    below = QRectF(area.left(), area.bottom() + GAP, area.width(), AXIS - GAP)
    beside = QRectF(area.left() - AXIS, area.top(), AXIS - GAP, area.height())
    for text, along, up in (
        (limit_text(low), flag.AlignLeft, flag.AlignBottom),
        (limit_text(high), flag.AlignRight, flag.AlignTop),
    ):
        painter.drawText(below, along | flag.AlignTop, text)
        painter.drawText(beside, flag.AlignRight | up, text)
    painter.drawText(below, flag.AlignHCenter | flag.AlignTop, "x₁")
    painter.drawText(beside, flag.AlignRight | flag.AlignVCenter, "x₂")


def limit_text(limit: float) -> str:
    """Return a limit of an axis, as short as can be."""
    return number_text(limit, 0 if limit == round(limit) or abs(limit) >= 10 else 1)


def paint_name(painter: QPainter, area: QRectF, name: str) -> None:
    """Say in a corner of `area` whose output the map shows."""
    painter.setFont(font(Role.CAPTION))
    width = QFontMetricsF(font(Role.CAPTION)).horizontalAdvance(name) + 2 * PILL_PADDING
    pill = QRectF(area.topLeft() + QPointF(PILL_MARGIN, PILL_MARGIN), QSizeF(width, PILL))
    paint_surface(painter, pill, PILL / 2, tokens().card, tokens().line)
    painter.setPen(tokens().ink)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, name)
