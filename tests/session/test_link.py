"""What comes from the trainer and when, and how it ends: as the session tells it."""

import dataclasses
import threading

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from tests.session.watch import Watch, play_past, settle
from tests.training.specs import digits, small

from pellucid.session.session import Session
from pellucid.training.messages import Failed


def test_frames_only_go_forward_and_none_is_told_twice(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    play_past(qtbot, session, 300)
    session.pause()
    settle(qtbot, session)
    frames = watch.of("frame")
    assert len({id(frame) for frame in frames}) == len(frames)
    steps = [frame.step for frame in frames]
    assert steps == sorted(steps)
    assert frames[-1] is session.frame


def test_nothing_ticks_while_nothing_can_come(qtbot: QtBot, session: Session) -> None:
    settle(qtbot, session)
    ticking = [timer for timer in session.findChildren(QTimer) if timer.isActive()]
    assert [timer.objectName() for timer in ticking] == ["garbage"]
    session.step_batch()
    assert session._link._timer.isActive()


def test_commands_in_quick_succession_do_not_keep_the_clock_from_ticking(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 5)
    step = session.frame.step
    for number in range(200):
        session.set_value("training.learning_rate", 0.05 - number * 1e-5, final=False)
        qtbot.wait(2)
        if session.frame.step > step:
            return
    pytest.fail("no frame in the whole drag")


def test_a_frame_that_comes_just_after_the_tick_is_not_left_until_the_next(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_past(qtbot, session, 5)
    step = session.frame.step
    late = dataclasses.replace(session.frame, step=step + 1)
    answers = [([], None), ([], late)]
    tick, again = (session.findChild(QTimer, name) for name in ("tick", "tick again"))
    again.stop()
    monkeypatch.setattr(session._link._trainer, "take", lambda: answers.pop(0))
    tick.timeout.emit()
    tick.stop()
    assert session.frame.step == step
    qtbot.waitUntil(lambda: session.frame is late)
    assert not again.isActive()
    monkeypatch.undo()


def test_there_is_no_signal_per_step(qtbot: QtBot, session: Session) -> None:
    told: list[int] = []
    session.frame_changed.connect(lambda frame: told.append(frame.step))
    play_past(qtbot, session, 2_000)
    assert len(told) < session.frame.step / 10


def test_an_error_in_the_trainer_is_told_in_words(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    session._link._trainer._mailbox.post(Failed(0, "MemoryError: no room"))
    session.step_batch()
    settle(qtbot, session)
    assert watch.of("failed") == ["Training met an error and paused: MemoryError: no room"]


def test_window_and_trainer_share_pictures(qtbot: QtBot, session: Session) -> None:
    session.set_spec(digits(), "Digits")
    session.step_batch()
    settle(qtbot, session)
    run = session._link._trainer._worker._run
    assert run is not None
    assert run.learner.experiment.dataset is session.experiment.dataset
    assert session.frame.step == 1


@pytest.mark.parametrize("pace", [1.0, None])
def test_closing_while_training_leaves_no_thread_and_can_be_repeated(qtbot: QtBot, pace: float | None) -> None:
    session = Session(small())
    session.set_pace(pace)
    session.play()
    qtbot.waitUntil(lambda: session.frame.step > 0, timeout=20_000)
    session.close()
    assert threading.active_count() == 1
    session.close()


def test_a_closed_session_still_answers(qtbot: QtBot) -> None:
    session = Session(small())
    session.close()
    session.play()
    session.set_value("training.momentum", 0.5)
    session.set_value("network.hidden", ())
    session.set_pace(None)
    session.undo()
    assert not [timer for timer in session.findChildren(QTimer) if timer.isActive()]
