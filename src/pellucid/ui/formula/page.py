"""A page of formulae: each begins a line, and goes on in the next one before a sign where it is too wide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pellucid.lens.explain.notation import Cells, Equals, Text
from pellucid.ui.formula.boxes import Bar, Block, Box, Bracket, Glyphs, Mark, Root, Spot, joined
from pellucid.ui.formula.pieces import Piece, Side
from pellucid.ui.formula.setting import SetRow, Setter

_ASCENT, _DESCENT = 1.0, 0.38  # of a line at least; these in sizes of the font
_TALL = 1.2  # times that are more than a line with indices
_LEADING, _BETWEEN = 0.12, 0.5  # between lines of a formula, and between formulae
_TALL_LEADING = 0.3  # where one of the lines is a tall one
_FARTHEST_INDENT = 0.3  # of the page
_INDENT = 1.2
_LEADING_ON = "=≈←→"


@dataclass(frozen=True, slots=True)
class Page:
    """Formulae set in lines: marks from the top left corner, and the room they take.

    `tops` are where the lines begin, and `starts` those of them where a formula does.
    """

    width: float
    height: float
    tops: tuple[float, ...] = ()
    starts: tuple[float, ...] = ()
    glyphs: tuple[Glyphs, ...] = ()
    bars: tuple[Bar, ...] = ()
    blocks: tuple[Block, ...] = ()
    roots: tuple[Root, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """Part of a formula, from `indent` on; `opens` if a formula begins with it that is not one more row of a table."""

    row: SetRow
    indent: float
    opens: bool


def set_page(setter: Setter, formulae: Sequence[SetRow], width: float) -> Page:
    """Return formulae, set in rows, one under another, within `width` as far as they can be broken."""
    size = setter.size
    lines: list[_Line] = []
    equals = 0.0
    for row in formulae:
        if not row:
            continue
        begins_equal = _leads_on(None, row[0][0])
        start = equals if begins_equal and lines else 0.0
        if not begins_equal:
            equals = _equals_at(row, setter, width)
        broken = _broken(row, setter, width, start, equals)
        if lines and _is_of_table(row) and _is_of_table(lines[-1].row):
            broken[0] = replace(broken[0], opens=False)
        lines += broken
    marks: list[Mark] = []
    tops: list[float] = []
    down = widest = 0.0
    follows_tall = False
    for number, line in enumerate(lines):
        box = _in_line(line.row, setter)
        is_tall = max(box.ascent / _ASCENT, box.descent / _DESCENT) > _TALL * size
        if number:
            leading = _TALL_LEADING if is_tall or follows_tall else _LEADING
            down += (_BETWEEN if line.opens else leading) * size
        follows_tall = is_tall
        tops.append(down)
        # A baseline on a whole pixel, whatever stands above it.
        baseline = round(down + max(box.ascent, _ASCENT * size))
        marks += box.moved(line.indent, baseline)
        down = baseline + max(box.descent, _DESCENT * size)
        widest = max(widest, line.indent + box.width)
    return Page(
        widest,
        down,
        tuple(tops),
        tuple(top for top, line in zip(tops, lines, strict=True) if line.opens),
        tuple(mark for mark in marks if isinstance(mark, Glyphs)),
        tuple(mark for mark in marks if isinstance(mark, Bar)),
        tuple(mark for mark in marks if isinstance(mark, Block)),
        tuple(mark for mark in marks if isinstance(mark, Root)),
        tuple(mark for mark in marks if isinstance(mark, Bracket)),
        tuple(mark for mark in marks if isinstance(mark, Spot)),
    )


def narrowest(setter: Setter, formulae: Sequence[SetRow]) -> float:
    """Return the least width in which nothing is cut, breaking wherever that is possible."""
    return set_page(setter, formulae, 0.0).width


def _equals_at(row: SetRow, setter: Setter, width: float) -> float:
    """Return where lines go on: under the first equals sign, or nearly at the left if that is far."""
    at = 0.0
    before: Piece | None = None
    for piece, box in row:
        at += setter.gap(before, piece)
        if _leads_on(None, piece):
            break
        at += box.width
        before = piece
    return at if at <= _FARTHEST_INDENT * width else min(_INDENT * setter.size, _FARTHEST_INDENT * width)


def _broken(row: SetRow, setter: Setter, width: float, start: float, equals: float) -> list[_Line]:
    """Return a formula in lines: a new one before an equals sign if what it says does not fit, else before + or −.

    Several that commas divide begin a line each where they do not fit beside one another. Only what is too wide for a
    line by itself is broken within brackets.
    """
    filling = _Filling(setter, width, start)
    inside = equals + _after_sign(row, setter)
    for equation in _cut(row, _follows_comma):
        if not filling.fits(equation):
            filling.turn(start)
        for segment in _cut(equation, _leads_on):
            if not filling.fits(segment):
                filling.turn(equals)
            for number, term in enumerate(_cut(segment, _joins)):
                indent = inside if number else equals
                if not filling.fits(term):
                    filling.turn(indent)
                for bit in [term] if filling.fits(term) else _cut(term, _may_begin_a_line, within_brackets=True):
                    if not filling.fits(bit):
                        filling.turn(inside)
                    filling.add(bit)
    return filling.lines()


class _Filling:
    """Lines that are filled one after another."""

    def __init__(self, setter: Setter, width: float, start: float) -> None:
        self._setter = setter
        self._width = width
        self._left = self._end = start
        self._row: SetRow = []
        self._lines: list[_Line] = []

    def fits(self, row: SetRow) -> bool:
        return self._end_with(row) <= self._width

    def turn(self, left: float) -> None:
        """Begin a new line at `left`, unless that is hardly better than to go on."""
        if self._row and self._end > left + self._setter.size:
            self._lines.append(_Line(self._row, self._left, not self._lines))
            self._row, self._left, self._end = [], left, left

    def add(self, row: SetRow) -> None:
        if not self._row:
            width = self._end_with(row) - self._left
            self._left = self._end = max(0.0, min(self._left, self._width - width))
        self._end = self._end_with(row)
        self._row = [*self._row, *row]

    def lines(self) -> list[_Line]:
        return [*self._lines, _Line(self._row, self._left, not self._lines)]

    def _end_with(self, row: SetRow) -> float:
        """Return where the line would end if `row` were added."""
        end = self._end
        before = self._row[-1][0] if self._row else None
        for piece, box in row:
            end += self._setter.gap(before, piece) + box.width
            before = piece
        return end


def _after_sign(row: SetRow, setter: Setter) -> float:
    """Return how far behind an equals sign its right side begins."""
    for number, (piece, box) in enumerate(row[:-1]):
        if _leads_on(None, piece):
            return box.width + setter.gap(piece, row[number + 1][0])
    return 0.0


def _leads_on(_before: Piece | None, piece: Piece) -> bool:
    """Tell whether a piece is a sign that says what something equals or becomes, not one that compares."""
    return isinstance(piece.part, Equals) or (isinstance(piece.part, Text) and piece.part.text in _LEADING_ON)


def _is_of_table(row: SetRow) -> bool:
    return isinstance(row[0][0].part, Cells)


def _follows_comma(before: Piece, _piece: Piece) -> bool:
    return before.right is Side.PUNCTUATION


def _joins(_before: Piece, piece: Piece) -> bool:
    return piece.left is Side.BINARY


def _may_begin_a_line(before: Piece, piece: Piece) -> bool:
    return _joins(before, piece) or _follows_comma(before, piece)


def _cut(row: SetRow, where: Callable[[Piece, Piece], bool], within_brackets: bool = False) -> list[SetRow]:
    """Return the row cut between two pieces for which `where` says so, within brackets only if it must be."""
    parts: list[SetRow] = [row[:1]]
    depth = 0
    for (before, _), (piece, box) in pairwise(row):
        depth += (before.left is Side.OPEN) - (before.left is Side.CLOSE and before.right is Side.CLOSE)
        if (depth <= 0 or within_brackets) and where(before, piece):
            parts.append([])
        parts[-1].append((piece, box))
    return parts


def _in_line(row: SetRow, setter: Setter) -> Box:
    right = 0.0
    placed = []
    before: Piece | None = None
    for piece, box in row:
        right += setter.gap(before, piece)
        placed.append((right, 0.0, box))
        right += box.width
        before = piece
    return joined(placed, right)
