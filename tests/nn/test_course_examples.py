"""The worked examples of the course: one neuron, softmax, cross-entropy, and logic gates with weights set by hand."""

import numpy as np
import pytest

from pellucid import nn

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def neuron(weights: tuple[float, ...], bias: float, *after: nn.Layer) -> nn.Network:
    network = nn.Network([nn.Affine(1), *after], input_shape=(len(weights),), dtype="float64")
    network.parameters["0.weight"][:, 0] = weights
    network.parameters["0.bias"][0] = bias
    return network


def test_one_neuron_adds_up_a_colour() -> None:
    output = neuron((0.1, 0.2, 0.3), 0.5).forward([(122, 66, 94)])
    assert output.item() == pytest.approx(54.1, abs=1e-12)


def test_softmax_of_three_numbers() -> None:
    probabilities = nn.SoftmaxCrossEntropy().outputs(np.array([[0.0, 0.1, 5.3]]))
    np.testing.assert_allclose(probabilities, [[0.00493969, 0.0054592, 0.98960111]], atol=5e-9)


@pytest.mark.parametrize(("truth", "expected"), [(0, 5.3104567), (1, 5.2104567), (2, 0.0104533)])
def test_cross_entropy_of_a_one_hot_target_is_minus_the_log_of_one_probability(truth: int, expected: float) -> None:
    network = nn.Network([nn.Affine(3)], input_shape=(3,), dtype="float64")
    network.theta[:] = 0.0
    network.parameters["0.weight"][...] = np.eye(3)
    value = network.loss([[0.0, 0.1, 5.3]], np.eye(3)[[truth]], nn.SoftmaxCrossEntropy())
    assert value == pytest.approx(expected, abs=1e-5)
    assert value == pytest.approx(-np.log([0.00493969, 0.0054592, 0.98960111][truth]), abs=1e-5)


@pytest.mark.parametrize(
    ("weights", "bias", "truth"),
    [
        pytest.param((0.5, 0.5), -0.7, [0, 0, 0, 1], id="AND"),
        pytest.param((-0.5, -0.5), 0.7, [1, 1, 1, 0], id="NAND"),
        pytest.param((0.5, 0.5), -0.2, [0, 1, 1, 1], id="OR"),
    ],
)
def test_a_gate_is_a_neuron_with_a_threshold(weights: tuple[float, ...], bias: float, truth: list[int]) -> None:
    gate = neuron(weights, bias, nn.Step())
    np.testing.assert_array_equal(gate.forward(CORNERS)[:, 0], truth)


def test_exclusive_or_takes_two_layers_of_gates() -> None:
    network = nn.Network([nn.Affine(2), nn.Step(), nn.Affine(1), nn.Step()], input_shape=(2,))
    network.parameters["0.weight"][...] = [(-0.5, 0.5), (-0.5, 0.5)]  # a NAND and an OR
    network.parameters["0.bias"][...] = (0.7, -0.2)
    network.parameters["2.weight"][...] = [(0.5,), (0.5,)]  # their AND
    network.parameters["2.bias"][...] = -0.7
    np.testing.assert_array_equal(network.forward(CORNERS)[:, 0], [0, 1, 1, 0])
