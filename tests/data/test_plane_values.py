import numpy as np
import pytest

from pellucid.data.dataset import Examples
from pellucid.data.plane_values import BUMPS, Surface, multi_gaussian, saddle, slope, surface_points

SURFACES = (slope, saddle, multi_gaussian)


def drawn(surface: Surface, train: int = 500, test: int = 200, noise: float = 0.0, seed: int = 0) -> Examples:
    return surface_points(surface, ("x1", "x2"), train, test, noise, seed)


@pytest.mark.parametrize("surface", SURFACES)
def test_values_without_noise_are_the_heights_of_the_surface(surface: Surface) -> None:
    examples = drawn(surface)
    for points, heights in ((examples.x_train, examples.t_train), (examples.x_test, examples.t_test)):
        np.testing.assert_allclose(heights, surface(points.astype(float)), atol=1e-6)
        assert (points.dtype, heights.dtype) == (np.float32, np.float32)
    assert examples.class_names == ()


@pytest.mark.parametrize("surface", SURFACES)
def test_heights_over_the_square_lie_between_minus_one_and_one(surface: Surface) -> None:
    plane = drawn(surface).plane
    assert plane is not None
    heights = surface(plane.grid(241).astype(float))
    assert np.abs(heights).max() == pytest.approx(1.0, abs=0.01)
    assert heights.mean() == pytest.approx(0.0, abs=1e-6)


def test_the_surfaces_are_what_they_are_called() -> None:
    points = np.array([[6.0, 6.0], [6.0, -6.0], [-6.0, -6.0], [0.0, 3.0]])
    np.testing.assert_allclose(slope(points), [1, 0, -1, 0.25])
    np.testing.assert_allclose(saddle(points), [1, -1, 1, 0])
    middles = np.array([bump[:2] for bump in BUMPS])
    np.testing.assert_allclose(multi_gaussian(middles), [bump[2] for bump in BUMPS], atol=1e-3)


def test_noise_is_the_deviation_of_what_is_added_and_leaves_points_where_they_are() -> None:
    plain, noisy = drawn(saddle, train=5_000), drawn(saddle, train=5_000, noise=0.25)
    np.testing.assert_array_equal(plain.x_train, noisy.x_train)
    added = noisy.t_train - plain.t_train
    assert added.std() == pytest.approx(0.25, rel=0.05)
    assert added.mean() == pytest.approx(0.0, abs=0.02)


@pytest.mark.parametrize("surface", SURFACES)
def test_a_larger_set_begins_with_the_points_of_a_smaller_one(surface: Surface) -> None:
    small, large = drawn(surface, 50, 20, 0.3), drawn(surface, 80, 60, 0.3)
    np.testing.assert_array_equal(small.x_train, large.x_train[:50])
    np.testing.assert_array_equal(small.t_train, large.t_train[:50])
    np.testing.assert_array_equal(small.t_test, large.t_test[:20])


def test_the_seed_draws_the_points() -> None:
    one, same, other = (drawn(saddle, seed=seed, noise=0.1) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.t_train, same.t_train)
    assert (one.x_train != other.x_train).any()
