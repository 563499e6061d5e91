import pytest
from pytestqt.qtbot import QtBot
from tests.session.watch import Watch, play_past, same, settle, train_to

from pellucid.session.session import Session, Status


def stop_after(qtbot: QtBot, session: Session, epochs: int) -> None:
    """Let it stop by itself after so many epochs of three steps."""
    session.set_value("training.epochs", epochs)
    session.set_value("training.stop", "epochs")
    session.set_pace(None)
    session.play()
    qtbot.waitUntil(lambda: session.stopped is not None, timeout=20_000)
    settle(qtbot, session)


def test_a_run_that_stops_by_itself_is_paused_and_says_why(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    stop_after(qtbot, session, 4)
    assert session.status is Status.PAUSED
    assert (session.stopped.verdict.condition, session.stopped.epoch) == ("epochs", 4.0)
    assert (session.frame.step, session.frame.metrics.step) == (12, 12)
    assert session.history.stops == (session.stopped,)
    assert watch.of("status")[-1] is Status.PAUSED


@pytest.mark.parametrize("go_on", ["play", "step_batch", "step_epoch"])
def test_the_reason_is_gone_when_training_goes_on_but_stays_in_the_history(
    qtbot: QtBot, session: Session, go_on: str
) -> None:
    stop_after(qtbot, session, 2)
    watch = Watch(session)
    getattr(session, go_on)()
    qtbot.waitUntil(lambda: session.stopped is None and session.frame.step > 6, timeout=20_000)
    assert watch.of("status")
    assert len(session.history.stops) == 1


def test_a_weight_changed_by_hand_makes_the_reason_go(qtbot: QtBot, session: Session) -> None:
    stop_after(qtbot, session, 2)
    session.set_value("training.learning_rate", 0.01)
    settle(qtbot, session)
    assert session.stopped is not None
    session.set_weight(3, 0.5)
    settle(qtbot, session)
    assert session.stopped is None


def test_a_new_run_has_not_stopped_and_undo_returns_to_the_one_that_has(qtbot: QtBot, session: Session) -> None:
    stop_after(qtbot, session, 3)
    stopped, stood = session.stopped, session.frame.theta
    watch = Watch(session)
    session.reset()
    assert session.stopped is None
    assert session.history.stops == ()
    settle(qtbot, session)
    session.undo()
    settle(qtbot, session)
    assert session.stopped == stopped
    assert session.history.stops == (stopped,)
    assert same(session.frame.theta, stood)
    assert len(watch.of("status")) == 2


def test_a_stop_condition_is_live_marked_and_can_be_undone(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 3)
    session.set_value("training.stop", "early")
    session.set_value("training.stop_patience", 5)
    settle(qtbot, session)
    assert session.frame.step == 3
    assert [(mark.name, mark.before, mark.after) for mark in session.history.marks] == [
        ("stop", "none", "early"),
        ("stop_patience", 20, 5),
    ]
    assert session.undo_label() == "training.stop_patience"
    session.undo()
    session.undo()
    settle(qtbot, session)
    assert session.spec.training.stop == "none"
    play_past(qtbot, session, 600)
    assert session.stopped is None


def test_the_best_weights_are_what_the_session_shows(qtbot: QtBot, session: Session) -> None:
    session.set_value("data.label_noise", 0.4)
    session.set_value("training.stop", "early")
    session.set_value("training.stop_patience", 3)
    session.set_pace(None)
    session.play()
    qtbot.waitUntil(lambda: session.stopped is not None, timeout=20_000)
    settle(qtbot, session)
    assert session.frame.metrics.test_loss == session.stopped.verdict.value
    assert session.history.evaluations.epoch[-1] == session.stopped.epoch
    assert session.history.evaluations.test_loss[-1] == session.stopped.verdict.value
