"""The heading over a matrix or a histogram: its name, and in the second face its shape."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from pellucid.ui.drawer.metrics import HEADER_HEIGHT, HEADER_TOP
from pellucid.ui.theme import Role, font, tokens

_GAP = 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def header_texts(width: float, names: tuple[str, ...], shape: str) -> tuple[str, str]:
    """Return name and shape as there is room for them: the first of `names` that leaves room for `shape`.

    Where none does, the last one stands beside the shape without spaces, or else alone, cut short if it must be.
    """
    strong, mono = QFontMetricsF(font(Role.LABEL_STRONG)), QFontMetricsF(font(Role.MONO))
    room = width - _GAP - mono.horizontalAdvance(shape)
    for name in names:
        if strong.horizontalAdvance(name) <= room:
            return name, shape
    close = shape.replace(" ", "")
    room = width - _GAP - mono.horizontalAdvance(close)
    if strong.horizontalAdvance(names[-1]) <= room:
        return names[-1], close
    return strong.elidedText(names[-1], Qt.TextElideMode.ElideRight, width), ""


def paint_header(painter: QPainter, width: float, names: tuple[str, ...], shape: str) -> None:
    """Paint one of `names` and `shape` within `width`, as far as there is room."""
    colours = tokens()
    name, shape = header_texts(width, names, shape)
    line = QRectF(0, HEADER_TOP, width, HEADER_HEIGHT)
    painter.setFont(font(Role.LABEL_STRONG))
    painter.setPen(colours.ink)
    painter.drawText(line, _LEFT, name)
    line.setLeft(QFontMetricsF(font(Role.LABEL_STRONG)).horizontalAdvance(name) + _GAP)
    painter.setFont(font(Role.MONO))
    painter.setPen(colours.ink2)
    painter.drawText(line, _LEFT, shape)
