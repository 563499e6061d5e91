"""What a number was worked out from: functions of the tape, sums of products, and the quantities at their ends."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.lens.explain.notation import Operand
from pellucid.nn.tape import FUNCTIONS


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that is read as it is: one that has a name, or a constant.

    `letter` is its sign in formulae, such as "z", and "" for a constant; `is_gradient` says that it is ∂L/∂letter.
    """

    value: float
    letter: str = ""
    is_gradient: bool = False
    operand: Operand | None = None

    @property
    def sample(self) -> int | None:
        """Return the number of the example to which it belongs, None if it belongs to none, or to the only one."""
        return None if self.operand is None else self.operand.sample


@dataclass(frozen=True, slots=True)
class Applied:
    """A function of the tape, applied to numbers."""

    function: str
    arguments: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True, eq=False)
class Products:
    """A sum of products. `values` are the products; `factors` says for the number of one what is multiplied in it."""

    values: NDArray[np.float64]
    factors: "Callable[[int], tuple[Expression, ...]]"

    def term(self, number: int) -> "Expression":
        """Return one of the products."""
        return product(self.factors(number))


Expression = Quantity | Applied | Products


def evaluate(expression: Expression) -> float:
    """Return the value of an expression, worked out in double precision from the quantities in it."""
    match expression:
        case Quantity():
            return expression.value
        case Products():
            return float(expression.values.sum())
        case Applied(function, arguments):
            values: list[Any] = [np.float64(evaluate(argument)) for argument in arguments]
            name, _, reduces = function.partition(".")
            with np.errstate(all="ignore"):
                return float(FUNCTIONS[name].reduce(values) if reduces else FUNCTIONS[name](*values))


def factors_of(factors: tuple[Expression, ...]) -> list[Expression]:
    """Return the factors of a product without those that are always 1, unless there is no other."""
    return [factor for factor in factors if not is_one(factor)] or [Quantity(1.0)]


def product(factors: tuple[Expression, ...]) -> Expression:
    """Return the product of factors, without those that are always 1."""
    found, *rest = factors_of(factors)
    for factor in rest:
        found = Applied("multiply", (found, factor))
    return found


def is_constant(expression: Expression) -> bool:
    """Tell whether an expression is a number without a name, or a quotient of such."""
    match expression:
        case Quantity(letter=""):
            return True
        case Applied("divide", (above, below)):
            return is_constant(above) and is_constant(below)
        case _:
            return False


def is_one(expression: Expression) -> bool:
    """Tell whether an expression is a constant that changes no product."""
    return is_constant(expression) and evaluate(expression) == 1.0


def quantities(expression: Expression) -> Iterator[Quantity]:
    """Yield the quantities of an expression in the order of reading; of a sum of products, those of the first."""
    match expression:
        case Quantity():
            yield expression
        case Applied():
            for argument in expression.arguments:
                yield from quantities(argument)
        case Products():
            yield from quantities(expression.term(0))


def summands(expression: Expression, scale: float = 1.0) -> Iterator[tuple[float, Expression]]:
    """Yield what an expression adds up, each with a factor before it, such as −1 where it is subtracted."""
    match expression:
        case Applied("add", (first, second)):
            yield from summands(first, scale)
            yield from summands(second, scale)
        case Applied("subtract", (first, second)):
            yield from summands(first, scale)
            yield from summands(second, -scale)
        case Applied("negative", (inner,)):
            yield from summands(inner, -scale)
        case Applied("multiply", (factor, inner)) if is_constant(factor):
            yield from summands(inner, scale * evaluate(factor))
        case Applied("multiply", (inner, factor)) if is_constant(factor):
            yield from summands(inner, scale * evaluate(factor))
        case Applied("divide", (inner, divisor)) if is_constant(divisor):
            yield from summands(inner, scale / evaluate(divisor))
        case _:
            yield scale, expression
