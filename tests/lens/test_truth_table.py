import numpy as np
import pytest
from msgspec.structs import replace

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Layer, with_value
from pellucid.lens.prediction import predict
from pellucid.lens.truth_table import truth_table


def gate(source: str, output: str = "step", hidden: tuple[Layer, ...] = ()) -> Experiment:
    spec = with_value(load("perceptron"), "data.source", source)
    network = replace(spec.network, output=output, hidden=hidden)
    return build(replace(spec, network=network))


def test_the_lines_of_and_by_hand() -> None:
    # z = x₁ + x₂ − 3/2 fires for (1, 1) alone.
    table = truth_table(gate("and"), np.array([1, 1, -1.5], np.float32))
    np.testing.assert_array_equal(table.points, [[0, 0], [0, 1], [1, 0], [1, 1]])
    assert table.targets.tolist() == [0, 0, 0, 1]
    assert table.z.tolist() == [-1.5, -0.5, -0.5, 0.5]
    assert table.outputs.tolist() == [0, 0, 0, 1]
    assert table.right.all()
    assert table.hidden.shape == (4, 0)


def test_a_line_is_wrong_where_the_answer_is_not_the_target() -> None:
    table = truth_table(gate("xor-gate"), np.array([1, 1, -0.5], np.float32))
    assert table.right.tolist() == [True, True, True, False]


def test_z_of_zero_answers_0() -> None:
    table = truth_table(gate("and"), np.zeros(3, np.float32))
    assert table.outputs.tolist() == [0, 0, 0, 0]
    assert table.right.tolist() == [True, True, True, False]


@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_outputs_are_what_the_network_predicts_for_1(output: str) -> None:
    experiment = gate("or", output, (Layer(3, "tanh"),))
    theta = np.random.default_rng(2).normal(0, 2, experiment.network.layout.size).astype(np.float32)
    table = truth_table(experiment, theta)
    found = predict(experiment, theta, experiment.dataset.x_train)[:, 1]
    np.testing.assert_allclose(table.outputs, found, rtol=1e-6)
    np.testing.assert_allclose(1 / (1 + np.exp(-table.z)), found, rtol=1e-5)
    assert table.right.tolist() == ((found > 0.5) == experiment.dataset.t_train).tolist()
    assert table.hidden.shape == (4, 0)


def test_the_outputs_of_two_hidden_units_are_part_of_the_table() -> None:
    experiment = gate("xor-gate", "sigmoid", (Layer(2, "tanh"),))
    theta = np.random.default_rng(3).normal(0, 1, 9).astype(np.float32)
    table = truth_table(experiment, theta)
    weights, bias = theta[:4].reshape(2, 2), theta[4:6]
    np.testing.assert_allclose(table.hidden, np.tanh(table.points @ weights + bias), rtol=1e-5)


def test_an_answer_that_is_no_number_is_wrong() -> None:
    table = truth_table(gate("nand"), np.array([np.nan, 1, 1], np.float32))
    assert not table.right.any()
