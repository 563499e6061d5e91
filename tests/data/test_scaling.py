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


@pytest.mark.parametrize("kind", ["raw", "unit", "standard"])
def test_pictures_scale_in_place_to_the_same_bits(kind: str) -> None:
    raw = np.random.default_rng(1).integers(0, 256, (50, 4), dtype=np.uint8)
    scaling = {
        "raw": Scaling.raw(4),
        "unit": Scaling.unit(np.zeros(4, np.float32), np.full(4, 255, np.float32)),
        "standard": Scaling.standard_pixels(raw),
    }[kind]
    inputs = np.full((50, 5), np.nan, np.float32)
    scaling.apply_to(raw, inputs[:, :-1])
    np.testing.assert_array_equal(inputs[:, :-1], scaling.apply(raw))
    assert scaling.apply(raw).dtype == np.float32
    assert np.isnan(inputs[:, -1]).all()


def test_one_example_scales_like_many() -> None:
    raw = np.array([[10, 20, 30], [3, 2, 1]], np.float32)
    scaling = Scaling.standard(raw)
    np.testing.assert_array_equal(scaling.apply(raw[1]), scaling.apply(raw)[1])
