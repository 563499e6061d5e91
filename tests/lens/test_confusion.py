import numpy as np
import pytest
from tests.lens.by_hand import random_theta, small_digits, small_experiment

from pellucid.lens.confusion import ConfusionCount, Split, confusion
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


@pytest.mark.parametrize("part", [1, 7, 40, 1_000])
def test_counting_part_by_part_comes_to_the_same(part: int) -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    count = ConfusionCount(experiment, theta, "test")
    steps = 1
    while not count.step(part):
        assert count.seen == steps * part == count.counts.sum()
        steps += 1
    assert steps == -(-40 // part)
    assert count.seen == count.examples == 40
    np.testing.assert_array_equal(count.counts, confusion(experiment, theta, "test"))


def test_what_is_counted_stays_when_there_is_nothing_more_to_count() -> None:
    experiment = small_experiment()
    count = ConfusionCount(experiment, random_theta(experiment), "test")
    assert count.step(40)
    before = count.counts
    assert count.step(40)
    np.testing.assert_array_equal(count.counts, before)


def test_counts_handed_out_are_not_counted_on() -> None:
    experiment = small_experiment()
    count = ConfusionCount(experiment, random_theta(experiment), "test")
    count.step(10)
    early = count.counts
    count.step(30)
    assert early.sum() == 10


def test_all_pictures_of_a_large_set_are_counted() -> None:
    experiment = small_digits()
    found = confusion(experiment, random_theta(experiment), "test")
    np.testing.assert_array_equal(found.sum(axis=1), np.bincount(experiment.dataset.t_test, minlength=10))
