"""Runs that strokes begin and end: only those that anybody wanted to see are kept."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from tests.session.watch import play_past, settle, train_to

from pellucid.data.points import Point
from pellucid.experiment.own_points import as_own_points, with_own_points
from pellucid.experiment.spec import Data, Layer, Network, Spec, with_value
from pellucid.session.editing import EDITING_SECONDS, Editing
from pellucid.session.session import Session

MOONS = Spec(data=Data(source="moons", train=40, test=10), network=Network(hidden=(Layer(4, "tanh"),)))
ONE, TWO, THREE = (
    with_value(MOONS, "data.points", tuple(Point(float(at), 0.0, 0) for at in range(count))) for count in (1, 2, 3)
)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def session(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setattr("pellucid.session.editing.EDITING_SECONDS", float("inf"))
    made = Session(MOONS)
    yield made
    made.close()


def kept(session: Session) -> list[int]:
    return [run.number for run in session.kept.runs]


def stroke(qtbot: QtBot, session: Session, *, trained: bool = True) -> None:
    """Add a point; if training runs, wait until the run is one that might be kept."""
    data = as_own_points(session.spec.data, session.experiment.dataset)
    points = (*data.points, Point(0.0, len(data.points) / 1_000, 1))
    session.set_spec(replace(session.spec, data=with_own_points(data, points)), "Points")
    if trained:
        qtbot.waitUntil(lambda: session.history.evaluations.epoch[-1:].sum() > 0, timeout=20_000)


def test_a_run_between_two_strokes_is_passed_by_and_the_one_before_the_first_is_not() -> None:
    editing = Editing(Clock())
    assert not editing.passes(0, ONE, TWO)
    editing.enter(1, ONE, TWO, is_new=True)
    assert editing.passes(1, TWO, THREE)
    assert not editing.passes(1, TWO, with_value(TWO, "seed", 5))


def test_a_run_that_was_looked_at_for_long_is_not_passed_by() -> None:
    clock = Clock()
    editing = Editing(clock)
    editing.enter(1, ONE, TWO, is_new=True)
    clock.now = EDITING_SECONDS
    assert not editing.passes(1, TWO, THREE)


def test_a_run_to_which_undo_leads_back_stays_what_it_was() -> None:
    editing = Editing(Clock())
    editing.enter(1, ONE, TWO, is_new=True)
    editing.enter(0, TWO, ONE, is_new=False)
    assert not editing.passes(0, ONE, THREE)
    editing.enter(1, ONE, TWO, is_new=False)
    assert editing.passes(1, TWO, THREE)


def test_of_many_strokes_while_training_only_the_run_before_them_is_kept(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 30)
    qtbot.waitUntil(lambda: session.history.evaluations.epoch[-1:].sum() > 0, timeout=20_000)
    for _ in range(4):
        stroke(qtbot, session)
    assert kept(session) == [0]
    session.undo()
    session.undo()
    assert kept(session) == [0]
    session.reset()
    assert kept(session) == [0, 2]


def test_a_run_that_was_trained_on_purpose_between_strokes_is_kept(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 8)
    stroke(qtbot, session, trained=False)
    train_to(qtbot, session, 8)
    stroke(qtbot, session, trained=False)
    assert kept(session) == [0, 1]


def test_points_that_training_waited_for_belong_to_the_strokes(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 30)
    qtbot.waitUntil(lambda: session.history.evaluations.epoch[-1:].sum() > 0, timeout=20_000)
    session.set_waiting((), "Clear points")
    settle(qtbot, session)
    for _ in range(3):
        stroke(qtbot, session)
    assert kept(session) == [0]
