"""Losses: their values, what one reads off the outputs, extreme logits, and targets in every form."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.nn.catalogue import LOSSES

from pellucid import nn

LOGITS = arrays(np.float64, (4, 3), elements=st.floats(-1e4, 1e4))
CLASSES = np.array([0, 2, 1, 2])


def passing(outputs: int, dtype: str = "float64") -> nn.Network:
    """Return a network that gives out its inputs, so that a loss is one of logits."""
    network = nn.Network([nn.Affine(outputs)], input_shape=(outputs,), dtype=dtype)
    network.theta[:] = 0.0
    network.parameters["0.weight"][...] = np.eye(outputs)
    return network


def gradient_at_logits(z: np.ndarray, t: np.ndarray, loss: nn.Loss, dtype: str = "float64") -> np.ndarray:
    """Return ∂L/∂z for one example: the gradient of the biases."""
    network = passing(z.size, dtype)
    network.backward(z[np.newaxis], t[np.newaxis], loss)
    return network.gradients["0.bias"]


@given(z=LOGITS)
def test_softmax_cross_entropy_is_minus_the_mean_log_probability_of_the_truth(z: np.ndarray) -> None:
    shifted = z - z.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    expected = -log_probabilities[np.arange(4), CLASSES].mean()
    assert passing(3).loss(z, CLASSES, nn.SoftmaxCrossEntropy()) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@given(z=LOGITS)
def test_sigmoid_cross_entropy_is_the_mean_over_all_yes_and_no(z: np.ndarray) -> None:
    t = np.eye(3)[CLASSES]
    expected = (t * np.logaddexp(0.0, -z) + (1.0 - t) * np.logaddexp(0.0, z)).mean()
    assert passing(3).loss(z, t, nn.SigmoidCrossEntropy()) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@given(z=LOGITS)
def test_mean_squared_error_is_the_mean_over_all_elements(z: np.ndarray) -> None:
    t = np.linspace(-2.0, 2.0, 12).reshape(4, 3)
    assert passing(3).loss(z, t, nn.MeanSquaredError()) == pytest.approx(np.mean((z - t) ** 2), rel=1e-12)


@given(z=LOGITS)
def test_perceptron_loss_is_the_mean_of_how_far_outputs_are_on_the_wrong_side(z: np.ndarray) -> None:
    t = np.eye(3)[CLASSES]
    expected = np.maximum(0.0, -(2.0 * t - 1.0) * z).mean()
    assert passing(3).loss(z, t, nn.PerceptronLoss()) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("z", "t", "slope"), [(0.5, 1, 0), (-0.5, 0, 0), (-0.5, 1, -1), (0.5, 0, 1), (0.0, 1, -1), (0.0, 0, 0)]
)
def test_the_gradient_of_the_perceptron_loss_is_answer_minus_target_at_the_kink_too(
    z: float, t: int, slope: int
) -> None:
    assert gradient_at_logits(np.array([z]), np.array([t]), nn.PerceptronLoss()) == [slope]
    assert nn.PerceptronLoss().outputs(np.array([[z]])) == [[t + slope]]


def test_a_perceptron_that_answers_no_number_has_no_finite_loss() -> None:
    loss = nn.PerceptronLoss()
    assert np.isnan(passing(1).loss([[np.nan]], [1.0], loss))
    np.testing.assert_array_equal(loss.outputs(np.array([[np.nan, 1.0, -np.inf]])), [[np.nan, 1.0, 0.0]])


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(("truth", "loss"), [(0, 0.0), (1, 1e4), (2, 2e4)])
def test_logits_of_ten_thousand_overflow_nothing(truth: int, loss: float, dtype: str) -> None:
    z, t = np.array([1e4, 0.0, -1e4]), np.eye(3)[truth]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert passing(3, dtype).loss(z[np.newaxis], t[np.newaxis], nn.SoftmaxCrossEntropy()) == loss
        gradient = gradient_at_logits(z, t, nn.SoftmaxCrossEntropy(), dtype)
        probabilities = nn.SoftmaxCrossEntropy().outputs(z[np.newaxis])[0]
    np.testing.assert_array_equal(gradient, np.eye(3)[0] - t)
    np.testing.assert_array_equal(probabilities, [1.0, 0.0, 0.0])


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_sure_yes_or_no_overflows_nothing(dtype: str) -> None:
    z, t = np.array([1e4, 1e4, -1e4, -1e4]), np.array([1.0, 0.0, 1.0, 0.0])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert passing(4, dtype).loss(z[np.newaxis], t[np.newaxis], nn.SigmoidCrossEntropy()) == 5e3
        gradient = gradient_at_logits(z, t, nn.SigmoidCrossEntropy(), dtype)
    np.testing.assert_array_equal(gradient, np.array([0.0, 1.0, -1.0, 0.0]) / 4)


def test_the_gradient_of_softmax_cross_entropy_is_probability_minus_target_over_the_batch() -> None:
    z = np.array([[0.3, -1.2, 2.0], [0.0, 0.5, -0.5], [1.0, 1.0, 1.0], [-2.0, 0.1, 0.4]])
    loss, network = nn.SoftmaxCrossEntropy(), passing(3)
    network.backward(z, CLASSES, loss)
    expected = (loss.outputs(z) - np.eye(3)[CLASSES]) / 4
    np.testing.assert_allclose(network.gradients["0.bias"], expected.sum(axis=0), atol=1e-15)
    np.testing.assert_allclose(network.gradients["0.weight"], z.T @ expected, atol=1e-15)


def test_targets_may_be_probabilities() -> None:
    z, t = np.array([0.5, -0.5, 1.5]), np.array([0.2, 0.3, 0.5])
    loss = nn.SoftmaxCrossEntropy()
    probabilities = loss.outputs(z[np.newaxis])[0]
    assert passing(3).loss(z[np.newaxis], t[np.newaxis], loss) == pytest.approx(-t @ np.log(probabilities), rel=1e-13)
    np.testing.assert_allclose(gradient_at_logits(z, t, loss), probabilities - t, atol=1e-15)


@given(z=LOGITS)
def test_what_one_reads_off_the_logits(z: np.ndarray) -> None:
    softmax, sigmoid = nn.SoftmaxCrossEntropy().outputs(z), nn.SigmoidCrossEntropy().outputs(z)
    np.testing.assert_allclose(softmax.sum(axis=1), 1.0, atol=1e-12)
    assert ((softmax >= 0.0) & (sigmoid >= 0.0) & (sigmoid <= 1.0)).all()
    np.testing.assert_allclose(sigmoid, np.exp(-np.logaddexp(0.0, -z)), atol=1e-15)
    assert nn.MeanSquaredError().outputs(z) is z


@given(z=LOGITS, shift=st.floats(-1e3, 1e3))
def test_softmax_does_not_notice_a_shift_of_all_logits(z: np.ndarray, shift: float) -> None:
    loss = nn.SoftmaxCrossEntropy()
    np.testing.assert_allclose(loss.outputs(z + shift), loss.outputs(z), atol=1e-10)


@pytest.mark.parametrize("loss", [make() for make in LOSSES])
def test_class_indices_and_one_hot_rows_are_the_same_targets(loss: nn.Loss) -> None:
    z = np.arange(12.0).reshape(4, 3)
    expected = passing(3).loss(z, np.eye(3)[CLASSES], loss)
    assert passing(3).loss(z, CLASSES, loss) == expected
    assert passing(3).loss(z, CLASSES.astype(np.uint8), loss) == expected
    assert passing(3).loss(z, CLASSES.tolist(), loss) == expected


def test_a_single_output_takes_its_targets_as_a_row_or_a_column() -> None:
    z, t = np.array([[0.5], [-1.0]]), np.array([1.0, 0.0])
    network, loss = passing(1), nn.SigmoidCrossEntropy()
    assert network.loss(z, t, loss) == network.loss(z, t[:, np.newaxis], loss)


@pytest.mark.parametrize("wrong", [3, -1, 2**40, 1.5, np.nan, np.inf])
def test_an_index_that_is_no_class_is_refused_by_name(wrong: float) -> None:
    t = [0, wrong, 1, 2]
    with pytest.raises(
        ValueError, match=r"whole numbers from 0 to 2; one of them was (3|-1|1099511627776|1\.5|nan|inf)"
    ):
        passing(3).loss(np.zeros((4, 3)), t, nn.SoftmaxCrossEntropy())


@pytest.mark.parametrize("shape", [(3,), (5,), (4, 2), (4, 4), (4, 3, 1), ()])
def test_targets_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"class indices \(4,\) or values \(4, 3\)"):
        passing(3).backward(np.zeros((4, 3)), np.zeros(shape), nn.MeanSquaredError())


@pytest.mark.parametrize("row", [(0.0, 0.0, 0.0), (1.0, 1.0, 0.0), (1.0, np.nan, 0.0), (1.2, 0.0, 0.0)])
def test_softmax_cross_entropy_refuses_targets_that_do_not_add_up_to_one(row: tuple[float, ...]) -> None:
    t = np.array([(1.0, 0.0, 0.0), row])
    with pytest.raises(ValueError, match="those of example 1 add up to"):
        passing(3).loss(np.zeros((2, 3)), t, nn.SoftmaxCrossEntropy())
