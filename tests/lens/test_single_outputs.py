"""What views ask of networks with one output: sigmoid, step and linear."""

import numpy as np
import pytest

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.lens.activations import trace
from pellucid.lens.confusion import confusion
from pellucid.lens.distributions import gradient_statistics
from pellucid.lens.mistakes import CellSearch, MistakeSearch
from pellucid.lens.prediction import loss_on, predict, values

FloatArray = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
NAMES = ("perceptron", "logistic-regression", "xor-gate", "saddle")


def made(name: str) -> tuple[Experiment, FloatArray, FloatArray]:
    """Return an experiment, parameters that answer this and that, and the last layer's sums for the test examples."""
    experiment = build(load(name))
    theta = np.random.default_rng(3).normal(0, 0.7, experiment.network.layout.size).astype(np.float32)
    inputs = experiment.dataset.scaling.apply(experiment.dataset.x_test)
    return experiment, theta, experiment.probe(theta).forward(inputs)


@pytest.mark.parametrize("name", ["logistic-regression", "xor-gate"])
def test_a_sigmoid_gives_the_probabilities_of_two_classes(name: str) -> None:
    experiment, theta, z = made(name)
    probabilities = predict(experiment, theta, experiment.dataset.x_test)
    second = 1 / (1 + np.exp(-z))
    np.testing.assert_allclose(probabilities, np.concatenate([1 - second, second], axis=1), atol=1e-6)
    np.testing.assert_allclose(values(experiment, theta, experiment.dataset.x_test), second, atol=1e-6)
    assert predict(experiment, theta, experiment.dataset.x_test[0]).shape == (2,)


def test_a_step_gives_all_or_nothing() -> None:
    experiment, theta, z = made("perceptron")
    probabilities = predict(experiment, theta, experiment.dataset.x_test)
    np.testing.assert_array_equal(probabilities, np.concatenate([z <= 0, z > 0], axis=1))
    assert probabilities[:, 0].any()
    assert probabilities[:, 1].any()


def test_a_linear_unit_gives_its_value_and_no_probabilities() -> None:
    experiment, theta, z = made("saddle")
    raw = experiment.dataset.x_test
    np.testing.assert_array_equal(values(experiment, theta, raw), z)
    assert values(experiment, theta, raw[0]).shape == (1,)
    assert predict(experiment, theta, raw).shape == (len(raw), 0)
    assert predict(experiment, theta, raw[0]).shape == (0,)


@pytest.mark.parametrize("name", NAMES)
def test_a_trace_ends_with_what_the_output_says(name: str) -> None:
    experiment, theta, z = made(name)
    raw = experiment.dataset.x_test[1]
    last = trace(experiment, theta, raw).layers[-1]
    np.testing.assert_allclose(last.pre, z[1], rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(last.post, values(experiment, theta, raw), rtol=1e-6)
    assert [len(layer.post) for layer in trace(experiment, theta, raw).layers] == list(experiment.sizes[1:])


@pytest.mark.parametrize("name", ["perceptron", "logistic-regression", "xor-gate"])
def test_classes_are_counted_by_the_side_on_which_a_unit_stands(name: str) -> None:
    experiment, theta, z = made(name)
    truth = experiment.dataset.t_test
    expected = np.zeros((2, 2), int)
    np.add.at(expected, (truth, (z[:, 0] > 0).astype(int)), 1)
    np.testing.assert_array_equal(confusion(experiment, theta, "test"), expected)
    mistakes = MistakeSearch(experiment, theta)
    assert mistakes.step(mistakes.examples)
    assert mistakes.count == expected[0, 1] + expected[1, 0] > 0
    cell = CellSearch(experiment, theta, "test", 0, 1)
    cell.step(max(cell.examples, 1))
    assert cell.count == expected[0, 1]


def test_without_classes_there_is_nothing_to_count_and_nothing_to_mistake() -> None:
    experiment, theta, _ = made("saddle")
    for split in ("train", "test"):
        assert confusion(experiment, theta, split).shape == (0, 0)  # type: ignore[arg-type]
    mistakes = MistakeSearch(experiment, theta)
    assert mistakes.step(100)
    assert (mistakes.examples, mistakes.count, mistakes.readings(5)) == (0, 0, [])


@pytest.mark.parametrize("name", NAMES)
def test_gradients_and_losses_are_those_of_the_loss_that_is_trained_with(name: str) -> None:
    experiment, theta, _ = made(name)
    assert len(gradient_statistics(experiment, theta)) == len(experiment.sizes) - 1
    if experiment.dataset.classes:
        raw, answer = experiment.dataset.x_test[0], int(experiment.dataset.t_test[0])
        z = float(experiment.probe(theta).forward(experiment.dataset.scaling.apply(raw[np.newaxis]))[0, 0])
        wrong = -z if answer else z
        expected = {"sigmoid": np.logaddexp(0, wrong), "step": max(0, wrong)}[experiment.spec.network.output]
        assert loss_on(experiment, theta, raw, answer) == pytest.approx(expected, rel=1e-5)
