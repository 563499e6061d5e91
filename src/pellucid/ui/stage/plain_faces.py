"""The faces of neurons that are numbers: discs for hidden ones, ring gauges for inputs and outputs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from pellucid.ui.numbers import NOTHING, number_text, rate_text
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.faces import Faces, RingFace
from pellucid.ui.stage.labels import (
    NUMBER_GAP,
    NUMBER_WIDTH,
    class_colour,
    input_colour,
    output_name_width,
)
from pellucid.ui.stage.layout import LABEL_GAP, RING_LIMIT, Arrangement
from pellucid.ui.stage.reveal_painter import paint_blank
from pellucid.ui.stage.words import Words
from pellucid.ui.theme import Role
from pellucid.ui.tokens import Tokens

FloatArray = NDArray[np.float32]
Levels = NDArray[np.intp]

BRIGHTEST_INPUT = 255.0
NAME_FITS = 20.0  # the smallest ring, in pixels, with room for a name inside


class PlainFaces:
    """What the faces of inputs, hidden neurons and outputs share: the layout, the theme, and what is painted once."""

    def __init__(self, columns: Sequence[Column], arrangement: Arrangement, tokens: Tokens, scale: float) -> None:
        self.columns = columns
        self.places = arrangement.columns
        self.tokens = tokens
        self.faces = Faces(tokens, scale)
        self.words = Words()


class HiddenFaces:
    """Discs in the colour of the activation; where there are few, ring gauges with the number."""

    def __init__(self, shared: PlainFaces) -> None:
        self._shared = shared
        self._corners: dict[int, list[QPointF]] = {}

    def paint(self, painter: QPainter, at: int, values: FloatArray, levels: Levels, *, diverged: bool) -> None:
        """Paint column `at`, whose neurons have these values and levels in the colour maps."""
        shared = self._shared
        place, column, tokens = shared.places[at], shared.columns[at], shared.tokens
        stamp, faces = shared.faces.stamp, shared.faces
        finite = not diverged and bool(np.isfinite(values).all())
        if column.units <= RING_LIMIT and finite:
            largest = float(np.abs(values).max()) or 1.0
            for value, y in zip(values.tolist(), place.y.tolist(), strict=True):
                colour = tokens.act if not column.signed else tokens.pos if value > 0 else tokens.neg
                text = _ring_text(value) if place.numbered else ""
                face = RingFace(round(abs(value) / largest, 2), colour.name(), text)
                stamp(painter, faces.ring(place.diameter, face), place.x, y)
            return
        if at not in self._corners:
            self._corners[at] = faces.corners(place.diameter, place.x, place.y.tolist())
        drawn = levels[place.drawn].tolist() if finite else [-1] * len(place.drawn)
        for level, corner in zip(drawn, self._corners[at], strict=True):
            painter.drawPixmap(corner, faces.disc(place.diameter, level))

    def paint_blank(self, painter: QPainter, at: int) -> None:
        """Paint column `at` while its neurons have no values yet."""
        paint_blank(painter, self._shared.places[at], self._shared.tokens)


class InputFaces:
    """Ring gauges that are filled as the inputs are bright. They change seldom: the latest ones are kept."""

    def __init__(self, shared: PlainFaces) -> None:
        self._shared = shared
        self._kept: tuple[bytes, list[QPixmap]] = (b"", [])

    def paint(self, painter: QPainter, at: int, values: FloatArray, levels: Levels, *, diverged: bool) -> None:
        """Paint column `at`, whose inputs have these values."""
        del levels, diverged
        shared, place = self._shared, self._shared.places[at]
        if values.tobytes() != self._kept[0]:
            self._kept = values.tobytes(), [self._ring(at, unit, float(values[unit])) for unit in place.drawn.tolist()]
        for ring, y in zip(self._kept[1], place.y.tolist(), strict=True):
            shared.faces.stamp(painter, ring, place.x, y)

    def paint_blank(self, painter: QPainter, at: int) -> None:
        """Paint the inputs, column `at`, without their values."""
        paint_blank(painter, self._shared.places[at], self._shared.tokens)

    def _ring(self, at: int, unit: int, value: float) -> QPixmap:
        shared, place = self._shared, self._shared.places[at]
        text = number_text(value, 0) if place.numbered and np.isfinite(value) else ""
        share = round(value / BRIGHTEST_INPUT, 3) if np.isfinite(value) else 0.0
        colour = input_colour(unit, shared.columns[at], shared.tokens).name()
        return shared.faces.ring(place.diameter, RingFace(share, colour, text))


class OutputFaces:
    """Ring gauges that are filled as the classes are probable, with their names: the last column."""

    def __init__(self, shared: PlainFaces) -> None:
        self._shared = shared
        column = shared.columns[-1]
        self._names = [column.label(unit) for unit in range(column.units)]
        self._colours = [class_colour(unit, column, shared.tokens).name() for unit in range(column.units)]
        self._widest = output_name_width(column)

    def paint(self, painter: QPainter, at: int, values: FloatArray, levels: Levels, *, diverged: bool) -> None:
        """Paint column `at`, whose classes have these probabilities."""
        del levels
        shared = self._shared
        place, column = shared.places[at], shared.columns[at]
        finite = not diverged and bool(np.isfinite(values).all())
        winner = int(np.argmax(values)) if finite else -1
        left = place.x + place.radius + LABEL_GAP
        inside = column.named_inside
        for unit, y in zip(place.drawn.tolist(), place.y.tolist(), strict=True):
            number = number_text(100 * float(values[unit]), 1) if finite else NOTHING
            share = round(float(values[unit]), 3) if finite else 0.0
            colour, name = self._colours[unit], self._names[unit]
            if inside:
                face = RingFace(share, colour, name if place.diameter >= NAME_FITS else "", named=True)
            else:
                face = RingFace(share, colour, number if place.numbered else "")
            shared.faces.stamp(painter, shared.faces.ring(place.diameter, face), place.x, y)
            body, caption, ink = (
                (Role.BODY_STRONG, Role.CAPTION_STRONG, shared.tokens.ink)
                if unit == winner
                else (Role.BODY, Role.CAPTION, shared.tokens.ink2)
            )
            if inside:
                percent = f"{number}%" if finite else number
                if place.diameter < NAME_FITS:
                    shared.words.draw(painter, left, y, f"{name} {percent}", caption, ink)
                else:
                    shared.words.draw(painter, left, y, percent, body, ink)
                continue
            shared.words.draw(painter, left, y, name, body, ink)
            if not place.numbered:
                end = left + self._widest + NUMBER_GAP + NUMBER_WIDTH
                shared.words.draw_before(painter, end, y, number, caption, ink)

    def paint_blank(self, painter: QPainter, at: int) -> None:
        """Paint the outputs, column `at`, with their names alone."""
        nothing = np.full(self._shared.columns[at].units, np.nan, dtype=np.float32)
        self.paint(painter, at, nothing, np.empty(0, dtype=np.intp), diverged=False)


def _ring_text(value: float) -> str:
    """Return a number of at most five characters, sign aside."""
    if abs(value) >= 10_000:
        return rate_text(value)
    return number_text(value, 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0)
