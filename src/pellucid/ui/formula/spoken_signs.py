"""The signs of formulae in words."""

import re

from PySide6.QtCore import QCoreApplication

from pellucid.ui.formula.words import in_own_words
from pellucid.ui.numbers import MINUS

translate = QCoreApplication.translate

_POWERS = str.maketrans({"⁻": MINUS, "ˢ": "s", "ᶻ": "z", "ᵏ": "k", "ⁿ": "n"})
_FRACTION = re.compile(r"(∂?\w+)/(∂?\w+)")
_POWER = re.compile(rf"[{''.join(map(chr, _POWERS))}]+")


def text_in_words(text: str) -> str:
    """Return a text of a formula with its signs said as words."""
    signs = sign_words()
    plain = _POWER.sub(lambda found: _to_the_power(found[0].translate(_POWERS)), in_own_words(text))
    plain = _FRACTION.sub(lambda found: _over(found[1], found[2]), plain)
    said = (f" {signs[each]} " if each in signs else each for each in plain)
    return " ".join("".join(said).split()).replace(" ,", ",")


def _over(above: str, below: str) -> str:
    return translate("Formula", "{above} over {below}").format(above=above, below=below)


def _to_the_power(power: str) -> str:
    return translate("Formula", "{base} to the power of {power}").format(base="", power=power)


def sign_words() -> dict[str, str]:
    """Return what each sign is called."""
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
        "/": translate("Formula", "over"),
        "Σ": translate("Formula", "the sum of"),
        "√": translate("Formula", "the square root of"),
        "∂": translate("Formula", "partial"),
        "^": _to_the_power("").strip(),
        "²": translate("Formula", "squared"),
        "ᵀ": translate("Formula", "transposed"),
        "′": translate("Formula", "prime"),
        "…": translate("Formula", "and so on"),
        ":": ",",
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
