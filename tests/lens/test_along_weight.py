import numpy as np
import pytest
from tests.lens.by_hand import random_theta, small_experiment

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.lens.along_weight import along_weight
from pellucid.lens.distributions import examples_seen


@pytest.mark.parametrize("name", ["perceptron", "logistic-regression", "xor-gate", "two-spirals", "saddle"])
def test_each_point_is_the_network_with_that_weight(name: str) -> None:
    experiment = build(load(name))
    theta = random_theta(experiment)
    found = along_weight(experiment, theta, 1, -2.0, 2.0, 5)
    np.testing.assert_array_equal(found.weights, [-2, -1, 0, 1, 2])
    dataset, seen = experiment.dataset, examples_seen(experiment)
    for at, weight in enumerate(found.weights):
        moved = theta.copy()
        moved[1] = weight
        inputs, t = dataset.scaling.apply(dataset.x_train[:seen]), dataset.t_train[:seen]
        loss, outputs = experiment.probe(moved).assess(inputs, t, experiment.loss)
        assert found.losses[at] == loss
        if dataset.classes:
            assert found.accuracies[at] == experiment.readout.right(outputs, t) / seen
    assert np.isnan(found.accuracies).all() == (dataset.classes == 0)


def test_the_accuracy_is_a_staircase_and_cross_entropy_has_a_slope() -> None:
    experiment = build(load("logistic-regression"))
    theta = np.zeros(3, np.float32)
    theta[0] = -1.0
    found = along_weight(experiment, theta, 1, -2.0, 2.0, 2_001)
    flat = np.diff(found.accuracies) == 0.0
    assert flat.mean() > 0.9
    assert not flat.all()
    assert (np.diff(found.losses) != 0.0).mean() > 0.99


def test_looking_leaves_the_parameters_as_they_are() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    before = theta.copy()
    along_weight(experiment, theta, 0, -1.0, 1.0, 3)
    np.testing.assert_array_equal(theta, before)


def test_a_weight_that_is_not_there_is_refused() -> None:
    experiment = small_experiment()
    with pytest.raises(IndexError):
        along_weight(experiment, random_theta(experiment), experiment.network.layout.size, -1.0, 1.0, 3)
