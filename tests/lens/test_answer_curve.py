import numpy as np
import pytest

from pellucid.data.plane_features import FEATURES, Feature, Plane
from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Data, Layer, Network, Spec
from pellucid.lens.activations import trace
from pellucid.lens.answer_curve import answers_along, crossings, neuron_along, only_coordinate
from pellucid.lens.prediction import predict, values

LINE = np.linspace(-6, 6, 25, dtype=np.float32)


def told(source: str, *features: Feature, output: str = "softmax") -> tuple[Experiment, np.ndarray]:
    """Return an experiment with these features and hidden layers, and parameters by chance."""
    network = Network(hidden=(Layer(5, "tanh"), Layer(3, "relu")), output=output)
    experiment = build(Spec(data=Data(source=source, train=40, test=20, features=features), network=network))
    return experiment, np.random.default_rng(3).standard_normal(experiment.network.theta.size).astype(np.float32)


@pytest.mark.parametrize(
    ("features", "coordinate"),
    [
        (("x1",), 0),
        (("sin-x1", "x1-squared"), 0),
        (("x2",), 1),
        (("x2", "x2-squared", "sin-x2"), 1),
        (("x1", "x2"), None),
        (("product",), None),
        (("x1", "product"), None),
        (("x1-squared", "sin-x2"), None),
        (FEATURES, None),
    ],
)
def test_a_line_is_enough_where_all_features_are_of_one_coordinate(
    features: tuple[Feature, ...], coordinate: int | None
) -> None:
    assert only_coordinate(Plane(features, -6, 6)) == coordinate


@pytest.mark.parametrize("other", [-5.0, 0.5, 6.0])
@pytest.mark.parametrize(("features", "coordinate"), [(("x1", "sin-x1"), 0), (("x2", "x2-squared"), 1)])
@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_of_two_classes_the_curve_is_the_probability_of_the_second_wherever_the_other_coordinate_is(
    features: tuple[Feature, ...], coordinate: int, output: str, other: float
) -> None:
    experiment, theta = told("moons", *features, output=output)
    points = np.full((len(LINE), 2), other, np.float32)
    points[:, coordinate] = LINE
    curves = answers_along(experiment, theta, LINE)
    assert curves.shape == (1, len(LINE))
    assert np.ptp(curves) > 0.01
    np.testing.assert_allclose(curves[0], predict(experiment, theta, points)[:, 1], rtol=1e-5, atol=1e-6)


def test_more_classes_have_a_curve_each() -> None:
    experiment, theta = told("three-spirals", "x2")
    points = np.stack([np.full_like(LINE, 2.0), LINE], axis=1)
    curves = answers_along(experiment, theta, LINE)
    np.testing.assert_allclose(curves, predict(experiment, theta, points).T, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(curves.sum(axis=0), 1.0, rtol=1e-5)


def test_where_there_are_no_classes_the_curve_is_the_value() -> None:
    experiment, theta = told("saddle", "x1", output="linear")
    points = np.stack([LINE, np.full_like(LINE, -3.0)], axis=1)
    expected = values(experiment, theta, points).T
    np.testing.assert_allclose(answers_along(experiment, theta, LINE), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
@pytest.mark.parametrize(("column", "unit"), [(0, 1), (1, 4), (2, 2), (3, 0)])
def test_a_neurons_curve_is_its_output_at_every_place(output: str, column: int, unit: int) -> None:
    experiment, theta = told("moons", "x1", "x1-squared", output=output)
    curve = neuron_along(experiment, theta, LINE, column, unit)
    assert curve.shape == (1, len(LINE))
    for at in (0, 7, 24):
        point = np.array([LINE[at], 4.0], np.float32)
        if column == 0:
            expected = experiment.dataset.measured(point)
        elif column == 3:
            expected = values(experiment, theta, point)
        else:
            expected = trace(experiment, theta, point).layers[column - 1].post
        assert curve[0, at] == pytest.approx(expected[unit], rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("name", ["logistic-regression", "colours"])
def test_a_network_that_is_told_of_more_has_no_curve(name: str) -> None:
    experiment = build(load(name))
    with pytest.raises(ValueError, match="one coordinate"):
        answers_along(experiment, experiment.network.theta, LINE)
    with pytest.raises(ValueError, match="one coordinate"):
        neuron_along(experiment, experiment.network.theta, LINE, 0, 0)


def test_logistic_regression_crosses_one_half_where_its_score_is_zero() -> None:
    experiment = build(load("logistic-regression-line"))
    weight, bias = -2.0, 1.0
    line = np.linspace(-6, 6, 529, dtype=np.float32)
    curve = answers_along(experiment, np.array([weight, bias], np.float32), line)[0]
    scaling = experiment.dataset.scaling
    expected = float(-bias / weight / scaling.factor[0] + scaling.offset[0])
    assert crossings(line, curve, 0.5) == pytest.approx([expected], abs=1e-3)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([0.0, 0.25, 1.0, 1.0, 0.0], [1 + 1 / 3, 3.5]),
        ([0.0, 0.5, 1.0], [1.0]),
        ([0.0, 0.5, 0.5, 1.0], [1.5]),
        ([0.0, 0.5, 0.0], []),
        ([0.5, 0.5, 0.5], []),
        ([0.1, 0.2, 0.3], []),
    ],
)
def test_crossings_are_where_the_polyline_comes_to_the_other_side(answers: list[float], expected: list[float]) -> None:
    line = np.arange(len(answers), dtype=np.float32)
    assert crossings(line, np.array(answers, np.float32), 0.5) == pytest.approx(expected)
