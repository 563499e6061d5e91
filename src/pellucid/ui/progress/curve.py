"""One line of a plot, as pyqtgraph draws it, and the area between two."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPen

from pellucid.ui.progress.chart import Line


class Curve(pg.PlotCurveItem):
    """A curve that takes the whole view for its bounds: to find its own takes longer than to draw it."""

    def __init__(self) -> None:
        self._bounds = QRectF()
        super().__init__(pen=None, antialias=True, skipFiniteCheck=True)

    def set_bounds(self, bounds: QRectF) -> None:
        """Take a part of the axes' plane for the curve's bounds."""
        self.prepareGeometryChange()
        self._bounds = bounds

    def boundingRect(self) -> QRectF:
        """Return the view."""
        return self._bounds


def line_pen(colour: QColor, width: float) -> QPen:
    """Return a pen as wide on the screen whatever the axes are."""
    # Round joins look the same on lines this thin and take more than twice as long.
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


def between(one: Line, other: Line) -> Line:
    """Return the outline of the area between two lines, over the epochs that both have."""
    if one.epoch.size < 2 or other.epoch.size < 2:
        return Line()
    inside = (one.epoch >= other.epoch[0]) & (one.epoch <= other.epoch[-1])
    epoch = one.epoch[inside]
    height = np.interp(epoch, other.epoch, other.height)
    return Line(np.concatenate([epoch, epoch[::-1]]), np.concatenate([one.height[inside], height[::-1]]))
