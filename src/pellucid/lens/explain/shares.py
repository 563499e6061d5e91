"""A number of a whole batch, such as its mean loss, as the sum of what each example brings to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pellucid.lens.explain.expression import Applied, Expression, Products, Quantity, is_constant, quantities
from pellucid.nn.tape import FUNCTIONS

_LINEAR = ("add", "subtract", "negative")


@dataclass(frozen=True, slots=True)
class Shares:
    """What each example brings to a number: `total` is the sum of it, multiplied by a constant if there is one.

    `of` says for the number of an example how its share is worked out, and `quantity` what it comes to.
    """

    total: Expression
    of: Callable[[int], Expression]
    quantity: Callable[[int], Quantity]


def shares(expression: Expression, whole: Quantity, examples: int) -> Shares | None:
    """Return what each of so many `examples` brings to an expression, called as the `whole` is.

    None stands for an expression that is more than sums over all examples, added up and multiplied by a constant.
    """
    inner = _without_constant(expression)
    values = _values(inner, examples)
    if values is None:
        return None

    def quantity(sample: int) -> Quantity:
        operand = whole.operand
        return replace(
            whole, value=float(values[sample]), operand=None if operand is None else replace(operand, sample=sample)
        )

    added = Products(values, lambda at: (quantity(at),))
    total = added if inner is expression else _with_constant(expression, inner, added)
    return Shares(total, lambda sample: _share(inner, sample, examples), quantity)


def sample_of(products: Products, number: int) -> int | None:
    """Return the example to which a product belongs, None if to no one alone."""
    samples = (each.sample for each in quantities(products.term(number)))
    return next((sample for sample in samples if sample is not None), None)


def _without_constant(expression: Expression) -> Expression:
    """Return what is divided or multiplied by a constant in an expression, or all of it."""
    match expression:
        case Applied("divide" | "multiply", (inner, factor)) if is_constant(factor):
            return inner
        case Applied("multiply", (factor, inner)) if is_constant(factor):
            return inner
    return expression


def _with_constant(expression: Expression, inner: Expression, instead: Expression) -> Expression:
    """Return an expression with something else in the place of what is multiplied by its constant."""
    assert isinstance(expression, Applied)
    return replace(expression, arguments=tuple(instead if each is inner else each for each in expression.arguments))


def _values(expression: Expression, examples: int) -> NDArray[np.float64] | None:
    """Return what the share of each example comes to; None if the expression does not consist of shares."""
    match expression:
        case Products(values) if _runs_over(expression, examples):
            added: NDArray[np.float64] = values.reshape(-1, examples).sum(axis=0)
            return added
        case Applied(function, arguments) if function in _LINEAR:
            found = [each for each in (_values(argument, examples) for argument in arguments) if each is not None]
            if len(found) == len(arguments):
                combined: NDArray[np.float64] = FUNCTIONS[function](*found)
                return combined
    return None


def _runs_over(products: Products, examples: int) -> bool:
    """Tell whether the products are those of one example after the other, as those of arrays (units, examples) are."""
    count = len(products.values)
    return count % examples == 0 and all(sample_of(products, at) == at % examples for at in (0, 1, count - 1))


def _share(expression: Expression, sample: int, examples: int) -> Expression:
    """Return how the share of an example is worked out, of an expression that consists of such."""
    match expression:
        case Products(values, factors):
            own = Products(values[sample::examples], lambda at: factors(at * examples + sample))
            return own if len(own.values) > 1 else own.term(0)
        case Applied(function, arguments):
            return Applied(function, tuple(_share(argument, sample, examples) for argument in arguments))
    return expression
