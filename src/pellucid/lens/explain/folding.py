"""Which products of a long sum are shown, and which are put together."""

from dataclasses import dataclass

import numpy as np

from pellucid.lens.explain.expression import Products, Quantity, quantities
from pellucid.lens.explain.notation import Kind

SHOWN_WHOLE, SHOWN_OF_MANY = 4, 3
# Sums of single numbers, such as those of exponentials, are easier to take in.
MOST_SIMPLE = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """The products of a sum that are shown, by their numbers, how many are not, and which one is the bias."""

    products: tuple[int, ...]
    rest: int
    bias: int | None


@dataclass(frozen=True, slots=True)
class Folding:
    """Shows the largest products of a sum: first those of example `sample`, where it sums over the `examples`."""

    examples: int
    sample: int | None

    def shown(self, products: Products) -> Shown:
        """Return what is shown of a sum: all of a short one; the bias, which comes last, always."""
        bias = None if bias_of(products) is None else len(products.values) - 1
        count = len(products.values) if bias is None else bias
        simple = sum(1 for _ in quantities(products.term(0))) == 1
        if count <= (MOST_SIMPLE if simple else SHOWN_WHOLE):
            return Shown(tuple(range(count)), 0, bias)
        order = np.argsort(-np.nan_to_num(np.abs(products.values[:count]), nan=np.inf), kind="stable").tolist()
        if self.sample is not None and _sample(products, 0) != _sample(products, count - 1):
            # As all arrays are (units, examples), so the products stand in the order of the examples.
            order.sort(key=lambda at: at % self.examples != self.sample)
        return Shown(tuple(sorted(order[:SHOWN_OF_MANY])), count - SHOWN_OF_MANY, bias)


def bias_of(products: Products) -> Quantity | None:
    """Return the last term of a sum if that is a bias."""
    last = products.term(len(products.values) - 1)
    is_bias = isinstance(last, Quantity) and last.operand is not None and last.operand.kind is Kind.BIAS
    return last if isinstance(last, Quantity) and is_bias else None


def _sample(products: Products, number: int) -> int | None:
    """Return the example to which a product belongs."""
    samples = (each.sample for each in quantities(products.term(number)))
    return next((sample for sample in samples if sample is not None), None)
