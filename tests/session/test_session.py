import dataclasses
import threading

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from tests.session.watch import Watch, diverge, play_past, same, settle, train_to
from tests.training.specs import digits, learner, learner_for, small

from pellucid.experiment.spec import Layer, Network, Spec, SpecError, with_value
from pellucid.session.session import PACES, Session, Status
from pellucid.training.messages import Failed


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


def test_a_new_session_shows_the_initial_weights_at_once(qtbot: QtBot, session: Session) -> None:
    alone = learner()
    frame = session.frame
    assert (frame.run, frame.step, frame.epoch, frame.learning_rate) == (0, 0, 0.0, 0.05)
    assert np.isnan(frame.loss)
    assert same(frame.theta, alone.network.theta)
    assert not frame.theta.flags.writeable
    assert session.status is Status.PAUSED
    assert session.divergence is None
    assert session.history.run == 0
    assert session.spec == small()
    assert (session.undo_label(), session.redo_label()) == (None, None)
    assert session.input.tolist() == [122, 66, 94]
    assert session.pace in PACES


def test_the_initial_weights_are_evaluated_by_the_trainer_not_while_the_window_waits(
    qtbot: QtBot, session: Session
) -> None:
    assert session.frame.metrics is None
    settle(qtbot, session)
    assert session.frame.metrics == learner().evaluate()


def test_a_specification_that_cannot_be_is_refused_and_leaves_no_thread(qtbot: QtBot) -> None:
    with pytest.raises(SpecError):
        Session(Spec(seed=-1))
    assert threading.active_count() == 1


def test_playing_trains_and_pausing_stands_still(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    play_past(qtbot, session, 100)
    assert session.status is Status.RUNNING
    assert session.samples_per_second > 0
    session.pause()
    settle(qtbot, session)
    assert session.status is Status.PAUSED
    assert session.samples_per_second == 0
    assert watch.of("status") == [Status.RUNNING, Status.PAUSED]
    alone = learner()
    losses = alone.train(session.frame.step)
    assert same(session.frame.theta, alone.network.theta)
    assert session.frame.metrics == alone.evaluate()
    np.testing.assert_array_equal(session.history.losses.mean, np.array(losses, np.float32))


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


def test_toggling_plays_and_pauses(qtbot: QtBot, session: Session) -> None:
    session.toggle()
    qtbot.waitUntil(lambda: session.status is Status.RUNNING)
    session.toggle()
    qtbot.waitUntil(lambda: session.status is Status.PAUSED)


def test_a_batch_and_an_epoch_at_a_time(qtbot: QtBot, session: Session) -> None:
    session.set_pace(None)
    session.step_batch()
    settle(qtbot, session)
    assert session.frame.step == 1
    session.step_epoch()
    settle(qtbot, session)
    assert (session.frame.step, session.frame.epoch) == (3, 1.0)
    assert session.status is Status.PAUSED


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


def test_the_pace_is_told_once(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    session.set_pace(30.0)
    session.set_pace(30.0)
    session.set_pace(None)
    assert watch.of("pace") == [30.0, None]
    assert session.pace is None


def test_a_reset_begins_again_paused_from_the_same_weights(qtbot: QtBot, session: Session) -> None:
    initial = session.frame.theta
    play_past(qtbot, session, 20)
    session.reset()
    assert session.frame.step == 0
    assert same(session.frame.theta, initial)
    assert session.history.losses.epoch.size == 0
    settle(qtbot, session)
    assert session.status is Status.PAUSED
    assert session.frame.step == 0
    assert session.undo_label() == "Reset"


def test_resetting_what_has_not_begun_does_nothing(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    session.reset()
    assert session.undo_label() is None
    assert watch.heard == []
    session.step_batch()
    session.reset()
    settle(qtbot, session)
    assert session.frame.step == 0
    assert session.undo_label() == "Reset"


@pytest.mark.parametrize("seen", [True, False], ids=["seen to run", "not seen to run yet"])
def test_a_reset_also_halts_a_run_that_another_network_began_while_training(
    qtbot: QtBot, session: Session, seen: bool
) -> None:
    if seen:
        play_past(qtbot, session, 5)
    else:
        session.play()
    session.set_value("network.initialisation", "xavier-normal")
    if seen:
        qtbot.waitUntil(lambda: session.frame.step > 0)
    session.reset()
    settle(qtbot, session)
    assert session.status is Status.PAUSED
    assert session.frame.step == 0


def test_a_new_seed_draws_other_weights_and_waits(qtbot: QtBot, session: Session) -> None:
    experiment, theta, seed = session.experiment, session.frame.theta, session.spec.seed
    session.play()
    session.new_seed()
    settle(qtbot, session)
    assert session.spec.seed != seed
    assert not same(session.frame.theta, theta)
    assert session.status is Status.PAUSED
    assert session.experiment is experiment
    assert same(session.frame.theta, learner_for(session.spec).network.theta)


@pytest.mark.parametrize(
    ("path", "value"),
    [("network.hidden", ()), ("network.initialisation", "zeros"), ("data.label_noise", 0.2), ("data.train", 30)],
)
def test_another_network_or_other_data_begin_a_new_run_at_once(
    qtbot: QtBot, session: Session, path: str, value: object
) -> None:
    settle(qtbot, session)
    watch = Watch(session)
    session.set_value(path, value)
    heard = watch.names()
    assert heard.index("experiment") < heard.index("frame")
    expected = learner_for(with_value(small(), path, value))
    assert session.frame.run == session.history.run == 1
    assert same(session.frame.theta, expected.network.theta)
    assert session.experiment.network.layout.size == session.frame.theta.size
    train_to(qtbot, session, 4)
    expected.train(4)
    assert same(session.frame.theta, expected.network.theta)


def test_data_that_stay_as_they_were_are_not_made_again(qtbot: QtBot, session: Session) -> None:
    dataset = session.experiment.dataset
    session.set_value("network.hidden", ())
    assert session.experiment.dataset is dataset
    session.set_value("data.seed", 5)
    assert session.experiment.dataset is not dataset


def test_training_goes_on_when_the_network_changes_under_way(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 10)
    session.set_value("network.hidden", ())
    assert session.frame.step == 0
    qtbot.waitUntil(lambda: session.frame.step > 5, timeout=20_000)
    assert session.frame.run == 1
    assert session.status is Status.RUNNING


def test_frames_always_fit_the_experiment_of_their_time(qtbot: QtBot, session: Session) -> None:
    wrong: list[int] = []
    session.frame_changed.connect(
        lambda frame: (
            wrong.append(frame.step)
            if frame.theta.size != session.experiment.network.layout.size or frame.run != session.history.run
            else None
        )
    )
    play_past(qtbot, session, 10)
    hidden = session.spec.network.hidden
    for _ in range(10):
        session.set_value("network.hidden", ())
        qtbot.wait(5)
        session.set_value("network.hidden", hidden)
        qtbot.wait(5)
    assert not wrong


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


def test_a_diverged_run_keeps_its_last_finite_weights_and_says_so(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 10)
    watch = Watch(session)
    diverge(qtbot, session)
    assert watch.of("status")[-1] is Status.DIVERGED
    assert session.divergence is not None
    assert session.divergence.step == session.frame.step + 1
    assert np.isfinite(session.frame.theta).all()
    session.play()
    session.step_batch()
    settle(qtbot, session)
    assert session.status is Status.DIVERGED


def test_rewinding_returns_to_what_was_good_and_the_learning_rate_can_be_undone(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 10)
    diverge(qtbot, session)
    good = session.divergence.good_step
    session.rewind(5e-4)
    settle(qtbot, session)
    assert session.status is Status.PAUSED
    assert session.divergence is None
    assert session.frame.step == good
    assert session.history.losses.epoch.size == good
    assert session.spec.training.learning_rate == session.frame.learning_rate == 5e-4
    assert session.undo_label() == "Rewind"
    session.undo()
    settle(qtbot, session)
    assert session.spec == small()
    assert session.frame.learning_rate == 0.05


def test_only_rewinding_changes_no_setting(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 10)
    diverge(qtbot, session)
    session.rewind()
    settle(qtbot, session)
    assert session.spec == small()
    assert session.status is Status.PAUSED
    play_past(qtbot, session, 12)


def test_a_reset_leaves_divergence_behind_and_undo_returns_to_it(qtbot: QtBot, session: Session) -> None:
    diverge(qtbot, session)
    first = session.divergence
    session.reset()
    assert session.status is Status.PAUSED
    settle(qtbot, session)
    assert session.divergence is None
    session.undo()
    assert session.status is Status.DIVERGED
    settle(qtbot, session)
    assert session.divergence == first


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


def test_an_error_in_the_trainer_is_told_in_words(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    session._link._trainer._mailbox.post(Failed(0, "MemoryError: no room"))
    session.step_batch()
    settle(qtbot, session)
    assert watch.of("failed") == ["Training met an error and paused: MemoryError: no room"]


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


def test_runs_nobody_can_return_to_are_let_go(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.set_value("seed", 1)
    session.set_value("seed", 2)
    session.undo()
    session.undo()
    session.set_value("seed", 3)
    assert session._runs.numbers == {0, 3}


def test_there_is_no_signal_per_step(qtbot: QtBot, session: Session) -> None:
    told: list[int] = []
    session.frame_changed.connect(lambda frame: told.append(frame.step))
    play_past(qtbot, session, 2_000)
    assert len(told) < session.frame.step / 10


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


def test_window_and_trainer_share_pictures(qtbot: QtBot, session: Session) -> None:
    session.set_spec(digits(), "Digits")
    session.step_batch()
    settle(qtbot, session)
    run = session._link._trainer._worker._run
    assert run is not None
    assert run.learner.experiment.dataset is session.experiment.dataset
    assert session.frame.step == 1


def test_trained_weights_read_digits_before_the_first_step(qtbot: QtBot, session: Session) -> None:
    spec = replace(digits(), network=Network((Layer(50), Layer(100)), "trained"))
    session.set_spec(spec, "Digits")
    settle(qtbot, session)
    assert session.frame.step == 0
    assert session.frame.metrics is not None
    assert session.frame.metrics.test_accuracy >= 0.95


def test_trained_weights_hold_the_network_they_belong_to(qtbot: QtBot, session: Session) -> None:
    spec = replace(digits(), network=Network((Layer(50), Layer(100)), "trained"))
    session.set_spec(spec, "Digits")
    with pytest.raises(SpecError, match="choose another initialisation"):
        session.set_value("network.hidden", (Layer(50),))
    assert session.spec == spec
    assert session.frame.theta.size == session.experiment.network.layout.size


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
