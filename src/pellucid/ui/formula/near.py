"""Where "=" would say too much: an equals sign followed by a rounded number is a sign of near equality."""

from collections.abc import Collection, Sequence

from pellucid.lens.explain.notation import Equals, Fraction, Number, Of, Operand, Part, Row, Scripted
from pellucid.ui.formula.figures import figures
from pellucid.ui.formula.pieces import Piece


def is_near(row: Sequence[Piece], place: int, hidden: Collection[Operand], digits: int) -> bool:
    """Tell whether, of what the equals sign at `place` speaks of, a number is rounded to `digits`.

    That reaches to the next equals sign. The numbers of `hidden` operands are not shown and say nothing.
    """
    for piece in row[place + 1 :]:
        if isinstance(piece.part, Equals):
            return False
        if _is_rounded(piece.part, hidden, digits):
            return True
    return False


def _is_rounded(part: Part | None, hidden: Collection[Operand], digits: int) -> bool:
    within: tuple[Part | None, ...] = ()
    match part:
        case Number():
            return part.operand not in hidden and not figures(part.value, digits).exact
        case Of():
            within = () if part.operand in hidden else (part.part,)
        case Scripted():
            within = (part.base, part.below, part.above)
        case Fraction():
            within = (part.above, part.below)
        case Row():
            within = part.parts
    return any(_is_rounded(each, hidden, digits) for each in within)
