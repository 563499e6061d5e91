"""How exactly the numbers of a formula are shown, and what an equals sign may say of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pellucid.lens.explain.notation import Cells, Equals, Fraction, Number, Of, Operand, Part, Row, Scripted
from pellucid.ui.formula.figures import DIGITS, Figures, figures, fixed
from pellucid.ui.formula.pieces import Piece

_MOST = 9  # digits that tell any two 32-bit numbers apart


class Precision:
    """Shows the numbers of one formula with `digits` that count, and more where these would hide a difference.

    A weight before and after an update has one place and two values: they are not to look the same. The numbers of
    `hidden` operands are not shown.
    """

    def __init__(self, part: Part, digits: int = DIGITS, hidden: Collection[Operand] = ()) -> None:
        self._digits = digits
        self._hidden = hidden
        values: defaultdict[Operand, set[float]] = defaultdict(set)
        for number, operand in _numbers(part, None):
            if operand is not None:
                values[_place(operand)].add(number.value)
        self._enough = {place: _enough(own, digits) for place, own in values.items()}

    def shown(self, number: Number, operand: Operand | None) -> Figures:
        """Return how a number that belongs to an operand is shown."""
        if number.decimals is not None:
            return fixed(number.value, number.decimals)
        return figures(number.value, self._digits if operand is None else self._enough[_place(operand)])

    def sign(self, row: Sequence[Piece], place: int, owner: Operand | None) -> str:
        """Return the sign for the equals sign at `place`: "≈" if a number that follows, up to the next one, is rounded.

        Numbers without an operand of their own belong to `owner`.
        """
        for piece in row[place + 1 :]:
            if isinstance(piece.part, Equals):
                break
            if any(
                operand not in self._hidden and not self.shown(number, operand).exact
                for number, operand in _numbers(piece.part, owner)
            ):
                return "≈"
        return "="


def _place(operand: Operand) -> Operand:
    """Return what numbers of a kind have in common that belong to the same unit or weight."""
    return replace(operand, letter="")


def _enough(values: set[float], digits: int) -> int:
    """Return with how many digits at least all of these look different."""
    numbers = {value for value in values if value == value}
    for enough in range(digits, _MOST):
        if len({figures(value, enough).text for value in numbers}) == len(numbers):
            return enough
    return _MOST


def _numbers(part: Part | None, owner: Operand | None) -> Iterator[tuple[Number, Operand | None]]:
    """Yield every number, and the operand to which it belongs."""
    within: tuple[Part | None, ...] = ()
    match part:
        case Number():
            yield part, part.operand or owner
        case Of():
            yield from _numbers(part.part, part.operand)
        case Scripted():
            within = (part.base, part.below, part.above)
        case Fraction():
            within = (part.above, part.below)
        case Row() | Cells():
            within = part.parts
    for each in within:
        yield from _numbers(each, owner)
