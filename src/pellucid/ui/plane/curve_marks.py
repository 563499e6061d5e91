"""What is painted around and along a curve of answers: its axes, the level in the middle, names at the ends."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from pellucid.ui.plane.map_marks import AXIS, GAP, limit_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import hairline

CROSSING, POINTED = 4.0, 3.0
LETTER_GAP = 5.0
COORDINATE_NAMES = ("x₁", "x₂")


def paint_level(painter: QPainter, area: QRectF, y: float) -> None:
    """Paint a hairline across `area`."""
    width = hairline(painter)
    painter.setPen(QPen(tokens().line2, width))
    at = round(y / width) * width + width / 2
    painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at))


def paint_crossing(painter: QPainter, place: QPointF, bottom: float) -> None:
    """Mark where a curve crosses the level, and drop a line from there to the axis at `bottom`."""
    colours = tokens()
    painter.setPen(QPen(colours.ink2, hairline(painter), Qt.PenStyle.DashLine))
    painter.drawLine(place, QPointF(place.x(), bottom))
    painter.setPen(QPen(colours.card, 1.5))
    painter.setBrush(colours.ink)
    painter.drawEllipse(place, CROSSING, CROSSING)


def paint_pointed(painter: QPainter, area: QRectF, place: QPointF) -> None:
    """Mark where a curve stands under the pointer."""
    colours = tokens()
    painter.setPen(QPen(colours.line2, hairline(painter)))
    painter.drawLine(QPointF(place.x(), area.top()), QPointF(place.x(), area.bottom()))
    painter.setPen(QPen(colours.ink, 1.5))
    painter.setBrush(colours.card)
    painter.drawEllipse(place, POINTED, POINTED)


def paint_letters(painter: QPainter, area: QRectF, ends: Sequence[tuple[str, float, QColor]]) -> None:
    """Write the name of each curve, in its colour, beside the height where it ends at the right of `area`.

    Names that would cover one another are moved apart.
    """
    painter.setFont(font(Role.CAPTION_STRONG))
    metrics = QFontMetricsF(font(Role.CAPTION_STRONG))
    height = metrics.height()
    tops = _apart([y - height - 1 for _, y, _ in ends], height, area.top(), area.bottom())
    for (name, _, colour), top in zip(ends, tops, strict=True):
        width = metrics.horizontalAdvance(name)
        # On a little of the ground, for points may lie below.
        place = QRectF(area.right() - LETTER_GAP - width, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().bg)
        painter.drawRoundedRect(place.adjusted(-3, 0, 3, 0), 3, 3)
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)


def paint_curve_axes(
    painter: QPainter, area: QRectF, coordinate: int, limits: tuple[float, float], heights: dict[str, float]
) -> None:
    """Write the limits and the name of the coordinate below `area`, and each text of `heights` left of its height."""
    painter.setFont(font(Role.CAPTION))
    painter.setPen(tokens().ink3)
    flag = Qt.AlignmentFlag
    below = QRectF(area.left(), area.bottom() + GAP, area.width(), AXIS - GAP)
    for text, along in zip(map(limit_text, limits), (flag.AlignLeft, flag.AlignRight), strict=True):
        painter.drawText(below, along | flag.AlignTop, text)
    painter.drawText(below, flag.AlignHCenter | flag.AlignTop, COORDINATE_NAMES[coordinate])
    for text, y in heights.items():
        painter.drawText(QRectF(0, y - AXIS / 2, AXIS - GAP, AXIS), flag.AlignRight | flag.AlignVCenter, text)


def _apart(tops: list[float], height: float, low: float, high: float) -> list[float]:
    """Return the tops of lines of text, in the same order, moved so that none covers another within [low, high]."""
    order = sorted(range(len(tops)), key=tops.__getitem__)
    moved = list(tops)
    least = low
    for number in order:
        moved[number] = least = max(moved[number], least)
        least += height
    most = high - height
    for number in reversed(order):
        moved[number] = most = min(moved[number], most)
        most -= height
    return moved
