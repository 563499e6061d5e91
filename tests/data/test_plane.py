from math import pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data import plane
from pellucid.data.dataset import Examples, FloatArray, IntArray
from pellucid.data.plane import CELLS, CORRIDOR, HIGH, LOW, OUTERMOST, RADIUS, SPIRAL_TURNS, Shape, plane_points

SHAPES: dict[str, tuple[Shape, int]] = {
    "two-gaussians": (plane.two_gaussians, 2),
    "circles": (plane.circles, 2),
    "xor": (plane.xor, 2),
    "moons": (plane.moons, 2),
    "two-spirals": (plane.spirals(2), 2),
    "three-spirals": (plane.spirals(3), 3),
    **{f"{classes} blobs": (plane.blobs(classes), classes) for classes in range(2, 7)},
    "checkerboard": (plane.checkerboard, 2),
}
SEED = st.integers(0, 2**31 - 1)
NOISE = st.floats(0.0, 1.0)

every_shape = pytest.mark.parametrize("name", SHAPES)


def drawn(name: str, train: int = 300, test: int = 60, noise: float = 0.0, seed: int = 0) -> Examples:
    shape, classes = SHAPES[name]
    return plane_points(shape, classes, ("x1", "x2"), train, test, noise, seed)


def turned(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the radius of points, and the angle by which each lies clockwise of the second axis."""
    return np.hypot(x[:, 0], x[:, 1]), np.arctan2(x[:, 0], x[:, 1])


def nearest(angle: FloatArray, count: int) -> IntArray:
    """Return which of `count` directions, evenly spread from 0, each angle is nearest to."""
    return np.round(angle / (2 * pi / count)).astype(np.int64) % count


def rule(name: str, x: FloatArray) -> IntArray:
    """Tell the classes of points without noise apart, as the shape is defined."""
    radius, angle = turned(x)
    if name == "two-gaussians":
        return (x.sum(axis=1) < 0).astype(np.int64)
    if name == "circles":
        return (radius > 0.6 * RADIUS).astype(np.int64)
    if name == "xor":
        return (x[:, 0] * x[:, 1] < 0).astype(np.int64)
    if name == "moons":
        half, (left, low) = RADIUS / 1.5, (RADIUS / 3, RADIUS / 6)
        to_upper = np.abs(np.hypot(x[:, 0] + left, x[:, 1] + low) - half)
        to_lower = np.abs(np.hypot(x[:, 0] - left, x[:, 1] - low) - half)
        return (to_lower < to_upper).astype(np.int64)
    if name.endswith("spirals"):
        return nearest(angle - SPIRAL_TURNS * 2 * pi * radius / RADIUS, SHAPES[name][1])
    if name.endswith("blobs"):
        return nearest(angle, SHAPES[name][1])
    cells = np.floor((x / RADIUS + 1) / 2 * CELLS).astype(np.int64)
    return cells.sum(axis=1) % 2


@every_shape
def test_points_have_the_numbers_kinds_and_names_asked_for(name: str) -> None:
    examples = drawn(name, 200, 70)
    assert (examples.x_train.shape, examples.t_train.shape) == ((200, 2), (200,))
    assert (examples.x_test.shape, examples.t_test.shape) == ((70, 2), (70,))
    assert (examples.x_train.dtype, examples.t_train.dtype) == (np.float32, np.int64)
    assert examples.feature_names == ("x₁", "x₂")
    assert examples.class_names == tuple("ABCDEF"[: SHAPES[name][1]])
    assert (examples.picture, examples.low.tolist(), examples.high.tolist()) == (None, [LOW, LOW], [HIGH, HIGH])


@every_shape
@pytest.mark.parametrize("seed", range(4))
def test_without_noise_the_classes_are_told_apart_by_the_shape_itself(name: str, seed: int) -> None:
    examples = drawn(name, 600, 300, seed=seed)
    np.testing.assert_array_equal(rule(name, examples.x_train), examples.t_train)
    np.testing.assert_array_equal(rule(name, examples.x_test), examples.t_test)


@every_shape
def test_much_noise_mixes_the_classes(name: str) -> None:
    examples = drawn(name, 600, noise=1.0)
    assert (rule(name, examples.x_train) != examples.t_train).mean() > 0.005


@given(st.sampled_from(sorted(SHAPES)), st.integers(1, 400), NOISE, SEED)
def test_classes_are_balanced(name: str, count: int, noise: float, seed: int) -> None:
    examples = drawn(name, count, count, noise, seed)
    for labels in (examples.t_train, examples.t_test):
        counts = np.bincount(labels, minlength=SHAPES[name][1])
        assert counts.max() - counts.min() <= 1


@given(st.sampled_from(sorted(SHAPES)), NOISE, SEED)
def test_all_points_lie_where_they_can_be_seen(name: str, noise: float, seed: int) -> None:
    examples = drawn(name, 500, 100, noise, seed)
    for points in (examples.x_train, examples.x_test):
        assert np.abs(points).max() <= np.float32(OUTERMOST) < HIGH


@given(st.sampled_from(sorted(SHAPES)), st.integers(1, 300), st.integers(1, 300), NOISE, SEED)
def test_a_larger_set_begins_with_the_points_of_a_smaller_one(
    name: str, one: int, other: int, noise: float, seed: int
) -> None:
    smaller, larger = (drawn(name, size, size, noise, seed) for size in sorted((one, other)))
    size = min(one, other)
    np.testing.assert_array_equal(smaller.x_train, larger.x_train[:size])
    np.testing.assert_array_equal(smaller.t_train, larger.t_train[:size])
    np.testing.assert_array_equal(smaller.x_test, larger.x_test[:size])


@every_shape
def test_test_points_do_not_depend_on_how_many_train_and_are_others(name: str) -> None:
    few, many = drawn(name, 10, 50), drawn(name, 1_000, 50)
    np.testing.assert_array_equal(few.x_test, many.x_test)
    assert not (few.x_train == few.x_test[:10]).all(axis=1).any()


@every_shape
def test_another_seed_gives_other_points(name: str) -> None:
    assert (drawn(name, seed=0).x_train != drawn(name, seed=1).x_train).all(axis=1).any()


@every_shape
def test_more_noise_moves_the_points_that_are_there(name: str) -> None:
    clean, noisy = drawn(name), drawn(name, noise=0.01)
    moved = np.hypot(*(noisy.x_train - clean.x_train).T)
    assert 0 < np.median(moved) < 0.05


def test_xor_leaves_a_corridor_between_the_quadrants_and_fills_all_four() -> None:
    points = drawn("xor", 400).x_train
    assert np.abs(points).min() >= CORRIDOR
    assert set(map(tuple, np.sign(points))) == {(1, 1), (1, -1), (-1, 1), (-1, -1)}


def test_the_checkerboard_fills_every_cell() -> None:
    points = drawn("checkerboard", 1_000).x_train
    cells = np.floor((points / RADIUS + 1) / 2 * CELLS)
    assert len({tuple(cell) for cell in cells}) == CELLS**2
    assert (cells.min(), cells.max()) == (0, CELLS - 1)


@pytest.mark.parametrize("arms", [2, 3])
@pytest.mark.parametrize("count", [30, 200, 1_000])
def test_points_lie_evenly_along_each_spiral(arms: int, count: int) -> None:
    examples = drawn({2: "two-spirals", 3: "three-spirals"}[arms], count)
    for arm in range(arms):
        radius, _ = turned(examples.x_train[examples.t_train == arm])
        gaps = np.diff(np.sort(np.concatenate([[0.0], radius, [RADIUS]])))
        assert gaps.max() < 3 * RADIUS / len(radius)


def test_the_disc_and_the_ring_are_filled_evenly() -> None:
    examples = drawn("circles", 4_000)
    radius, _ = turned(examples.x_train[examples.t_train == 0])
    # Half of the area of a disc lies within √½ of its radius.
    assert (radius < 0.5 * RADIUS * np.sqrt(0.5)).mean() == pytest.approx(0.5, abs=0.03)
    ring, _ = turned(examples.x_train[examples.t_train == 1])
    assert (ring.min(), ring.max()) == pytest.approx((0.7 * RADIUS, RADIUS), rel=0.01)
