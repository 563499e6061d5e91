import numpy as np
import pytest
from tests.lens.by_hand import random_theta, small_digits, small_experiment

from pellucid.experiment import catalog
from pellucid.experiment.build import Experiment, build
from pellucid.experiment.spec import Layer
from pellucid.lens.activations import trace
from pellucid.lens.explain.moment import Moment, Phase


def batch_of(experiment: Experiment, count: int) -> tuple[np.ndarray, np.ndarray]:
    dataset = experiment.dataset
    return dataset.scaling.apply(dataset.x_train[:count]), experiment.readout.targets(dataset.t_train[:count])


@pytest.mark.parametrize("name", catalog.experiments())
@pytest.mark.parametrize("count", [1, 5])
def test_a_moment_has_the_bits_of_the_network_itself_in_every_experiment(name: str, count: int) -> None:
    experiment = build(catalog.load(name))
    theta = random_theta(experiment)
    inputs, targets = batch_of(experiment, count)
    count = len(inputs)  # of gates there are four
    moment = Moment(experiment, theta, inputs, targets)
    network = experiment.network
    network.theta[:] = theta
    assert moment.loss == network.backward(inputs, targets, experiment.loss)
    assert moment.gradient.tobytes() == network.gradient.tobytes()
    seen = trace(experiment, theta, experiment.dataset.x_train[0])
    assert moment.columns == len(experiment.sizes)
    assert [moment.outputs(column).shape for column in range(moment.columns)] == [
        (size, count) for size in experiment.sizes
    ]
    np.testing.assert_allclose(moment.outputs(0)[:, 0], seen.inputs)
    for column, layer in enumerate(seen.layers, 1):
        np.testing.assert_allclose(moment.sums(column)[:, 0], layer.pre, rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(moment.outputs(column)[:, 0], layer.post, rtol=1e-4, atol=1e-5)


def test_one_raw_example_is_a_batch_of_one() -> None:
    experiment = small_digits()
    theta = random_theta(experiment)
    dataset = experiment.dataset
    one = Moment.of(experiment, theta, dataset.x_train[3], dataset.t_train[3])
    same = Moment(experiment, theta, *(each[3:] for each in batch_of(experiment, 4)))
    assert (one.loss, one.gradient.tobytes()) == (same.loss, same.gradient.tobytes())
    assert one.examples == 1
    assert one.targets[0, dataset.t_train[3]] == one.targets.sum() == 1


def test_stops_are_the_parts_of_the_tape_in_walking_order() -> None:
    experiment = small_experiment((Layer(4, "relu"), Layer(3, "identity")))
    moment = Moment(experiment, random_theta(experiment), *batch_of(experiment, 2))
    told = [(stop.phase, stop.layer, stop.title) for stop in moment.stops]
    forward, backward = Phase.FORWARD, Phase.BACKWARD
    assert told == [
        (forward, 0, "Affine"),
        (forward, 1, "ReLU"),
        (forward, 2, "Affine"),
        (forward, 4, "Affine"),
        (Phase.LOSS, None, "SoftmaxCrossEntropy"),
        (backward, None, "SoftmaxCrossEntropy"),
        (backward, 4, "Affine"),
        (backward, 2, "Affine"),
        (backward, 1, "ReLU"),
        (backward, 0, "Affine"),
    ]
    assert [number for stop in moment.stops for number in stop.operations] == list(range(len(moment.steps)))
    assert moment.stops[1].formula == "a = max(z, 0)"
    assert [moment.column_of(stop.layer) for stop in moment.stops] == [1, 1, 2, 3, 3, 3, 3, 2, 1, 1]


def test_values_appear_from_left_to_right_and_gradients_from_right_to_left() -> None:
    experiment = small_experiment((Layer(4, "relu"),))
    moment = Moment(experiment, random_theta(experiment), *batch_of(experiment, 2))
    known = [moment.known_at(stop) for stop in range(-1, len(moment.stops))]
    assert [sorted(each.sums) for each in known] == [[], [1], [1], *[[1, 2]] * 6]
    assert [sorted(each.outputs) for each in known] == [[0], [0], [0, 1], [0, 1], *[[0, 1, 2]] * 5]
    assert [sorted(each.sum_gradients) for each in known] == [*[[]] * 5, [2], [2], [1, 2], [1, 2]]
    assert [sorted(each.gradients) for each in known] == [*[[]] * 5, [2], [1, 2], [1, 2], [1, 2]]
    assert [sorted(each.weight_gradients) for each in known] == [*[[]] * 6, [2], [2], [1, 2]]


def test_steps_keep_what_was_read_before_it_was_written_over() -> None:
    experiment = small_experiment((Layer(4, "sigmoid"),))
    moment = Moment(experiment, random_theta(experiment), *batch_of(experiment, 2))
    halved, tanh, scaled, raised = (moment.steps[at] for at in moment.stops[1].operations)
    assert np.array_equal(halved.written, tanh.read[0])
    assert np.array_equal(tanh.written, np.tanh(tanh.read[0]))
    assert np.array_equal(scaled.written, tanh.written * np.float32(0.5))
    assert np.array_equal(raised.written, moment.outputs(1))


def test_a_moment_is_kept_when_the_next_one_is_made_and_leaves_the_probe_alone() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    probe = experiment.probe(theta)
    moment = Moment(experiment, theta, *batch_of(experiment, 3))
    kept = [array.copy() for array in moment.arrays.values()]
    Moment(experiment, random_theta(experiment, 1), *batch_of(experiment, 3))
    assert all(map(np.array_equal, kept, moment.arrays.values()))
    assert np.array_equal(probe.theta, theta)


def test_the_outputs_of_a_linear_unit_are_kept_too() -> None:
    experiment = build(catalog.load("saddle"))
    moment = Moment(experiment, random_theta(experiment), *batch_of(experiment, 3))
    kept = moment.outputs(moment.columns - 1).copy()
    Moment(experiment, random_theta(experiment, 1), *batch_of(experiment, 3))
    assert np.array_equal(moment.outputs(moment.columns - 1), kept)


def test_parameters_that_overflow_are_walked_without_complaint() -> None:
    experiment = small_experiment((Layer(4, "relu"), Layer(4, "relu")))
    moment = Moment(experiment, random_theta(experiment) * np.float32(1e38), *batch_of(experiment, 3))
    assert not np.isfinite(moment.loss)
