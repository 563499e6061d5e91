"""The lines of earlier runs, pale behind those of the present one."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from pellucid.ui.progress.area import Area
from pellucid.ui.progress.chart import Line
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import faded

_ALPHA = 0.32
_WIDTH, _HIGHLIGHTED_WIDTH = 1.25, 2.0
# So many frames beyond its own a line is drawn as it is: further off it would only be work to clip it.
_FAR = 20.0


def paint_earlier(painter: QPainter, area: Area, lines: Sequence[Line], highlighted: int | None) -> None:
    """Paint the lines within the frame; the `highlighted` one over the others and in iris."""
    if not lines:
        return
    colours = tokens()
    pale = faded(colours.test, _ALPHA)
    painter.save()
    painter.setClipRect(area.rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(pale, _WIDTH))
    for index, line in enumerate(lines):
        if index != highlighted:
            painter.drawPolyline(_polygon(area, line))
    if highlighted is not None:
        painter.setPen(QPen(colours.iris, _HIGHLIGHTED_WIDTH))
        painter.drawPolyline(_polygon(area, lines[highlighted]))
    painter.restore()


def _polygon(area: Area, line: Line) -> QPolygonF:
    low, high = area.heights
    far = _FAR * (high - low)
    heights = np.clip(line.height, low - far, high + far)
    return QPolygonF(
        [QPointF(area.x(x), area.y(y)) for x, y in zip(line.epoch.tolist(), heights.tolist(), strict=True)]
    )
