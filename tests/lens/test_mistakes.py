import numpy as np
import pytest
from tests.lens.by_hand import random_theta, small_experiment

from pellucid.experiment.build import Experiment
from pellucid.lens.confusion import Split, confusion
from pellucid.lens.mistakes import CellSearch, MistakeSearch, Search
from pellucid.lens.prediction import predict

ALL = 1_000_000


def finished(search: Search, part: int = ALL) -> Search:
    while not search.step(part):
        pass
    return search


def mistakes_one_by_one(experiment: Experiment, theta: np.ndarray) -> list[tuple[int, int, int]]:
    dataset = experiment.dataset
    found = []
    for number, (raw, truth) in enumerate(zip(dataset.x_test, dataset.t_test, strict=True)):
        probabilities = predict(experiment, theta, raw)
        if probabilities.argmax() != truth:
            found.append((-float(probabilities.max()), number, int(truth), int(probabilities.argmax())))
    return [(number, truth, answer) for _, number, truth, answer in sorted(found)]


def test_mistakes_are_the_wrong_test_examples_and_the_most_certain_comes_first() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    search = finished(MistakeSearch(experiment, theta))
    readings = search.readings(ALL)
    expected = mistakes_one_by_one(experiment, theta)
    assert expected
    assert [(each.example, each.truth, each.answer) for each in readings] == expected
    assert search.count == len(expected)
    for reading in readings:
        probabilities = predict(experiment, theta, experiment.dataset.x_test[reading.example])
        assert reading.probability == pytest.approx(probabilities[reading.answer], abs=1e-6)
        assert reading.truth_probability == pytest.approx(probabilities[reading.truth], abs=1e-6)


def test_no_more_are_returned_than_asked_for_but_all_are_counted() -> None:
    experiment = small_experiment()
    search = finished(MistakeSearch(experiment, random_theta(experiment)))
    assert search.readings(3) == search.readings(ALL)[:3]
    assert search.count == len(search.readings(ALL)) > 3


@pytest.mark.parametrize("part", [1, 7, 40])
def test_searching_part_by_part_finds_the_same(part: int) -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    search = MistakeSearch(experiment, theta)
    assert not search.step(part) or part == 40
    assert search.seen == part
    at_once = finished(MistakeSearch(experiment, theta)).readings(ALL)
    by_parts = finished(search, part).readings(ALL)
    assert [each.example for each in by_parts] == [each.example for each in at_once]
    assert search.seen == search.examples == 40


@pytest.mark.parametrize("split", ["train", "test"])
def test_every_cell_holds_as_many_examples_as_the_confusion_counts(split: Split) -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    counts = confusion(experiment, theta, split)
    for truth in range(3):
        for answer in range(3):
            search = finished(CellSearch(experiment, theta, split, truth, answer), 8)
            assert search.count == counts[truth, answer]
            assert {(each.truth, each.answer) for each in search.readings(ALL)} <= {(truth, answer)}


def test_a_class_without_examples_has_none_to_find() -> None:
    experiment = small_experiment(source="colour-names", train=20, test=3)
    (missing, *_) = set(range(9)) - set(experiment.dataset.t_test.tolist())
    search = CellSearch(experiment, random_theta(experiment), "test", missing, 0)
    assert search.step(1)
    assert search.readings(ALL) == []


def test_answers_that_are_not_numbers_are_no_mistakes_but_are_counted() -> None:
    experiment = small_experiment()
    search = finished(MistakeSearch(experiment, np.full(experiment.network.layout.size, np.nan, np.float32)))
    assert search.count == 0
    assert search.unanswered == 40
    assert search.readings(ALL) == []
