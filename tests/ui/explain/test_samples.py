"""Of which example a step is explained, and what is right for it."""

import numpy as np
import pytest

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.lens.prediction import predict
from pellucid.ui.explain.samples import Labels, Sample, Source, assumed_target, examples_of


@pytest.mark.parametrize("name", ["colours", "two-spirals", "plane", "digits"])
def test_examples_of_the_data_are_found_with_what_is_right_for_them(name: str) -> None:
    dataset = build(load(name)).dataset
    labels = Labels()
    for source, number in ((Source.TRAIN, 7), (Source.TEST, 3)):
        x, t = examples_of(dataset, source)
        assert labels.find(dataset, np.asarray(x[number], np.float32)) == t[number]
    assert labels.find(dataset, np.full(dataset.raw_size, 0.123, np.float32)) is None


def test_another_data_set_is_looked_through_anew() -> None:
    labels = Labels()
    first, second = (build(load(name)).dataset for name in ("two-spirals", "moons"))
    raw = np.asarray(second.x_test[0], np.float32)
    assert labels.find(first, raw) is None
    assert labels.find(second, raw) == second.t_test[0]


def test_where_nothing_is_right_the_predicted_class_is_taken() -> None:
    experiment = build(load("colours"))
    raw = np.array([10, 200, 30], np.float32)
    theta = experiment.network.theta.copy()
    assert assumed_target(experiment, theta, raw) == np.argmax(predict(experiment, theta, raw))


def test_where_there_are_no_classes_the_value_of_the_nearest_example_is_taken() -> None:
    experiment = build(load("plane"))
    dataset = experiment.dataset
    raw = dataset.x_train[5] + np.float32(1e-4)
    assert assumed_target(experiment, experiment.network.theta, raw) == dataset.t_train[5]


def test_only_examples_of_the_data_have_numbers() -> None:
    assert [source for source in Source if Sample(source).is_numbered] == [Source.TRAIN, Source.TEST]
