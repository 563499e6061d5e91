"""What is painted over and beside the picture of a loss landscape: axes, way, ball, and what is pointed at."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from pellucid.lens.planes import Point
from pellucid.ui.drawer.landscape_sheet import Sheet
from pellucid.ui.drawer.loss_scale import reading_text
from pellucid.ui.drawer.value_axis import axis_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import faded, hairline, paint_surface

# What the axes take of the widget beside the map.
LEFT, BOTTOM = 40, 18
_BALL, _HELD_BALL = 6.0, 7.5
_CROSS_ALPHA = 0.45
# The tag with the loss, and how far from the point it is: clear of a ball.
_TAG, _ASIDE = 18.0, 10.0
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT_END = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_axes(painter: QPainter, area: QRectF, sheet: Sheet, pointed: Point | None) -> None:
    """Paint the ends of the range, and between them the names of the coordinates, or what they are at a point."""
    colours, (x, y), reach = tokens(), sheet.centre, sheet.reach
    painter.setFont(font(Role.CAPTION))
    below = QRectF(area.left(), area.bottom() + 2, area.width(), BOTTOM - 2)
    height = QFontMetricsF(painter.font()).height()
    beside = QRectF(area.left() - LEFT, area.top() - 2, LEFT - 5, height)
    painter.setPen(colours.ink3)
    painter.drawText(below, _LEFT_END, axis_text(x - reach))
    painter.drawText(below, _RIGHT_END, axis_text(x + reach))
    painter.drawText(beside, _RIGHT_END, axis_text(y + reach))
    painter.drawText(beside.translated(0, area.height() + 4 - height), _RIGHT_END, axis_text(y - reach))
    across, up = sheet.names if pointed is None else sheet.coordinates(pointed)
    painter.setPen(colours.ink2 if pointed is None else colours.ink)
    painter.drawText(below, _CENTRE, across)
    painter.save()
    painter.translate(area.left() - 6 - height / 2, area.center().y())
    painter.rotate(-90)
    # Between the ends of the range; what is too long for that loses its beginning, a name that is chosen beside.
    room = area.height() - 2 * height
    text = QFontMetricsF(painter.font()).elidedText(up, Qt.TextElideMode.ElideLeft, room)
    painter.drawText(QRectF(-room / 2, -height / 2, room, height), _CENTRE, text)
    painter.restore()


def paint_way(painter: QPainter, places: list[QPointF]) -> None:
    """Paint the way that the run has come."""
    colours, line = tokens(), QPolygonF(places)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(colours.card, 3.5), QPen(colours.train, 1.75)):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(line)


def paint_cross(painter: QPainter, area: QRectF, place: QPointF) -> None:
    """Paint two lines through what is pointed at."""
    painter.setPen(QPen(faded(tokens().ink, _CROSS_ALPHA), hairline(painter)))
    painter.drawLine(QPointF(place.x(), area.top()), QPointF(place.x(), area.bottom()))
    painter.drawLine(QPointF(area.left(), place.y()), QPointF(area.right(), place.y()))


def paint_ball(painter: QPainter, place: QPointF, *, movable: bool, held: bool, beyond: bool) -> None:
    """Paint the ball: in the colour of the hand if it is movable, hollow if it lies beyond the map."""
    colours = tokens()
    colour = colours.iris if movable else colours.train
    painter.setPen(QPen(colour if beyond else colours.card, 2.0))
    painter.setBrush(colours.card if beyond else colour)
    radius = _HELD_BALL if held else _BALL
    painter.drawEllipse(place, radius, radius)


def paint_loss(painter: QPainter, area: QRectF, place: QPointF, loss: float) -> None:
    """Paint a loss beside what is pointed at, within the map."""
    colours = tokens()
    painter.setFont(font(Role.CAPTION_STRONG))
    text = f"≈ {reading_text(loss)}"
    size = QSizeF(QFontMetricsF(painter.font()).horizontalAdvance(text) + 12, _TAG)
    tag = QRectF(QPointF(place.x() + _ASIDE, place.y() - _ASIDE - _TAG), size)
    if tag.right() > area.right():
        tag.moveRight(place.x() - _ASIDE)
    if tag.top() < area.top():
        tag.moveTop(place.y() + _ASIDE)
    paint_surface(painter, tag, _TAG / 2, colours.card, colours.line2)
    painter.setPen(colours.ink)
    painter.drawText(tag, _CENTRE, text)
