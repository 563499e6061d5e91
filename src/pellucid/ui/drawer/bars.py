"""The bars of a histogram, as high as the square root of their counts so that rare values are seen."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

_GAP_FROM = 3.0


def bar_heights(counts: NDArray[np.integer], height: int) -> NDArray[np.intp]:
    """Return √count in pixels: the fullest bin takes `height`, no bin that holds something less than 1."""
    most = counts.max(initial=0)
    if most == 0:
        return np.zeros(counts.shape, np.intp)
    return np.ceil(np.sqrt(counts / most) * height).astype(np.intp)


def paint_bars(
    painter: QPainter, floor: int, edges: NDArray[np.float64], heights: NDArray[np.intp], colours: Sequence[QColor]
) -> None:
    """Paint a bar on the line y = `floor` between each two of `edges`, x in pixels, a pixel apart if they are wide."""
    lefts = np.rint(edges).astype(int)
    gap = 1 if edges[1] - edges[0] >= _GAP_FROM else 0
    places = zip(lefts[:-1].tolist(), lefts[1:].tolist(), heights.tolist(), colours, strict=True)
    for left, right, height, colour in places:
        if height:
            painter.fillRect(QRect(left, floor - height, max(1, right - left - gap), height), colour)
