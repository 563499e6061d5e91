"""Setting a part: each piece becomes a box, and boxes stand beside, over and at the corners of one another."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QRectF

from pellucid.lens.explain.notation import (
    Cells,
    Equals,
    Fraction,
    Length,
    Number,
    Of,
    Operand,
    Part,
    Row,
    Scripted,
    Text,
)
from pellucid.ui.formula.boxes import PLAIN, Bar, Block, Box, Bracket, Glyphs, Ink, Root, Spot, joined
from pellucid.ui.formula.colours import COLOURED
from pellucid.ui.formula.faces import (
    MEDIUM,
    REGULAR,
    STRONG,
    advance,
    axis,
    digit_height,
    fraction_size,
    ink_bounds,
    script_size,
)
from pellucid.ui.formula.figures import DIGITS, Figures
from pellucid.ui.formula.pieces import LARGE, Piece, Side, Sign, pieces
from pellucid.ui.formula.precision import Precision
from pellucid.ui.formula.words import in_own_words
from pellucid.ui.numbers import MINUS

HIDDEN_WIDTH = 2.6  # of the box in the place of a hidden number; this and the following in sizes of the font
_LARGER = 1.2  # the sign of a sum
_GAPS = {
    Side.RELATION: 0.32,
    Side.BINARY: 0.26,
    Side.TIMES: 0.2,
    Side.PUNCTUATION: 0.28,
    Side.LARGE: 0.2,
}
_SPACE, _BESIDE, _OVERHANG = 0.28, 0.16, 0.16
_SUB, _SUPER = 0.26, 0.4
_CLOSE, _APART = 0.03, 0.08
_ABOVE_BAR = 0.2
_HOOK, _ABOVE_ROOT = 0.6, 0.16
_TALL = 1.5  # times a bracket in the line
_BRACKET, _STROKE = 0.36, 0.09
_LONGEST, _BAR = 3.2, 0.5  # of a bar, and how high it is
_ROOT = Text("√")
_SPOT_ASCENT, _SPOT_DESCENT, _SPOT_SIDE = 0.95, 0.35, 0.1


SetRow = list[tuple[Piece, Box]]


class Setter:
    """Sets parts in a font of `size` pixels, for a screen with `ratio` device pixels in each.

    Numbers of `hidden` operands are boxes, others have so many `digits`.
    """

    def __init__(self, size: int, hidden: Collection[Operand] = (), digits: int = DIGITS, ratio: float = 1.0) -> None:
        self.size = size
        self._ratio = ratio
        self._hidden = frozenset(hidden)
        self._digits = digits
        self._precision = Precision(Row(()), digits)

    def row(self, part: Part) -> SetRow:
        """Return the pieces of a formula and their boxes, each still at the origin."""
        self._precision = Precision(part, self._digits, self._hidden)
        return self._row(part, self.size, PLAIN)

    def gap(self, before: Piece | None, piece: Piece, size: int | None = None) -> float:
        """Return the room between two neighbours in a row, in whole device pixels."""
        return self.whole(_gap(before, piece) * (size or self.size))

    def whole(self, length: float) -> float:
        """Return a length in whole device pixels: else neighbours would stand unevenly, as glyphs begin at them."""
        return round(length * self._ratio) / self._ratio

    def _row(self, part: Part, size: int, ink: Ink) -> SetRow:
        row = pieces(part, self._hidden)
        made: SetRow = []
        for place, piece in enumerate(row):
            if made and made[-1][0].part == _ROOT and piece.left is not Side.OPEN:
                made[-1] = (replace(piece, left=Side.ORDINARY), self._root(self._piece(piece, size, ink), size, ink))
            elif isinstance(piece.part, Equals):
                made.append((piece, self._glyphs(self._precision.sign(row, place, ink.operand), size, ink)))
            else:
                made.append((piece, self._piece(piece, size, ink)))
            if piece.left is piece.right is Side.CLOSE:
                self._stretch_brackets(made, size, ink)
        return made

    def _stretch_brackets(self, row: SetRow, size: int, ink: Ink) -> None:
        """Make the bracket that ends a row, and the one that it closes, as tall as what is between them."""
        depth = 0
        for place in reversed(range(len(row))):
            piece = row[place][0]
            depth += (piece.left is piece.right is Side.CLOSE) - (piece.left is piece.right is Side.OPEN)
            if depth == 0:
                break
        else:
            return
        within = joined(((0.0, 0.0, box) for _, box in row[place + 1 : -1]), 0.0)
        middle = axis(size)
        reach = max(within.ascent - middle, within.descent + middle)
        for end in (place, len(row) - 1):
            piece, box = row[end]
            if isinstance(piece.part, Text) and reach > _TALL * (box.ascent + box.descent) / 2:
                sign, width = piece.part.text, self.whole(_BRACKET * size)
                stroke = _STROKE * size
                mark = Bracket(0.0, 0.0, width, middle + reach, reach - middle, sign, stroke, ink)
                row[end] = (piece, Box(width, mark.ascent, mark.descent, (mark,)))

    def _box(self, part: Part, size: int, ink: Ink) -> Box:
        right = 0.0
        placed = []
        before: Piece | None = None
        for piece, box in self._row(part, size, ink):
            right += self.gap(before, piece, size)
            placed.append((right, 0.0, box))
            right += box.width
            before = piece
        return joined(placed, right)

    def _piece(self, piece: Piece, size: int, ink: Ink) -> Box:
        part = piece.part
        match part:
            case Text():
                return self._text(part, size, ink)
            case Number():
                return self._number(part, piece.sign, size, ink)
            case Of():
                return self._of(part, size)
            case Scripted():
                return self._scripted(part, size, ink)
            case Fraction():
                return self._fraction(part, size, ink)
            case Length():
                return self._length(part, size)
            case Row() | Cells() | Equals():
                return self._box(part, size, ink)

    def _glyphs(self, text: str, size: int, ink: Ink, weight: int = REGULAR, italic: bool = False) -> Box:
        bounds = ink_bounds(text, size, weight, italic)
        width = self.whole(advance(text, size, weight, italic))
        return Box(width, -bounds.top(), bounds.bottom(), (Glyphs(0.0, 0.0, text, size, weight, italic, ink),))

    def _text(self, text: Text, size: int, ink: Ink) -> Box:
        if text.text not in LARGE:
            return self._glyphs(in_own_words(text.text), size, ink, italic=text.symbol)
        larger = round(_LARGER * size)
        sign = self._glyphs(text.text, larger, ink)
        return joined([(0.0, (sign.ascent - sign.descent) / 2 - axis(size), sign)], sign.width)

    def _number(self, number: Number, sign: Sign, size: int, ink: Ink) -> Box:
        operand = number.operand or ink.operand
        if operand in self._hidden and operand is not None:
            return self._covered(number, operand, size)
        shown = self._precision.shown(number, operand)
        own = Ink(operand, number.value)
        weight = STRONG if number.result else MEDIUM if operand is not None and operand.kind in COLOURED else REGULAR
        text = f"{MINUS}{shown.digits}" if shown.negative and sign is not Sign.BEFORE else shown.digits
        box = self._glyphs(text, size, own, weight)
        if shown.power:
            box = self._with_power(box, shown, size, own, weight)
        if operand is not None:
            box = self._pointable(box, operand, size, number)
        if sign is Sign.BRACKETED:
            opening, closing = self._glyphs("(", size, ink), self._glyphs(")", size, ink)
            inner = opening.width + box.width
            placed = [(0.0, 0.0, opening), (opening.width, 0.0, box), (inner, 0.0, closing)]
            return joined(placed, inner + closing.width)
        return box

    def _with_power(self, box: Box, shown: Figures, size: int, ink: Ink, weight: int) -> Box:
        times = self._glyphs("×10", size, ink, weight)
        script = script_size(size)
        power = self._glyphs(str(shown.power).replace("-", MINUS), script, ink, weight)
        after = box.width + self.whole(_CLOSE * size)
        end = after + times.width
        return joined([(0.0, 0.0, box), (after, 0.0, times), (end, -_SUPER * size, power)], end + power.width)

    def _covered(self, number: Number, operand: Operand, size: int) -> Box:
        width = self.whole(HIDDEN_WIDTH * size)
        area = QRectF(0.0, -_SPOT_ASCENT * size, width, (_SPOT_ASCENT + 0.25) * size)
        spot = Spot(area, 0.0, operand, number, hidden=True)
        return Box(width, -area.top(), area.bottom(), (spot,))

    def _pointable(self, box: Box, operand: Operand, size: int, number: Number | None = None) -> Box:
        side = _SPOT_SIDE * size
        ascent, descent = max(box.ascent, _SPOT_ASCENT * size), max(box.descent, _SPOT_DESCENT * size)
        area = QRectF(-side, -ascent, box.width + 2 * side, ascent + descent)
        return replace(box, marks=(Spot(area, 0.0, operand, number), *box.marks))

    def _length(self, length: Length, size: int) -> Box:
        """Return a bar within the room that the longest one takes; none for what is hidden, which it would tell."""
        room, height = self.whole(_LONGEST * size), self.whole(_BAR * size)
        if length.operand in self._hidden:
            return Box(room, 0.0, 0.0)
        middle = axis(size)
        width = max(self.whole(length.share * room), 1 / self._ratio) if length.value else 0.0
        block = Block(0.0, -middle, width, height, Ink(length.operand, length.value))
        box = Box(width, middle + height / 2, height / 2 - middle, (block,))
        return replace(self._pointable(box, length.operand, size, Number(length.value, length.operand)), width=room)

    def _of(self, of: Of, size: int) -> Box:
        return self._pointable(self._box(of.part, size, Ink(of.operand)), of.operand, size)

    def _fraction(self, fraction: Fraction, size: int, ink: Ink) -> Box:
        if fraction.inline:
            return self._inline(fraction, size, ink)
        inner = fraction_size(size)
        above, below = self._box(fraction.above, inner, ink), self._box(fraction.below, inner, ink)
        width = max(above.width, below.width) + 2 * self.whole(_OVERHANG * size)
        middle, room = -axis(size), _ABOVE_BAR * size
        up = middle - room - above.descent
        down = middle + room + max(below.ascent, digit_height(inner))
        box = joined([((width - above.width) / 2, up, above), ((width - below.width) / 2, down, below)], width)
        return replace(box, marks=(*box.marks, Bar(0.0, middle, width, ink)))

    def _inline(self, fraction: Fraction, size: int, ink: Ink) -> Box:
        above, below = self._box(fraction.above, size, ink), self._box(fraction.below, size, ink)
        slash, close = self._glyphs("/", size, ink), self.whole(_CLOSE * size)
        first = above.width + close
        second = first + slash.width + close
        return joined([(0.0, 0.0, above), (first, 0.0, slash), (second, 0.0, below)], second + below.width)

    def _root(self, box: Box, size: int, ink: Ink) -> Box:
        hook, room = self.whole(_HOOK * size), _ABOVE_ROOT * size
        ascent, descent = max(box.ascent, digit_height(size)) + room, max(box.descent, _CLOSE * size)
        width = hook + box.width + self.whole(_CLOSE * size)
        return Box(width, ascent, descent, (*box.moved(hook, 0.0), Root(0.0, 0.0, width, ascent, descent, hook, ink)))

    def _scripted(self, scripted: Scripted, size: int, ink: Ink) -> Box:
        script = script_size(size)
        base = self._base(scripted, size, ink)
        below = self._box(_letter(scripted.below), script, ink) if scripted.below is not None else None
        above = self._box(_letter(scripted.above), script, ink) if scripted.above is not None else None
        if isinstance(scripted.base, Text) and scripted.base.text.strip() in LARGE:
            return _with_limits(base, below, above, size)
        end = base.width + self.whole(_CLOSE * size)
        placed, width = [(0.0, 0.0, base)], base.width
        sink = max(_SUB * size, base.descent - 0.1 * size)
        rise = max(_SUPER * size, base.ascent - 0.5 * digit_height(script))
        if below is not None and above is not None:
            between = (sink - below.ascent) - (above.descent - rise)
            apart = max(0.0, _APART * size - between) / 2
            sink, rise = sink + apart, rise + apart
        if below is not None:
            placed.append((end, sink, below))
            width = max(width, end + below.width + self.whole(_CLOSE * size))
        if above is not None:
            placed.append((end, -rise, above))
            width = max(width, end + above.width)
        return joined(placed, width)

    def _base(self, scripted: Scripted, size: int, ink: Ink) -> Box:
        """Return what has something above it, in brackets if that would seem to belong to a part of it alone."""
        base = scripted.base
        if isinstance(base, Number) and scripted.above is not None:
            shown = self._precision.shown(base, base.operand or ink.operand)
            if shown.negative or shown.power:
                return self._number(base, Sign.BRACKETED, size, ink)
        return self._box(base, size, ink)


def _gap(before: Piece | None, piece: Piece) -> float:
    """Return the room between two neighbours, in sizes of the font."""
    if before is None:
        return 0.0
    for side in (Side.RELATION, Side.BINARY, Side.TIMES):
        if side in (before.right, piece.left):
            return _GAPS[side]
    if before.right is Side.OPEN or piece.left is Side.CLOSE:
        return 0.0
    if before.right in _GAPS:
        return _GAPS[before.right]
    if piece.spaced:
        return _SPACE
    return 0.0 if piece.left is Side.OPEN else _BESIDE


def _letter(part: Part) -> Part:
    """Return what stands at the corner of another part: a small letter there is a variable."""
    if isinstance(part, Text) and len(part.text) == 1 and part.text.islower():
        return Text(part.text, symbol=True)
    return part


def _with_limits(base: Box, below: Box | None, above: Box | None, size: int) -> Box:
    """Return the sign of a sum with what it runs over under it and, where it is given, to where above it."""
    room = 0.14 * size
    width = max(box.width for box in (base, below, above) if box is not None)
    placed: list[tuple[float, float, Box]] = [((width - base.width) / 2, 0.0, base)]
    if below is not None:
        placed.append(((width - below.width) / 2, base.descent + room + below.ascent, below))
    if above is not None:
        placed.append(((width - above.width) / 2, -(base.ascent + room + above.descent), above))
    return joined(placed, width)
