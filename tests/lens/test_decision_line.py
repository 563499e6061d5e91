import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.testing import assert_allclose

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import with_value
from pellucid.lens.decision_line import DecisionLine, decision_line, parameters_of

coordinates = st.floats(-5, 5).map(lambda value: round(value, 3))
points = st.tuples(coordinates, coordinates).map(np.array)


def unit(scaling: str = "standard", name: str = "logistic-regression") -> Experiment:
    return build(with_value(load(name), "data.scaling", scaling))


def line_of(experiment: Experiment, *theta: float) -> DecisionLine:
    line = decision_line(experiment, np.array(theta, np.float32))
    assert line is not None
    return line


@pytest.mark.parametrize("scaling", ["raw", "unit", "standard"])
def test_on_the_line_z_is_zero(scaling: str) -> None:
    experiment = unit(scaling)
    theta = np.array([1.5, -0.7, 0.4], np.float32)
    line = line_of(experiment, *theta)
    for far in (-4.0, 0.0, 3.0):
        point = line.nearest(np.array([1.0, 2.0])) + far * line.direction
        inputs = experiment.dataset.scaling.apply(point.astype(np.float32)[np.newaxis])
        assert_allclose(experiment.probe(theta).forward(inputs), [[0]], atol=1e-5)


@pytest.mark.parametrize("scaling", ["raw", "unit", "standard"])
def test_a_line_has_the_parameters_that_drew_it(scaling: str) -> None:
    experiment = unit(scaling)
    found = parameters_of(experiment, line_of(experiment, 1.5, -0.7, 0.4))
    assert found == {0: pytest.approx(1.5), 1: pytest.approx(-0.7), 2: pytest.approx(0.4, abs=1e-6)}


@given(point=points)
def test_a_shifted_line_is_parallel_and_goes_through_the_point(point: np.ndarray) -> None:
    line = DecisionLine(np.array([2.0, -1.0]), 0.5)
    shifted = line.shifted(point)
    assert_allclose(shifted.normal, line.normal)
    assert_allclose(shifted.nearest(point), point, atol=1e-9)


@given(pivot=points, point=points)
def test_a_turned_line_goes_through_both_points_and_is_as_steep(pivot: np.ndarray, point: np.ndarray) -> None:
    line = DecisionLine(np.array([2.0, -1.0]), 0.5)
    turned = line.turned(pivot, point)
    assert_allclose(turned.nearest(pivot), pivot, atol=1e-8)
    assert_allclose(turned.nearest(point), point, atol=1e-8)
    assert np.hypot(*turned.normal) == pytest.approx(np.hypot(*line.normal))
    assert turned.normal @ line.normal >= -1e-9


@pytest.mark.parametrize("theta", [(0, 0, 1), (float("nan"), 1, 0), (1, float("inf"), 0)])
def test_without_weights_there_is_no_line(theta: tuple[float, ...]) -> None:
    assert decision_line(unit(), np.array(theta, np.float32)) is None


@pytest.mark.parametrize("name", ["xor-gate", "saddle", "colours", "two-spirals"])
def test_other_networks_draw_no_such_line(name: str) -> None:
    experiment = build(load(name))
    assert decision_line(experiment, np.ones(experiment.network.layout.size, np.float32)) is None


def test_with_other_features_it_is_no_line() -> None:
    spec = load("logistic-regression")
    for features in (("x1",), ("x1", "product"), ("x1", "x2", "product")):
        experiment = build(replace(spec, data=replace(spec.data, features=features)))
        assert decision_line(experiment, np.ones(experiment.network.layout.size, np.float32)) is None
