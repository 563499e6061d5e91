"""A formula in words, as one reads it out: for those who do not see it.

What is said of a sum, a root, a fraction or a bracket tells where it ends, unless there is no doubt.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QCoreApplication

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
from pellucid.ui.formula.figures import DIGITS
from pellucid.ui.formula.pieces import LARGE, Piece, Side, Sign, pieces
from pellucid.ui.formula.precision import Precision
from pellucid.ui.formula.spoken_signs import sign_words, text_in_words

translate = QCoreApplication.translate

_EXAMPLE = re.compile(r"\((\w+)\)")
_SQUARE, _ROUND, _BARS = ("[", "]"), ("(", ")"), ("|", "|")
_PARTING = (Side.BINARY, Side.TIMES, Side.RELATION, Side.PUNCTUATION)


def spoken(part: Part, hidden: Collection[Operand] = (), digits: int = DIGITS) -> str:
    """Return `part` in words, with the numbers as they are shown; those of `hidden` operands are not told."""
    return _Speaker(part, frozenset(hidden), digits).said(part).rstrip(",")


class _Speaker:
    def __init__(self, part: Part, hidden: Collection[Operand], digits: int) -> None:
        self._hidden = hidden
        self._precision = Precision(part, digits, hidden)
        self._signs = sign_words()

    def said(self, part: Part, owner: Operand | None = None) -> str:
        row = pieces(part, self._hidden)
        return self._run(row, 0, len(row), owner)

    def _run(self, row: Sequence[Piece], start: int, end: int, owner: Operand | None) -> str:
        """Return the pieces from `start` to `end` in words."""
        words = []
        at = start
        while at < end:
            until, said = self._phrase(row, at, end, owner)
            words.append(said)
            at = until
        return " ".join(filter(None, words)).replace(" ,", ",").replace(",,", ",")

    def _phrase(self, row: Sequence[Piece], at: int, end: int, owner: Operand | None) -> tuple[int, str]:
        """Return what the piece at `at` says with those that belong to it, and where the next phrase begins."""
        piece = row[at]
        if isinstance(piece.part, Equals):
            return at + 1, self._signs[self._precision.sign(row, at, owner)]
        for brackets in (_ROUND, _SQUARE, _BARS):
            closing = _closing(row, at, end, brackets)
            if closing is not None:
                applied = at > 0 and not piece.spaced and _is_name(row[at - 1])
                said = self._bracketed(row, at + 1, closing, owner, brackets, applied=applied)
                if brackets == _SQUARE:
                    said = _ended(said, _quantity(), "inner", row[closing + 1 : end])
                return closing + 1, said
        if _is_large(piece.part):
            until = _end_of_term(row, at + 1, end)
            said = _summed(*self._limits(piece.part, row[at + 1 : until], owner), self._run(row, at + 1, until, owner))
            return until, _ended(said, translate("Formula", "{sum}, end of sum,"), "sum", row[until:end])
        if piece.part == Text("√") and at + 1 < end:
            until, inner = self._phrase(row, at + 1, end, owner)
            said = translate("Formula", "the square root of {inner}").format(inner=inner)
            return until, _ended(said, translate("Formula", "{root}, end of root,"), "root", row[until:end])
        return at + 1, self._piece(piece, owner)

    def _bracketed(
        self,
        row: Sequence[Piece],
        start: int,
        end: int,
        owner: Operand | None,
        brackets: tuple[str, str],
        *,
        applied: bool,
    ) -> str:
        """Return what stands in brackets; `applied` tells that a function is, to that."""
        inside, inner = row[start:end], self._run(row, start, end, owner)
        if brackets == _BARS:
            return translate("Formula", "the absolute value of {inner}").format(inner=inner)
        if brackets == _SQUARE and any(piece.left is Side.RELATION for piece in inside):
            return translate("Formula", "1 if {condition}, else 0,").format(condition=inner)
        comma = _last_comma(row, start, end)
        if applied and comma is not None and "…" not in _texts(inside):
            first, last = self._run(row, start, comma, owner), self._run(row, comma, end, owner).lstrip(", ")
            return translate("Formula", "of {first} and {last}").format(first=first, last=last)
        if applied and _is_plain(inside):
            return translate("Formula", "of {argument}").format(argument=inner)
        if applied:
            return translate("Formula", "of the quantity {inner}, end of quantity,").format(inner=inner)
        # A negative number has brackets of its own only under a power.
        alone = _is_plain(inside) and not any(self._is_negative(piece.part, owner) for piece in inside)
        return inner if alone else _quantity().format(inner=inner)

    def _limits(self, sign: Part, terms: Sequence[Piece], owner: Operand | None) -> tuple[str, str]:
        """Return over what a sum runs, and to where, as far as that is said; else the index that runs in it."""
        if isinstance(sign, Scripted):
            below, above = ("" if part is None else self.said(part, owner) for part in (sign.below, sign.above))
            return below, above
        return next((found for piece in terms for found in _running(piece.part)), ""), ""

    def _piece(self, piece: Piece, owner: Operand | None) -> str:
        part = piece.part
        match part:
            case Text():
                return text_in_words(part.text)
            case Number():
                return self._number(part, piece.sign, owner)
            case Of():
                return self.said(part.part, part.operand)
            case Scripted():
                return self._scripted(part, owner)
            case Fraction():
                return self._fraction(part, owner)
            case Length():
                return ""
            case Row() | Cells() | Equals():
                return self.said(part, owner)

    def _number(self, number: Number, sign: Sign, owner: Operand | None) -> str:
        operand = number.operand or owner
        if operand in self._hidden:
            return translate("Formula", "a hidden number")
        shown = self._precision.shown(number, operand)
        text = shown.digits
        if shown.power:
            power = _signed(str(abs(shown.power)), shown.power < 0)
            text = translate("Formula", "{number} times 10 to the power of {power}").format(number=text, power=power)
        return _signed(text, shown.negative and sign is not Sign.BEFORE)

    def _scripted(self, scripted: Scripted, owner: Operand | None) -> str:
        text = self.said(scripted.base, owner)
        if scripted.below is not None:
            below = self.said(scripted.below, owner)
            text = translate("Formula", "{base} sub {below}").format(base=text, below=below)
        above = scripted.above
        if above is None:
            return text
        if isinstance(above, Text) and (example := _EXAMPLE.fullmatch(above.text)):
            return translate("Formula", "{base} of example {number}").format(base=text, number=example[1])
        if above in (Text("T"), Text("⊤")):
            return translate("Formula", "{base} transposed").format(base=text)
        if self._is_negative(scripted.base, owner):
            text = _quantity().format(inner=text)
        if above in (Text("2"), Number(2.0)):
            return translate("Formula", "{base} squared").format(base=text)
        power = self.said(above, owner)
        said = translate("Formula", "{base} to the power of {power}").format(base=text, power=power)
        if _is_plain(pieces(above)):
            return said
        return translate("Formula", "{power}, end of power,").format(power=said)

    def _is_negative(self, part: Part, owner: Operand | None) -> bool:
        if isinstance(part, Of):
            return self._is_negative(part.part, part.operand)
        return isinstance(part, Number) and part.value < 0 and (part.operand or owner) not in self._hidden

    def _fraction(self, fraction: Fraction, owner: Operand | None) -> str:
        above, below = self.said(fraction.above, owner), self.said(fraction.below, owner)
        if all(_is_short(part) for part in (fraction.above, fraction.below)):
            return translate("Formula", "{above} over {below}").format(above=above, below=below)
        return translate("Formula", "the fraction {above}, over {below}, end of fraction,").format(
            above=above, below=below
        )


def _summed(over: str, to: str, terms: str) -> str:
    if to:
        return translate("Formula", "the sum over {below} to {above} of {terms}").format(
            below=over, above=to, terms=terms
        )
    if over:
        return translate("Formula", "the sum over {below} of {terms}").format(below=over, terms=terms)
    return translate("Formula", "the sum of {terms}").format(terms=terms)


def _quantity() -> str:
    return translate("Formula", "the quantity {inner}, end of quantity,")


def _ended(said: str, template: str, name: str, rest: Sequence[Piece]) -> str:
    """Return what was said, and where it ends if something follows that could belong to it."""
    return template.format(**{name: said}) if rest and rest[0].left in (Side.BINARY, Side.TIMES) else said


def _signed(text: str, negative: bool) -> str:
    return translate("Formula", "minus {number}").format(number=text) if negative else text


def _closing(row: Sequence[Piece], at: int, end: int, brackets: tuple[str, str]) -> int | None:
    """Return where the bracket that opens at `at` is closed."""
    opening, closing = map(Text, brackets)
    if row[at].part != opening:
        return None
    depth = 0
    for place in range(at + 1, end):
        if row[place].part == closing and depth == 0:
            return place
        depth += (row[place].part == opening) - (row[place].part == closing)
    return None


def _last_comma(row: Sequence[Piece], start: int, end: int) -> int | None:
    """Return where the comma before the last argument of a function is, if there are several."""
    depth, found = 0, None
    for place in range(start, end):
        part = row[place].part
        depth += (part == Text("(")) - (part == Text(")"))
        if depth == 0 and isinstance(part, Text) and part.text.startswith(","):
            found = place
    return found


def _texts(row: Sequence[Piece]) -> str:
    return "".join(piece.part.text for piece in row if isinstance(piece.part, Text))


def _end_of_term(row: Sequence[Piece], start: int, end: int) -> int:
    """Return where a term ends: before a plus or minus, a relation, or a bracket that was open before."""
    depth = 0
    for place in range(start, end):
        side = row[place].left
        opens, closes = (row[place].part in tuple(map(Text, signs)) for signs in ("([", ")]"))
        if depth == 0 and (side in (Side.BINARY, Side.RELATION) or closes) and place > start:
            return place
        depth += opens - closes
    return end


def _running(part: Part | None) -> Iterator[str]:
    """Yield the indices in a part that are letters, as they run over what is added."""
    within: tuple[Part | None, ...] = ()
    match part:
        case Scripted(base, below, above):
            if isinstance(below, Text) and len(below.text) == 1 and below.text.isalpha():
                yield below.text
            if isinstance(above, Text) and (example := _EXAMPLE.fullmatch(above.text)) and example[1].isalpha():
                yield example[1]
            within = (base, above)
        case Of(inner, _):
            within = (inner,)
        case Fraction(over, under):
            within = (over, under)
        case Row(parts):
            within = parts
    for each in within:
        yield from _running(each)


def _is_name(piece: Piece) -> bool:
    """Tell whether a piece can be a function that is applied to what follows in brackets."""
    return isinstance(piece.part, Text) and piece.right in (Side.WORDS, Side.ORDINARY)


def _is_large(part: Part) -> bool:
    sign = part.base if isinstance(part, Scripted) else part
    return isinstance(sign, Text) and sign.text in LARGE


def _is_plain(row: Sequence[Piece]) -> bool:
    """Tell whether pieces are one thing, of which nobody wonders where it ends."""
    return not any(
        piece.left in _PARTING
        or _is_large(piece.part)
        or piece.part == Text("√")
        or (isinstance(piece.part, Of) and not _is_plain(pieces(piece.part.part)))
        for piece in row
    )


def _is_short(part: Part) -> bool:
    """Tell whether a part of a fraction is understood without being told where it ends: "∂L", "w₁", "0.5"."""
    row = pieces(part)
    inner = (piece.part.part if isinstance(piece.part, Of) else piece.part for piece in row)
    return _is_plain(row) and not any(isinstance(each, Fraction) or _has_power(each) for each in inner)


def _has_power(part: Part) -> bool:
    return isinstance(part, Scripted) and part.above is not None and not _is_example(part.above)


def _is_example(above: Part) -> bool:
    return isinstance(above, Text) and _EXAMPLE.fullmatch(above.text) is not None
