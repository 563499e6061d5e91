"""A formula in words, as one reads it out: for those who do not see it."""

from collections.abc import Collection

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
from pellucid.ui.formula.pieces import Piece, Sign, pieces
from pellucid.ui.formula.precision import Precision
from pellucid.ui.formula.words import in_own_words
from pellucid.ui.numbers import MINUS

translate = QCoreApplication.translate


def spoken(part: Part, hidden: Collection[Operand] = (), digits: int = DIGITS) -> str:
    """Return `part` in words, with the numbers as they are shown; those of `hidden` operands are not told."""
    return _Speaker(part, frozenset(hidden), digits).said(part)


class _Speaker:
    def __init__(self, part: Part, hidden: Collection[Operand], digits: int) -> None:
        self._hidden = hidden
        self._precision = Precision(part, digits, hidden)
        self._signs = _signs()

    def said(self, part: Part, owner: Operand | None = None) -> str:
        row = pieces(part, self._hidden)
        words = []
        for place, piece in enumerate(row):
            if isinstance(piece.part, Equals):
                words.append(self._signs[self._precision.sign(row, place, owner)])
            else:
                words.append(self._piece(piece, owner))
        return " ".join(filter(None, words))

    def _piece(self, piece: Piece, owner: Operand | None) -> str:
        part = piece.part
        match part:
            case Text():
                return self._words(part.text)
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

    def _words(self, text: str) -> str:
        said = (f" {self._signs[each]} " if each in self._signs else each for each in in_own_words(text))
        return " ".join("".join(said).split())

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
            text = _below(text, self.said(scripted.below, owner), scripted.base)
        if scripted.above is None:
            return text
        if scripted.above in (Text("2"), Number(2.0)):
            return translate("Formula", "{base} squared").format(base=text)
        if scripted.above in (Text("T"), Text("⊤")):
            return translate("Formula", "{base} transposed").format(base=text)
        return _above(text, self.said(scripted.above, owner), scripted.base)

    def _fraction(self, fraction: Fraction, owner: Operand | None) -> str:
        above, below = self.said(fraction.above, owner), self.said(fraction.below, owner)
        if _is_short(fraction.above) and _is_short(fraction.below):
            return translate("Formula", "{above} over {below}").format(above=above, below=below)
        return translate("Formula", "the fraction {above}, over {below}, end of fraction").format(
            above=above, below=below
        )


def _below(base: str, below: str, part: Part) -> str:
    if part == Text("Σ"):
        return translate("Formula", "the sum over {below} of").format(below=below)
    return translate("Formula", "{base} sub {below}").format(base=base, below=below)


def _above(base: str, above: str, part: Part) -> str:
    if part == Text("Σ"):
        return translate("Formula", "{base}, to {above}, of").format(base=base, above=above)
    return translate("Formula", "{base} to the power of {power}").format(base=base, power=above)


def _signed(text: str, negative: bool) -> str:
    return translate("Formula", "minus {number}").format(number=text) if negative else text


def _is_short(part: Part) -> bool:
    """Tell whether a part is understood without being told where it ends: "∂L", "w₁", "0.5"."""
    return all(piece.part not in (Text("+"), Text(MINUS), Text("·")) for piece in pieces(part))


def _signs() -> dict[str, str]:
    return {
        "=": translate("Formula", "equals"),
        "≈": translate("Formula", "is about"),
        "≠": translate("Formula", "is not"),
        "<": translate("Formula", "is less than"),
        ">": translate("Formula", "is greater than"),
        "≤": translate("Formula", "is at most"),
        "≥": translate("Formula", "is at least"),
        "→": translate("Formula", "becomes"),
        "←": translate("Formula", "becomes"),
        "+": translate("Formula", "plus"),
        MINUS: translate("Formula", "minus"),
        "·": translate("Formula", "times"),
        "×": translate("Formula", "times"),
        "⊙": translate("Formula", "times, element by element,"),
        "Σ": translate("Formula", "the sum of"),
        "√": translate("Formula", "the square root of"),
        "∂": translate("Formula", "partial"),
        "²": translate("Formula", "squared"),
        "|": translate("Formula", "bar"),
        "α": translate("Formula", "alpha"),
        "β": translate("Formula", "beta"),
        "γ": translate("Formula", "gamma"),
        "δ": translate("Formula", "delta"),
        "ε": translate("Formula", "epsilon"),
        "η": translate("Formula", "eta"),
        "θ": translate("Formula", "theta"),
        "λ": translate("Formula", "lambda"),
        "μ": translate("Formula", "mu"),
        "σ": translate("Formula", "sigma"),
        "\N{COMBINING CIRCUMFLEX ACCENT}": translate("Formula", "hat"),
    }
