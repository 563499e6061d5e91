import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from tests.session.watch import Watch
from tests.training.specs import digits

from pellucid.data.dataset import Dataset
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.spec import Data
from pellucid.session.example import FIRST_COLOUR, LookedAt, checked_example, first_example
from pellucid.session.session import Session

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


def test_a_colour_gives_way_to_a_point_and_both_come_back() -> None:
    colours, plane = build_dataset(COLOURS), points()
    looked_at = LookedAt(colours)
    looked_at.choose(np.array([1, 2, 3], np.float32), final=True)
    assert looked_at.follow(colours, plane)
    np.testing.assert_array_equal(looked_at.raw, plane.x_test[0])
    looked_at.choose(np.array([4, 5], np.float32), final=True)
    assert looked_at.follow(plane, colours)
    assert looked_at.raw.tolist() == [1, 2, 3]
    assert looked_at.follow(colours, plane)
    assert looked_at.raw.tolist() == [4, 5]


def test_what_nobody_chose_is_not_kept() -> None:
    colours, plane = build_dataset(COLOURS), points()
    looked_at = LookedAt(colours)
    looked_at.choose(np.array([1, 2, 3], np.float32), final=True)
    looked_at.follow(colours, plane)
    looked_at.follow(plane, colours)
    looked_at.choose(np.array(FIRST_COLOUR, np.float32), final=True)
    looked_at.follow(colours, plane)
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


def test_the_first_example_gives_way_to_that_of_other_data_and_what_was_chosen_stays(qtbot: QtBot) -> None:
    session = Session(digits())
    try:
        for seed, chosen in ((1, False), (2, True)):
            if chosen:
                session.set_input(np.full(784, 7, np.float32))
            session.set_value("data.seed", seed)
            first = session.experiment.dataset.x_test[0]
            np.testing.assert_array_equal(session.input, np.full(784, 7) if chosen else first)
    finally:
        session.close()


def test_an_example_to_look_at_is_copied_and_told(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    raw = np.array([1, 2, 3], np.float32)
    session.set_input(raw)
    raw[:] = 9
    assert session.input.tolist() == [1, 2, 3]
    assert not session.input.flags.writeable
    session.set_input(np.array([1, 2, 3], np.float32))
    assert len(watch.of("input")) == 1


@pytest.mark.parametrize("raw", [np.zeros(2), np.array([0, np.nan, 0]), np.zeros((1, 3))])
def test_an_example_that_cannot_be_is_refused(qtbot: QtBot, session: Session, raw: np.ndarray) -> None:
    with pytest.raises(ValueError, match="finite numbers"):
        session.set_input(raw)


def test_pictures_begin_with_the_first_of_the_test_set(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    session.set_spec(digits(), "Digits")
    dataset = session.experiment.dataset
    assert dataset.picture == (28, 28)
    assert session.input.dtype == np.float32
    np.testing.assert_array_equal(session.input, dataset.x_test[0])
    assert watch.of("input")[-1] is session.input
    session.undo()
    assert session.input.tolist() == [122, 66, 94]


def test_a_picture_stays_when_other_pictures_come(qtbot: QtBot, session: Session) -> None:
    session.set_spec(digits(), "Digits")
    session.set_input(session.experiment.dataset.x_test[5].astype(np.float32))
    chosen = session.input
    session.set_value("data.seed", 7)
    assert session.input is chosen
