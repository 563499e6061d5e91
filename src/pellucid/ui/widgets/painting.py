"""What several painted widgets share: outlines that fall on device pixels, and rounded surfaces."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

CONTROL_RADIUS = 6.0


def begin(widget: QWidget) -> QPainter:
    """Return a smoothing painter on `widget`."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def hairline(painter: QPainter) -> float:
    """Return the width of a one pixel line that covers whole device pixels."""
    ratio = painter.device().devicePixelRatioF()
    return max(1.0, float(int(ratio))) / ratio


def faded(colour: QColor, opacity: float) -> QColor:
    """Return a colour through which one sees as much as `opacity` leaves: 1 for nothing, 0 for all."""
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made


def mixed(ground: QColor, over: QColor, opacity: float) -> QColor:
    """Return the colour that one sees where `over` lies on `ground`, faded to `opacity`."""

    def between(below: float, above: float) -> float:
        return below + (above - below) * opacity

    return QColor.fromRgbF(
        between(ground.redF(), over.redF()),
        between(ground.greenF(), over.greenF()),
        between(ground.blueF(), over.blueF()),
    )


def paint_surface(
    painter: QPainter, area: QRectF, radius: float, fill: QColor | None, outline: QColor | None = None
) -> None:
    """Paint a rounded surface, with a hairline just inside its edge when an outline is given."""
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    if outline is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, radius, radius)
        return
    width = hairline(painter)
    inset = width / 2
    painter.setPen(QPen(outline, width))
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
