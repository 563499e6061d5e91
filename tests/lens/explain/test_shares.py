"""What each example brings to a sum over a batch."""

import numpy as np
import pytest

from pellucid.lens.explain.expression import Applied, Expression, Products, Quantity, evaluate
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.lens.explain.shares import shares

LOSS = Quantity(0.0, "L", operand=Operand(Kind.LOSS))
COUNT = Quantity(4.0)


def over_examples(*rows: tuple[float, ...]) -> Products:
    """Return the sum of an array (units, examples), whose elements are of one unit after the other."""
    values = np.array(rows)

    def factors(at: int) -> tuple[Expression, ...]:
        unit, sample = divmod(at, values.shape[1])
        return (Quantity(values[unit, sample], "a", operand=Operand(Kind.ACTIVATION, 1, unit, sample=sample)),)

    return Products(values.ravel(), factors)


FIRST, SECOND = over_examples((1.0, 2.0, 3.0, 4.0)), over_examples((5.0, 6.0, 7.0, 8.0), (0.5, 0.25, 0.125, 1.0))


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        (FIRST, [1.0, 2.0, 3.0, 4.0]),
        (Applied("divide", (SECOND, COUNT)), [5.5, 6.25, 7.125, 9.0]),
        (Applied("multiply", (Quantity(0.5), FIRST)), [1.0, 2.0, 3.0, 4.0]),
        (Applied("divide", (Applied("subtract", (SECOND, FIRST)), COUNT)), [4.5, 4.25, 4.125, 5.0]),
        (Applied("add", (Applied("negative", (FIRST,)), SECOND)), [4.5, 4.25, 4.125, 5.0]),
    ],
)
def test_a_sum_over_the_examples_is_that_of_their_shares(expression: Expression, wanted: list[float]) -> None:
    found = shares(expression, LOSS, 4)
    assert found is not None
    assert evaluate(found.total) == evaluate(expression)
    assert [found.quantity(sample).value for sample in range(4)] == wanted
    assert [evaluate(found.of(sample)) for sample in range(4)] == wanted
    assert found.quantity(2).operand == Operand(Kind.LOSS, sample=2)
    assert found.quantity(2).letter == "L"


@pytest.mark.parametrize(
    "expression",
    [
        Quantity(3.0, "z", operand=Operand(Kind.SUM, 1, 0)),
        Applied("add", (FIRST, Quantity(1.0))),
        Applied("multiply", (FIRST, SECOND)),
        Applied("exp", (FIRST,)),
        over_examples((1.0, 2.0, 3.0)),
    ],
)
def test_what_is_no_sum_over_all_examples_has_no_shares(expression: Expression) -> None:
    assert shares(expression, LOSS, 4) is None
