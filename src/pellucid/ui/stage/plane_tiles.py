"""Neurons of a network that is told of points, each shown as its output over the whole plane."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from pellucid.experiment.build import Experiment
from pellucid.lens.activations import Trace
from pellucid.lens.plane_views import plane_views
from pellucid.ui.stage.bias_marks import BiasMarks
from pellucid.ui.stage.columns import Column, Kind
from pellucid.ui.stage.faces import DASH, OUTLINE_OPACITY, hatch
from pellucid.ui.stage.labels import class_colour
from pellucid.ui.stage.layout import Arrangement, ColumnPlace
from pellucid.ui.stage.motion import Pacer
from pellucid.ui.tokens import Tokens, lookup_table

FloatArray = NDArray[np.float32]

SIDE = 44  # cells of the plane in a row
STRENGTH = 0.58  # of the signed map: where a tile is strongest
LEVELS = 256
UNIT_SECONDS = 0.0004  # between two refreshes, for each neuron: refreshing takes a small share of that


class PlaneTiles:
    """The tiles of one layout in one theme.

    Neurons are shown in the signed map, each stretched to its own largest |value| over the plane. An output that is a
    probability is shown in the colour of its class: against that of the other one of two classes, else against the
    page.
    """

    def __init__(self, columns: Sequence[Column], arrangement: Arrangement, tokens: Tokens, scale: float) -> None:
        self._columns = columns
        self._places = arrangement.columns
        self._tokens = tokens
        self._scale = scale
        self._maps = [_colour_maps(column, place, tokens) for column, place in zip(columns, self._places, strict=True)]
        self._frames = [self._frame(place) for place in self._places]
        self._spans: list[tuple[FloatArray, FloatArray]] = []
        self._pixels: list[NDArray[np.uint32]] = []
        self._pictures: dict[int, QPixmap] = {}
        self._pacer = Pacer(UNIT_SECONDS * sum(column.units for column in columns))
        self._marks = BiasMarks(arrangement, tokens, scale)

    def refresh(self, experiment: Experiment, theta: FloatArray, trace: Trace) -> None:
        """Show what every neuron puts out with the parameters `theta`; no tile depends on the example of `trace`."""
        del trace
        views = plane_views(experiment, SIDE).look(theta)
        with np.errstate(all="ignore"):
            self._spans = [(rows.min(axis=1), rows.max(axis=1)) for rows in views]
            self._pixels = [self._coloured(at, rows) for at, rows in enumerate(views)]
            self._marks.refresh(experiment, theta)
        self._pictures.clear()

    def refresh_in_turn(self, experiment: Experiment, theta: FloatArray, trace: Trace) -> None:
        """Show all of it anew, as often as there is time for."""
        if self._pacer.due():
            self.refresh(experiment, theta, trace)

    def span(self, at: int, unit: int) -> tuple[float, float] | None:
        """Return the least and the largest value of a neuron over the plane, or None before there is any."""
        if not self._spans:
            return None
        low, high = self._spans[at]
        return float(low[unit]), float(high[unit])

    def paint(
        self, painter: QPainter, at: int, values: FloatArray, levels: NDArray[np.intp], *, diverged: bool
    ) -> None:
        """Paint the tiles and the biases of column `at`, whatever its neurons put out for the present point."""
        del values, levels
        place = self._places[at]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if diverged or not self._pixels:
            for y in place.y.tolist():
                self._hatch(painter, place, y)
            return
        corner = self._area(place, float(place.y[0])).topLeft()
        if at not in self._pictures:
            self._pictures[at] = self._picture(at, corner)
        painter.drawPixmap(corner, self._pictures[at])
        self._marks.paint(painter, at)

    def _picture(self, at: int, corner: QPointF) -> QPixmap:
        """Return all tiles of a column as they are now, in one picture whose corner is `corner`."""
        place, frame = self._places[at], self._frames[at]
        picture = QPixmap(frame.size())
        picture.setDevicePixelRatio(frame.devicePixelRatio())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-corner)
        low, high = (each[place.drawn] for each in self._spans[at])
        finite, silent = np.isfinite(low) & np.isfinite(high), ((low == 0) & (high == 0)).tolist()
        pixels = self._pixels[at]
        for row, y in enumerate(place.y.tolist()):
            area = self._area(place, y)
            painter.drawImage(area, QImage(pixels[row].data, SIDE, SIDE, 4 * SIDE, QImage.Format.Format_RGB32))
            if silent[row]:
                self._paint_dash(painter, area)
        painter.drawPixmap(corner, frame)
        for y in place.y[~finite].tolist():
            painter.fillRect(self._area(place, y), self._tokens.bg)
            self._hatch(painter, place, y)
        painter.end()
        return picture

    def _coloured(self, at: int, rows: FloatArray) -> NDArray[np.uint32]:
        """Return the drawn ones of `rows` (units, cells) in the colours of column `at`."""
        drawn = rows[self._places[at].drawn]
        if _probable(self._columns[at]):
            levels = drawn * np.float32(LEVELS - 1)
        else:
            largest = np.abs(drawn).max(axis=1, keepdims=True)
            levels = (drawn / np.where(largest > 0, largest, np.float32(1)) + 1) * np.float32((LEVELS - 1) / 2)
        index = (levels + 0.5).astype(np.intp)
        maps = self._maps[at]
        if len(maps) > 1:
            index += LEVELS * np.arange(len(maps))[:, np.newaxis]
        return np.take(maps.ravel(), index, mode="clip")

    def _hatch(self, painter: QPainter, place: ColumnPlace, y: float) -> None:
        area = self._area(place, y)
        hatch(painter, area, self._tokens.bad, _rounding(place))

    def _paint_dash(self, painter: QPainter, area: QRectF) -> None:
        """Paint the dash of a neuron that puts out nothing anywhere."""
        dash = min(DASH, 0.4 * area.width())
        middle = area.center()
        painter.fillRect(QRectF(middle.x() - dash / 2, middle.y() - 0.5, dash, 1), self._tokens.line2)

    def _area(self, place: ColumnPlace, y: float) -> QRectF:
        """Return where a tile lies, aligned to device pixels."""
        left, top = (round((middle - place.radius) * self._scale) / self._scale for middle in (place.x, y))
        side = self._side(place)
        return QRectF(left, top, side, side)

    def _side(self, place: ColumnPlace) -> float:
        return round(place.diameter * self._scale) / self._scale

    def _frame(self, place: ColumnPlace) -> QPixmap:
        """Return the corners of the page around all tiles of a column, and their outlines.

        Laid over the squares it rounds them: with one call for all, as training goes on between two calls.
        """
        areas = [self._area(place, y) for y in place.y.tolist()]
        side, top = self._side(place), areas[0].top()
        height = areas[-1].bottom() - top
        pixmap = QPixmap(math.ceil(side * self._scale), math.ceil(height * self._scale))
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(self._scale)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QColor(self._tokens.ink)
        outline.setAlphaF(OUTLINE_OPACITY)
        radius = _rounding(place)
        for area in areas:
            area.moveTo(0, area.top() - top)
            whole, hole = QPainterPath(), QPainterPath()
            whole.addRect(area)
            hole.addRoundedRect(area, radius, radius)
            painter.fillPath(whole - hole, self._tokens.bg)
            painter.setPen(QPen(outline, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
        painter.end()
        return pixmap


def _rounding(place: ColumnPlace) -> float:
    return (place.rounding or 0.0) * place.diameter


def _probable(column: Column) -> bool:
    """Tell whether the neurons of a column put out probabilities."""
    return column.kind is Kind.OUTPUT and not column.signed


def _colour_maps(column: Column, place: ColumnPlace, tokens: Tokens) -> NDArray[np.uint32]:
    """Return the colours of a column's tiles from least to most: (maps, LEVELS), one for all or one for each tile."""
    at = np.linspace(-STRENGTH, STRENGTH, LEVELS)
    signed = tokens.signed[np.rint((at + 1) / 2 * (len(tokens.signed) - 1)).astype(np.intp)]
    if not _probable(column):
        return signed[np.newaxis]
    if column.units <= 2:
        return np.stack([signed, signed[::-1]])[-column.units :]
    page = tokens.bg.name()
    colours = [class_colour(unit, column, tokens).name() for unit in place.drawn.tolist()]
    return np.stack([lookup_table(((0.0, page), (1.0, colour)), LEVELS) for colour in colours])
