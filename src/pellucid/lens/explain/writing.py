"""Expressions as formulae: once in symbols, once in numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pellucid.lens.explain.expression import (
    Applied,
    Expression,
    Products,
    Quantity,
    factors_of,
    is_constant,
    is_one,
    quantities,
)
from pellucid.lens.explain.folding import Folding, bias_of
from pellucid.lens.explain.notation import Fraction, Kind, Number, Of, Operand, Part, Row, Scripted, Text

# How tightly a formula holds together: a sum, a product, and a single number. Where a number below zero needs
# parentheses, and where its minus is that between two terms, is a matter of how formulae are set.
_SUM, _PRODUCT, _ATOM = range(3)
_LETTER = "[A-Za-zα-ω]"
_EDITABLE = (Kind.INPUT, Kind.WEIGHT, Kind.BIAS)

_Written = tuple[Part, int]


@dataclass(frozen=True)
class Writer:
    """Writes the expressions for one `unit` of a `column`: its own quantities need no index, others have theirs.

    With `samples`, quantities of an example have its number above. Of sums of products, `folding` says which products
    are shown. Numbers that What if may change are so only if `editable`. Operands that are `running` stand for others
    like them, and have the index i. Derivatives are on one line if `inline`.
    """

    column: int
    unit: int
    folding: Folding
    samples: bool
    editable: bool
    running: frozenset[Operand] = frozenset()
    inline: bool = False

    def symbols(self, expression: Expression) -> Part:
        """Return an expression as one writes it down without numbers."""
        match expression:
            case Applied("maximum.reduce", (Quantity() as first, *between, Quantity() as last)) if (
                first.operand != last.operand
            ):
                comma = ", …, " if between else ", "
                return row("max(", self._counted(first), comma, self._counted(last), ")")
        return _write(expression, lambda quantity: (self.symbol(quantity), _ATOM), self._total)[0]

    def numbers(self, expression: Expression) -> Part:
        """Return an expression with the numbers in it."""
        return self._in_numbers(expression)[0]

    def symbol(self, quantity: Quantity) -> Part:
        """Return the sign of a quantity with its index; constants have no sign."""
        operand = quantity.operand
        if operand is None:
            return Number(quantity.value)
        letter = self._letter(quantity, self._index(operand), self._example(quantity))
        return letter if operand in self.running else Of(letter, operand)

    def _letter(self, quantity: Quantity, index: str | None, sample: str | None) -> Part:
        """Return the sign of a quantity with an index below, and the number of an example above."""
        letter = sign(quantity.letter)
        if sample and isinstance(letter, Row):
            letter = row("(", letter, ")")
        if index or sample:
            letter = Scripted(letter, Text(index) if index else None, Text(f"({sample})") if sample else None)
        if quantity.is_gradient:
            return Fraction(row("∂", Text("L", symbol=True)), row("∂", letter), inline=self.inline)
        return letter

    def _counted(self, quantity: Quantity) -> Part:
        """Return the sign of a quantity with its index, even if it is the unit's own."""
        operand = quantity.operand
        if operand is None or operand.unit is None:
            return self.symbol(quantity)
        return Of(self._letter(quantity, str(operand.unit + 1), self._example(quantity)), operand)

    def _example(self, quantity: Quantity) -> str | None:
        """Return the number above a letter, counted from 1, if there is need of one."""
        return str(quantity.sample + 1) if self.samples and quantity.sample is not None else None

    def _index(self, operand: Operand) -> str | None:
        """Return what stands below a letter if there is need: a number, counted from 1, or i."""
        if operand in self.running:
            return "i"
        own = (operand.column, operand.unit) == (self.column, self.unit)
        number = operand.source if own else operand.unit
        return None if number is None or operand.kind is Kind.BIAS else str(number + 1)

    def _in_numbers(self, expression: Expression) -> _Written:
        return _write(expression, self._number, self._added)

    def _number(self, quantity: Quantity) -> _Written:
        kind = None if quantity.operand is None else quantity.operand.kind
        # Of several examples each has inputs of its own, and what is changed is changed for all.
        shared = not self.samples or kind is not Kind.INPUT
        number = Number(quantity.value, quantity.operand, editable=self.editable and kind in _EDITABLE and shared)
        return number, _ATOM

    def _total(self, products: Products) -> _Written:
        """Return Σ of a product with a running index, and the bias after it."""
        bias = bias_of(products)
        count = len(products.values) - (bias is not None)
        first, last = products.factors(0), products.factors(count - 1)
        one, other = ([each for factor in factors for each in quantities(factor)] for factors in (first, last))
        at_the_end = {id(each): end for each, end in zip(one, other, strict=False)}
        over_units = over_examples = False

        def running(quantity: Quantity) -> _Written:
            nonlocal over_units, over_examples
            end, operand = at_the_end.get(id(quantity), quantity), quantity.operand
            if operand is None or end.operand == operand:
                return self.symbol(quantity), _ATOM
            other_unit = end.operand is not None and replace(end.operand, sample=operand.sample) != operand
            other_example = end.sample != quantity.sample
            over_units, over_examples = over_units or other_unit, over_examples or other_example
            index = "i" if other_unit else self._index(operand)
            return self._letter(quantity, index, "n" if other_example else self._example(quantity)), _ATOM

        parts = _multiplied([_write(factor, running, self._total) for factor in factors_of(first)])
        if count > 1:
            # Where nothing but examples is counted, i may be the index of what it is the sum for.
            one_by_one = over_examples and not over_units
            parts[:0] = [Scripted(Text("Σ"), below=Text("n", symbol=True)) if one_by_one else "Σ", " "]
        return (row(*parts), _PRODUCT) if bias is None else (row(*parts, " + ", self.symbol(bias)), _SUM)

    def _added(self, products: Products) -> _Written:
        """Return the products that are shown, and how many there are besides."""
        shown = self.folding.shown(products)
        parts: list[Part | str] = []
        for at in shown.products:
            factors = [self._in_numbers(each) for each in factors_of(products.factors(at))]
            parts += [" + "] if parts else []
            parts += [factors[0][0]] if len(factors) == 1 else _multiplied(factors)
        if shown.rest:
            parts.append(f" + {shown.rest:,} more")
        if shown.bias is not None:
            parts += [" + ", self._in_numbers(products.term(shown.bias))[0]]
        return row(*parts), _SUM


def sign(letter: str) -> Part:
    """Return the sign of a quantity: its letters in italics, but words such as max, and what is no letter, upright.

    A letter after ^ stands above the one before, as in "e^s".
    """
    pieces = re.findall(rf"{_LETTER}\^{_LETTER}|{_LETTER}+|[^{_LETTER[1:]}+", letter)
    return row(*(_piece(piece) for piece in pieces))


def parameter_sign(operand: Operand) -> Part:
    """Return the sign of a weight, with the number of the neuron it leads from, or of a bias."""
    if operand.source is None:
        return sign("b")
    return Scripted(sign("w"), below=Text(str(operand.source + 1)))


def _piece(piece: str) -> Part:
    if "^" in piece:
        return Scripted(Text(piece[0], symbol=True), above=Text(piece[2], symbol=True))
    return Text(piece, symbol=re.fullmatch(_LETTER, piece) is not None)


def row(*parts: Part | str) -> Part:
    """Return parts and words beside one another."""
    made = tuple(Text(part) if isinstance(part, str) else part for part in parts)
    return made[0] if len(made) == 1 else Row(made)


def _write(
    expression: Expression, leaf: Callable[[Quantity], _Written], total: Callable[[Products], _Written]
) -> _Written:
    """Return an expression, its quantities written by `leaf` and its sums by `total`."""
    match expression:
        case Quantity():
            return leaf(expression)
        case Products():
            return total(expression)
        case Applied(function, arguments):
            return _apply(function, arguments, [_write(argument, leaf, total) for argument in arguments])


def _apply(function: str, arguments: Sequence[Expression], written: Sequence[_Written]) -> _Written:
    """Return a function of the tape with its arguments, in the way in which one writes it."""
    parts = [part for part, _ in written]
    match function:
        case "add":
            return row(parts[0], " + ", _held(written[1], _PRODUCT)), _SUM
        case "subtract":
            return row(parts[0], " − ", _held(written[1], _PRODUCT)), _SUM
        case "negative":
            return row("−", _held(written[0], _PRODUCT)), _SUM
        case "multiply":
            if is_one(arguments[0]):
                return written[1]
            if arguments[0] == arguments[1]:
                return Scripted(_held((parts[0], _base(written[0])), _ATOM), above=Text("2")), _ATOM
            return row(_held(written[0], _PRODUCT), " · ", _held(written[1], _ATOM)), _PRODUCT
        case "divide":
            return _divided(arguments, written)
        case "exp":
            return Scripted(Text("e", symbol=True), above=parts[0]), _ATOM
        case "log1p":
            return row("log(1 + ", parts[0], ")"), _ATOM
        case "absolute":
            return row("|", parts[0], "|"), _ATOM
        case "greater":
            return row("[", parts[0], " > ", parts[1], "]"), _ATOM
        case "maximum" | "maximum.reduce":
            return _called("max", parts), _ATOM
        case _:
            return _called(function, parts), _ATOM


def _divided(arguments: Sequence[Expression], written: Sequence[_Written]) -> _Written:
    """Return a quotient: a fraction, except of a sum by a constant, which may be long and stands behind one."""
    (above, level), (below, _) = written
    if is_one(arguments[1]):
        return written[0]
    if is_constant(arguments[1]) and level < _ATOM:
        return row(Fraction(Text("1"), below, inline=True), " · ", _held(written[0], _PRODUCT)), _PRODUCT
    return Fraction(above, below, inline=all(map(is_constant, arguments))), _ATOM


def _multiplied(factors: Sequence[_Written]) -> list[Part | str]:
    """Return factors with dots between them."""
    parts: list[Part | str] = []
    for factor in factors:
        parts += [" · ", _held(factor, _ATOM)] if parts else [_held(factor, _ATOM)]
    return parts


def _base(written: _Written) -> int:
    """Return how tightly a part holds together under a power: less, if it has something above it already."""
    match written[0]:
        case Of(Scripted(above=above)) if above is not None:
            return _SUM
        case _:
            return written[1]


def _called(name: str, parts: Sequence[Part]) -> Part:
    inner: list[Part | str] = []
    for part in parts:
        inner += [", ", part] if inner else [part]
    return row(f"{name}(", *inner, ")")


def _held(written: _Written, level: int) -> Part:
    """Return a part in parentheses if it holds together less than it should."""
    part, own = written
    return row("(", part, ")") if own < level else part
