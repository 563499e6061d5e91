"""The tape: what it prints is what runs, for the trainer's own path and for whoever walks it one line at a time."""

import numpy as np
import pytest
from tests.nn.catalogue import ACTIVATIONS, LOSSES, examples, two_hidden_layers

from pellucid import nn

SOFTMAX = nn.SoftmaxCrossEntropy()


def prepared(batch_size: int = 6) -> tuple[np.ndarray, np.ndarray]:
    """Return a batch as tapes take it: (5, batch) with ones in the last row, and (3, batch)."""
    x, t = (values.astype(np.float32) for values in examples(batch_size))
    return np.column_stack([x, np.ones(batch_size, np.float32)]).T, np.ascontiguousarray(t.T)


def test_the_source_of_a_small_network_reads_like_a_blackboard() -> None:
    network = nn.Network([nn.Affine(2), nn.Tanh(), nn.Affine(1)], input_shape=(3,))
    assert network.tape(4, nn.MeanSquaredError()).source() == SOURCE


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_source_run_by_hand_gives_the_same_bits(activation: type[nn.Layer], loss: type[nn.Loss]) -> None:
    x, t = prepared()
    network, by_hand = two_hidden_layers(activation), two_hidden_layers(activation)
    tape, other = network.tape(6, loss()), by_hand.tape(6, loss())
    words = dict(other.names)
    exec(other.source(), words)
    assert words["forward"](x, t) == tape.forward(x, t)
    words["backward"](x, t)
    tape.backward(x, t)
    assert by_hand.gradient.tobytes() == network.gradient.tobytes()


# The product of a matrix, in rows of five numbers, and one example: OpenBLAS's kernel for AVX-512 writes the terms of a
# row into five of eight places on its stack and adds up the other three along with them, in lanes that it throws away.
# If a signalling NaN happens to lie there, NumPy hears of an invalid operation; the result is right.
@np.errstate(invalid="ignore")
@pytest.mark.parametrize("batch_size", [1, 6, 40])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_walking_gives_the_same_bits_everywhere(
    activation: type[nn.Layer], loss: type[nn.Loss], batch_size: int
) -> None:
    x, t = prepared(batch_size)
    network, walked = two_hidden_layers(activation), two_hidden_layers(activation)
    tape, other = network.tape(batch_size, loss()), walked.tape(batch_size, loss())
    value = tape.forward(x, t)
    tape.backward(x, t)
    assert tuple(other.walk(x, t)) == tape.operations
    assert other.value(other.returned, x, t) == value
    assert walked.gradient.tobytes() == network.gradient.tobytes()
    for word, array in tape.names.items():
        if isinstance(array, np.ndarray):
            assert other.names[word].tobytes() == array.tobytes(), word


def test_walking_a_network_of_pictures_whose_products_are_cut_gives_the_same_bits() -> None:
    rng = np.random.default_rng(3)
    rows = np.ones((80, 785), np.float32)
    rows[:, :-1] = rng.random((80, 784))
    x, t = rows.T, np.ascontiguousarray(np.eye(10, dtype=np.float32)[rng.integers(0, 10, 80)].T)
    network, walked = (nn.Network([nn.Affine(50), nn.ReLU(), nn.Affine(10)], (784,), seed=1) for _ in range(2))
    tape, other = network.tape(80, SOFTMAX), walked.tape(80, SOFTMAX)
    tape.forward(x, t)
    tape.backward(x, t)
    functions = [operation.function for operation in other.walk(x, t)]
    assert functions.count("matmul") > 1
    assert walked.gradient.tobytes() == network.gradient.tobytes()


def test_an_operation_is_done_when_it_is_yielded_and_the_next_is_not() -> None:
    x, t = prepared()
    tape = two_hidden_layers(nn.Tanh).tape(6, SOFTMAX)
    operations = tape.walk(x, t)
    assert next(operations).writes == "z_0_rows"
    rows, z, a = (tape.names[name] for name in ("z_0_rows_T", "z_0", "a_1"))
    assert not np.array_equal(z, rows)
    assert next(operations).writes == "z_0"
    assert np.array_equal(z, rows)
    assert not np.array_equal(a, np.tanh(z))
    assert next(operations).writes == "a_1"
    assert np.array_equal(a, np.tanh(z))


def test_operations_tell_what_they_read_from_what_they_write() -> None:
    tape = two_hidden_layers(nn.ReLU).tape(6, SOFTMAX)
    told = {str(operation): (operation.reads, operation.writes) for operation in tape.operations}
    assert told["copyto(z_0, z_0_rows_T)"] == (("z_0_rows_T",), "z_0")
    assert told["maximum(z_0, a_1_zeros, out=a_1)"] == (("z_0", "a_1_zeros"), "a_1")
    assert told["dot(theta_2_T, a_1_with_ones, z_2)"] == (("theta_2_T", "a_1_with_ones"), "z_2")


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_operations_written_as_assignments_compute_the_same(activation: type[nn.Layer], loss: type[nn.Loss]) -> None:
    x, t = prepared()
    network, assigned = two_hidden_layers(activation), two_hidden_layers(activation)
    tape, other = network.tape(6, loss()), assigned.tape(6, loss())
    value = tape.forward(x, t)
    tape.backward(x, t)
    words = {**other.names, "x": x, "t": t}
    exec("\n".join([*(operation.assignment for operation in other.operations), f"L = {other.returned}"]), words)
    np.testing.assert_allclose(words["L"], value, rtol=1e-6)
    np.testing.assert_allclose(assigned.gradient, network.gradient, rtol=1e-5, atol=1e-7)
    assert assigned.gradient.any()


def test_words_of_the_source_have_the_values_that_the_source_gives_them() -> None:
    x, t = prepared()
    tape = two_hidden_layers(nn.ReLU).tape(6, SOFTMAX)
    assert tape.value("x.T", x, t).base is x.base
    assert tape.value("t", x, t) is t
    assert tape.value("z_2", x, t) is tape.names["z_2"]
    assert tape.value("None", x, t) is None


def test_every_operation_says_what_it_belongs_to() -> None:
    tape = two_hidden_layers(nn.ReLU).tape(6, SOFTMAX)
    owners = list(dict.fromkeys(operation.part.split(":")[0] for operation in tape.operations))
    layers = ["0 Affine", "1 ReLU", "2 Affine", "3 ReLU", "4 Affine", "SoftmaxCrossEntropy"]
    assert owners == layers
    assert all(operation.part in tape.source() for operation in tape.operations)


def test_the_trainers_own_path_and_the_public_one_give_the_same_bits() -> None:
    network, public = two_hidden_layers(nn.ReLU), two_hidden_layers(nn.ReLU)
    x, t = prepared()
    tape = network.tape(6, SOFTMAX)
    value = tape.forward(x, t)
    tape.backward(x, t)
    assert public.backward(x[:-1].T, t.T, SOFTMAX) == value
    assert public.gradient.tobytes() == network.gradient.tobytes()


def test_forward_changes_neither_parameters_nor_gradients() -> None:
    network = two_hidden_layers(nn.ReLU)
    x, t = prepared()
    network.gradient[:] = 3.0
    before = network.theta.copy()
    value = network.tape(6, SOFTMAX).forward(x, t)
    assert isinstance(value, float)
    np.testing.assert_array_equal(network.theta, before)
    assert (network.gradient == 3.0).all()


def test_tapes_of_different_batch_sizes_share_the_parameters() -> None:
    network = two_hidden_layers(nn.ReLU)
    x, t = prepared()
    small, large = network.tape(2, SOFTMAX), network.tape(6, SOFTMAX)
    halves = [small.forward(x[:, at : at + 2], t[:, at : at + 2].copy()) for at in (0, 2, 4)]
    assert large.forward(x, t) == pytest.approx(np.mean(halves), rel=1e-6)
    network.theta[:] = 0.0
    assert small.forward(x[:, :2], t[:, :2].copy()) == large.forward(x, t) == pytest.approx(np.log(3.0))


def test_a_tape_for_no_examples_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 example"):
        two_hidden_layers(nn.ReLU).tape(0, SOFTMAX)


SOURCE = """\
def forward(x, t):
    # 0 Affine: z = θᵀ · [x; 1]
    dot(x.T, theta_0, z_0_rows)
    copyto(z_0, z_0_rows_T)
    # 1 Tanh: a = tanh(z)
    tanh(z_0, a_1)
    # 2 Affine: z = θᵀ · [x; 1]
    dot(theta_2_T, a_1_with_ones, z_2)
    # MeanSquaredError: L = mean of (z − t)²
    subtract(z_2, t, error)
    return float(vdot(error, error)) / 4


def backward(x, t):
    # MeanSquaredError: ∂L/∂z = 2 (z − t) / (N K)
    multiply(error, twice_share, dz_2)
    # 2 Affine: ∂L/∂θ = [x; 1] · (∂L/∂z)ᵀ, ∂L/∂x = W · ∂L/∂z
    dot(a_1_with_ones, dz_2_T, dtheta_2)
    dot(weight_2, dz_2, da_1)
    # 1 Tanh: ∂L/∂z = ∂L/∂a · slope, slope = 1 − a²
    multiply(a_1, a_1, slope_1)
    subtract(one, slope_1, slope_1)
    multiply(da_1, slope_1, dz_0)
    # 0 Affine: ∂L/∂θ = [x; 1] · (∂L/∂z)ᵀ
    dot(x, dz_0_T, dtheta_0)
"""
