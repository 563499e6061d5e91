"""What the window shows of a gradient check is found out bit by bit, and nothing twice."""

import numpy as np
from tests.lens.by_hand import random_theta, small_experiment
from tests.lens.explain.benches import ALL

from pellucid.lens.explain.bugs import Bug, Planted
from pellucid.lens.explain.check import Check
from pellucid.lens.explain.gradient_check import Outcome
from pellucid.lens.explain.layer_check import Verdict

EXPERIMENT = small_experiment()
INDEX = 4


def check_of(count: int = 5) -> Check:
    dataset = EXPERIMENT.dataset
    inputs = dataset.scaling.apply(dataset.x_train[:count])
    targets = EXPERIMENT.readout.targets(dataset.t_train[:count])
    return Check(EXPERIMENT, random_theta(EXPERIMENT), inputs, targets, INDEX)


def finish(check: Check) -> None:
    while not check.step(ALL):
        pass


def test_the_curve_comes_first_and_then_the_layers() -> None:
    check = check_of()
    assert check.share == 0.0
    while check.curve.share < 1.0:
        assert not check.step(1)
        assert check.layers.share == 0.0
    assert check.share == 0.5
    finish(check)
    assert check.share == 1.0
    assert all(found.verdict is Verdict.RIGHT for found in check.layers.found)


def test_another_parameter_leaves_the_layers_and_another_bug_the_curve() -> None:
    check = check_of()
    finish(check)
    layers, curve = check.layers, check.curve
    check.look_at(INDEX + 1)
    assert check.layers is layers
    assert check.share == 0.5
    finish(check)
    curve = check.curve
    check.plant(Planted(Bug.MEAN, None))
    assert check.curve is curve
    assert check.share == 0.5
    np.testing.assert_allclose(check.analytic, 5 * check.right, rtol=1e-12)
    assert check.at(1e-5)[1] is Outcome.WRONG
    check.plant(None)
    assert check.analytic == check.right
    assert check.at(1e-5)[1] is Outcome.AGREE


def test_the_largest_gradient_of_a_layer_is_found_and_of_a_function_there_is_none() -> None:
    check = check_of()
    largest = check.largest_of(2)
    assert largest is not None
    layout = EXPERIMENT.network.layout
    block = layout.blocks[1]
    gradients = []
    for index in range(block.start, block.start + block.size):
        check.look_at(index)
        gradients.append(abs(check.right))
    assert largest == block.start + int(np.argmax(gradients))
    assert check.largest_of(1) is None
    assert check.largest_of(None) is None


def test_neither_the_experiment_nor_its_probe_is_touched() -> None:
    theta = EXPERIMENT.network.theta.copy()
    probe = EXPERIMENT.probe(theta)
    gradient = EXPERIMENT.network.gradient.copy()
    finish(check_of())
    np.testing.assert_array_equal(EXPERIMENT.network.theta, theta)
    np.testing.assert_array_equal(EXPERIMENT.network.gradient, gradient)
    np.testing.assert_array_equal(probe.theta, theta)
