"""A part as the sequence of what stands in its row: numbers, words and signs, each knowing what may stand beside it.

Signs meet here as in a book: "+ −3" becomes "− 3", and a negative factor stands in brackets. What is painted and what
is spoken both come from this sequence.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from pellucid.lens.explain.notation import Equals, Number, Operand, Part, Row, Text
from pellucid.ui.numbers import MINUS

TIMES_SIGNS = "·×⊙"
RELATIONS = "=≈←→<>≤≥≠"
PREFIXES = "∂∇Δ√"  # belong to what follows
LARGE = "Σ∑Π∏"

_SPLIT = re.compile(rf"\s*([+{MINUS}{TIMES_SIGNS}{RELATIONS}])\s*")


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
    """Return what stands beside one another in `part`. A number of a `hidden` operand does not show its sign."""
    made: list[Piece] = []
    for piece in _flat(part):
        before = made[-1].right if made else Side.OPEN
        if piece.left is Side.BINARY and before in _BEFORE_A_SIGN:
            piece = replace(piece, left=Side.ORDINARY, right=Side.OPEN)
        number = piece.part
        if made and isinstance(number, Number) and number.value < 0 and number.operand not in hidden:
            if before is Side.BINARY and made[-1].part == Text("+"):
                made[-1] = replace(made[-1], part=Text(MINUS))
                piece = replace(piece, sign=Sign.BEFORE)
            elif before in (Side.BINARY, Side.TIMES) or made[-1].part == Text(MINUS):
                piece = replace(piece, sign=Sign.BRACKETED)
        made.append(piece)
    return made


def _flat(part: Part) -> Iterator[Piece]:
    """Yield the pieces in order, words taken apart at the signs between them."""
    if isinstance(part, Row):
        spaced = False
        for each in part.parts:
            for piece in _flat(each):
                if isinstance(piece.part, Text) and not piece.part.text:
                    spaced = True
                    continue
                yield replace(piece, spaced=piece.spaced or spaced)
                spaced = False
            spaced = spaced or (isinstance(each, Text) and each.text[-1:].isspace())
    elif isinstance(part, Text):
        yield from _words(part)
    elif isinstance(part, Equals):
        yield Piece(part, Side.RELATION, Side.RELATION)
    else:
        yield Piece(part)


def _words(text: Text) -> Iterator[Piece]:
    if text.symbol:
        yield Piece(replace(text, text=text.text.strip()), spaced=text.text[:1].isspace())
        return
    plain = text.text
    if plain.strip() == "-":
        plain = MINUS
    for piece in _SPLIT.split(plain):
        words = piece.strip()
        if words:
            left, right = _sides(words)
            yield Piece(Text(words), left, right, piece[:1].isspace())
    if not plain.strip():
        yield Piece(Text(""))


def _sides(words: str) -> tuple[Side, Side]:
    if words in TIMES_SIGNS:
        return Side.TIMES, Side.TIMES
    if words in RELATIONS:
        return Side.RELATION, Side.RELATION
    if words in f"+{MINUS}":
        return Side.BINARY, Side.BINARY
    if words in LARGE:
        return Side.LARGE, Side.LARGE
    left = Side.CLOSE if words[0] in ")],;|" else Side.WORDS
    if words[0] in "([":
        left = Side.OPEN
    right = Side.WORDS
    if words[-1] in "([|" or words[-1] in PREFIXES:
        right = Side.OPEN
    elif words[-1] in ",;":
        right = Side.PUNCTUATION
    elif words[-1] in ")]":
        right = Side.CLOSE
    return left, right
