"""The pill at the end of the timeline: what training is doing, as a sign and a word."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from pellucid.session.session import Status
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import faded

PADDING, SIGN, GAP = 11.0, 8.0, 6.0


def pill_width(texts: Iterable[str]) -> float:
    """Return how wide the pill is with the longest of its words, so that nothing moves when the state changes."""
    metrics = QFontMetricsF(font(Role.LABEL_STRONG))
    return 2 * PADDING + SIGN + GAP + max(metrics.horizontalAdvance(text) for text in texts)


def paint_pill(painter: QPainter, area: QRectF, status: Status, text: str) -> None:
    """Paint the pill of `status` with its word, sign and word in the middle."""
    colours = tokens()
    back, front = {
        Status.RUNNING: (colours.irisbg, colours.iris),
        Status.PAUSED: (colours.fill, colours.ink2),
        Status.DIVERGED: (faded(colours.bad, 0.12), colours.bad),
    }[status]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setBrush(front)
    content = SIGN + GAP + QFontMetricsF(font(Role.LABEL_STRONG)).horizontalAdvance(text)
    sign = QRectF(area.center().x() - content / 2, area.center().y() - SIGN / 2, SIGN, SIGN)
    if status is Status.RUNNING:
        painter.drawEllipse(sign)
    elif status is Status.DIVERGED:
        painter.drawRoundedRect(sign, 1.5, 1.5)
    else:
        painter.drawRect(QRectF(sign.left() + 0.5, sign.top(), 2.5, SIGN))
        painter.drawRect(QRectF(sign.left() + 5, sign.top(), 2.5, SIGN))
    painter.setPen(front)
    painter.setFont(font(Role.LABEL_STRONG))
    place = QRectF(sign.right() + GAP, area.top(), content, area.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
