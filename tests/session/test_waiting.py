"""Points among which there is none to train with: training waits until there is, and says so."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from tests.session.watch import Watch, play_past, settle, train_to

from pellucid.data.points import Point
from pellucid.experiment.own_points import with_own_points
from pellucid.experiment.spec import Data, Layer, Network, Spec
from pellucid.session.session import Session, Status

MOONS = Spec(data=Data(source="moons", train=40, test=10), network=Network(hidden=(Layer(4, "tanh"),)))
PAINTED = (Point(1.0, 1.0, 0), Point(-1.0, 0.0, 1))


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(MOONS)
    yield made
    made.close()


def paint(session: Session) -> None:
    session.set_spec(replace(session.spec, data=with_own_points(session.spec.data, PAINTED)), "Points")


def wait_for(qtbot: QtBot, session: Session, status: Status) -> None:
    qtbot.waitUntil(lambda: session.status is status, timeout=20_000)


def test_training_pauses_and_goes_on_by_itself_with_the_first_points(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 10)
    session.set_waiting((), "Clear points")
    settle(qtbot, session)
    assert session.status is Status.PAUSED
    step = session.frame.step
    session.set_waiting((Point(0.0, 0.0, 0, test=True),), "Points")
    settle(qtbot, session)
    assert session.frame.step == step
    paint(session)
    qtbot.waitUntil(lambda: session.frame.run == 1 and session.frame.step > 5, timeout=20_000)
    assert session.status is Status.RUNNING


def test_what_stood_still_stays_so(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 2)
    session.set_waiting((), "Clear points")
    paint(session)
    settle(qtbot, session)
    assert (session.status, session.frame.step) == (Status.PAUSED, 0)


def test_play_and_steps_tell_that_there_is_nothing_to_train_on(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 2)
    session.set_waiting((), "Clear points")
    watch = Watch(session)
    for wish in (session.play, session.toggle, session.step_batch, session.step_epoch):
        wish()
        settle(qtbot, session)
    assert session.frame.step == 2
    assert len(watch.of("failed")) == 4
    assert all("nothing to train on" in text for text in watch.of("failed"))
    paint(session)
    session.step_batch()
    settle(qtbot, session)
    assert session.frame.step == 1


def test_undo_leads_back_to_the_points_and_training_goes_on(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 10)
    session.set_waiting((), "Clear points")
    settle(qtbot, session)
    stood = session.frame.step
    session.undo()
    assert session.waiting is None
    qtbot.waitUntil(lambda: session.frame.step > stood, timeout=20_000)
    assert session.status is Status.RUNNING


def test_undoing_the_first_points_waits_again(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 10)
    session.set_waiting((), "Clear points")
    settle(qtbot, session)
    stood = session.frame.step
    paint(session)
    wait_for(qtbot, session, Status.RUNNING)
    session.undo()
    settle(qtbot, session)
    assert (session.waiting, session.status, session.frame.step) == ((), Status.PAUSED, stood)
    session.redo()
    wait_for(qtbot, session, Status.RUNNING)
    assert session.waiting is None


@pytest.mark.parametrize("steps", [0, 3])
def test_a_reset_has_the_points_back_and_can_be_undone(qtbot: QtBot, session: Session, steps: int) -> None:
    train_to(qtbot, session, steps)
    session.set_waiting((), "Clear points")
    session.reset()
    settle(qtbot, session)
    assert (session.waiting, session.frame.step, session.status) == (None, 0, Status.PAUSED)
    session.step_batch()
    settle(qtbot, session)
    assert session.frame.step == 1
    session.undo()
    assert session.waiting == ()


def test_a_reset_while_training_waits_does_not_begin_it(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 10)
    session.set_waiting((), "Clear points")
    session.reset()
    settle(qtbot, session)
    assert (session.status, session.frame.step) == (Status.PAUSED, 0)


def test_the_same_points_again_end_the_wait(qtbot: QtBot, session: Session) -> None:
    paint(session)
    session.set_waiting((), "Clear points")
    paint(session)
    assert session.waiting is None
    assert session.undo_label() == "Points"
    session.undo()
    assert session.waiting == ()
    settle(qtbot, session)
