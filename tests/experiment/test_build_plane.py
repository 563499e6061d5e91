from typing import get_args

import numpy as np
import pytest

from pellucid.data.plane_features import FEATURES, PlaneScaling
from pellucid.data.points import Point
from pellucid.experiment.build import build
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.spec import Data, PlaneSource, Source, Spec, SpecError
from pellucid.training.learner import Learner

SOURCES: tuple[PlaneSource, ...] = get_args(PlaneSource)


def data(source: Source = "circles", **settings) -> Data:
    return Data(source=source, train=120, test=30, **settings)


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_of_points_has_the_sizes_asked_for(source: PlaneSource) -> None:
    dataset = build_dataset(data(source))
    assert (dataset.x_train.shape, dataset.x_test.shape) == ((120, 2), (30, 2))
    assert (dataset.features, dataset.raw_size, dataset.picture) == (2, 2, None)
    assert set(dataset.t_train) == set(dataset.t_test) == set(range(dataset.classes))
    assert dataset.plane is not None


def test_three_spirals_and_blobs_have_more_classes_than_two() -> None:
    assert build_dataset(data("three-spirals")).class_names == ("A", "B", "C")
    assert [build_dataset(data("blobs", classes=count)).classes for count in (2, 4, 6)] == [2, 4, 6]
    assert build_dataset(data("moons", classes=6)).classes == 2


@pytest.mark.parametrize("source", SOURCES)
def test_no_two_sources_have_the_same_points(source: PlaneSource) -> None:
    points = build_dataset(data(source)).x_train
    assert not any((build_dataset(data(other)).x_train == points).all() for other in SOURCES if other != source)


def test_raw_examples_stay_points_whatever_the_network_is_told_of_them() -> None:
    plain, rich = build_dataset(data()), build_dataset(data(features=FEATURES))
    np.testing.assert_array_equal(plain.x_train, rich.x_train)
    assert (rich.raw_size, rich.features) == (2, 7)
    assert rich.feature_names == ("x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂")
    assert rich.measured(rich.x_train).shape == (120, 7)


def test_what_is_no_plane_is_measured_as_it_is() -> None:
    dataset = build_dataset(Data())
    assert (dataset.plane, dataset.raw_size) == (None, 3)
    assert dataset.measured(dataset.x_train) is dataset.x_train


@pytest.mark.parametrize("features", [("x1", "x2"), FEATURES, ("sin-x2",)])
def test_inputs_are_scaled_features(features: tuple) -> None:
    raw, unit, standard = (build_dataset(data(features=features, scaling=kind)) for kind in ("raw", "unit", "standard"))
    np.testing.assert_array_equal(raw.scaling.apply(raw.x_test), raw.measured(raw.x_test))
    inputs = unit.scaling.apply(unit.x_train)
    assert inputs.shape == (120, len(features))
    assert -0.01 < inputs.min() < inputs.max() < 1.01
    inputs = standard.scaling.apply(standard.x_train)
    np.testing.assert_allclose(inputs.mean(axis=0), 0, atol=1e-5)
    np.testing.assert_allclose(inputs.std(axis=0), 1, atol=1e-5)
    assert isinstance(standard.scaling, PlaneScaling)


def test_noise_of_labels_leaves_the_points_and_noise_of_points_the_labels() -> None:
    clean = build_dataset(data(noise=0.0))
    flipped, moved = build_dataset(data(noise=0.0, label_noise=0.25)), build_dataset(data(noise=0.5))
    np.testing.assert_array_equal(clean.x_train, flipped.x_train)
    np.testing.assert_array_equal(clean.t_train != flipped.t_train, flipped.noisy)
    assert flipped.noisy.sum() == 30
    np.testing.assert_array_equal(clean.t_train, moved.t_train)
    assert (clean.x_train != moved.x_train).any(axis=1).all()


def test_a_feature_named_twice_is_refused() -> None:
    with pytest.raises(SpecError, match=r"must name each feature once; they were x1, x2, x1\."):
        build_dataset(data(features=("x1", "x2", "x1")))


def test_own_points_are_the_examples_whatever_numbers_are_asked_for() -> None:
    points = (Point(1, 2, 0), Point(-1, 0.5, 2), Point(3, 3, 1, test=True))
    dataset = build_dataset(data("points", points=points, noise=1.0))
    assert (dataset.x_train.tolist(), dataset.t_train.tolist()) == ([[1, 2], [-1, 0.5]], [0, 2])
    assert (dataset.x_test.tolist(), dataset.t_test.tolist()) == ([[3, 3]], [1])
    assert dataset.class_names == ("A", "B", "C")


@pytest.mark.parametrize("scaling", ["raw", "unit", "standard"])
def test_a_single_point_is_enough_to_learn(scaling: str) -> None:
    experiment = build(Spec(data=data("points", points=(Point(1, 2, 1),), scaling=scaling)))
    learner = Learner(experiment)
    assert np.isfinite(learner.train(3)).all()
    assert learner.epoch == 3
    assert learner.evaluate().test_accuracy == learner.evaluate().train_accuracy


@pytest.mark.parametrize(
    ("points", "reason"),
    [((), "There are no points yet"), ((Point(1, 2, 0, test=True),), "All points are for testing")],
)
def test_without_a_point_to_learn_there_is_no_data_set(points: tuple[Point, ...], reason: str) -> None:
    with pytest.raises(SpecError, match=f"^{reason}: paint at least one"):
        build_dataset(data("points", points=points))


def test_a_network_has_as_many_inputs_as_features_and_as_many_outputs_as_classes() -> None:
    experiment = build(Spec(data=data("blobs", classes=5, features=("x1", "x2", "product"))))
    assert (experiment.sizes[0], experiment.sizes[-1]) == (3, 5)
    assert experiment.network.forward(experiment.dataset.scaling.apply(experiment.dataset.x_test)).shape == (30, 5)
