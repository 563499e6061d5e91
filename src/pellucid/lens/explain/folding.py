"""Which products of a long sum are shown, and which are put together."""

from dataclasses import dataclass

import numpy as np

from pellucid.lens.explain.expression import Products, Quantity, quantities
from pellucid.lens.explain.notation import Kind
from pellucid.lens.explain.shares import sample_of

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
    """Shows the largest products of a sum, but first those of the examples `told` of where it sums over `examples`."""

    examples: int
    told: tuple[int, ...]

    def shown(self, products: Products) -> Shown:
        """Return what is shown of a sum: all of a short one; the bias, which comes last, always."""
        bias = None if bias_of(products) is None else len(products.values) - 1
        count = len(products.values) if bias is None else bias
        over_examples = sample_of(products, 0) != sample_of(products, count - 1)
        simple = not over_examples and sum(1 for _ in quantities(products.term(0))) == 1
        if count <= (MOST_SIMPLE if simple else SHOWN_WHOLE):
            return Shown(tuple(range(count)), 0, bias)
        order = np.argsort(-np.nan_to_num(np.abs(products.values[:count]), nan=np.inf), kind="stable").tolist()
        if over_examples:
            # As all arrays are (units, examples), so the products stand in the order of the examples.
            rank = {sample: at for at, sample in enumerate(self.told)}
            order.sort(key=lambda at: rank.get(at % self.examples, len(rank)))
        return Shown(tuple(sorted(order[:SHOWN_OF_MANY])), count - SHOWN_OF_MANY, bias)


def bias_of(products: Products) -> Quantity | None:
    """Return the last term of a sum if that is a bias."""
    last = products.term(len(products.values) - 1)
    is_bias = isinstance(last, Quantity) and last.operand is not None and last.operand.kind is Kind.BIAS
    return last if isinstance(last, Quantity) and is_bias else None
