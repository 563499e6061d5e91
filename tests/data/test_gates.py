import operator

import numpy as np
import pytest

from pellucid.data.gates import TRUTH, gate

OPERATORS = {
    "and": operator.and_,
    "nand": lambda one, other: 1 - (one & other),
    "or": operator.or_,
    "xor-gate": operator.xor,
}


@pytest.mark.parametrize("name", TRUTH)
def test_a_gate_is_its_truth_table(name: str) -> None:
    examples = gate(name, ("x1", "x2"))
    assert examples.x_train.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert examples.t_train.tolist() == [OPERATORS[name](int(x1), int(x2)) for x1, x2 in examples.x_train]
    assert (examples.x_train.dtype, examples.t_train.dtype) == (np.float32, np.int64)
    assert examples.class_names == ("0", "1")


@pytest.mark.parametrize("name", TRUTH)
def test_a_gate_is_tested_with_what_it_is_taught(name: str) -> None:
    examples = gate(name, ("x1", "x2"))
    np.testing.assert_array_equal(examples.x_test, examples.x_train)
    np.testing.assert_array_equal(examples.t_test, examples.t_train)


def test_the_square_that_is_shown_has_room_around_the_points() -> None:
    plane = gate("or", ("x2", "product")).plane
    assert plane is not None
    assert (plane.low, plane.high, plane.features) == (-0.5, 1.5, ("x2", "product"))
