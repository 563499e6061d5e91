"""Formulae read back: as a line of text, and worked out from the numbers that stand in them."""

import re
from math import sqrt

import numpy as np

from pellucid.lens.explain.notation import Equals, Fraction, Number, Of, Part, Row, Scripted, Text


def sides(part: Part) -> list[Part]:
    """Return what stands between the equals signs and arrows of a line."""
    assert isinstance(part, Row)
    found: list[list[Part]] = [[]]
    for each in part.parts:
        if isinstance(each, Equals) or each == Text(" ← "):
            found.append([])
        else:
            found[-1].append(each)
    return [Row(tuple(parts)) for parts in found]


def written(part: Part) -> str:
    """Return a part as one would type it."""
    match part:
        case Text(text):
            return text
        case Number(value):
            return f"{value:.4g}"
        case Equals():
            return " = "
        case Of(inner, _):
            return written(inner)
        case Scripted(base, below, above):
            return written(base) + (f"_{written(below)}" if below else "") + (f"^{written(above)}" if above else "")
        case Fraction(above, below):
            return f"[{written(above)}]/[{written(below)}]"
        case Row(parts):
            return "".join(written(each) for each in parts)


def reckoned(part: Part) -> float:
    """Return what a part without symbols comes to."""
    return _evaluated(_expression(part, magnitude=False))


def magnitude(part: Part) -> float:
    """Return what a part comes to if its terms are added up without their signs: rounding errors are shares of that."""
    return _evaluated(_expression(part, magnitude=True))


def _evaluated(expression: str) -> float:
    return float(eval(expression, {"sqrt": sqrt, "sign": np.sign}))  # noqa: S307 - nothing but a formula's numbers


def _expression(part: Part, *, magnitude: bool) -> str:
    def of(inner: Part) -> str:
        return _expression(inner, magnitude=magnitude)

    match part:
        case Text(" − ") if magnitude:
            return "+"
        case Text(text):
            return text.replace("·", "*").replace("−", "-")
        case Number(value):
            return f"({abs(value) if magnitude else value!r})"
        case Of(inner, _):
            return of(inner)
        case Scripted(base, None, above) if above is not None:
            return f"({of(base)})**({of(above)})"
        case Fraction(above, below):
            return f"(({of(above)})/({of(below)}))"
        case Row(parts):
            return re.sub(r"√(\([^()]*\))", r"sqrt\1", "".join(of(each) for each in parts))
        case _:
            raise ValueError(f"There is nothing to work out in {part}.")
