import numpy as np
from pytestqt.qtbot import QtBot
from tests.session.watch import play_past, settle, train_to

from pellucid.session.session import Session
from pellucid.training.messages import Inspected


def test_a_pause_is_inspected_where_the_frame_stands(qtbot: QtBot, session: Session) -> None:
    heard: list[tuple[Inspected, int, object]] = []
    session.inspected.connect(lambda report: heard.append((report, session.frame.step, session.status)))
    play_past(qtbot, session, 30)
    session.pause()
    session.inspect()
    settle(qtbot, session)
    ((report, step, status),) = heard
    assert report.step == step == session.frame.step
    assert status is session.status
    loss = session.experiment.probe(session.frame.theta).loss(report.inputs, report.targets, session.experiment.loss)
    train_to(qtbot, session, step + 1)
    assert np.float32(loss) == np.float32(session.frame.loss)


def test_what_was_inspected_in_a_run_that_was_left_is_not_told(qtbot: QtBot, session: Session) -> None:
    heard: list[Inspected] = []
    session.inspected.connect(heard.append)
    session.inspect()
    session.new_seed()
    settle(qtbot, session)
    assert heard == []
    session.inspect()
    settle(qtbot, session)
    assert [report.run for report in heard] == [session.frame.run]


def test_inspecting_trains_nothing_and_cannot_be_undone(qtbot: QtBot, session: Session) -> None:
    theta = session.frame.theta
    session.inspect()
    settle(qtbot, session)
    assert session.frame.step == 0
    np.testing.assert_array_equal(session.frame.theta, theta)
    assert session.undo_label() is None
