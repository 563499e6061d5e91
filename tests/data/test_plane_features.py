import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data.dataset import Scaling
from pellucid.data.plane_features import FEATURE_NAMES, FEATURES, Feature, Plane, PlaneScaling

COORDINATE = st.floats(-6, 6, width=32)
BY_HAND = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1-squared": lambda x1, x2: x1 * x1,
    "x2-squared": lambda x1, x2: x2 * x2,
    "product": lambda x1, x2: x1 * x2,
    "sin-x1": lambda x1, x2: math.sin(x1),
    "sin-x2": lambda x1, x2: math.sin(x2),
}


def whole(*features: Feature) -> Plane:
    return Plane(features or FEATURES, -6.0, 6.0)


@given(COORDINATE, COORDINATE)
def test_features_are_what_their_names_say(x1: float, x2: float) -> None:
    measured = whole().measured(np.array([x1, x2], np.float32))
    assert (measured.shape, measured.dtype) == ((7,), np.float32)
    expected = [BY_HAND[feature](x1, x2) for feature in FEATURES]
    np.testing.assert_allclose(measured, expected, rtol=2e-7, atol=1e-12)


def test_features_come_in_the_order_asked_for_and_points_in_any_arrangement() -> None:
    points = np.arange(12, dtype=np.float32).reshape(2, 3, 2)
    measured = whole("product", "x1").measured(points)
    assert measured.shape == (2, 3, 2)
    np.testing.assert_array_equal(measured[..., 0], points[..., 0] * points[..., 1])
    np.testing.assert_array_equal(measured[..., 1], points[..., 0])


def test_every_feature_has_a_name_of_its_own() -> None:
    assert set(FEATURE_NAMES) == set(FEATURES) == set(BY_HAND)
    assert len(set(FEATURE_NAMES.values())) == len(FEATURES)


def test_ranges_are_those_that_features_have_on_the_square() -> None:
    low, high = whole().ranges()
    np.testing.assert_allclose(low, [-6, -6, 0, 0, -36, -1, -1], atol=2e-3)
    np.testing.assert_allclose(high, [6, 6, 36, 36, 36, 1, 1], atol=2e-3)


def test_a_grid_is_the_middles_of_its_cells_in_rows_from_the_top() -> None:
    grid = whole().grid(3)
    assert grid.dtype == np.float32
    np.testing.assert_allclose(
        grid, [(-4, 4), (0, 4), (4, 4), (-4, 0), (0, 0), (4, 0), (-4, -4), (0, -4), (4, -4)], atol=1e-6
    )


@pytest.mark.parametrize("side", [1, 2, 44, 300])
def test_a_grid_of_any_side_has_the_middle_of_the_square_in_its_middle(side: int) -> None:
    grid = whole().grid(side)
    assert grid.shape == (side * side, 2)
    np.testing.assert_allclose(grid.mean(axis=0), 0, atol=1e-3)
    assert np.abs(grid).max() == pytest.approx(6 - 6 / side)


def test_the_scaling_of_a_plane_rescales_the_features_of_points() -> None:
    features = whole("x1", "x2-squared")
    scaling = PlaneScaling.of(features, Scaling(np.array([1, 2], np.float32), np.array([3, 4], np.float32)))
    points = np.array([[2, 5], [0, -1]], np.float32)
    np.testing.assert_array_equal(scaling.apply(points), [[3, 92], [-3, -4]])


def test_points_scaled_in_parts_are_those_scaled_at_once() -> None:
    plane = whole()
    scaling = PlaneScaling.of(plane, Scaling.unit(*plane.ranges()))
    points = np.random.default_rng(0).uniform(-6, 6, (70_000, 2)).astype(np.float32)
    parts = list(scaling.in_parts(points))
    assert len(parts) > 1
    np.testing.assert_array_equal(np.concatenate([inputs for _, inputs in parts]), scaling.apply(points))
    np.testing.assert_array_equal(np.concatenate([points[part] for part, _ in parts]), points)
