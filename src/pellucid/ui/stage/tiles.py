"""Neurons of a network that reads pictures, each shown as a picture of what it looks for."""

import math
from itertools import cycle, pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap

from pellucid.experiment.build import Experiment
from pellucid.lens.activations import Trace
from pellucid.lens.saliency import saliency
from pellucid.ui.stage.faces import hatch
from pellucid.ui.stage.layout import Arrangement, ColumnPlace
from pellucid.ui.stage.motion import Pacer
from pellucid.ui.stage.picture_layout import ROUNDING
from pellucid.ui.tokens import Tokens

FloatArray = NDArray[np.float32]

LIMIT = 0.85  # of the largest |w| of a neuron: where the map ends
INACTIVE_OPACITY = 0.45
FAINTEST_OUTLINE, OUTLINE_RANGE = 0.35, 0.6  # of the sequential map
WIDEST_OUTLINE = 2.0  # pixels more than the thinnest
OUTLINES = 24  # more cannot be told apart
FEW = 8  # tiles: so many are painted in less than 2 ms
TILE_SECONDS = 0.025  # before the next few tiles are painted anew, while training runs
RIM = 2  # pixels that the widest outline may need beyond its tile


class Tiles:
    """The tiles of one layout in one theme: the weights of the first layer, ∂z/∂x of the later ones."""

    def __init__(self, picture: tuple[int, int], arrangement: Arrangement, tokens: Tokens, scale: float) -> None:
        self._picture = picture
        self._places = arrangement.columns
        self._tokens = tokens
        self._scale = scale
        self._pixmaps: dict[int, list[QPixmap]] = {}
        self._outlines: dict[tuple[float, int], QPixmap] = {}
        self._rim = QPointF(RIM, RIM)
        self._pacer = Pacer(TILE_SECONDS)
        self._turns = cycle([(at, few) for at, place in enumerate(self._places) if place.tiled for few in _few(place)])

    def refresh(self, experiment: Experiment, theta: FloatArray, trace: Trace) -> None:
        """Paint every tile anew for the parameters `theta` and the example of `trace`."""
        for at, place in enumerate(self._places):
            if place.tiled:
                self._pixmaps[at] = self._painted(at, place.drawn, experiment, theta, trace)

    def refresh_in_turn(self, experiment: Experiment, theta: FloatArray, trace: Trace) -> bool:
        """Paint a few tiles anew, each time the next ones; all at once would take long. Nothing has to wait for few."""
        turn = next(self._turns, None) if self._pacer.due() else None
        if turn is not None and turn[0] in self._pixmaps:
            at, few = turn
            self._pixmaps[at][few] = self._painted(at, self._places[at].drawn[few], experiment, theta, trace)
        return False

    def _painted(
        self, at: int, units: NDArray[np.intp], experiment: Experiment, theta: FloatArray, trace: Trace
    ) -> list[QPixmap]:
        rows = saliency(experiment, theta, trace, at - 1, units)
        return [self._pixmap(image, self._places[at].diameter) for image in self.images(rows)]

    def images(self, rows: FloatArray) -> NDArray[np.uint32]:
        """Return `rows` (tiles, pixels) in the signed map, each to its own limit: (tiles, height, width)."""
        rows = np.nan_to_num(rows, posinf=0.0, neginf=0.0)
        limit = np.maximum(LIMIT * np.abs(rows).max(axis=1, keepdims=True), np.float32(1e-20))
        levels = np.clip(127.5 + 127.5 / limit * rows, 0, 255).astype(np.intp)
        return self._tokens.signed[levels].reshape(-1, *self._picture)

    def span(self, at: int, unit: int) -> tuple[float, float] | None:
        """Return None: a tile shows what a neuron looks for, not its values."""
        del at, unit
        return None

    def paint(
        self, painter: QPainter, at: int, values: FloatArray, levels: NDArray[np.intp], *, diverged: bool
    ) -> None:
        """Paint the tiles of column `at` whose neurons have these `values`, all of the layer."""
        del levels
        place = self._places[at]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        finite = not diverged and bool(np.isfinite(values).all())
        if not finite or at not in self._pixmaps:
            self._paint_hatched(painter, place)
            return
        size = np.abs(values)
        shares = (size[place.drawn] / (float(size.max()) or 1.0)).tolist()
        for share, pixmap, x, y in zip(shares, self._pixmaps[at], place.x_of.tolist(), place.y.tolist(), strict=True):
            corner = self._area(place, x, y).topLeft()
            if share == 0:
                painter.setOpacity(INACTIVE_OPACITY)
                painter.drawPixmap(corner, pixmap)
                painter.setOpacity(1)
            else:
                painter.drawPixmap(corner, pixmap)
            painter.drawPixmap(corner - self._rim, self._outline(place, math.ceil(OUTLINES * share)))

    def paint_blank(self, painter: QPainter, at: int) -> None:
        """Paint the tiles of column `at` as those of neurons that are not active."""
        units = self._places[at].units
        self.paint(painter, at, np.zeros(units, np.float32), np.empty(0, dtype=np.intp), diverged=False)

    def _paint_hatched(self, painter: QPainter, place: ColumnPlace) -> None:
        for x, y in zip(place.x_of.tolist(), place.y.tolist(), strict=True):
            hatch(painter, self._area(place, x, y), self._tokens.bad, ROUNDING * place.diameter)

    def _area(self, place: ColumnPlace, x: float, y: float) -> QRectF:
        """Return where a tile lies, aligned to device pixels."""
        left, top = (round((middle - place.radius) * self._scale) / self._scale for middle in (x, y))
        side = round(place.diameter * self._scale) / self._scale
        return QRectF(left, top, side, side)

    def _outline(self, place: ColumnPlace, level: int) -> QPixmap:
        """Return the outline of a tile for an activation of `level` / OUTLINES; 0 is that of an inactive neuron."""
        key = (place.diameter, level)
        if key not in self._outlines:
            share = level / OUTLINES
            if level == 0:
                width, colour = 1.0, self._tokens.line2
            else:
                shade = int(255 * (FAINTEST_OUTLINE + OUTLINE_RANGE * share))
                width, colour = 1 + WIDEST_OUTLINE * share, QColor.fromRgb(int(self._tokens.sequential[shade]))
            self._outlines[key] = self._paint_outline(place, width, colour)
        return self._outlines[key]

    def _paint_outline(self, place: ColumnPlace, width: float, colour: QColor) -> QPixmap:
        side = round(place.diameter * self._scale) / self._scale
        area = QRectF(RIM, RIM, side, side)
        pixmap = QPixmap(math.ceil((side + 2 * RIM) * self._scale), math.ceil((side + 2 * RIM) * self._scale))
        pixmap.setDevicePixelRatio(self._scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width))
        inset = min(width, 1.0) / 2
        radius = ROUNDING * side
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()
        return pixmap

    def _pixmap(self, pixels: NDArray[np.uint32], diameter: float) -> QPixmap:
        side = max(1, round(diameter * self._scale))
        height, width = pixels.shape
        image = QImage(np.ascontiguousarray(pixels).data, width, height, 4 * width, QImage.Format.Format_RGB32)
        ground = image.scaled(
            QSize(side, side), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(ground))
        painter.drawRoundedRect(QRectF(0, 0, side, side), ROUNDING * side, ROUNDING * side)
        painter.end()
        pixmap.setDevicePixelRatio(self._scale)
        return pixmap


def _few(place: ColumnPlace) -> list[slice]:
    """Part the tiles of a column into even runs of at most FEW."""
    count = len(place.drawn)
    ends = np.linspace(0, count, math.ceil(count / FEW) + 1).round().astype(int).tolist()
    return [slice(*run) for run in pairwise(ends)]
