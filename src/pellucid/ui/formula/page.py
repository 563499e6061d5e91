"""A page of formulae: each begins a line, and goes on in the next one before a sign where it is too wide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pellucid.lens.explain.notation import Equals, Part, Text
from pellucid.ui.formula.boxes import Bar, Box, Glyphs, Mark, Spot, joined
from pellucid.ui.formula.pieces import Piece, Side
from pellucid.ui.formula.setting import Setter

_ASCENT, _DESCENT = 1.0, 0.38  # of a line at least; these in sizes of the font
_LEADING, _BETWEEN = 0.3, 0.6  # between lines of a formula, and between formulae
_FARTHEST_INDENT = 0.3  # of the page
_INDENT = 1.2
_LEADING_ON = "=≈←→"

_Row = list[tuple[Piece, Box]]


@dataclass(frozen=True, slots=True)
class Page:
    """Formulae set in lines: marks from the top left corner, and the room they take."""

    width: float
    height: float
    glyphs: tuple[Glyphs, ...] = ()
    bars: tuple[Bar, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """Part of a formula, from `indent` on; `opens` if the formula begins with it."""

    row: _Row
    indent: float
    opens: bool


def set_page(setter: Setter, formulae: Sequence[Part], width: float) -> Page:
    """Return formulae one under another, within `width` as far as they can be broken."""
    size = setter.size
    lines: list[_Line] = []
    equals = 0.0
    for formula in formulae:
        row = setter.row(formula)
        if not row:
            continue
        begins_equal = _leads_on(row[0][0])
        start = equals if begins_equal and lines else 0.0
        if not begins_equal:
            equals = _equals_at(row, setter, width)
        lines += _broken(row, setter, width, start, equals)
    marks: list[Mark] = []
    down = widest = 0.0
    for number, line in enumerate(lines):
        box = _in_line(line.row, setter)
        if number:
            down += (_BETWEEN if line.opens else _LEADING) * size
        # A baseline on a whole pixel, whatever stands above it.
        baseline = round(down + max(box.ascent, _ASCENT * size))
        marks += box.moved(line.indent, baseline)
        down = baseline + max(box.descent, _DESCENT * size)
        widest = max(widest, line.indent + box.width)
    return Page(
        widest,
        down,
        tuple(mark for mark in marks if isinstance(mark, Glyphs)),
        tuple(mark for mark in marks if isinstance(mark, Bar)),
        tuple(mark for mark in marks if isinstance(mark, Spot)),
    )


def narrowest(setter: Setter, formulae: Sequence[Part]) -> float:
    """Return the least width in which nothing is cut, breaking wherever that is possible."""
    return set_page(setter, formulae, 0.0).width


def _equals_at(row: _Row, setter: Setter, width: float) -> float:
    """Return where lines go on: under the first equals sign, or nearly at the left if that is far."""
    at = 0.0
    before: Piece | None = None
    for piece, box in row:
        at += setter.gap(before, piece)
        if _leads_on(piece):
            break
        at += box.width
        before = piece
    return at if at <= _FARTHEST_INDENT * width else min(_INDENT * setter.size, _FARTHEST_INDENT * width)


def _broken(row: _Row, setter: Setter, width: float, start: float, equals: float) -> list[_Line]:
    """Return a formula in lines: a new one before an equals sign if what it says fits there, else before + or −."""
    lines: list[_Line] = []
    line: _Row = []
    left = start
    inside = equals + _after_sign(row, setter)
    for segment in _segments(row):
        fits_here = left + _width([*line, *segment], setter) <= width
        if line and not fits_here and equals + _width(segment, setter) <= width:
            lines.append(_Line(line, left, not lines))
            line, left = [], equals
        for term in _terms(segment):
            if line and left + _width([*line, *term], setter) > width:
                lines.append(_Line(line, left, not lines))
                line, left = [], inside if inside + _width(term, setter) <= width else equals
            if not line:
                left = max(0.0, min(left, width - _width(term, setter)))
            line = [*line, *term]
    lines.append(_Line(line, left, not lines))
    return lines


def _after_sign(row: _Row, setter: Setter) -> float:
    """Return how far behind an equals sign its right side begins."""
    for number, (piece, box) in enumerate(row[:-1]):
        if _leads_on(piece):
            return box.width + setter.gap(piece, row[number + 1][0])
    return 0.0


def _segments(row: _Row) -> list[_Row]:
    return _cut(row, _leads_on)


def _terms(row: _Row) -> list[_Row]:
    return _cut(row, lambda piece: piece.left is Side.BINARY)


def _leads_on(piece: Piece) -> bool:
    """Tell whether a piece is a sign that says what something equals or becomes, not one that compares."""
    return isinstance(piece.part, Equals) or (isinstance(piece.part, Text) and piece.part.text in _LEADING_ON)


def _cut(row: _Row, before: Callable[[Piece], bool]) -> list[_Row]:
    """Return the row cut before such pieces, but neither before its first one nor within brackets."""
    parts: list[_Row] = [[]]
    depth = 0
    for piece, box in row:
        if depth <= 0 and parts[-1] and before(piece):
            parts.append([])
        parts[-1].append((piece, box))
        if isinstance(piece.part, Text):
            depth += sum(map(piece.part.text.count, "([")) - sum(map(piece.part.text.count, ")]"))
    return parts


def _width(row: _Row, setter: Setter) -> float:
    width = 0.0
    before: Piece | None = None
    for piece, box in row:
        width += setter.gap(before, piece) + box.width
        before = piece
    return width


def _in_line(row: _Row, setter: Setter) -> Box:
    right = 0.0
    placed = []
    before: Piece | None = None
    for piece, box in row:
        right += setter.gap(before, piece)
        placed.append((right, 0.0, box))
        right += box.width
        before = piece
    return joined(placed, right)
