"""The picture of a loss landscape: colours, lines of equal loss, and the numbers on them."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap, QPolygonF

from pellucid.ui.drawer.heat_map import image_of, readable_on, sequential_colours
from pellucid.ui.drawer.loss_scale import LossScale
from pellucid.ui.theme import Role, font
from pellucid.ui.tokens import Tokens
from pellucid.ui.widgets.contours import joined, segments
from pellucid.ui.widgets.painting import faded, paint_surface

LossArray = NDArray[np.float64]

_LINE_ALPHA = 0.42
_LABEL_PADDING, _LABEL_HEIGHT = 3.0, 14.0
# What a number keeps clear of: other numbers, and the edges.
_CLEARANCE = 6.0
# A line that is shorter than this many times its number has none.
_SHORTEST = 3.0


class _Level(NamedTuple):
    """The lines of one loss, each (points, 2) in the picture, how it is written, and its colour 0xAARRGGBB."""

    text: str
    shade: int
    lines: list[NDArray[np.float64]]


def paint_landscape(
    size: tuple[float, float], ratio: float, losses: LossArray, scale: LossScale, colours: Tokens
) -> QPixmap:
    """Return a picture of `losses`, the first row at the bottom, `size` (width, height) large for a `ratio` of pixels.

    The outermost losses lie on the edges. Where losses are not finite, the picture is hatched.
    """
    width, height = size
    upright = losses[::-1]
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    area = QRectF(0, 0, width, height)
    painter = QPainter(picture)
    painter.fillRect(area, colours.card)
    painter.fillRect(area, QBrush(colours.bad, Qt.BrushStyle.BDiagPattern))
    painter.drawImage(area, _coloured(upright, scale, picture.width(), picture.height(), colours))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shades = sequential_colours(scale.shares(np.array(scale.levels)), colours).tolist()
    steps = np.array([width / (losses.shape[1] - 1), height / (losses.shape[0] - 1)])
    levels = [
        _Level(text, shade, [line * steps for line in joined(segments(upright, level))])
        for level, text, shade in zip(scale.levels, scale.texts, shades, strict=True)
    ]
    for level in levels:
        pen = faded(readable_on(level.shade), _LINE_ALPHA)
        painter.setPen(QPen(pen, 1.0, j=Qt.PenJoinStyle.RoundJoin))
        for line in level.lines:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line.tolist()]))
    painter.setFont(font(Role.CAPTION))
    for level, place in _numbers(levels, area, QFontMetricsF(painter.font())):
        paint_surface(painter, place, 3.0, QColor.fromRgba(level.shade))
        painter.setPen(readable_on(level.shade))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, level.text)
    painter.end()
    return picture


def between(losses: LossArray, across: float, up: float) -> float:
    """Return the loss between those that are known, `across` and `up` as shares of the way over them, in [0, 1].

    It is not finite if one of those is not that it lies between.
    """
    shares = [_mixing(np.array([at]), count)[0] for at, count in zip((up, across), losses.shape, strict=True)]
    counted = np.outer(*shares)
    return float((counted * np.where(counted > 0.0, losses, 0.0)).sum())


def _coloured(losses: LossArray, scale: LossScale, width: int, height: int, colours: Tokens) -> QImage:
    """Return a picture with a colour for every pixel, transparent where a loss beside it is not finite."""
    rows, columns = losses.shape
    down = _mixing((np.arange(height) + 0.5) / height, rows)
    across = _mixing((np.arange(width) + 0.5) / width, columns)
    shares = scale.shares(losses)
    unknown = ~np.isfinite(shares)
    mixed = down @ np.where(unknown, 0.0, shares) @ across.T
    cells = sequential_colours(mixed, colours)
    if unknown.any():
        cells = np.where(down @ unknown.astype(float) @ across.T > 0.0, np.uint32(0), cells)
        whole = np.ascontiguousarray(cells)
        return QImage(whole.data, width, height, 4 * width, QImage.Format.Format_ARGB32).copy()
    return image_of(cells)


def _mixing(shares: LossArray, count: int) -> LossArray:
    """Return how much each of `count` values, evenly from 0 to 1, counts at some places between: (places, count)."""
    distance = np.abs(shares[:, np.newaxis] * (count - 1) - np.arange(count))
    return np.maximum(0.0, 1.0 - distance)


def _numbers(levels: list[_Level], area: QRectF, metrics: QFontMetricsF) -> Iterator[tuple[_Level, QRectF]]:
    """Yield where there is room for the numbers: on the longest line of each level, where it is most level."""
    taken: list[QRectF] = []
    inside = area.adjusted(_CLEARANCE, _CLEARANCE / 2, -_CLEARANCE, -_CLEARANCE / 2)
    for level in levels:
        width = metrics.horizontalAdvance(level.text) + 2 * _LABEL_PADDING
        line = max(level.lines, key=_length, default=None)
        if line is None or _length(line) < _SHORTEST * width:
            continue
        for x, y in _most_level_first(line, width):
            place = QRectF(x - width / 2, y - _LABEL_HEIGHT / 2, width, _LABEL_HEIGHT)
            around = place.adjusted(-_CLEARANCE, -_CLEARANCE / 2, _CLEARANCE, _CLEARANCE / 2)
            if inside.contains(place) and not any(around.intersects(other) for other in taken):
                taken.append(place)
                yield level, place
                break


def _length(line: NDArray[np.float64]) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def _most_level_first(line: NDArray[np.float64], width: float) -> list[tuple[float, float]]:
    """Return the points of a line, those first around which it rises least within the width of a number."""
    reach = max(1, round(len(line) * width / 2 / _length(line)))
    before, after = line[: -2 * reach], line[2 * reach :]
    if not len(before):
        return [tuple(line[len(line) // 2])]
    rise = np.abs(after[:, 1] - before[:, 1])
    return [tuple(line[reach + place]) for place in np.argsort(rise, kind="stable").tolist()]
