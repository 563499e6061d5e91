"""Formulae for tests, as short as they read."""

import numpy as np

from pellucid.lens.explain.notation import Equals, Fraction, Kind, Number, Operand, Part, Row, Text

X1 = Operand(Kind.INPUT, 0, 0)
X2 = Operand(Kind.INPUT, 0, 1)
W1 = Operand(Kind.WEIGHT, 1, 0, 0)
W2 = Operand(Kind.WEIGHT, 1, 0, 1)
B = Operand(Kind.BIAS, 1, 0)
Z = Operand(Kind.SUM, 1, 0)

PLUS, DOT, EQUALS = Text("+"), Text("·"), Equals()


def row(*parts: Part | str | float) -> Row:
    """Return parts in a row; words are text, single letters variables, numbers numbers."""
    return Row(tuple(map(_part, parts)))


def slope(of: str) -> Fraction:
    """Return ∂L/∂ of a variable."""
    return Fraction(row("∂", "L"), row("∂", of))


def weighted(w1: float = 0.1, w2: float = 0.2) -> Row:
    """Return z = x₁·w₁ + x₂·w₂ with weights that can be changed."""
    return row(
        "z", EQUALS, Number(122.0, X1), DOT, Number(w1, W1, editable=True),
        PLUS, Number(66.0, X2), DOT, Number(w2, W2, editable=True),
        EQUALS, Number(float(np.float32(122 * w1 + 66 * w2)), Z, result=True),
    )  # fmt: skip


def _part(part: Part | str | float) -> Part:
    if isinstance(part, str):
        return Text(part, symbol=part.isalpha() and len(part) == 1)
    return Number(part) if isinstance(part, float) else part
