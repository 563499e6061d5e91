import numpy as np
import pytest
from tests.lens.by_hand import random_theta, small_experiment

from pellucid.lens.confusion import Split, confusion
from pellucid.lens.prediction import predict


@pytest.mark.parametrize("split", ["train", "test"])
def test_every_example_is_counted_in_the_row_of_its_class(split: Split) -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    dataset = experiment.dataset
    raw, truth = {"train": (dataset.x_train, dataset.t_train), "test": (dataset.x_test, dataset.t_test)}[split]
    expected = np.zeros((3, 3), int)
    for example, label in zip(raw, truth, strict=True):
        expected[label, predict(experiment, theta, example).argmax()] += 1
    np.testing.assert_array_equal(confusion(experiment, theta, split), expected)


def test_there_is_a_row_for_classes_that_nobody_has() -> None:
    experiment = small_experiment(source="colour-names", train=20, test=3)
    found = confusion(experiment, random_theta(experiment), "test")
    assert found.shape == (9, 9)
    assert found.sum() == 3


def test_answers_that_are_not_numbers_are_in_no_column() -> None:
    experiment = small_experiment()
    theta = np.full(experiment.network.layout.size, np.nan, np.float32)
    assert confusion(experiment, theta, "test").sum() == 0
