"""The network: its parameters, its public paths, and what it refuses."""

import numpy as np
import pytest
from tests.nn.catalogue import examples, two_hidden_layers

from pellucid import nn
from pellucid.nn import initializers
from pellucid.nn.network import CHUNK

SOFTMAX = nn.SoftmaxCrossEntropy()


def test_parameters_are_named_by_layer_and_shaped_inputs_by_units() -> None:
    network = two_hidden_layers(nn.ReLU)
    assert {name: values.shape for name, values in network.parameters.items()} == {
        "0.weight": (4, 7),
        "0.bias": (7,),
        "2.weight": (7, 5),
        "2.bias": (5,),
        "4.weight": (5, 3),
        "4.bias": (3,),
    }
    assert list(network.gradients) == list(network.parameters) == list(network.layout.names)
    assert (network.input_shape, network.output_shape) == ((4,), (3,))


def test_parameters_and_gradients_are_views_of_the_flat_vectors() -> None:
    network = two_hidden_layers(nn.ReLU)
    network.theta[:] = 0.0
    network.parameters["2.weight"][3, 4] = 7.0
    assert network.theta[network.layout.index("2.weight", 3, 4)] == 7.0
    assert np.count_nonzero(network.theta) == 1
    network.gradient[:] = 5.0
    assert all((values == 5.0).all() for values in network.gradients.values())


def test_the_flat_vectors_and_their_parts_cannot_be_exchanged_by_mistake() -> None:
    network = two_hidden_layers(nn.ReLU)
    with pytest.raises(AttributeError):
        network.theta = np.zeros(3)  # type: ignore[misc]
    with pytest.raises(TypeError):
        network.parameters["0.bias"] = np.zeros(7)  # type: ignore[index]


def test_a_network_is_the_product_of_its_weights_bias_included() -> None:
    network = two_hidden_layers(nn.Tanh, "float64")
    x, _ = examples()
    a, parameters = x, network.parameters
    for key in (0, 2, 4):
        z = a @ parameters[f"{key}.weight"] + parameters[f"{key}.bias"]
        a = np.tanh(z)
    np.testing.assert_allclose(network.forward(x), z, rtol=1e-12, atol=1e-14)


def test_the_same_seed_gives_the_same_weights_in_both_precisions() -> None:
    single, again, other = (two_hidden_layers(nn.ReLU, seed=seed) for seed in (3, 3, 4))
    double = two_hidden_layers(nn.ReLU, "float64", seed=3)
    assert single.theta.tobytes() == again.theta.tobytes() == double.theta.astype(np.float32).tobytes()
    assert single.theta.tobytes() != other.theta.tobytes()


def test_each_affine_layer_draws_with_its_own_initializer_and_zero_biases() -> None:
    layers = [nn.Affine(200, initializers.Gaussian(0.5)), nn.Tanh(), nn.Affine(9, initializers.Zeros())]
    parameters = nn.Network(layers, input_shape=(100,)).parameters
    assert parameters["0.weight"].std() == pytest.approx(0.5, rel=0.02)
    assert not parameters["2.weight"].any()
    assert not parameters["0.bias"].any()


def test_forward_returns_an_array_of_its_own_each_time() -> None:
    network = two_hidden_layers(nn.Identity)
    x, _ = examples()
    first = network.forward(x)
    kept = first.copy()
    network.forward(x + 1.0)
    np.testing.assert_array_equal(first, kept)


def test_looking_does_not_disturb_the_gradients() -> None:
    network = two_hidden_layers(nn.ReLU)
    x, t = examples()
    network.backward(x, t, SOFTMAX)
    gradient = network.gradient.copy()
    network.forward(x + 1.0)
    network.trace(x + 2.0)
    network.loss(x + 3.0, t, SOFTMAX)
    np.testing.assert_array_equal(network.gradient, gradient)


def test_backward_returns_the_loss_that_loss_returns() -> None:
    network = two_hidden_layers(nn.ReLU)
    x, t = examples()
    value = network.backward(x, t, SOFTMAX)
    assert isinstance(value, float)
    assert value == network.loss(x, t, SOFTMAX)


@pytest.mark.parametrize("count", [7, 2 * CHUNK + 5])
def test_one_pass_gives_the_loss_and_the_outputs_that_two_passes_give(count: int) -> None:
    network = two_hidden_layers(nn.ReLU)
    rng = np.random.default_rng(3)
    x = rng.normal(size=(count, network.input_shape[0]))
    t = rng.integers(network.output_shape[0], size=count)
    loss, outputs = network.assess(x, t, SOFTMAX)
    assert loss == network.loss(x, t, SOFTMAX)
    assert loss == pytest.approx(-np.log(SOFTMAX.outputs(outputs)[np.arange(count), t]).mean(), rel=1e-5)
    np.testing.assert_array_equal(outputs, network.forward(x))


def test_gradients_are_means_over_the_batch() -> None:
    network = two_hidden_layers(nn.Tanh, "float64")
    x, t = examples(6)
    network.backward(x, t, SOFTMAX)
    whole = network.gradient.copy()
    parts = np.zeros_like(whole)
    for example in range(6):
        network.backward(x[example : example + 1], t[example : example + 1], SOFTMAX)
        parts += network.gradient
    np.testing.assert_allclose(parts / 6, whole, atol=1e-14)


@pytest.mark.parametrize("count", [1, 1024, 1025, 3000])
def test_any_number_of_examples_can_be_looked_at(count: int) -> None:
    network = two_hidden_layers(nn.Tanh, "float64")
    x, t = examples(count)
    outputs = network.forward(x)
    assert outputs.shape == (count, 3)
    np.testing.assert_allclose(outputs[-1:], network.forward(x[-1:]), atol=1e-13)
    assert network.loss(x, t, SOFTMAX) == pytest.approx(network.backward(x, t, SOFTMAX), rel=1e-12)
    assert [len(values) for values in network.trace(x)] == [count] * 5


def test_inputs_may_be_of_any_kind_of_number_and_order() -> None:
    network = two_hidden_layers(nn.ReLU)
    x = np.arange(24).reshape(6, 4)
    expected = network.forward(x.astype(np.float32))
    for same in (x, x.tolist(), x.astype(np.uint8), np.asfortranarray(x.astype(float)), np.repeat(x, 2, axis=0)[::2]):
        np.testing.assert_array_equal(network.forward(same), expected)


def test_inputs_are_never_written_to() -> None:
    network = two_hidden_layers(nn.ReLU)
    x, t = examples()
    x.setflags(write=False)
    t.setflags(write=False)
    network.backward(x, t, SOFTMAX)


@pytest.mark.parametrize("shape", [(4,), (6, 3), (6, 5), (0, 4), (2, 3, 4)])
def test_inputs_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    network = two_hidden_layers(nn.ReLU)
    x = np.zeros(shape)
    with pytest.raises(ValueError, match=r"Inputs must be \(batch, 4\)"):
        network.forward(x)
    with pytest.raises(ValueError, match=r"Inputs must be \(batch, 4\)"):
        network.backward(x, np.zeros(len(x), int), SOFTMAX)


def test_inputs_and_targets_of_different_lengths_are_refused_however_many() -> None:
    network = two_hidden_layers(nn.ReLU)
    for count in (5, 2000):
        for targets in (np.zeros(count + 1, int), 0):
            with pytest.raises(ValueError, match="Targets must be"):
                network.loss(np.zeros((count, 4)), targets, SOFTMAX)


@pytest.mark.parametrize("shape", [(), (0,), (-1,), (1, 28, 28)])
def test_an_input_shape_that_is_not_a_number_of_features_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="one positive number of features"):
        nn.Network([nn.Affine(3)], input_shape=shape)


@pytest.mark.parametrize("layers", [[], [nn.ReLU()]])
def test_a_network_with_nothing_to_learn_is_refused(layers: list[nn.Layer]) -> None:
    with pytest.raises(ValueError, match="at least one Affine layer"):
        nn.Network(layers, input_shape=(3,))


def test_a_network_of_whole_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="float32 or float64, not in int32"):
        nn.Network([nn.Affine(3)], input_shape=(3,), dtype="int32")


def test_only_weights_decay_by_the_mask() -> None:
    network = two_hidden_layers(nn.ReLU)
    for name, decays in network.layout.views(network.decay_mask).items():
        assert (decays == name.endswith("weight")).all()


def test_batch_sizes_that_come_and_go_are_not_kept_for_ever() -> None:
    network = two_hidden_layers(nn.ReLU)
    first = network.tape(1, SOFTMAX)
    assert network.tape(1, nn.SoftmaxCrossEntropy()) is first
    for size in range(2, 40):
        network.tape(size, SOFTMAX)
        network.forward(np.zeros((size, 4)))
    assert network.tape(1, SOFTMAX) is not first
