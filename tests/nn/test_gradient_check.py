"""The gradient check itself: it agrees with what is right, and it notices what is wrong."""

import numpy as np
import pytest
from tests.nn.catalogue import examples, two_hidden_layers

from pellucid import nn
from pellucid.nn.tape import Signal, Tape


class TwiceTheGradient(nn.Tanh):
    """A tanh whose slope is wrong."""

    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        super().record_slope(tape, a, slope)
        tape.record("add", slope, slope, slope)


class Forgetful(nn.Affine):
    """An affine layer that forgets the gradient of its parameters."""

    def record_backward(self, tape: Tape, key: int, x: Signal, z: Signal) -> None:
        if x.gradient is not None:
            tape.record("dot", f"weight_{key}", f"d{z.values}", x.gradient)


def test_a_wrong_slope_is_noticed_below_it_and_only_there() -> None:
    x, t = examples()
    layers = [nn.Affine(7), TwiceTheGradient(), nn.Affine(3)]
    checks = nn.check_gradients(nn.Network(layers, (4,)), x, t, nn.SoftmaxCrossEntropy())
    assert checks["0.weight"].relative_error == pytest.approx(0.5, rel=1e-6)
    assert checks["0.bias"].relative_error == pytest.approx(0.5, rel=1e-6)
    assert checks["2.weight"].relative_error < 1e-7
    assert checks["2.bias"].relative_error < 1e-7


def test_a_missing_gradient_is_noticed() -> None:
    x, t = examples()
    checks = nn.check_gradients(nn.Network([Forgetful(3)], (4,)), x, t, nn.MeanSquaredError())
    assert [check.relative_error for check in checks.values()] == [1.0, 1.0]


def test_the_network_is_left_as_it_was() -> None:
    network = two_hidden_layers(nn.Tanh)
    x, t = examples()
    network.backward(x, t, nn.MeanSquaredError())
    theta, gradient = network.theta.copy(), network.gradient.copy()
    nn.check_gradients(network, x + 1.0, t, nn.MeanSquaredError())
    np.testing.assert_array_equal(network.theta, theta)
    np.testing.assert_array_equal(network.gradient, gradient)


def test_both_gradients_are_returned_in_float64_and_in_shape() -> None:
    network = two_hidden_layers(nn.Sigmoid)
    x, t = examples()
    for name, (analytic, numerical, _) in nn.check_gradients(network, x, t, nn.SoftmaxCrossEntropy()).items():
        assert analytic.dtype == numerical.dtype == np.float64
        assert analytic.shape == numerical.shape == network.parameters[name].shape
        np.testing.assert_allclose(analytic, numerical, atol=1e-9)


def test_where_nothing_can_learn_both_are_zero_and_agree() -> None:
    x, t = examples()
    checks = nn.check_gradients(two_hidden_layers(nn.Step), x, t, nn.SoftmaxCrossEntropy())
    assert checks["0.weight"].relative_error == 0.0
