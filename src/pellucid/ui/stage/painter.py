"""How the diagram is painted: a prepared ground, one image of all edges, and a stamp for every neuron."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from pellucid.ui.stage.activity import SEQUENTIAL, Activity
from pellucid.ui.stage.backdrop import FoldMask, paint_backdrop, paint_fold_mask
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.edge_field import Colour, blend_table
from pellucid.ui.stage.edges import Edge, Edges
from pellucid.ui.stage.layout import Arrangement, ColumnPlace
from pellucid.ui.stage.looks import looks_of
from pellucid.ui.stage.pointing import Bias, Target, spot_of
from pellucid.ui.stage.pulse import DOT_RADIUS
from pellucid.ui.stage.reveal import ColumnShown, Reveal
from pellucid.ui.stage.reveal_painter import paint_chosen, paint_signed, signed_levels
from pellucid.ui.tokens import Tokens

DIMMED = 0.16
PAST = 0.35  # the opacity of values while gradients are what is told of
UNKNOWN = 0.5  # the opacity of neurons that have no values yet
FOCUS_GAP, FOCUS_WIDTH = 3.0, 2.0


class DiagramPainter:
    """Paints one layout of one network in one theme. `dim` fades what a diverged run no longer means, 0 to 1."""

    def __init__(
        self, columns: Sequence[Column], arrangement: Arrangement, size: QSize, scale: float, tokens: Tokens
    ) -> None:
        self._arrangement = arrangement
        self._tokens = tokens
        self._table = np.concatenate([tokens.sequential, tokens.signed])
        self._ground = paint_backdrop(size, scale, columns, arrangement, tokens)
        self._masks: dict[int, FoldMask] = {
            at: paint_fold_mask(place.fold, scale, tokens)
            for at, place in enumerate(arrangement.columns)
            if place.fold is not None and not place.pictured
        }
        looks = looks_of(columns, arrangement, tokens, scale)
        self._looks, self.tiles = looks.columns, looks.tiles
        self.page = _rgb(tokens.bg)
        self.blend = blend_table(self.page, _rgb(tokens.pos), _rgb(tokens.neg))

    def paint(
        self,
        painter: QPainter,
        edges: Edges | None,
        activity: Activity,
        *,
        diverged: bool,
        dim: float,
        reveal: Reveal | None = None,
    ) -> None:
        """Paint ground, edges, neurons and folds; of what a step computes, only what `reveal` shows."""
        painter.drawPixmap(0, 0, self._ground)
        values, levels = activity.displayed(), activity.levels()
        opacity = 1 - (1 - DIMMED) * dim
        if edges is not None:
            painter.setOpacity(opacity)
            self._paint_edges(painter, edges)
        for at, mask in self._masks.items():
            shown = None if reveal is None else reveal.columns[at]
            self._paint_fold(painter, at, mask, _fold_levels(levels[activity.part(at)], shown), opacity)
        painter.setOpacity(1)
        faded: defaultdict[float, list[Callable[[QPainter], None]]] = defaultdict(list)
        for at, look in enumerate(self._looks):
            part = activity.part(at)
            shown = None if reveal is None else reveal.columns[at]
            if shown is None or shown.dimmed or (shown.known and shown.signed is None):
                look_paint = partial(look.paint, at=at, values=values[part], levels=levels[part], diverged=diverged)
                faded[PAST if shown is not None and shown.dimmed else 1].append(look_paint)
            else:
                faded[1 if shown.known else UNKNOWN].append(partial(look.paint_blank, at=at))
        for opacity, looks in faded.items():
            self._paint_faded(painter, looks, opacity)
        if reveal is not None:
            for shown, place in zip(reveal.columns, self._arrangement.columns, strict=True):
                if shown.signed is not None:
                    paint_signed(painter, place, shown.signed, self._tokens)
            if edges is not None:
                paint_chosen(painter, self._arrangement, edges, reveal, self._tokens)

    def _paint_faded(self, painter: QPainter, looks: Sequence[Callable[[QPainter], None]], opacity: float) -> None:
        """Paint faces with an opacity as a whole: one by one, what lies over something else would let it through."""
        if opacity == 1:
            for paint in looks:
                paint(painter)
            return
        layer = QPixmap(self._ground.size())
        layer.setDevicePixelRatio(self._ground.devicePixelRatio())
        layer.fill(Qt.GlobalColor.transparent)
        inner = QPainter(layer)
        for paint in looks:
            paint(inner)
        inner.end()
        painter.setOpacity(opacity)
        painter.drawPixmap(0, 0, layer)
        painter.setOpacity(1)

    def paint_pulse(self, painter: QPainter, dots: NDArray[np.float64], rings: Sequence[float]) -> None:
        """Paint the dots that run along edges, and the rings of neurons where they arrive."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens.act)
        for x, y in dots.tolist():
            painter.drawEllipse(QPointF(x, y), DOT_RADIUS, DOT_RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, ring in zip(self._arrangement.columns, rings, strict=True):
            if ring > 0:
                painter.setPen(QPen(self._tokens.act, ring))
                radius = place.radius + ring / 2
                for x, y in zip(place.x_of.tolist(), place.y.tolist(), strict=True):
                    _outline(painter, place, x, y, radius)

    def paint_target(self, painter: QPainter, edges: Edges, target: Target, *, by_keyboard: bool) -> None:
        """Mark what is pointed at: a ring around a neuron, a dot on an edge; in full iris for the keyboard's focus."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._tokens.iris, FOCUS_WIDTH if by_keyboard else 1.0))
        if isinstance(target, Edge):
            spot = spot_of(self._arrangement, edges, target)
            painter.setBrush(self._tokens.bg)
            painter.drawEllipse(QPointF(spot.x, spot.y), spot.radius, spot.radius)
            return
        place = self._arrangement.columns[target.column]
        row = place.row(target.unit)
        if isinstance(target, Bias):
            spot = spot_of(self._arrangement, edges, target)
            half = spot.radius + 1.5
            painter.drawRoundedRect(QRectF(spot.x - half, spot.y - half, 2 * half, 2 * half), half / 2, half / 2)
        elif row is not None:
            radius = place.radius + (FOCUS_GAP if by_keyboard else 1.5)
            _outline(painter, place, float(place.x_of[row]), float(place.y[row]), radius)
        elif place.fold is not None:
            left, top = place.fold.corner(target.unit)
            side = place.fold.pitch + 2
            painter.drawRoundedRect(QRectF(left - 1, top - 1, side, side), 2, 2)

    def _paint_edges(self, painter: QPainter, edges: Edges) -> None:
        field = edges.field
        height, width = field.pixels.shape
        image = QImage(field.pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(field.scale)
        painter.drawImage(QPointF(field.left, field.top), image)

    def _paint_fold(self, painter: QPainter, at: int, mask: FoldMask, levels: NDArray[np.intp], opacity: float) -> None:
        fold = self._arrangement.columns[at].fold
        assert fold is not None
        squares = np.full(fold.rows * fold.columns, self._tokens.bg.rgb(), dtype=np.uint32)
        squares[: len(fold.units)] = self._table[levels[fold.units]]
        image = QImage(squares.data, fold.columns, fold.rows, 4 * fold.columns, QImage.Format.Format_RGB32)
        painter.setOpacity(opacity)
        painter.drawImage(QRectF(fold.left, fold.top, fold.width, fold.height), image)
        painter.setOpacity(1)  # the mask is the page itself
        painter.drawPixmap(QPointF(mask.left, mask.top), mask.pixmap)


def _outline(painter: QPainter, place: ColumnPlace, x: float, y: float, radius: float) -> None:
    """Draw the outline of a neuron, a disc or a tile, at this distance from its middle."""
    if place.rounding is not None:
        rounding = place.rounding * place.diameter + radius - place.radius
        painter.drawRoundedRect(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), rounding, rounding)
    else:
        painter.drawEllipse(QPointF(x, y), radius, radius)


def _fold_levels(levels: NDArray[np.intp], shown: ColumnShown | None) -> NDArray[np.intp]:
    """Return the levels of a column's neurons as far as they are known."""
    if shown is None or (shown.known and shown.signed is None):
        return levels
    return np.zeros_like(levels) if shown.signed is None else SEQUENTIAL + signed_levels(shown.signed)


def _rgb(colour: QColor) -> Colour:
    return colour.red(), colour.green(), colour.blue()
