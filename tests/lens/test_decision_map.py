import numpy as np
import pytest

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Data, Layer, Network, Spec
from pellucid.lens.activations import trace
from pellucid.lens.decision_map import DecisionMap
from pellucid.lens.prediction import predict

SIDE = 30


@pytest.fixture(scope="module")
def experiment() -> Experiment:
    data = Data(source="three-spirals", train=30, test=10, scaling="standard", features=("x1", "x2", "product"))
    network = Network(hidden=(Layer(7, "tanh"), Layer(5, "relu")), initialisation="xavier-normal")
    return build(Spec(data=data, network=network))


def test_the_map_says_of_every_cell_what_the_prediction_says_of_its_middle(experiment: Experiment) -> None:
    made = DecisionMap(experiment, SIDE)
    theta = experiment.network.theta.copy()
    shares = made.probabilities(made.scores(theta))
    expected = predict(experiment, theta, experiment.dataset.plane.grid(SIDE))
    np.testing.assert_allclose(shares.reshape(3, -1).T, expected, rtol=1e-5, atol=1e-6)


def test_a_side_that_no_part_divides_is_mapped_to_the_last_row() -> None:
    experiment = build(Spec(data=Data(source="moons"), network=Network(hidden=(Layer(300),))))
    theta = experiment.network.theta.copy()
    made = DecisionMap(experiment, 101)
    shares = made.probabilities(made.scores(theta))
    expected = predict(experiment, theta, experiment.dataset.plane.grid(101))
    np.testing.assert_allclose(shares.reshape(2, -1).T, expected, rtol=1e-4, atol=1e-5)


def test_a_map_follows_the_parameters_and_leaves_earlier_ones_alone(experiment: Experiment) -> None:
    made = DecisionMap(experiment, SIDE)
    before = made.scores(experiment.network.theta)
    kept = before.copy()
    after = made.scores(np.float32(2) * experiment.network.theta)
    np.testing.assert_array_equal(before, kept)
    assert not np.allclose(before, after)


@pytest.mark.parametrize(("column", "unit"), [(0, 2), (1, 6), (2, 0), (3, 1)])
def test_a_neurons_map_is_its_output_at_every_point(experiment: Experiment, column: int, unit: int) -> None:
    theta = experiment.network.theta.copy()
    values = DecisionMap(experiment, SIDE).neuron(theta, column, unit)
    points = experiment.dataset.plane.grid(SIDE)
    for cell in (0, 17, 450, 899):
        way = trace(experiment, theta, points[cell])
        expected = experiment.dataset.measured(points[cell]) if column == 0 else way.layers[column - 1].post
        assert values.reshape(-1)[cell] == pytest.approx(expected[unit], rel=1e-4, abs=1e-6)


def test_only_points_have_a_map() -> None:
    with pytest.raises(ValueError, match="points"):
        DecisionMap(build(Spec()), SIDE)


def test_scores_in_parts_are_the_same_whatever_is_looked_at_meanwhile() -> None:
    experiment = build(load("two-spirals"))
    theta, other = experiment.network.theta.copy(), np.zeros(experiment.network.theta.size, np.float32)
    whole = DecisionMap(experiment, 150)
    under_way = whole.scores_in_parts(theta)
    next(under_way)
    experiment.probe(other)
    with pytest.raises(StopIteration) as finished:
        next(under_way)
    np.testing.assert_array_equal(finished.value.value, whole.scores(theta))
