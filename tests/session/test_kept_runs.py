"""Earlier runs are kept, come back as the present one, are restored and removed."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from tests.session.watch import Watch, diverge, play_past, same, settle, train_to
from tests.training.specs import small

from pellucid.experiment.catalog import load
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Layer, SpecError, with_value
from pellucid.session.kept_run import CLOSE, EVEN, KeptRun, kept
from pellucid.session.kept_runs import MOST
from pellucid.session.session import Session, Status
from pellucid.training.history import History
from pellucid.training.messages import LEARNED, WEIGHT, Changed, Evaluated


def numbers(session: Session) -> list[int]:
    return [run.number for run in session.kept.runs]


def train(qtbot: QtBot, session: Session, steps: int = 3) -> None:
    train_to(qtbot, session, session.frame.step + steps)


def leave(qtbot: QtBot, session: Session, runs: int) -> None:
    """Train and reset so many times."""
    for _ in range(runs):
        train(qtbot, session, 1)
        session.reset()


def test_a_trained_run_that_is_left_is_kept_with_its_curve_its_results_and_its_settings(
    qtbot: QtBot, session: Session
) -> None:
    train(qtbot, session, 6)
    evaluations, metrics = session.history.evaluations, session.frame.metrics
    session.reset()
    (run,) = session.kept.runs
    assert (run.number, run.step, run.epoch, run.spec, run.changed) == (0, 6, 2.0, small(), ())
    assert (run.test_loss, run.test_accuracy) == (metrics.test_loss, metrics.test_accuracy)
    for mine, theirs in zip(run.evaluations, evaluations, strict=True):
        np.testing.assert_array_equal(mine, theirs)
    assert not run.diverged


@pytest.mark.parametrize(("path", "value"), [("seed", 7), ("network.hidden", (Layer(5),)), ("data.label_noise", 0.1)])
def test_a_run_is_kept_whatever_it_is_left_for(qtbot: QtBot, session: Session, path: str, value: object) -> None:
    train(qtbot, session)
    session.set_value(path, value)
    assert [run.spec for run in session.kept.runs] == [small()]


def test_what_was_not_trained_is_not_kept(qtbot: QtBot, session: Session) -> None:
    watch = Watch(session)
    told: list[int] = []
    session.kept.changed.connect(lambda: told.append(1))
    session.set_value("seed", 7)
    session.new_seed()
    session.set_weight(0, 1.0)
    settle(qtbot, session)
    session.reset()
    assert session.kept.runs == ()
    assert told == []
    assert "spec" in watch.names()


def test_a_live_change_begins_no_run_and_keeps_none(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session)
    session.set_value("training.learning_rate", 0.01)
    assert session.kept.runs == ()


def test_the_latest_six_are_kept_although_the_session_forgets_the_runs(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pellucid.session.undo.MOST", 1)
    leave(qtbot, session, MOST + 2)
    assert numbers(session) == list(range(2, MOST + 2))
    assert not session._runs.numbers & set(numbers(session)[:-1])


def test_a_run_is_kept_with_the_settings_of_its_last_steps_not_with_later_ones(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session)
    session.set_value("training.learning_rate", 0.01)
    settle(qtbot, session)
    session.reset()
    (run,) = session.kept.runs
    assert run.spec == small()
    assert run.changed == ()
    assert session.spec.training.learning_rate == 0.01


def test_a_run_tells_what_was_changed_on_the_way(qtbot: QtBot, session: Session) -> None:
    session.set_value("training.momentum", 0.5)
    train(qtbot, session)
    session.set_value("training.learning_rate", 0.01)
    session.set_weight(0, 0.5)
    train(qtbot, session)
    session.set_value("training.weight_decay", 0.1)
    settle(qtbot, session)
    session.reset()
    (run,) = session.kept.runs
    assert run.changed == ("learning_rate", WEIGHT)
    assert (run.spec.training.learning_rate, run.spec.training.weight_decay) == (0.01, 0.0)


def test_a_weight_that_was_written_before_the_first_step_is_told_too() -> None:
    history = History(0)
    for step, name in ((0, "momentum"), (0, WEIGHT), (4, LEARNED), (10, "learning_rate")):
        history.add(Changed(0, step, step / 3, name, 1.0, 0.0))
    history.add(Evaluated(0, Metrics(10, 10 / 3, 1.0, 0.5, 1.0, 0.5)))
    run = kept(small(), frame_at(10), history, diverged=False)
    assert run is not None
    assert run.changed == (WEIGHT, LEARNED)


def test_a_diverged_run_says_so(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session)
    diverge(qtbot, session)
    session.reset()
    assert [run.diverged for run in session.kept.runs] == [True]


def test_undoing_brings_a_run_back_and_keeps_the_other_one_instead(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session)
    session.reset()
    settle(qtbot, session)
    train(qtbot, session, 2)
    session.undo()
    settle(qtbot, session)
    assert session.frame.step == 3
    assert numbers(session) == [1]
    session.redo()
    settle(qtbot, session)
    assert session.frame.step == 2
    assert numbers(session) == [0]


def test_a_run_that_is_left_again_is_kept_as_it_stood_then(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session)
    session.reset()
    session.undo()
    settle(qtbot, session)
    assert session.kept.runs == ()
    train(qtbot, session, 2)
    session.redo()
    assert [run.step for run in session.kept.runs] == [5]


def test_undoing_with_six_runs_loses_none(qtbot: QtBot, session: Session) -> None:
    leave(qtbot, session, MOST)
    train(qtbot, session)
    session.undo()
    assert numbers(session) == [0, 1, 2, 3, 4, 6]


def test_a_drag_over_many_networks_keeps_only_the_run_it_began_with(qtbot: QtBot, session: Session) -> None:
    play_past(qtbot, session, 30)
    qtbot.waitUntil(lambda: session.history.evaluations.epoch[-1:].sum() > 0)
    for noise in (0.1, 0.2, 0.3):
        session.set_value("data.label_noise", noise, final=False)
        qtbot.waitUntil(lambda: session.history.evaluations.epoch[-1:].sum() > 0)
    assert numbers(session) == [0]
    session.set_value("data.label_noise", 0.0)
    assert numbers(session) == []
    assert session.frame.run == 0


def test_another_experiment_has_runs_of_its_own(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session)
    session.reset()
    told: list[tuple[KeptRun, ...]] = []
    session.kept.changed.connect(lambda: told.append(session.kept.runs))
    session.set_spec(load("colours-course"), "Another experiment")
    assert session.kept.runs == ()
    session.undo()
    assert numbers(session) == [0]
    assert [len(runs) for runs in told] == [0, 1]


def test_restoring_begins_a_run_like_the_earlier_one_in_one_step_to_undo(qtbot: QtBot, session: Session) -> None:
    initial = session.frame.theta
    train(qtbot, session, 4)
    trained, losses = session.frame.theta, session.history.losses.mean.copy()
    session.set_value("network.hidden", (Layer(5),))
    session.set_value("training.learning_rate", 0.2)
    session.new_seed()
    session.play()
    qtbot.waitUntil(lambda: session.status is Status.RUNNING)
    before = session.spec
    (run,) = session.kept.runs

    session.restore(run)
    assert session.spec == small()
    assert session.frame.step == 0
    assert same(session.frame.theta, initial)
    assert session.undo_label() == "Restored settings"
    settle(qtbot, session)
    assert session.status is Status.PAUSED
    assert run in session.kept.runs

    train(qtbot, session, 4)
    assert same(session.frame.theta, trained)
    np.testing.assert_array_equal(session.history.losses.mean, losses)

    session.undo()
    assert session.spec == before


def test_restoring_what_stands_there_already_does_nothing(qtbot: QtBot, session: Session) -> None:
    train(qtbot, session)
    session.reset()
    session.restore(session.kept.runs[0])
    assert session.undo_label() == "Reset"
    train(qtbot, session)
    session.restore(session.kept.runs[0])
    assert session.undo_label() == "Restored settings"
    assert session.frame.step == 0


def test_restoring_data_that_are_gone_changes_nothing_and_says_why(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(qtbot, session)
    session.set_value("data.seed", 3)
    (run,) = session.kept.runs
    watch = Watch(session)

    def refuse(*_: object) -> None:
        raise SpecError("The folder is gone.")

    monkeypatch.setattr("pellucid.session.runs.build", refuse)
    session.restore(run)
    assert watch.of("failed") == ["The folder is gone."]
    assert session.spec.data.seed == 3
    assert session.undo_label() == "data.seed"
    assert session.kept.runs == (run,)


def test_a_removed_run_is_gone_until_that_is_undone(qtbot: QtBot, session: Session) -> None:
    leave(qtbot, session, 3)
    session.kept.remove(session.kept.runs[1])
    assert numbers(session) == [0, 2]
    assert session.undo_label() == "Remove earlier run"
    session.undo()
    assert numbers(session) == [0, 1, 2]
    session.redo()
    assert numbers(session) == [0, 2]


def test_all_can_be_removed_and_brought_back_beside_those_kept_since(qtbot: QtBot, session: Session) -> None:
    leave(qtbot, session, 2)
    session.kept.remove_all()
    assert session.kept.runs == ()
    leave(qtbot, session, 1)
    train(qtbot, session)
    session.undo()
    assert numbers(session) == [3]
    session.undo()
    assert session.undo_label() == "Reset"
    assert numbers(session) == [0, 1, 3]


def test_where_none_is_kept_there_is_nothing_to_remove(qtbot: QtBot, session: Session) -> None:
    session.kept.remove_all()
    assert session.undo_label() is None


@pytest.mark.parametrize("count", [2, 3, 50, 10_000])
def test_a_curve_is_thinned_to_a_few_hundred_points_with_its_ends_and_its_beginning(count: int) -> None:
    history = History(0)
    for step in range(count):
        history.add(Evaluated(0, Metrics(step, step / 10, 1.0, 0.5, 1 / (step + 1), 0.25)))
    run = kept(small(), frame_at(count - 1), history, diverged=False)
    assert run is not None
    epoch = run.evaluations.epoch
    assert epoch.size <= EVEN + CLOSE
    assert (np.diff(epoch) > 0).all()
    assert (epoch[0], epoch[-1]) == (0.0, (count - 1) / 10)
    assert sum(epoch <= epoch[-1] / 100) >= min(20, count // 100)
    np.testing.assert_allclose(run.evaluations.test_loss, 1 / (10 * epoch + 1))
    assert all(column.base is None and not column.flags.writeable for column in run.evaluations)


def frame_at(step: int) -> Frame:
    return Frame(0, step, step / 3, np.zeros(3, np.float32), 1.0, 0.1, None)


def test_a_whole_spec_is_kept(qtbot: QtBot, session: Session) -> None:
    spec = with_value(with_value(small(), "seed", 5), "training.schedule", "cosine")
    session.set_spec(spec, "Settings")
    train(qtbot, session)
    session.new_seed()
    assert [run.spec for run in session.kept.runs] == [spec]
