import numpy as np
import pytest

from pellucid.data.dataset import Dataset
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.spec import Data
from pellucid.session.example import FIRST_COLOUR, LookedAt, checked_example, first_example

COLOURS = Data()


def points(**settings) -> Dataset:
    return build_dataset(Data(source="moons", **settings))


def test_the_first_example_is_a_colour_or_else_the_first_test_example() -> None:
    assert tuple(first_example(build_dataset(COLOURS))) == FIRST_COLOUR
    dataset = points()
    np.testing.assert_array_equal(first_example(dataset), dataset.x_test[0])


def test_a_point_with_three_features_is_no_colour() -> None:
    dataset = points(features=("x1", "x2", "product"))
    np.testing.assert_array_equal(first_example(dataset), dataset.x_test[0])


def test_a_point_is_looked_at_as_its_two_coordinates_whatever_the_features() -> None:
    looked_at = LookedAt(points(features=("x1", "x2", "product", "sin-x1")))
    assert looked_at.choose(np.array([1.5, -2.5], np.float32), final=True)
    assert looked_at.raw.tolist() == [1.5, -2.5]
    with pytest.raises(ValueError, match="must be 2 finite numbers"):
        looked_at.choose(np.zeros(4, np.float32), final=True)


def test_a_point_that_was_chosen_stays_when_features_or_points_change() -> None:
    before = points()
    looked_at = LookedAt(before)
    looked_at.choose(np.array([1, 2], np.float32), final=True)
    for after in (points(features=("x1",)), points(seed=1)):
        assert not looked_at.follow(before, after)
        assert looked_at.raw.tolist() == [1, 2]


def test_a_point_that_nobody_chose_follows_the_points() -> None:
    before, after = points(), points(seed=1)
    looked_at = LookedAt(before)
    assert looked_at.follow(before, after)
    np.testing.assert_array_equal(looked_at.raw, after.x_test[0])


def test_a_colour_gives_way_to_a_point_and_a_point_to_a_colour() -> None:
    colours, plane = build_dataset(COLOURS), points()
    looked_at = LookedAt(colours)
    looked_at.choose(np.array([1, 2, 3], np.float32), final=True)
    assert looked_at.follow(colours, plane)
    np.testing.assert_array_equal(looked_at.raw, plane.x_test[0])
    assert looked_at.follow(plane, colours)
    assert tuple(looked_at.raw) == FIRST_COLOUR


def test_what_is_looked_at_cannot_be_written() -> None:
    looked_at = LookedAt(points())
    with pytest.raises(ValueError, match="read-only"):
        looked_at.raw[0] = 0


@pytest.mark.parametrize("raw", [[1.0, np.nan], [np.inf, 0.0], [1.0]])
def test_an_example_is_finite_numbers_of_the_size_wanted(raw: list[float]) -> None:
    with pytest.raises(ValueError, match="must be 2 finite numbers"):
        checked_example(np.array(raw, np.float32), 2)
