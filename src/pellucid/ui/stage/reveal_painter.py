"""How a step that is walked is painted over the diagram: signed values, the chosen neuron, numbers on its edges."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from pellucid.ui.cover import HIDDEN
from pellucid.ui.formula.faces import MEDIUM, face
from pellucid.ui.formula.figures import figures
from pellucid.ui.numbers import MINUS
from pellucid.ui.stage.activity import tamed
from pellucid.ui.stage.edges import Edge, Edges
from pellucid.ui.stage.faces import number_font
from pellucid.ui.stage.layout import Arrangement, ColumnPlace
from pellucid.ui.stage.pointing import Spot, spot_of
from pellucid.ui.stage.reveal import Reveal
from pellucid.ui.stage.reveal_places import note_area, pill_area
from pellucid.ui.theme import Role, font
from pellucid.ui.tokens import Tokens

RING_GAP, RING_WIDTH = 4.5, 2.5
COVERED_GAP = 1.0  # as far as a cover goes beyond what is under it
LARGEST_QUESTION = 28.0
BAND = 4.0  # around a tile, in the colour of its value
LEAST_PLAIN = 0.001  # smaller numbers are written with a power of ten
DISC_AIR = 1.5  # at least, on both sides of a number in a disc
BRIGHT = 0.45  # the lightness from which on dark figures can be read
PILL_HEIGHT, PILL_PADDING = 18.0, 7.0
NOTE_SIZE = 12
NOTE_LINE, NOTE_PADDING, NOTE_COLUMN_GAP = 19.0, 10.0, 14.0
TRAIL_STEPS = 32

FloatArray = NDArray[np.float32]
Notes = tuple[tuple[str, str], ...]


def signed_levels(values: FloatArray) -> NDArray[np.intp]:
    """Return the entries of `values` in the signed map, which is stretched to the largest of them; no number is 0."""
    finite = tamed(values)
    size = np.abs(finite).max(initial=0.0)
    return np.rint(127.5 + 127.5 * (finite / (size or 1.0))).astype(np.intp)


def paint_blank(painter: QPainter, place: ColumnPlace, tokens: Tokens) -> None:
    """Paint neurons that have no values yet."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.line2, 1))
    painter.setBrush(tokens.bg)
    for x, y in zip(place.x_of.tolist(), place.y.tolist(), strict=True):
        painter.drawEllipse(QPointF(x, y), place.radius - 0.5, place.radius - 0.5)


def paint_signed(painter: QPainter, place: ColumnPlace, values: FloatArray, tokens: Tokens) -> None:
    """Paint the values of a column in the signed map: discs, with numbers where there is room, or bands round tiles."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawn = values[place.drawn]
    levels = signed_levels(values)[place.drawn].tolist()
    for value, level, x, y in zip(drawn.tolist(), levels, place.x_of.tolist(), place.y.tolist(), strict=True):
        colour = QColor.fromRgb(int(tokens.signed[level]))
        if place.tiled:
            _paint_band(painter, place, x, y, colour)
            continue
        painter.setPen(QPen(tokens.line2, 1))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, y), place.radius - 0.5, place.radius - 0.5)
        if place.numbered:
            text = fitting_text(value, place.diameter)
            painter.setFont(number_font(place.diameter, text))
            painter.setPen(Qt.GlobalColor.black if colour.lightnessF() > BRIGHT else Qt.GlobalColor.white)
            area = QRectF(x - place.radius, y - place.radius, place.diameter, place.diameter)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def paint_chosen(painter: QPainter, arrangement: Arrangement, edges: Edges, reveal: Reveal, tokens: Tokens) -> None:
    """Paint the ring around the chosen neuron, the numbers on its edges and those beside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chosen = reveal.chosen
    place = arrangement.columns[chosen.column]
    if place.row(chosen.unit) is None and place.fold is None:
        return
    spot = spot_of(arrangement, edges, chosen)
    reach = spot.radius + RING_GAP
    card = note_area(arrangement, spot, reach, _notes_size(reveal.notes)) if reveal.notes else QRectF()
    taken = [card]
    for pill in reveal.pills:
        at = edges.place(Edge(chosen.column - 1, pill.source, chosen.unit))
        area = None if at is None else pill_area(edges, arrangement, at, _pill_size(pill.text), taken)
        if at is not None and area is not None:
            taken.append(area)
            if edges.strength[at] == 0:
                _paint_trail(painter, edges, at, tokens)
            _paint_pill(painter, area, pill.text, tokens.pos if pill.value >= 0 else tokens.neg, tokens)
    if reveal.covered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.irisbg)
        _outline(painter, place, spot, spot.radius + COVERED_GAP)
        painter.setPen(tokens.iris)
        painter.setFont(face(max(1, round(min(spot.radius, LARGEST_QUESTION))), MEDIUM))
        area = QRectF(spot.x - spot.radius, spot.y - spot.radius, 2 * spot.radius, 2 * spot.radius)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, HIDDEN)
    painter.setPen(QPen(tokens.iris, RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _outline(painter, place, spot, reach)
    if reveal.notes:
        _paint_notes(painter, card, reveal.notes, tokens)


def _outline(painter: QPainter, place: ColumnPlace, spot: Spot, reach: float) -> None:
    """Draw a circle around a neuron, around a tile a square like it."""
    if place.tiled:
        rounding = (place.rounding or 0.0) * place.diameter + reach - spot.radius
        area = QRectF(spot.x - reach, spot.y - reach, 2 * reach, 2 * reach)
        painter.drawRoundedRect(area, rounding, rounding)
    else:
        painter.drawEllipse(QPointF(spot.x, spot.y), reach, reach)


def fitting_text(value: float, diameter: float) -> str:
    """Return a number in so few figures that it fits into a disc: two, or one, or nothing if even that is too long."""
    found = [] if value and abs(value) < LEAST_PLAIN else [figures(value, digits).text for digits in (2, 1)]
    if value and np.isfinite(value):
        mantissa, power = f"{value:.0e}".split("e")
        found.append(f"{mantissa}e{int(power)}".replace("-", MINUS))
    return next((text for text in found if _fits(text, diameter)), "")


def _fits(text: str, diameter: float) -> bool:
    return QFontMetricsF(number_font(diameter, text)).horizontalAdvance(text) <= diameter - 2 * DISC_AIR


def _paint_band(painter: QPainter, place: ColumnPlace, x: float, y: float, colour: QColor) -> None:
    painter.setPen(QPen(colour, BAND))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = place.radius - BAND / 2 + 1
    rounding = (place.rounding or 0.0) * place.diameter
    painter.drawRoundedRect(QRectF(x - half, y - half, 2 * half, 2 * half), rounding, rounding)


def _pill_size(text: str) -> QSizeF:
    width = QFontMetricsF(font(Role.LABEL_STRONG)).horizontalAdvance(text)
    return QSizeF(width + 2 * PILL_PADDING, PILL_HEIGHT)


def _paint_trail(painter: QPainter, edges: Edges, at: int, tokens: Tokens) -> None:
    """Paint the way of an edge that is too weak to be drawn: its number is not to hang in the air."""
    painter.setPen(QPen(tokens.line2, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(*edges.point(at, step / TRAIL_STEPS)) for step in range(TRAIL_STEPS + 1)])


def _paint_pill(painter: QPainter, area: QRectF, text: str, colour: QColor, tokens: Tokens) -> None:
    painter.setPen(QPen(colour, 1))
    painter.setBrush(tokens.card)
    painter.drawRoundedRect(area, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.setFont(font(Role.LABEL_STRONG))
    painter.setPen(tokens.pos_text if colour == tokens.pos else tokens.neg_text)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def _notes_size(notes: Notes) -> QSizeF:
    symbols, numbers = QFontMetricsF(face(NOTE_SIZE, italic=True)), QFontMetricsF(font(Role.BODY_STRONG))
    left_width = max(symbols.horizontalAdvance(symbol) for symbol, _ in notes)
    right_width = max(numbers.horizontalAdvance(number) for _, number in notes)
    width = left_width + NOTE_COLUMN_GAP + right_width + 2 * NOTE_PADDING
    return QSizeF(width, NOTE_LINE * len(notes) + NOTE_PADDING)


def _paint_notes(painter: QPainter, area: QRectF, notes: Notes, tokens: Tokens) -> None:
    painter.setPen(QPen(tokens.iris, 1.5))
    painter.setBrush(tokens.card)
    painter.drawRoundedRect(area, 6, 6)
    line = QRectF(area.left() + NOTE_PADDING, area.top() + NOTE_PADDING / 2, area.width() - 2 * NOTE_PADDING, NOTE_LINE)
    for symbol, number in notes:
        painter.setFont(face(NOTE_SIZE, italic=True))
        painter.setPen(tokens.ink2)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, symbol)
        painter.setFont(font(Role.BODY_STRONG))
        painter.setPen(tokens.ink)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        line.translate(0, NOTE_LINE)
