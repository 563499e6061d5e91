import numpy as np
import pytest

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.spec import Data, Layer, Network, Spec
from pellucid.lens.activations import trace
from pellucid.lens.plane_views import PlaneViews, plane_views

FEATURES = ("x1", "x2-squared", "product")
SIDE = 12


def plane_of(*hidden: Layer, classes: int = 3) -> Experiment:
    data = Data(source="blobs", classes=classes, features=FEATURES, scaling="standard")
    return build(Spec(data=data, network=Network(hidden)))


def theta_of(experiment: Experiment, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 0.7, experiment.network.layout.size).astype(np.float32)


@pytest.mark.parametrize("activation", ["relu", "leaky-relu", "sigmoid", "tanh", "step", "identity"])
def test_every_cell_of_every_view_is_what_the_network_makes_of_that_point(activation):
    experiment = plane_of(Layer(5, activation), Layer(4, activation))
    theta = theta_of(experiment)
    columns = PlaneViews(experiment, SIDE).look(theta)
    assert [column.shape for column in columns] == [(units, SIDE**2) for units in (3, 5, 4, 3)]
    points = experiment.dataset.plane.grid(SIDE)
    for at in range(0, SIDE**2, 7):
        expected = trace(experiment, theta, points[at])
        assert columns[0][:, at] == pytest.approx(experiment.dataset.measured(points[at]), rel=1e-5)
        for column, layer in zip(columns[1:], expected.layers, strict=True):
            assert column[:, at] == pytest.approx(layer.post, rel=1e-4, abs=1e-5)


def test_the_first_cell_is_the_upper_left_one():
    experiment = plane_of()
    x1, x2_squared, product = PlaneViews(experiment, SIDE).look(theta_of(experiment))[0].reshape(3, SIDE, SIDE)
    assert (np.diff(x1, axis=1) > 0).all()
    assert (np.diff(x2_squared[: SIDE // 2], axis=0) < 0).all()
    assert product[0, 0] < 0 < product[0, -1]


def test_other_parameters_show_other_views_in_the_same_arrays():
    experiment = plane_of(Layer(4, "tanh"))
    views = PlaneViews(experiment, SIDE)
    first = [column.copy() for column in views.look(theta_of(experiment, 1))]
    second = views.look(theta_of(experiment, 2))
    assert np.array_equal(first[0], second[0])
    assert not np.allclose(first[1], second[1])
    for before, after in zip(first, views.look(theta_of(experiment, 1)), strict=True):
        assert np.array_equal(before, after)


def test_looking_leaves_the_network_as_it_is():
    experiment = plane_of(Layer(4))
    before = experiment.network.theta.copy()
    PlaneViews(experiment, SIDE).look(theta_of(experiment))
    assert np.array_equal(experiment.network.theta, before)


def test_views_of_the_same_experiment_are_prepared_once():
    experiment = plane_of(Layer(4))
    assert plane_views(experiment, SIDE) is plane_views(experiment, SIDE)
    assert plane_views(experiment, SIDE) is not plane_views(experiment, SIDE + 1)
    assert plane_views(experiment, SIDE) is not plane_views(plane_of(Layer(4)), SIDE)


def test_parameters_that_overflow_are_looked_at_without_complaint():
    experiment = plane_of(Layer(4), Layer(4))
    columns = PlaneViews(experiment, SIDE).look(theta_of(experiment) * np.float32(1e38))
    assert not all(np.isfinite(column).all() for column in columns)


def test_colours_have_no_plane():
    with pytest.raises(ValueError, match="points"):
        PlaneViews(build(Spec()), SIDE)
