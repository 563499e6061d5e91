"""The ink on a sheet of paper, painted segment by segment while the pen moves."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

SIDE = 280

Levels = NDArray[np.uint8]
Area = tuple[slice, slice]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the sheet, in its pixels, and how wide the pen is there."""

    place: QPointF
    width: float

    def midway(self, other: "Dot") -> "Dot":
        """Return the dot halfway to another."""
        return Dot((self.place + other.place) * 0.5, (self.width + other.width) / 2)


class Canvas:
    """A sheet of 280 × 280 levels, from 0 for paper to 255 for ink, and the stroke that is being drawn on it.

    A stroke runs in parabolas through the midpoints between its dots, tangent to the lines that join them, so that it
    is smooth however far apart they are. Its last bit, from the last midpoint to the pen, is straight, and is taken
    back when the next dot says how it really runs. Ink never adds up where segments overlap: its edge stays smooth.
    """

    def __init__(self) -> None:
        self.levels: Levels = np.zeros((SIDE, SIDE), np.uint8)
        self._mark_image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
        self._mark: Levels = np.frombuffer(self._mark_image.bits(), np.uint8).reshape(SIDE, SIDE)
        self._erases = False
        self._last: Dot | None = None
        self._middle: Dot | None = None
        self._before_tail: tuple[Area, Levels] | None = None

    def put(self, levels: Levels) -> None:
        """Show other ink, (280, 280), and give up the stroke that is being drawn."""
        np.copyto(self.levels, levels)
        self.end()

    def begin(self, dot: Dot, *, erases: bool) -> None:
        """Put the pen down; it leaves a dot of ink, or takes ink away."""
        self._erases = erases
        self._last = self._middle = dot
        self._before_tail = None
        self._lay(None, dot)

    def extend(self, dot: Dot) -> None:
        """Carry the pen on."""
        if self._last is None or self._middle is None:
            return
        self._take_back_tail()
        start, corner, end = self._middle, self._last, self._last.midway(dot)
        curve = QPainterPath(start.place)
        curve.quadTo(corner.place, end.place)
        self._lay(curve, start.midway(end))
        tail = QPainterPath(end.place)
        tail.lineTo(dot.place)
        self._before_tail = self._lay(tail, end.midway(dot))
        self._last, self._middle = dot, end

    def end(self) -> None:
        """Lift the pen."""
        self._last = self._middle = self._before_tail = None

    def _take_back_tail(self) -> None:
        if self._before_tail is not None:
            area, levels = self._before_tail
            self.levels[area] = levels
            self._before_tail = None

    def _lay(self, path: QPainterPath | None, dot: Dot) -> tuple[Area, Levels] | None:
        """Lay ink along a path, or at the dot alone; return what was there before, if any of it is on the sheet."""
        reach = dot.width / 2 + 1
        around = QPainterPath(dot.place) if path is None else path
        bounds = around.controlPointRect().adjusted(-reach, -reach, reach, reach).toAlignedRect()
        bounds &= QRect(0, 0, SIDE, SIDE)
        if bounds.isEmpty():
            return None
        area = (slice(bounds.top(), bounds.bottom() + 1), slice(bounds.left(), bounds.right() + 1))
        self._mark[area] = 0
        painter = QPainter(self._mark_image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(QPen(Qt.GlobalColor.white, dot.width, *round_ends))
        if path is None:
            painter.drawPoint(dot.place)
        else:
            painter.drawPath(path)
        painter.end()
        levels, mark = self.levels[area], self._mark[area]
        before = levels.copy()
        if self._erases:
            np.minimum(levels, 255 - mark, out=levels)
        else:
            np.maximum(levels, mark, out=levels)
        return area, before
