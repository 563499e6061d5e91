import numpy as np
import pytest
from tests.lens.by_hand import random_theta, small_digits, small_experiment

from pellucid.lens import landscape as landscape_module
from pellucid.lens import sampling
from pellucid.lens.landscape import SIDE, Landscape
from pellucid.lens.planes import random_plane, weight_plane
from pellucid.lens.sampling import LEAST_EXAMPLES, MOST_EXAMPLES, sample


def finished(landscape: Landscape, examples: int = 10**9) -> Landscape:
    while not landscape.step(examples):
        pass
    return landscape


def direct(experiment, landscape: Landscape, row: int, column: int) -> float:
    """The loss at a point as the network itself says it."""
    theta = np.empty_like(landscape.plane.origin)
    landscape.plane.write(landscape.point(row, column), theta)
    dataset, chosen = experiment.dataset, sample(experiment)
    network = experiment.probe(theta)
    return network.loss(dataset.scaling.apply(dataset.x_train[chosen]), dataset.t_train[chosen], experiment.loss)


@pytest.mark.parametrize("random", [False, True], ids=["two weights", "random directions"])
def test_every_loss_is_that_of_the_network_with_these_parameters(random: bool) -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    plane = random_plane(experiment, theta, 1) if random else weight_plane(experiment, theta, 2, 30)
    landscape = finished(Landscape(experiment, plane, 1.0))
    assert landscape.losses.shape == (SIDE, SIDE)
    expected = [[direct(experiment, landscape, row, column) for column in range(SIDE)] for row in range(SIDE)]
    np.testing.assert_array_equal(landscape.losses, expected)


def test_the_origin_is_in_the_middle_and_the_range_around_it() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    landscape = Landscape(experiment, weight_plane(experiment, theta, 2, 30), reach=0.5)
    assert landscape.point(20, 20) == pytest.approx((theta[2], theta[30]))
    assert landscape.point(0, 40) == pytest.approx((theta[2] + 0.5, theta[30] - 0.5))


@pytest.mark.parametrize("examples", [1, 90, 1_000])
def test_part_by_part_it_comes_to_the_same(examples: int) -> None:
    experiment = small_experiment()
    plane = random_plane(experiment, random_theta(experiment), 1)
    landscape = Landscape(experiment, plane, 1.0)
    at_once = finished(Landscape(experiment, plane, 1.0))
    np.testing.assert_array_equal(finished(landscape, examples).losses, at_once.losses)


def test_a_step_does_no_more_than_it_is_asked_for_but_something() -> None:
    experiment = small_experiment()
    landscape = Landscape(experiment, random_plane(experiment, random_theta(experiment), 1), 1.0)
    one = 1 / SIDE**2
    for examples, share in ((1, one), (89, 2 * one), (180, 4 * one), (269, 6 * one)):
        assert not landscape.step(examples)
        assert landscape.share == pytest.approx(share)


def test_the_whole_plane_is_there_coarsely_before_it_is_there_finely() -> None:
    experiment = small_experiment()
    plane = random_plane(experiment, random_theta(experiment), 1)
    whole = finished(Landscape(experiment, plane, 1.0)).losses
    landscape = Landscape(experiment, plane, 1.0)
    assert landscape.losses is None
    done = 0
    for side in (6, 11, 21, 41):
        landscape.step((side**2 - done) * landscape.examples)
        done = side**2
        stride = (SIDE - 1) // (side - 1)
        np.testing.assert_array_equal(landscape.losses, whole[::stride, ::stride])
    assert landscape.complete


def test_large_networks_are_looked_at_in_parts_of_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = small_experiment()
    plane = random_plane(experiment, random_theta(experiment), 1)
    whole = finished(Landscape(experiment, plane, 1.0))
    monkeypatch.setattr(landscape_module, "_PART_PRODUCTS", 40 * experiment.network.layout.size)
    parted = Landscape(experiment, plane, 1.0)
    parted.step(1)
    assert parted.share == pytest.approx(1 / (3 * SIDE**2))
    np.testing.assert_allclose(finished(parted, 50).losses, whole.losses, rtol=1e-6)


def test_another_question_to_the_experiment_meanwhile_changes_nothing() -> None:
    experiment = small_experiment()
    plane = random_plane(experiment, random_theta(experiment), 1)
    expected = finished(Landscape(experiment, plane, 1.0)).losses
    landscape = Landscape(experiment, plane, 1.0)
    while not landscape.step(500):
        experiment.probe(random_theta(experiment, 9))
    np.testing.assert_array_equal(landscape.losses, expected)


def test_where_weights_are_too_large_the_loss_is_not_finite() -> None:
    experiment = small_experiment(())
    theta = random_theta(experiment)
    losses = finished(Landscape(experiment, weight_plane(experiment, theta, 0, 4), reach=3e38)).losses
    assert not np.isfinite(losses).all()
    assert np.isfinite(losses[20, 20])


def test_of_many_examples_a_fixed_sample_is_looked_at_spread_over_all(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = small_experiment(), small_digits(train=700)
    np.testing.assert_array_equal(sample(few), np.arange(90))
    chosen = sample(many)
    assert len(chosen) == MOST_EXAMPLES
    assert (chosen[0], chosen[-1]) == (0, 698)
    assert len(set(chosen.tolist())) == MOST_EXAMPLES
    monkeypatch.setattr(sampling, "MOST_PRODUCTS", 1)
    assert len(sample(many)) == LEAST_EXAMPLES
