import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lens.by_hand import forward, inputs, random_theta, small_digits, small_experiment

from pellucid.lens.prediction import predict


@pytest.mark.parametrize("scaling", ["raw", "unit", "standard"])
def test_probabilities_are_those_worked_out_by_hand(scaling: str) -> None:
    experiment = small_experiment(scaling=scaling)
    theta = random_theta(experiment)
    raw = experiment.dataset.x_test
    expected = forward(experiment, theta, inputs(experiment, raw))[1][-1]
    np.testing.assert_allclose(predict(experiment, theta, raw), expected, rtol=2e-4, atol=1e-6)


def test_one_example_is_answered_like_one_among_many() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    raw = experiment.dataset.x_test
    one = predict(experiment, theta, raw[3])
    assert one.shape == (3,)
    np.testing.assert_allclose(one, predict(experiment, theta, raw)[3], rtol=1e-5)


@given(st.integers(0, 1_000), st.tuples(*[st.integers(0, 255)] * 3))
def test_probabilities_add_up_to_one(seed: int, rgb: tuple[int, int, int]) -> None:
    experiment = small_experiment()
    probabilities = predict(experiment, random_theta(experiment, seed), np.array(rgb, np.float32))
    assert probabilities.sum() == pytest.approx(1, abs=1e-5)
    assert (probabilities >= 0).all()


def test_looking_changes_nothing() -> None:
    experiment = small_experiment()
    before = experiment.network.theta.copy()
    raw = experiment.dataset.x_test[0]
    first = predict(experiment, random_theta(experiment, 1), raw)
    other = predict(experiment, random_theta(experiment, 2), raw)
    again = predict(experiment, random_theta(experiment, 1), raw)
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()
    np.testing.assert_array_equal(experiment.network.theta, before)


@pytest.mark.parametrize("value", [np.nan, np.inf, 3e38])
def test_weights_that_overflow_give_no_warning(value: float) -> None:
    experiment = small_experiment()
    theta = np.full(experiment.network.layout.size, value, np.float32)
    assert predict(experiment, theta, experiment.dataset.x_test[0]).shape == (3,)


@pytest.mark.parametrize("scaling", ["raw", "unit", "standard"])
def test_pictures_are_answered_part_by_part_as_worked_out_by_hand(scaling: str) -> None:
    experiment = small_digits(scaling=scaling)
    theta = random_theta(experiment) * np.float32(0.01 if scaling == "raw" else 0.1)
    raw = experiment.dataset.x_test
    assert len(raw) > len(next(experiment.dataset.scaling.in_parts(raw))[1])
    expected = forward(experiment, theta, inputs(experiment, raw))[1][-1]
    np.testing.assert_allclose(predict(experiment, theta, raw), expected, rtol=1e-3, atol=1e-5)


def test_a_picture_in_bytes_is_answered_like_one_in_numbers() -> None:
    experiment = small_digits()
    theta = random_theta(experiment)
    raw = experiment.dataset.x_test[4]
    np.testing.assert_array_equal(predict(experiment, theta, raw), predict(experiment, theta, raw.astype(np.float32)))
