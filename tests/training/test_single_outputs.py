"""Learning with one output: logistic regression, XOR with two hidden units, and surfaces."""

from math import isnan

import numpy as np
import pytest
from tests.training.specs import learner_for

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import with_value

SINGLE = ("logistic-regression", "xor-gate", "plane", "saddle", "multi-gaussian")


def test_logistic_regression_comes_to_where_the_slope_of_the_likelihood_is_zero() -> None:
    spec = with_value(with_value(load("logistic-regression"), "training.batch_size", 10_000), "data.noise", 1.0)
    learner = learner_for(with_value(spec, "training.learning_rate", 1.0))
    learner.train(3_000)
    dataset = learner.experiment.dataset
    x = np.column_stack([dataset.scaling.apply(dataset.x_train), np.ones(len(dataset.t_train))])
    y = 1 / (1 + np.exp(-x @ learner.network.theta))
    assert np.abs(x.T @ (y - dataset.t_train)).max() / len(x) < 1e-4
    assert learner.evaluate().train_accuracy == np.mean((y > 0.5) == dataset.t_train)


def test_xor_is_learned_from_nearly_every_seed() -> None:
    learned = 0
    for seed in range(20):
        learner = learner_for(with_value(load("xor-gate"), "seed", seed))
        learner.train(learner.training.epochs)
        metrics = learner.evaluate()
        learned += metrics.train_accuracy == 1.0 and metrics.train_loss < 0.1
    assert learned >= 18


def test_a_linear_unit_comes_to_least_squares() -> None:
    learner = learner_for(with_value(with_value(load("plane"), "training.batch_size", 10_000), "training.epochs", 1))
    learner.train(2_000)
    dataset = learner.experiment.dataset
    x = np.column_stack([dataset.scaling.apply(dataset.x_train), np.ones(len(dataset.t_train))])
    expected = np.linalg.lstsq(x, dataset.t_train, rcond=None)[0]
    np.testing.assert_allclose(learner.network.theta, expected, atol=1e-4)


@pytest.mark.parametrize("name", ["saddle", "multi-gaussian"])
def test_a_surface_is_learned_nearly_down_to_its_noise(name: str) -> None:
    spec = load(name)
    learner = learner_for(spec)
    learner.train(spec.training.epochs * learner.steps_to_epoch)
    metrics = learner.evaluate()
    variance = float(np.var(learner.experiment.dataset.t_test))
    assert spec.data.noise**2 * 0.8 < metrics.test_loss < 0.2 * variance
    assert isnan(metrics.train_accuracy)
    assert isnan(metrics.test_accuracy)


@pytest.mark.parametrize("name", SINGLE)
def test_the_evaluation_is_of_all_examples(name: str) -> None:
    learner = learner_for(load(name))
    learner.train(3)
    dataset, metrics = learner.experiment.dataset, learner.evaluate()
    inputs = dataset.scaling.apply(dataset.x_test)
    loss, z = learner.network.assess(inputs, dataset.t_test, learner.experiment.loss)
    assert metrics.test_loss == pytest.approx(loss, rel=1e-6)
    if dataset.classes:
        assert metrics.test_accuracy == np.mean((z[:, 0] > 0) == dataset.t_test)


@pytest.mark.parametrize("name", ["perceptron", *SINGLE])
def test_going_on_from_a_checkpoint_gives_the_same_bits(name: str) -> None:
    learner = learner_for(load(name))
    learner.train(5)
    taken = learner.checkpoint()
    losses = learner.train(7)
    fresh = learner_for(load(name))
    fresh.restore(taken)
    assert fresh.train(7) == losses
    np.testing.assert_array_equal(fresh.network.theta, learner.network.theta)
