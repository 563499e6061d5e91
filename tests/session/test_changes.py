"""What the user changes, by a drag or at once, and takes back: through the session, as the window does it."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from tests.session.watch import Watch, play_past, same, settle, train_to
from tests.training.specs import learner, small

from pellucid.experiment.spec import SpecError, with_value
from pellucid.session.session import Session, Status


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("training.learning_rate", -1.0),
        ("training.learning_rate", float("nan")),
        ("training.momentum", 1.0),
        ("training.optimizer", "newton"),
        ("network.hidden", ("fifty",)),
        ("data.train", 0),
        ("data.nothing", 1),
    ],
)
@pytest.mark.parametrize("final", [True, False])
def test_a_value_that_cannot_be_changes_nothing(
    qtbot: QtBot, session: Session, path: str, value: object, final: bool
) -> None:
    settle(qtbot, session)
    watch = Watch(session)
    with pytest.raises(SpecError):
        session.set_value(path, value, final=final)
    assert session.spec == small()
    assert watch.heard == []
    assert session.undo_label() is None
    assert not session._link._timer.isActive()


def test_data_that_cannot_be_had_leave_the_old_ones(qtbot: QtBot, session: Session) -> None:
    session.set_value("data.source", "colour-names")
    spec, experiment = session.spec, session.experiment
    with pytest.raises(SpecError):
        session.set_value("data.train", 9_999)
    assert session.spec == spec
    assert session.experiment is experiment
    session.undo()
    assert session.spec == small()


def test_a_live_setting_is_marked_at_its_step(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 5)
    watch = Watch(session)
    session.set_value("training.learning_rate", 0.01)
    settle(qtbot, session)
    (mark,) = session.history.marks
    assert (mark.step, mark.name, mark.before, mark.after) == (5, "learning_rate", 0.05, 0.01)
    assert session.frame.learning_rate == 0.01
    assert session.frame.step == 5
    assert len(watch.of("spec")) == 1
    assert not watch.of("experiment")


def test_a_drag_applies_live_and_leaves_one_mark_and_one_step_to_undo(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 3)
    for rate in (0.04, 0.03, 0.02):
        session.set_value("training.learning_rate", rate, final=False)
        settle(qtbot, session)
        assert session.frame.learning_rate == rate
        assert session.history.marks == ()
    session.set_value("training.learning_rate", 0.02, final=True)
    settle(qtbot, session)
    (mark,) = session.history.marks
    assert (mark.before, mark.after) == (0.05, 0.02)
    session.undo()
    assert session.spec == small()
    assert session.undo_label() is None


def test_a_drag_back_to_its_start_was_nothing(qtbot: QtBot, session: Session) -> None:
    session.set_value("training.learning_rate", 0.5, final=False)
    session.set_value("training.learning_rate", 0.05, final=True)
    settle(qtbot, session)
    assert session.history.marks == ()
    assert session.undo_label() is None
    assert session.frame.learning_rate == 0.05


def test_a_drag_that_is_left_open_ends_with_the_next_change(qtbot: QtBot, session: Session) -> None:
    session.set_value("training.learning_rate", 0.5, final=False)
    assert session.undo_label() == "training.learning_rate"
    session.set_value("training.momentum", 0.5)
    settle(qtbot, session)
    assert [(mark.name, mark.before, mark.after) for mark in session.history.marks] == [
        ("learning_rate", 0.05, 0.5),
        ("momentum", 0.9, 0.5),
    ]
    session.undo()
    session.undo()
    assert session.spec == small()


def test_dragging_what_begins_new_runs_is_one_step_to_undo(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 4)
    stood = session.frame
    for noise in (0.1, 0.2, 0.3):
        session.set_value("data.label_noise", noise, final=False)
    session.set_value("data.label_noise", 0.3)
    assert session.frame.step == 0
    assert session.undo_label() == "data.label_noise"
    assert len(session._runs.numbers) == 2
    session.undo()
    settle(qtbot, session)
    assert session.spec == small()
    assert session.frame.run == 0
    assert same(session.frame.theta, stood.theta)
    assert session.undo_label() is None


def test_dragging_data_away_and_back_keeps_the_run(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 4)
    session.set_value("data.label_noise", 0.1, final=False)
    session.set_value("data.label_noise", 0.0)
    settle(qtbot, session)
    assert (session.frame.run, session.frame.step) == (0, 4)
    assert session.undo_label() is None


def test_undoing_a_rebuild_goes_on_where_the_earlier_run_stood(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 50)
    session.pause()
    settle(qtbot, session)
    stood, losses = session.frame, session.history.losses.mean.copy()
    session.set_value("network.hidden", ())
    train_to(qtbot, session, 7)
    session.undo()
    assert session.history.run == 0
    assert same(session.frame.theta, stood.theta)
    np.testing.assert_array_equal(session.history.losses.mean, losses)
    settle(qtbot, session)
    assert session.frame.step == stood.step
    session.step_batch()
    settle(qtbot, session)
    alone = learner()
    alone.train(stood.step + 1)
    assert same(session.frame.theta, alone.network.theta)
    session.redo()
    settle(qtbot, session)
    assert session.spec.network.hidden == ()
    assert session.frame.step == 7


def test_undoing_a_reset_brings_the_run_back(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 6)
    session.reset()
    settle(qtbot, session)
    session.undo()
    settle(qtbot, session)
    assert (session.frame.run, session.frame.step) == (0, 6)
    assert session.history.losses.epoch.size == 6
    assert session.status is Status.PAUSED


def test_undoing_a_new_seed_brings_the_old_one_back(qtbot: QtBot, session: Session) -> None:
    session.new_seed()
    session.undo()
    assert session.spec.seed == small().seed
    session.redo()
    assert session.spec.seed != small().seed


def test_undoing_a_live_change_is_marked_too(qtbot: QtBot, session: Session) -> None:
    session.set_value("training.optimizer", "adam")
    train_to(qtbot, session, 3)
    session.undo()
    settle(qtbot, session)
    assert session.spec.training.optimizer == "momentum"
    assert [(mark.step, mark.before, mark.after) for mark in session.history.marks] == [
        (0, "momentum", "adam"),
        (3, "adam", "momentum"),
    ]


def test_several_settings_at_once_are_one_change(qtbot: QtBot, session: Session) -> None:
    live = with_value(with_value(small(), "training.momentum", 0.5), "training.learning_rate", 0.1)
    session.set_spec(live, "Two settings")
    settle(qtbot, session)
    assert session.frame.run == 0
    assert sorted(mark.name for mark in session.history.marks) == ["learning_rate", "momentum"]
    session.set_spec(with_value(live, "data.seed", 9), "Another experiment")
    assert session.frame.run == 1
    assert session.undo_label() == "Another experiment"
    session.undo()
    assert session.undo_label() == "Two settings"
    session.undo()
    assert session.spec == small()


def test_the_present_specification_again_is_no_change(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    session.set_spec(small(), "The same")
    session.set_value("training.momentum", 0.9)
    assert watch.heard == []
    assert session.undo_label() is None


def test_a_weight_can_be_written_and_taken_back(qtbot: QtBot, session: Session) -> None:
    index = session.experiment.network.layout.index("2.weight", 1, 2)
    before = session.frame.theta[index]
    session.set_weight(index, -0.75)
    settle(qtbot, session)
    assert session.frame.theta[index] == -0.75
    assert session.undo_label() == "Weight"
    session.undo()
    settle(qtbot, session)
    assert session.frame.theta[index] == before
    session.redo()
    settle(qtbot, session)
    assert session.frame.theta[index] == -0.75


def test_a_drag_of_two_weights_is_live_and_one_step_to_undo(qtbot: QtBot, session: Session) -> None:
    settle(qtbot, session)
    before = session.frame.theta
    for number in range(1, 4):
        session.set_weights({3: 0.1 * number, 8: -0.2 * number}, final=False)
        settle(qtbot, session)
        assert session.frame.theta[[3, 8]].tolist() == pytest.approx([0.1 * number, -0.2 * number])
        assert session.undo_label() is None
        assert session.history.marks == ()
    session.set_weights({3: 0.5, 8: 0.25})
    settle(qtbot, session)
    assert [(mark.before, mark.after) for mark in session.history.marks] == [(before[3], 0.5), (before[8], 0.25)]
    assert session.undo_label() == "Weights"
    session.undo()
    settle(qtbot, session)
    assert same(session.frame.theta, before)
    assert session.undo_label() is None
    session.redo()
    settle(qtbot, session)
    assert session.frame.theta[[3, 8]].tolist() == [0.5, 0.25]


def test_a_drag_of_weights_that_is_left_open_ends_with_the_next_change(qtbot: QtBot, session: Session) -> None:
    before = session.frame.theta
    session.set_weights({3: 0.5, 8: 0.25}, final=False)
    session.set_value("training.learning_rate", 0.02)
    assert session.undo_label() == "training.learning_rate"
    session.undo()
    assert session.undo_label() == "Weights"
    session.set_weights({3: 0.75, 8: 0.25}, final=False)
    session.set_weights({4: 0.75}, final=False)
    assert session.undo_label() == "Weights"
    session.undo()
    assert session.undo_label() == "Weights"
    session.undo()
    session.undo()
    settle(qtbot, session)
    assert same(session.frame.theta, before)


def test_one_weight_that_cannot_be_leaves_the_others_as_they_are(qtbot: QtBot, session: Session) -> None:
    before = session.frame.theta
    with pytest.raises(ValueError, match="finite"):
        session.set_weights({3: 0.5, 8: float("inf")}, final=False)
    settle(qtbot, session)
    assert same(session.frame.theta, before)
    assert session.undo_label() is None


@pytest.mark.parametrize(("index", "value"), [(-1, 0.0), (10_000, 0.0), (0, float("nan")), (0, 1e39)])
def test_a_weight_that_cannot_be_is_refused(qtbot: QtBot, session: Session, index: int, value: float) -> None:
    with pytest.raises((IndexError, ValueError)):
        session.set_weight(index, value)
    assert session.undo_label() is None


def test_runs_nobody_can_return_to_are_let_go(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.set_value("seed", 1)
    session.set_value("seed", 2)
    session.undo()
    session.undo()
    session.set_value("seed", 3)
    assert session._runs.numbers == {0, 3}
