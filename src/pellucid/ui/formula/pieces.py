"""A part as the sequence of what stands in its row: numbers, words and signs, each knowing what may stand beside it.

Signs meet here as in a book: "+ −3" becomes "− 3", and a negative factor stands in brackets. What is painted and what
is spoken both come from this sequence.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from pellucid.lens.explain.notation import Cells, Equals, Number, Operand, Part, Row, Text
from pellucid.ui.numbers import MINUS

TIMES_SIGNS = "·×⊙"
RELATIONS = "=≈←→<>≤≥≠"
PREFIXES = "∂∇Δ√"  # belong to what follows
LARGE = "Σ∑Π∏"

OPENING, CLOSING = "([", ")]"

_SPLIT = re.compile(rf"\s*([+{MINUS}{TIMES_SIGNS}{RELATIONS}])\s*|([()\[\]])")


class Side(Enum):
    """What a piece is to its neighbour on one side, which decides how much room is between them."""

    ORDINARY = auto()
    WORDS = auto()
    LARGE = auto()
    BINARY = auto()
    TIMES = auto()
    RELATION = auto()
    OPEN = auto()
    CLOSE = auto()
    PUNCTUATION = auto()


class Sign(Enum):
    """How a number shows that it is negative."""

    PLAIN = auto()
    BEFORE = auto()  # by the operator before it
    BRACKETED = auto()


_SIGNS = {
    TIMES_SIGNS: Side.TIMES, RELATIONS: Side.RELATION, f"+{MINUS}": Side.BINARY, LARGE: Side.LARGE,
    OPENING: Side.OPEN, CLOSING: Side.CLOSE,
}  # fmt: skip
_BEFORE_A_SIGN = (Side.BINARY, Side.TIMES, Side.RELATION, Side.OPEN, Side.PUNCTUATION, Side.LARGE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a row that is no row itself; `spaced` if a space was written before it."""

    part: Part
    left: Side = Side.ORDINARY
    right: Side = Side.ORDINARY
    spaced: bool = False
    sign: Sign = Sign.PLAIN


def pieces(part: Part, hidden: Collection[Operand] = ()) -> list[Piece]:
    """Return what stands beside one another in `part`. A number of a `hidden` operand does not show its own sign."""
    if isinstance(part, Cells):
        return [Piece(each) for each in part.parts]
    made: list[Piece] = []
    for piece in _without_needless_brackets(list(_flat(part)), hidden):
        before = made[-1].right if made else Side.OPEN
        if piece.left is Side.BINARY and before in _BEFORE_A_SIGN:
            piece = replace(piece, left=Side.ORDINARY, right=Side.OPEN)
        number = piece.part
        if made and isinstance(number, Number):
            if before is Side.BINARY and made[-1].part == Text("+") and _is_taken_away(number, hidden):
                made[-1] = replace(made[-1], part=Text(MINUS))
                piece = replace(piece, sign=Sign.BEFORE)
            elif (before in (Side.BINARY, Side.TIMES) or made[-1].part == Text(MINUS)) and _is_below_zero(
                number, hidden
            ):
                piece = replace(piece, sign=Sign.BRACKETED)
        made.append(piece)
    return made


def _is_below_zero(number: Number, hidden: Collection[Operand]) -> bool:
    """Tell whether a number shows a minus of its own; no zero does."""
    return number.value < 0 and number.operand not in hidden


def _is_taken_away(number: Number, hidden: Collection[Operand]) -> bool:
    """Tell whether a number has a minus where it is added: by its own sign, else by that which the formula gives it."""
    has_sign = abs(number.value) > 0 and number.operand not in hidden
    return number.value < 0 if has_sign else number.subtracted


def _without_needless_brackets(row: list[Piece], hidden: Collection[Operand]) -> list[Piece]:
    """Return a row in which "+ (−3 · 2)" is "+ −3 · 2": there will be a minus instead."""
    for place, (plus, opening, number) in enumerate(zip(row, row[1:], row[2:], strict=False)):
        if plus.part != Text("+") or opening.part != Text("("):
            continue
        if not isinstance(number.part, Number) or not _is_below_zero(number.part, hidden):
            continue
        closing = _end_of_product(row, place + 2)
        if closing is not None:
            kept = [*row[: place + 1], *row[place + 2 : closing], *row[closing + 1 :]]
            return _without_needless_brackets(kept, hidden)
    return row


def _end_of_product(row: list[Piece], start: int) -> int | None:
    """Return where a bracket that was open before `start` is closed, None if not or if more than a product is in it."""
    depth = 0
    for place, piece in enumerate(row[start:], start):
        if depth == 0 and piece.part == Text(")"):
            return place
        if depth == 0 and piece.left in (Side.BINARY, Side.RELATION, Side.PUNCTUATION):
            return None
        if isinstance(piece.part, Text):
            depth += piece.part.text.count("(") - piece.part.text.count(")")
    return None


def _flat(part: Part) -> Iterator[Piece]:
    """Yield the pieces in order, words taken apart at the signs between them."""
    if isinstance(part, Row):
        spaced = False
        for each in part.parts:
            for piece in _flat(each):
                if isinstance(piece.part, Text) and not piece.part.text:
                    spaced = True
                    continue
                yield replace(piece, spaced=True) if spaced else piece
                spaced = False
            spaced = spaced or (isinstance(each, Text) and each.text[-1:].isspace())
    elif isinstance(part, Text):
        yield from _words(part)
    elif isinstance(part, Equals):
        yield Piece(part, Side.RELATION, Side.RELATION)
    else:
        yield Piece(part)


@lru_cache(maxsize=512)
def _words(text: Text) -> tuple[Piece, ...]:
    """Return words and the signs between them; nothing but a space is a piece without text."""
    if text.symbol:
        return (Piece(replace(text, text=text.text.strip()), spaced=text.text[:1].isspace()),)
    plain = text.text
    if plain.strip() == "-":
        plain = MINUS
    made = []
    spaced = False
    for piece in filter(None, _SPLIT.split(plain)):
        words = piece.strip()
        spaced = spaced or piece[:1].isspace()
        if words:
            made.append(Piece(Text(words), *_sides(words), spaced))
            spaced = piece[-1:].isspace()
    return tuple(made) or (Piece(Text("")),)


def _sides(words: str) -> tuple[Side, Side]:
    for signs, side in _SIGNS.items():
        if words in signs:
            return side, side
    left = Side.CLOSE if words[0] in ",;" else Side.WORDS
    if words[-1] in PREFIXES:
        return left, Side.OPEN
    return left, Side.PUNCTUATION if words[-1] in ",;" else Side.WORDS
