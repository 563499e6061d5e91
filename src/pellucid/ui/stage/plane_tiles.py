"""Neurons of a network that is told of points, each shown as its output over the whole plane."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from pellucid.experiment.build import Experiment
from pellucid.lens.activations import Trace
from pellucid.lens.plane_views import plane_views
from pellucid.ui.stage.bias_marks import bias_levels
from pellucid.ui.stage.columns import Column, Kind
from pellucid.ui.stage.faces import hatch
from pellucid.ui.stage.labels import class_colour
from pellucid.ui.stage.layout import Arrangement, ColumnPlace
from pellucid.ui.stage.motion import Pacer
from pellucid.ui.stage.tile_frames import TileFrames
from pellucid.ui.stage.tile_strip import TileStrip, cells_of
from pellucid.ui.tokens import Tokens, lookup_table

FloatArray = NDArray[np.float32]

STRENGTH = 0.58  # of the signed map: where a tile is strongest
LEVELS = 256
# Between two refreshes while training runs, and for each neuron: refreshing takes a small share of that.
REFRESH_SECONDS, UNIT_SECONDS = 0.03, 0.0004


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
        self._cells = max(cells_of(place, scale) for place in self._places)
        self._strips = [TileStrip(place, self._cells, scale) for place in self._places]
        self._maps = [_colour_maps(column, place, tokens) for column, place in zip(columns, self._places, strict=True)]
        self._frames = [
            TileFrames(place, strip.areas, tokens, scale)
            for place, strip in zip(self._places, self._strips, strict=True)
        ]
        self._spans: list[tuple[FloatArray, FloatArray]] = []
        self._pacer = Pacer(max(REFRESH_SECONDS, UNIT_SECONDS * sum(column.units for column in columns)))

    def refresh(self, experiment: Experiment, theta: FloatArray, trace: Trace) -> None:
        """Show what every neuron puts out with the parameters `theta`; no tile depends on the example of `trace`."""
        del trace
        views = plane_views(experiment, self._cells).look(theta)
        with np.errstate(all="ignore"):
            self._spans = [(rows.min(axis=1), rows.max(axis=1)) for rows in views]
            for at, rows in enumerate(views):
                self._fill(at, rows)
            for place, frames, biases in zip(
                self._places[1:], self._frames[1:], bias_levels(experiment, theta), strict=True
            ):
                frames.show_biases(biases[place.drawn].tolist())

    def refresh_in_turn(self, experiment: Experiment, theta: FloatArray, trace: Trace) -> bool:
        """Show all of it anew, as often as there is time for; return whether that was now."""
        due = self._pacer.due()
        if due:
            self.refresh(experiment, theta, trace)
        return due

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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        areas = self._strips[at].areas
        if diverged or not self._spans:
            unknown = areas
        else:
            self._strips[at].paint(painter)
            self._frames[at].paint(painter)
            low, high = (each[self._places[at].drawn] for each in self._spans[at])
            unknown = [areas[row] for row in np.flatnonzero(~np.isfinite(low) | ~np.isfinite(high)).tolist()]
            for area in unknown:
                painter.fillRect(area, self._tokens.bg)
        for area in unknown:
            hatch(painter, area, self._tokens.bad, (self._places[at].rounding or 0.0) * area.width())

    def paint_blank(self, painter: QPainter, at: int) -> None:
        """Paint the tiles of column `at`: what a neuron puts out over the plane depends on no point."""
        nothing = np.empty(0, dtype=np.float32)
        self.paint(painter, at, nothing, np.empty(0, dtype=np.intp), diverged=False)

    def _fill(self, at: int, rows: FloatArray) -> None:
        """Show the drawn ones of `rows`, (units, cells), in the colours of column `at`."""
        strip, drawn = self._strips[at], self._places[at].drawn
        low, high = (each[drawn] for each in self._spans[at])
        shown = strip.sampled(rows[drawn])
        if _probable(self._columns[at]):
            levels = shown * np.float32(LEVELS - 1)
            levels += np.float32(0.5)
        else:
            largest = np.maximum(-low, high)
            levels = shown * (np.float32((LEVELS - 1) / 2) / np.where(largest > 0, largest, 1))[:, np.newaxis]
            levels += np.float32(LEVELS / 2)
        index = levels.astype(np.intp)
        maps = self._maps[at]
        if len(maps) > 1:
            index += LEVELS * np.arange(len(maps))[:, np.newaxis]
        silent = (low == 0) & (high == 0)
        strip.fill(np.take(maps.ravel(), index, mode="clip"), silent, self._tokens.line2)


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
