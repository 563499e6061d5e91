import numpy as np
import pytest
from tests.lens.by_hand import random_theta, small_experiment

from pellucid.experiment.spec import Layer
from pellucid.lens.planes import DirectionPlane, path_plane, random_plane, rounded_up, strongest_pair, weight_plane


def test_in_the_plane_of_two_weights_their_values_are_the_coordinates() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    plane = weight_plane(experiment, theta, 3, 40)
    assert plane.place(theta) == (theta[3], theta[40])
    written = np.zeros_like(theta)
    plane.write((0.5, -2.0), written)
    assert (written[3], written[40]) == (0.5, -2.0)
    others = np.delete(np.arange(theta.size), [3, 40])
    np.testing.assert_array_equal(written[others], theta[others])


def test_both_weights_their_like_and_zero_lie_well_within_reach() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment).copy()
    theta[3] = -3.0
    plane = weight_plane(experiment, theta, 3, 40)
    assert plane.reach == 5.0
    theta[3] = 0.001
    small = weight_plane(experiment, theta, 3, 3)
    spread = experiment.network.layout.blocks[0].matrix(theta)[:-1].std()
    assert 1.5 * spread <= small.reach <= 4 * spread
    assert weight_plane(experiment, np.zeros_like(theta), 3, 40).reach == 1.0


def test_random_directions_have_for_each_neuron_the_norm_of_its_weights_and_leave_biases_alone() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    plane = random_plane(experiment, theta, seed=3)
    for direction in (plane.first, plane.second):
        for block in experiment.network.layout.blocks:
            weights, found = block.matrix(theta)[:-1], block.matrix(direction)
            np.testing.assert_allclose(np.linalg.norm(found[:-1], axis=0), np.linalg.norm(weights, axis=0), rtol=1e-5)
            assert not found[-1].any()


def test_a_seed_draws_the_same_directions_and_another_one_others() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    one, same, other = (random_plane(experiment, theta, seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(one.first, same.first)
    np.testing.assert_array_equal(one.second, same.second)
    assert not np.array_equal(one.first, other.first)
    assert not np.array_equal(one.first, one.second)


def test_what_is_written_in_a_plane_of_directions_lies_where_it_was_written() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    plane = random_plane(experiment, theta, seed=3)
    written = np.empty_like(theta)
    plane.write((0.25, -0.5), written)
    np.testing.assert_allclose(written, theta + 0.25 * plane.first - 0.5 * plane.second, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(plane.place(written), (0.25, -0.5), atol=1e-5)
    assert plane.place(theta) == (0.0, 0.0)


def test_what_lies_beside_the_plane_is_projected_at_right_angles() -> None:
    first, second = (np.array(each, np.float32) for each in ([1, 0, 0], [1, 2, 0]))
    plane = DirectionPlane(np.zeros(3, np.float32), first, second)
    np.testing.assert_allclose(plane.place(np.array([3, 4, 5], np.float32)), (1.0, 2.0), atol=1e-6)


def test_along_a_direction_that_leads_nowhere_everything_is_at_zero() -> None:
    experiment = small_experiment()
    zeros = np.zeros(experiment.network.layout.size, np.float32)
    plane = random_plane(experiment, zeros, seed=0)
    assert not plane.first.any()
    assert plane.place(random_theta(experiment)) == (0.0, 0.0)


def test_the_plane_along_a_way_goes_where_the_run_went_most() -> None:
    rng = np.random.default_rng(0)
    far, near = np.linalg.qr(rng.standard_normal((50, 2)))[0].T.astype(np.float32)
    theta = rng.standard_normal(50).astype(np.float32)
    corners = [(-4.0, 0.0), (-3.0, 1.0), (-1.0, 1.0), (0.0, 0.0)]
    way = [theta + np.float32(x) * far + np.float32(y) * near for x, y in corners]
    plane = path_plane(way, theta)
    assert plane is not None
    # Directions may point either way.
    np.testing.assert_allclose(np.abs([plane.first @ far, plane.second @ near]), 1.0, atol=0.05)
    for vector in way:
        written = np.empty_like(theta)
        plane.write(plane.place(vector), written)
        np.testing.assert_allclose(written, vector, atol=1e-5)
        assert np.abs(np.subtract(plane.place(vector), plane.centre)).max() < plane.reach
    assert plane.place(theta) == (0.0, 0.0)
    assert 2.0 < plane.reach < 3.0


@pytest.mark.parametrize("steps", [(), (1.0,), (1.0, 2.0), (0.0, 0.0, 0.0)], ids=str)
def test_there_is_no_plane_along_a_way_that_does_not_turn(steps: tuple[float, ...]) -> None:
    direction = np.ones(8, np.float32)
    assert path_plane([np.float32(step) * direction for step in steps], np.zeros(8, np.float32)) is None


def test_the_strongest_pair_leads_into_the_first_output() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment).copy()
    layout = experiment.network.layout
    strongest = layout.index("6.weight", 4, 0), layout.index("6.weight", 1, 0)
    theta[list(strongest)] = -90.0, 40.0
    theta[layout.index("6.weight", 2, 1)] = 100.0
    # What comes from this unit is next to nothing.
    theta[layout.index("4.bias", 5)] = -20.0
    theta[layout.index("6.weight", 5, 0)] = 100.0
    assert strongest_pair(experiment, theta) == strongest


def test_there_is_a_pair_where_there_is_one_unit_before_the_output() -> None:
    experiment = small_experiment((Layer(1),))
    layout = experiment.network.layout
    expected = layout.index("2.weight", 0, 0), layout.index("2.weight", 0, 1)
    assert strongest_pair(experiment, random_theta(experiment)) == expected


@pytest.mark.parametrize(
    ("size", "expected"), [(0.0, 0.0), (1.0, 1.0), (1.1, 2.0), (3.0, 5.0), (6.0, 10.0), (0.03, 0.05), (47.0, 50.0)]
)
def test_sizes_are_rounded_up_to_one_two_or_five(size: float, expected: float) -> None:
    assert rounded_up(size) == pytest.approx(expected)
