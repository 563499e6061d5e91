import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pellucid.data.dataset import Scaling


def test_raw_inputs_stay_as_they_are() -> None:
    raw = np.array([[0, 128, 255]], np.float32)
    np.testing.assert_array_equal(Scaling.raw(3).apply(raw), raw)


def test_unit_scaling_takes_the_range_to_zero_and_one() -> None:
    scaling = Scaling.unit(np.array([0, -10], np.float32), np.array([255, 10], np.float32))
    inputs = scaling.apply(np.array([[0, -10], [255, 10], [127.5, 0]], np.float32))
    np.testing.assert_allclose(inputs, [[0, 0], [1, 1], [0.5, 0.5]], atol=1e-7)
    assert inputs.dtype == np.float32


@given(arrays(np.float32, (30, 2), elements=st.integers(0, 255), unique=True))
def test_standardised_features_have_mean_zero_and_deviation_one(raw: np.ndarray) -> None:
    inputs = Scaling.standard(raw).apply(raw)
    assert inputs.mean(axis=0, dtype=np.float64) == pytest.approx(0, abs=1e-5)
    assert inputs.std(axis=0, dtype=np.float64) == pytest.approx(1, abs=1e-5)


def test_a_constant_feature_is_only_centred() -> None:
    raw = np.array([[7, 1], [7, 2]], np.float32)
    inputs = Scaling.standard(raw).apply(raw)
    np.testing.assert_array_equal(inputs[:, 0], [0, 0])
    assert np.isfinite(inputs).all()


def test_one_example_scales_like_many() -> None:
    raw = np.array([[10, 20, 30], [3, 2, 1]], np.float32)
    scaling = Scaling.standard(raw)
    np.testing.assert_array_equal(scaling.apply(raw[1]), scaling.apply(raw)[1])
