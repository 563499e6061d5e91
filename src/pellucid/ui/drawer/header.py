"""The heading over a matrix or a histogram: its name, and in the second face its shape."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from pellucid.ui.drawer.metrics import HEADER_HEIGHT, HEADER_TOP
from pellucid.ui.theme import Role, font, tokens

_GAP = 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def paint_header(painter: QPainter, width: float, names: tuple[str, ...], shape: str) -> None:
    """Paint the first of `names` that leaves room for `shape` within `width`; the last one, cut short, if none does."""
    colours = tokens()
    strong, mono = QFontMetricsF(font(Role.LABEL_STRONG)), QFontMetricsF(font(Role.MONO))
    room = width - _GAP - mono.horizontalAdvance(shape)
    fitting = next((name for name in names if strong.horizontalAdvance(name) <= room), None)
    if fitting is None:
        shape = shape.replace(" ", "")
        room = width - _GAP - mono.horizontalAdvance(shape)
        fitting = strong.elidedText(names[-1], Qt.TextElideMode.ElideRight, max(room, 0.0))
    line = QRectF(0, HEADER_TOP, width, HEADER_HEIGHT)
    painter.setFont(font(Role.LABEL_STRONG))
    painter.setPen(colours.ink)
    painter.drawText(line, _LEFT, fitting)
    line.setLeft(strong.horizontalAdvance(fitting) + _GAP)
    painter.setFont(font(Role.MONO))
    painter.setPen(colours.ink2)
    painter.drawText(line, _LEFT, shape)
