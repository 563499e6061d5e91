"""How the diagram is painted: a prepared ground, one image of all edges, and a stamp for every neuron."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from pellucid.ui.numbers import NOTHING, number_text, rate_text
from pellucid.ui.stage.activity import Activity
from pellucid.ui.stage.backdrop import fold_caption, paint_backdrop, paint_fold_mask
from pellucid.ui.stage.columns import Column, Kind
from pellucid.ui.stage.edge_field import Colour, blend_table
from pellucid.ui.stage.edges import Edge, Edges
from pellucid.ui.stage.faces import Faces, RingFace
from pellucid.ui.stage.labels import (
    NUMBER_GAP,
    NUMBER_WIDTH,
    class_colour,
    input_colour,
    output_name_width,
)
from pellucid.ui.stage.layout import LABEL_GAP, RING_LIMIT, Arrangement, ColumnPlace
from pellucid.ui.stage.picture_face import PictureFace
from pellucid.ui.stage.pointing import Target, spot_of
from pellucid.ui.stage.pulse import DOT_RADIUS
from pellucid.ui.stage.tiles import ROUNDING, Tiles
from pellucid.ui.stage.words import Words
from pellucid.ui.theme import Role, font
from pellucid.ui.tokens import Tokens

DIMMED = 0.16
BRIGHTEST_INPUT = 255.0
NAME_FITS = 20.0  # the smallest ring, in pixels, with room for a name inside
FOCUS_GAP, FOCUS_WIDTH = 3.0, 2.0


class DiagramPainter:
    """Paints one layout of one network in one theme. `dim` fades what a diverged run no longer means, 0 to 1."""

    def __init__(
        self, columns: Sequence[Column], arrangement: Arrangement, size: QSize, scale: float, tokens: Tokens
    ) -> None:
        self._columns = columns
        self._arrangement = arrangement
        self._tokens = tokens
        self._faces = Faces(tokens, scale)
        self._words = Words()
        self._table = np.concatenate([tokens.sequential, tokens.signed])
        self._ground = paint_backdrop(size, scale, columns, arrangement, tokens)
        self._masks: dict[int, QPixmap] = {
            at: paint_fold_mask(place.fold, scale, tokens)
            for at, place in enumerate(arrangement.columns)
            if place.fold is not None and not place.pictured
        }
        matrix, picture = arrangement.columns[0].fold, columns[0].picture
        self._picture = PictureFace(matrix, tokens, scale) if matrix is not None and picture is not None else None
        self.tiles = Tiles(picture, arrangement, tokens, scale) if picture is not None else None
        self.page = _rgb(tokens.bg)
        self.blend = blend_table(self.page, _rgb(tokens.pos), _rgb(tokens.neg))

    def paint(self, painter: QPainter, edges: Edges | None, activity: Activity, *, diverged: bool, dim: float) -> None:
        """Paint ground, edges, neurons and folds."""
        painter.drawPixmap(0, 0, self._ground)
        values, levels = activity.displayed(), activity.levels()
        opacity = 1 - (1 - DIMMED) * dim
        if edges is not None:
            painter.setOpacity(opacity)
            self._paint_edges(painter, edges)
        for at, mask in self._masks.items():
            self._paint_fold(painter, at, mask, levels[activity.part(at)], opacity)
        painter.setOpacity(1)
        for at, column in enumerate(self._columns):
            part = activity.part(at)
            if self._picture is not None and column.kind is Kind.INPUT:
                self._picture.paint(painter, values[part])
            elif self.tiles is not None and column.kind is Kind.HIDDEN:
                self.tiles.paint(painter, at, values[part], diverged=diverged)
            elif column.kind is Kind.HIDDEN:
                self._paint_hidden(painter, at, values[part], levels[part], diverged)
            elif column.kind is Kind.INPUT:
                self._paint_inputs(painter, at, values[part])
            else:
                self._paint_outputs(painter, at, values[part], diverged)

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
        if row is not None:
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

    def _paint_fold(self, painter: QPainter, at: int, mask: QPixmap, levels: NDArray[np.intp], opacity: float) -> None:
        fold = self._arrangement.columns[at].fold
        assert fold is not None
        squares = np.full(fold.rows * fold.columns, self._tokens.bg.rgb(), dtype=np.uint32)
        squares[: len(fold.units)] = self._table[levels[fold.units]]
        image = QImage(squares.data, fold.columns, fold.rows, 4 * fold.columns, QImage.Format.Format_RGB32)
        painter.setOpacity(opacity)
        painter.drawImage(QRectF(fold.left, fold.top, fold.width, fold.height), image)
        painter.setOpacity(1)  # the mask is the page itself
        painter.drawPixmap(QPointF(fold.left, fold.top), mask)
        painter.setOpacity(opacity)
        area, caption = fold_caption(fold)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(self._tokens.ink3)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, caption)

    def _paint_hidden(
        self, painter: QPainter, at: int, values: NDArray[np.float32], levels: NDArray[np.intp], diverged: bool
    ) -> None:
        place, column = self._arrangement.columns[at], self._columns[at]
        stamp, faces = self._faces.stamp, self._faces
        finite = not diverged and bool(np.isfinite(values).all())
        if column.units <= RING_LIMIT and finite:
            largest = float(np.abs(values).max()) or 1.0
            for value, y in zip(values.tolist(), place.y.tolist(), strict=True):
                colour = self._tokens.act if not column.signed else self._tokens.pos if value > 0 else self._tokens.neg
                text = _ring_text(value) if place.numbered else ""
                face = RingFace(round(abs(value) / largest, 2), colour.name(), text)
                stamp(painter, faces.ring(place.diameter, face), place.x, y)
            return
        drawn = levels[place.drawn].tolist() if finite else [-1] * len(place.drawn)
        for level, y in zip(drawn, place.y.tolist(), strict=True):
            stamp(painter, faces.disc(place.diameter, level), place.x, y)

    def _paint_inputs(self, painter: QPainter, at: int, values: NDArray[np.float32]) -> None:
        place, column = self._arrangement.columns[at], self._columns[at]
        for unit, y in zip(place.drawn.tolist(), place.y.tolist(), strict=True):
            value = float(values[unit])
            text = number_text(value, 0) if place.numbered and np.isfinite(value) else ""
            share = round(value / BRIGHTEST_INPUT, 3) if np.isfinite(value) else 0.0
            face = RingFace(share, input_colour(unit, column, self._tokens).name(), text)
            self._faces.stamp(painter, self._faces.ring(place.diameter, face), place.x, y)

    def _paint_outputs(self, painter: QPainter, at: int, values: NDArray[np.float32], diverged: bool) -> None:
        place, column = self._arrangement.columns[at], self._columns[at]
        finite = not diverged and bool(np.isfinite(values).all())
        winner = int(np.argmax(values)) if finite else -1
        left = place.x + place.radius + LABEL_GAP
        inside, widest = column.named_inside, output_name_width(column)
        for unit, y in zip(place.drawn.tolist(), place.y.tolist(), strict=True):
            number = number_text(100 * float(values[unit]), 1) if finite else NOTHING
            share = round(float(values[unit]), 3) if finite else 0.0
            colour = class_colour(unit, column, self._tokens).name()
            if inside:
                name = column.label(unit)
                face = RingFace(share, colour, name if place.diameter >= NAME_FITS else "", named=True)
            else:
                face = RingFace(share, colour, number if place.numbered else "")
            self._faces.stamp(painter, self._faces.ring(place.diameter, face), place.x, y)
            body, caption, ink = (
                (Role.BODY_STRONG, Role.CAPTION_STRONG, self._tokens.ink)
                if unit == winner
                else (Role.BODY, Role.CAPTION, self._tokens.ink2)
            )
            if inside:
                percent = f"{number}%" if finite else number
                if place.diameter < NAME_FITS:
                    self._words.draw(painter, left, y, f"{name} {percent}", caption, ink)
                else:
                    self._words.draw(painter, left, y, percent, body, ink)
                continue
            self._words.draw(painter, left, y, column.label(unit), body, ink)
            if not place.numbered:
                end = left + widest + NUMBER_GAP + NUMBER_WIDTH
                self._words.draw_before(painter, end, y, number, caption, ink)


def _outline(painter: QPainter, place: ColumnPlace, x: float, y: float, radius: float) -> None:
    """Draw the outline of a neuron, a disc or a tile, at this distance from its middle."""
    if place.tiled:
        rounding = ROUNDING * place.diameter + radius - place.radius
        painter.drawRoundedRect(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), rounding, rounding)
    else:
        painter.drawEllipse(QPointF(x, y), radius, radius)


def _ring_text(value: float) -> str:
    """Return a number of at most five characters, sign aside."""
    if abs(value) >= 10_000:
        return rate_text(value)
    return number_text(value, 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0)


def _rgb(colour: QColor) -> Colour:
    return colour.red(), colour.green(), colour.blue()
