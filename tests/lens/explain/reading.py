"""Formulae read as Python, to see whether what is written is true."""

import math
import re
from collections.abc import Iterator

from pellucid.lens.explain.notation import Equals, Fraction, Number, Of, Operand, Part, Row, Scripted, Text

_WORDS = {"·": "*", "−": "-", "[": "float(", "]": ")"}
_FUNCTIONS = {name: getattr(math, name) for name in ("exp", "log", "tanh", "sqrt")}
_FUNCTIONS |= {"max": max, "abs": abs, "float": float, "sign": lambda number: (number > 0) - (number < 0)}


def sides(part: Part) -> list[Part]:
    """Return what stands between the equals signs and arrows of a formula."""
    assert isinstance(part, Row)
    found: list[list[Part]] = [[]]
    for each in part.parts:
        if isinstance(each, Equals) or each == Text(" ← "):
            found.append([])
        else:
            found[-1].append(each)
    return [side[0] if len(side) == 1 else Row(tuple(side)) for side in found]


def atoms(part: Part) -> Iterator[Part]:
    """Yield every text and number of a formula."""
    match part:
        case Row(parts):
            for each in parts:
                yield from atoms(each)
        case Of(inner, _):
            yield from atoms(inner)
        case Scripted(base, below, above):
            for each in (base, below, above):
                if each is not None:
                    yield from atoms(each)
        case Fraction(above, below):
            yield from atoms(above)
            yield from atoms(below)
        case _:
            yield part


def operands(part: Part) -> set[Operand]:
    """Return everything that a formula has numbers of."""
    return {each.operand for each in atoms(part) if isinstance(each, Number) and each.operand is not None}


def text(part: Part) -> str:
    """Return a formula on one line."""
    match part:
        case Row(parts):
            return "".join(map(text, parts))
        case Number(value):
            return f"{value:.4g}"
        case Text(words):
            return words
        case Equals():
            return " = "
        case Of(inner, _):
            return text(inner)
        case Fraction(above, below):
            return f"{text(above)}/{text(below)}"
        case Scripted(base, below, above):
            return text(base) + (f"_{text(below)}" if below else "") + (f"^{text(above)}" if above else "")


def in_numbers(part: Part) -> bool:
    """Tell whether a side of a formula can be worked out: nothing in it is a symbol or left out."""
    bare = {"e"}
    texts = [each for each in atoms(part) if isinstance(each, Text)]
    return all((not each.symbol or each.text in bare) and "more" not in each.text for each in texts)


def worked_out(part: Part) -> float:
    """Return the value of a side of a formula that is all numbers."""
    return float(eval(_python(part), dict(_FUNCTIONS)))  # noqa: S307 - what was just made of numbers


def magnitude(part: Part) -> float:
    """Return what a side comes to if its terms are added up without their signs: rounding errors are shares of that."""
    return worked_out(_without_signs(part))


def _without_signs(part: Part) -> Part:
    match part:
        case Row(parts):
            return Row(tuple(Text(" + ") if each == Text(" − ") else _without_signs(each) for each in parts))
        case Number(value):
            return Number(abs(value))
        case Of(inner, _):
            return _without_signs(inner)
        case Scripted(base, below, above):
            return Scripted(_without_signs(base), below, above)
        case Fraction(above, below):
            return Fraction(_without_signs(above), below)
        case _:
            return part


def _python(part: Part) -> str:
    match part:
        case Row(parts):
            return _rows("".join(map(_python, parts)))
        case Number(value):
            return f"({value!r})"
        case Text(words):
            return "".join(_WORDS.get(sign, sign) for sign in words)
        case Of(inner, _):
            return _python(inner)
        case Fraction(above, below):
            return f"(({_python(above)}) / ({_python(below)}))"
        case Scripted(Text("e"), None, above) if above is not None:
            return f"exp({_python(above)})"
        case Scripted(base, None, above) if above is not None:
            return f"({_python(base)}) ** ({_python(above)})"
        case _:
            raise AssertionError(f"{part} is no number")


def _rows(source: str) -> str:
    """Return a row with |…| and √ as functions."""
    source = re.sub(r"√(\([^()]*\))", r"sqrt\1", source)
    opening = True
    while "|" in source:
        source = source.replace("|", "abs(" if opening else ")", 1)
        opening = not opening
    return source
