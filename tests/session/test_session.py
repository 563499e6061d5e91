import threading

import numpy as np
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from tests.session.watch import Watch, diverge, play_past, same, settle, train_to
from tests.training.specs import digits, learner, learner_for, small

from pellucid.experiment.spec import Layer, Network, Spec, SpecError, with_value
from pellucid.session.session import PACES, Session, Status


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


def test_the_initial_weights_are_evaluated_by_the_trainer_not_while_the_window_waits(qtbot: QtBot) -> None:
    # Made here: between a fixture and its test Qt may already bring what the trainer has to say.
    session = Session(small())
    assert session.frame.metrics is None
    settle(qtbot, session)
    assert session.frame.metrics == learner().evaluate()
    session.close()


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
