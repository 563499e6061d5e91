"""What every layer promises: shapes, right gradients, the same bits twice, and the same numbers in both precisions."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.nn.catalogue import ACTIVATIONS, LOSSES, SMOOTH_SOMEWHERE, examples, two_hidden_layers

from pellucid import nn

Make = Callable[[], nn.Layer]
MakeLoss = Callable[[], nn.Loss]

FORMULAE = {
    nn.ReLU: lambda z: np.maximum(z, 0.0),
    nn.LeakyReLU: lambda z: np.where(z > 0.0, z, 0.01 * z),
    nn.Sigmoid: lambda z: 1.0 / (1.0 + np.exp(-z)),
    nn.Tanh: np.tanh,
    nn.Step: lambda z: (z > 0.0).astype(float),
    nn.Identity: lambda z: z,
}


def alone(activation: Make, size: int) -> nn.Network:
    """Return a network that passes its inputs to `activation` unchanged, and its outputs on."""
    network = nn.Network([nn.Affine(size), activation()], input_shape=(size,), dtype="float64")
    network.theta[:] = 0.0
    network.parameters["0.weight"][...] = np.eye(size)
    return network


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_an_activation_computes_its_formula(activation: Make) -> None:
    z = np.array([[-600.0, -3.0, -1e-9, 0.0, 1e-9, 0.5, 30.0]])
    np.testing.assert_allclose(alone(activation, 7).forward(z), FORMULAE[activation](z), atol=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_outputs_have_the_shapes_of_the_layers_batch_first(activation: Make) -> None:
    network = two_hidden_layers(activation)
    x, _ = examples(6)
    outputs = network.trace(x)
    assert [each.shape for each in outputs] == [(6, 7), (6, 7), (6, 5), (6, 5), (6, 3)]
    assert all(each.dtype == np.float32 and each.flags.c_contiguous for each in outputs)
    assert network.forward(x).tobytes() == outputs[-1].tobytes()


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", SMOOTH_SOMEWHERE)
def test_gradients_agree_with_differences_of_the_loss(activation: Make, loss: MakeLoss) -> None:
    network = two_hidden_layers(activation, "float64")
    x, t = examples()
    away_from_kinks(network, x)
    checks = nn.check_gradients(network, x, t, loss())
    assert list(checks) == list(network.parameters)
    for check in checks.values():
        assert np.abs(check.analytic).max() > 0.0
        assert check.relative_error <= 1e-7


@pytest.mark.parametrize("loss", LOSSES)
def test_no_gradient_passes_a_step(loss: MakeLoss) -> None:
    network = two_hidden_layers(nn.Step)
    x, t = examples()
    network.backward(x, t, loss())
    for name, gradient in network.gradients.items():
        assert gradient.any() == name.startswith("4.")


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_replay_gives_the_same_bits(activation: Make, loss: MakeLoss) -> None:
    network, again = two_hidden_layers(activation), two_hidden_layers(activation)
    x, t = examples()
    others = examples(seed=9)
    measure = loss()
    values = [network.backward(x, t, measure), network.backward(*others, measure), network.backward(x, t, measure)]
    assert again.backward(x, t, measure) == values[0] == values[2]
    assert again.gradient.tobytes() == network.gradient.tobytes()


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_both_precisions_agree(activation: Make, loss: MakeLoss) -> None:
    single, double = two_hidden_layers(activation), two_hidden_layers(activation, "float64")
    double.theta[:] = single.theta
    x, t = (values.astype(np.float32) for values in examples())
    away_from_kinks(double, x)
    assert single.backward(x, t, loss()) == pytest.approx(double.backward(x, t, loss()), rel=1e-5)
    np.testing.assert_allclose(single.gradient, double.gradient, rtol=1e-4, atol=1e-6)
    assert (single.gradient.dtype, double.gradient.dtype) == (np.float32, np.float64)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@given(z=st.floats(-(2.0**100), 2.0**100, width=32))
def test_no_finite_input_gives_anything_but_a_finite_output(activation: Make, z: float) -> None:
    network = nn.Network([nn.Affine(1), activation()], input_shape=(1,))
    network.theta[:] = (1.0, 0.0)
    assert np.isfinite(network.forward([[z]])).all()


@pytest.mark.parametrize("activation", [nn.ReLU, nn.LeakyReLU])
def test_what_is_not_a_number_stays_so(activation: Make) -> None:
    assert np.isnan(alone(activation, 1).forward([[np.nan]])).all()


def test_relu_gives_no_negative_zero() -> None:
    outputs = alone(nn.ReLU, 2).forward([[-1.0, -1e-30]])
    assert not np.signbit(outputs).any()


def test_leaky_relu_takes_its_slope_from_its_argument() -> None:
    network = alone(lambda: nn.LeakyReLU(0.25), 2)
    np.testing.assert_array_equal(network.forward([[-8.0, 8.0]]), [[-2.0, 8.0]])
    network.backward([[-8.0, 8.0]], [[0.0, 0.0]], nn.MeanSquaredError())
    np.testing.assert_array_equal(network.gradients["0.bias"], [-2.0 * 0.25, 8.0])


@pytest.mark.parametrize("slope", [-0.1, 1.0, np.nan])
def test_a_leaky_relu_that_is_none_is_refused(slope: float) -> None:
    with pytest.raises(ValueError, match="negative slope must be at least 0 and below 1"):
        nn.LeakyReLU(slope)


@pytest.mark.parametrize("units", [0, -3])
def test_an_affine_layer_without_units_is_refused(units: int) -> None:
    with pytest.raises(ValueError, match="at least 1 unit"):
        nn.Affine(units)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_an_activation_may_come_first_and_twice(activation: Make) -> None:
    network = nn.Network([activation(), activation(), nn.Affine(2), activation()], input_shape=(4,), dtype="float64")
    x, _ = examples()
    first = FORMULAE[activation](FORMULAE[activation](x))
    outputs = network.trace(x)
    np.testing.assert_allclose(outputs[1], first, atol=1e-12)
    network.backward(x, np.ones((6, 2)), nn.MeanSquaredError())
    assert network.gradient.any() == (activation is not nn.Step)


def test_layers_may_be_shared_between_networks() -> None:
    layers = [nn.Affine(3), nn.Tanh(), nn.Affine(2)]
    first, second = nn.Network(layers, (4,), seed=1), nn.Network(layers, (5,), seed=1)
    x, _ = examples()
    before = first.forward(x)
    second.forward(np.ones((2, 5)))
    assert first.forward(x).tobytes() == before.tobytes()


def away_from_kinks(network: nn.Network, x: np.ndarray) -> None:
    """Assert that no unit stands where its activation has a kink, so that there is a gradient to speak of."""
    outputs = network.trace(x)
    assert min(np.abs(outputs[0]).min(), np.abs(outputs[2]).min()) > 1e-3
