import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pellucid.data.dataset import CHUNK_BYTES, Scaling


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


def test_pixels_are_standardised_all_together() -> None:
    raw = np.random.default_rng(0).integers(0, 256, (2_100, 6), dtype=np.uint8)
    raw[:, 2] = 0
    scaling = Scaling.standard_pixels(raw)
    inputs = scaling.apply(raw)
    assert inputs.mean(dtype=np.float64) == pytest.approx(0, abs=1e-5)
    assert inputs.std(dtype=np.float64) == pytest.approx(1, abs=1e-5)
    assert len(set(scaling.offset)) == len(set(scaling.factor)) == 1


@pytest.mark.parametrize("level", [0, 9, 255])
def test_pictures_without_any_drawing_are_only_centred(level: int) -> None:
    raw = np.full((3, 4), level, np.uint8)
    np.testing.assert_array_equal(Scaling.standard_pixels(raw).apply(raw), 0)


@pytest.mark.parametrize("examples", [1, 166, 167, 168, 500])
def test_large_sets_are_scaled_in_parts_to_the_same_bits(examples: int) -> None:
    raw = np.random.default_rng(1).integers(0, 256, (examples, 784), dtype=np.uint8)
    scaling = Scaling.standard_pixels(raw)
    inputs = np.full(raw.shape, np.nan, np.float32)
    for part, values in scaling.in_parts(raw):
        assert values.nbytes <= CHUNK_BYTES
        inputs[part] = values
    np.testing.assert_array_equal(inputs, scaling.apply(raw))


def test_small_sets_are_scaled_at_once() -> None:
    raw = np.random.default_rng(2).random((10_000, 3), np.float32)
    assert len(list(Scaling.raw(3).in_parts(raw))) == 1


def test_one_example_scales_like_many() -> None:
    raw = np.array([[10, 20, 30], [3, 2, 1]], np.float32)
    scaling = Scaling.standard(raw)
    np.testing.assert_array_equal(scaling.apply(raw[1]), scaling.apply(raw)[1])
