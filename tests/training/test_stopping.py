from functools import cache
from math import nan
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.training.bench import Bench
from tests.training.specs import digits, learner_for, small

from pellucid.experiment.frame import Metrics
from pellucid.experiment.spec import Spec, with_value
from pellucid.training import evaluating
from pellucid.training.learner import Learner
from pellucid.training.messages import (
    Begin,
    Changed,
    Diverged,
    Evaluated,
    Pause,
    Resume,
    Rewind,
    RunningChanged,
    SetHyperparameter,
    SetPace,
    SetWeight,
    StepBatch,
    StepEpoch,
    Stopped,
)
from pellucid.training.stopping import Stopping, Verdict


def rising(**training: Any) -> Spec:
    """A run whose test loss falls at first and rises again: few examples, many of them with wrong labels."""
    spec = small(**({"optimizer": "adam", "learning_rate": 0.02} | training))
    return with_value(spec, "data.label_noise", 0.4)


@cache
def every_epoch(spec: Spec, epochs: int) -> tuple[list[float], list[np.ndarray]]:
    """Return test loss and weights after each of so many epochs, the first of both before the first."""
    alone = learner_for(spec)
    losses, weights = [alone.evaluate().test_loss], [alone.parameters()]
    for _ in range(epochs):
        alone.train(alone.steps_to_epoch)
        losses.append(alone.evaluate().test_loss)
        weights.append(alone.parameters())
    return losses, weights


def early_stop(losses: list[float], patience: int) -> tuple[int, int]:
    """Return at which epoch training has to stop, and which one before was best; `losses` begin before the first."""
    best = 1
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch, best
    raise AssertionError("the test loss never rises for long enough")


def play_until_stopped(bench: Bench, stops: int = 1, turns: int = 5_000) -> Stopped:
    bench.obey(Resume())
    for _ in range(turns):
        if len(bench.of(Stopped)) == stops and not bench.worker.busy:
            break
        bench.worker.work()
        bench.listen()
        bench.now += 0.001
    assert len(bench.of(Stopped)) == stops
    return bench.of(Stopped)[-1]


def judged(stopping: Stopping, learner: Learner, **losses: float) -> Verdict | None:
    """Train to the end of the pass and say that it came to these losses."""
    learner.train(learner.steps_to_epoch)
    stopping.note(learner)
    found = {"train_loss": 1.0, "test_loss": 1.0} | losses
    metrics = Metrics(learner.steps, learner.epoch, found["train_loss"], 0.5, found["test_loss"], 0.5)
    return stopping.judge(learner, metrics)


@given(st.integers(1, 8), st.integers(0, 5))
def test_early_stopping_keeps_the_weights_of_the_lowest_test_loss(patience: int, seed: int) -> None:
    losses, weights = every_epoch(msgspec.structs.replace(rising(), seed=seed), 120)
    stopped_at, best = early_stop(losses, patience)
    bench = Bench(msgspec.structs.replace(rising(stop="early", stop_patience=patience), seed=seed))
    stopped = play_until_stopped(bench)
    assert stopped == Stopped(0, 3 * stopped_at, stopped_at, Verdict("early", patience, losses[best], best))
    assert (bench.step, bench.frame.epoch) == (3 * stopped_at, stopped_at)
    np.testing.assert_array_equal(bench.theta, weights[best])


@pytest.mark.parametrize("pace", [300.0, 3_000.0, None])
@pytest.mark.parametrize("script", [(), (Pause(), Resume()), (StepBatch(), Resume()), (StepEpoch(),)])
def test_it_stops_at_the_same_step_whatever_the_pace_and_the_pauses(pace: float | None, script: Any) -> None:
    spec = rising(stop="early", stop_patience=4)
    stopped_at, best = early_stop(every_epoch(spec, 120)[0], 4)
    bench = Bench(spec, pace=pace)
    for _ in range(6):
        bench.obey(Resume(), *script)
        bench.work(5)
    stopped = play_until_stopped(bench)
    assert (stopped.epoch, stopped.verdict.best_epoch) == (stopped_at, best)


def test_a_pass_is_judged_before_the_next_step_even_if_to_evaluate_takes_many_turns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pellucid.training.worker.TURN_SECONDS", 0.0)
    spec = rising(stop="early", stop_patience=2)
    stopped_at, best = early_stop(every_epoch(spec, 120)[0], 2)
    bench = Bench(spec)
    advance = evaluating.Evaluating.go_on
    calls = 0

    def slowly(work: evaluating.Evaluating, run: Any, seconds: float) -> Metrics | None:
        nonlocal calls
        calls += 1
        # Every third turn is given time enough to end an evaluation.
        return advance(work, run, 1.0 if calls % 3 == 0 else seconds)

    monkeypatch.setattr(evaluating.Evaluating, "go_on", slowly)
    stopped = play_until_stopped(bench, turns=20_000)
    assert (stopped.epoch, stopped.verdict.best_epoch) == (stopped_at, best)
    assert calls > 3 * stopped_at


def test_single_steps_do_not_pass_over_a_pass_that_was_not_judged() -> None:
    spec = rising(stop="early", stop_patience=2)
    stopped_at, best = early_stop(every_epoch(spec, 120)[0], 2)
    bench = Bench(spec)
    for _ in range(3 * stopped_at + 1):
        # The worker is given no time to evaluate between two of them.
        bench.worker.obey(StepBatch())
    bench.listen()
    (stopped,) = bench.of(Stopped)
    assert (stopped.step, stopped.verdict.best_epoch) == (3 * stopped_at, best)
    assert bench.frame.step == 3 * stopped_at


def test_the_best_weights_are_evaluated_shown_and_trained_on_from() -> None:
    spec = rising(stop="early", stop_patience=3)
    bench = Bench(spec)
    stopped = play_until_stopped(bench)
    assert bench.frame.metrics == bench.of(Evaluated)[-1].metrics
    assert (bench.frame.metrics.step, bench.frame.metrics.test_loss) == (stopped.step, stopped.verdict.value)
    assert bench.of(RunningChanged)[-1] == RunningChanged(0, False)
    assert not bench.of(Changed)
    bench.obey(StepBatch())

    alone = learner_for(spec)
    alone.train(3 * stopped.verdict.best_epoch)
    best = alone.checkpoint()
    alone.train(stopped.step - alone.steps)
    alone.take_over(best)
    alone.train(1)
    assert (bench.step, alone.steps) == (stopped.step + 1, stopped.step + 1)
    np.testing.assert_array_equal(bench.theta, alone.network.theta)


def test_played_again_it_goes_on_for_as_many_epochs_and_the_best_of_the_whole_run_is_kept() -> None:
    spec = rising(stop="early", stop_patience=3)
    bench = Bench(spec)
    first = play_until_stopped(bench)
    second = play_until_stopped(bench, stops=2)
    assert second.epoch >= first.epoch + 3
    assert second.verdict.value <= first.verdict.value
    if second.verdict.value == first.verdict.value:
        assert second.verdict.best_epoch == first.verdict.best_epoch
        assert second.epoch == first.epoch + 3
    assert bench.frame.metrics.test_loss == second.verdict.value


def test_another_optimizer_since_then_goes_on_from_the_best_weights_afresh() -> None:
    trained = learner_for(small(optimizer="adam"))
    trained.train(6)
    best = trained.checkpoint()
    trained.set_training(small(optimizer="momentum").training)
    trained.train(6)
    trained.take_over(best)
    np.testing.assert_array_equal(trained.network.theta, best.theta)
    assert (trained.steps, trained.epoch) == (12, 4.0)
    assert np.isfinite(trained.train(30)).all()


def test_going_on_from_a_checkpoint_after_the_best_weights_were_put_back_gives_the_same_bits() -> None:
    bench = Bench(rising(stop="early", stop_patience=3))
    play_until_stopped(bench)
    stood = bench.theta
    bench.obey(Begin(1, small()), Begin(0, rising(stop="early", stop_patience=3)))
    np.testing.assert_array_equal(bench.theta, stood)
    bench.train_to(bench.step + 7)
    whole = Bench(rising(stop="early", stop_patience=3))
    play_until_stopped(whole)
    whole.train_to(bench.step)
    np.testing.assert_array_equal(bench.theta, whole.theta)


def test_a_run_that_was_left_remembers_its_best_weights() -> None:
    spec = rising(stop="early", stop_patience=6)
    stopped_at, best = early_stop(every_epoch(spec, 120)[0], 6)
    bench = Bench(spec)
    while bench.frame.epoch < best + 2:
        bench.obey(StepBatch())
    bench.obey(Begin(1, small()), Begin(0, spec))
    stopped = play_until_stopped(bench)
    assert (stopped.epoch, stopped.verdict.best_epoch) == (stopped_at, best)


def test_after_the_planned_epochs_it_stops_once_and_goes_on_when_played() -> None:
    bench = Bench(small(stop="epochs", epochs=7))
    assert play_until_stopped(bench) == Stopped(0, 21, 7.0, Verdict("epochs", 7, 7))
    assert bench.step == 21
    bench.obey(Resume())
    bench.work(50)
    assert bench.worker.running
    assert bench.frame.epoch > 20
    assert len(bench.of(Stopped)) == 1


def test_more_epochs_planned_later_stop_again() -> None:
    bench = Bench(small(stop="epochs", epochs=2))
    play_until_stopped(bench)
    bench.obey(SetHyperparameter("epochs", 5, 2))
    assert play_until_stopped(bench, stops=2).epoch == 5.0


def test_a_number_of_epochs_set_where_the_run_stands_does_not_stop_it() -> None:
    bench = Bench(small())
    bench.train_to(6)
    bench.obey(SetHyperparameter("epochs", 2), SetHyperparameter("stop", "epochs"), Resume())
    bench.work(20)
    assert bench.worker.running
    assert not bench.of(Stopped)


def test_it_stops_at_the_first_epoch_that_ends_with_a_train_loss_below_the_limit() -> None:
    spec = small(stop="loss", stop_loss=0.9, learning_rate=0.01)
    alone = learner_for(spec)
    while (loss := alone.evaluate().train_loss) >= 0.9:
        alone.train(alone.steps_to_epoch)
    bench = Bench(spec)
    assert play_until_stopped(bench) == Stopped(0, alone.steps, alone.epoch, Verdict("loss", 0.9, loss))
    np.testing.assert_array_equal(bench.theta, alone.network.theta)
    assert bench.frame.metrics.train_loss == loss


def test_the_train_loss_has_to_rise_before_it_stops_training_again() -> None:
    learner = learner_for(small(stop="loss", stop_loss=0.5))
    stopping = Stopping()
    verdicts = [judged(stopping, learner, train_loss=loss) for loss in (0.6, 0.4, 0.3, 0.5, 0.49, 0.2)]
    assert [verdict is not None for verdict in verdicts] == [False, True, False, False, True, False]


def test_a_test_loss_that_is_no_number_is_no_minimum() -> None:
    learner = learner_for(small(stop="early", stop_patience=2))
    stopping = Stopping()
    assert judged(stopping, learner, test_loss=nan) is None
    verdict = judged(stopping, learner, test_loss=nan)
    assert verdict is not None
    assert verdict.best_epoch is None
    stopping.arm(learner)
    assert judged(stopping, learner, test_loss=0.5) is None
    assert judged(stopping, learner, test_loss=nan) is None
    assert judged(stopping, learner, test_loss=0.5).best_epoch == 3


def test_an_evaluation_of_another_moment_means_nothing() -> None:
    learner = learner_for(small(stop="loss", stop_loss=0.5))
    stopping = Stopping()
    learner.train(3)
    stopping.note(learner)
    assert stopping.judge(learner, Metrics(2, 2 / 3, 0.1, 1.0, 0.1, 1.0)) is None
    assert stopping.awaits(learner)
    assert stopping.judge(learner, Metrics(3, 1.0, 0.1, 1.0, 0.1, 1.0)) is not None
    assert stopping.judge(learner, Metrics(3, 1.0, 0.1, 1.0, 0.1, 1.0)) is None


def test_only_the_time_of_training_counts() -> None:
    bench = Bench(small(stop="time", stop_seconds=2.0), pace=10.0)
    bench.obey(Resume())
    bench.work(turns=15, seconds=0.1)
    assert not bench.of(Stopped)
    bench.obey(Pause())
    bench.now += 3_600
    bench.obey(Resume())
    bench.work(turns=4, seconds=0.1)
    assert not bench.of(Stopped)
    bench.work(turns=3, seconds=0.1)
    (stopped,) = bench.of(Stopped)
    assert (stopped.verdict.condition, stopped.verdict.limit) == ("time", 2.0)
    assert stopped.verdict.value == pytest.approx(2.0, abs=0.15)
    assert not bench.worker.running
    bench.obey(Resume())
    bench.work(turns=18, seconds=0.1)
    assert len(bench.of(Stopped)) == 1
    bench.work(turns=4, seconds=0.1)
    assert len(bench.of(Stopped)) == 2


def test_the_worker_wakes_when_the_time_is_over_and_not_only_for_the_next_step() -> None:
    bench = Bench(small(stop="time", stop_seconds=0.25), pace=1.0)
    bench.obey(Resume())
    bench.work(seconds=0.1)
    assert bench.worker.wait() == pytest.approx(0.15)
    bench.now += 0.15
    bench.work()
    assert len(bench.of(Stopped)) == 1
    assert bench.step == 1


@pytest.mark.parametrize("condition", ["loss", "early"])
def test_divergence_comes_before_any_other_reason(condition: str) -> None:
    bench = Bench(small(stop=condition, stop_patience=1))
    bench.train_to(4)
    bench.obey(SetWeight(bench.theta.size - 1, 3e38), Resume())
    bench.work(20)
    assert len(bench.of(Diverged)) == 1
    assert not bench.of(Stopped)


def test_a_minimum_that_a_rewind_has_discarded_is_forgotten() -> None:
    learner = learner_for(small(stop="early", stop_patience=3))
    stopping = Stopping()
    judged(stopping, learner, test_loss=0.9)
    early = learner.checkpoint()
    judged(stopping, learner, test_loss=0.5)
    learner.restore(early)
    stopping.arm(learner)
    assert judged(stopping, learner, test_loss=0.8) is None
    for _ in range(2):
        assert judged(stopping, learner, test_loss=0.8) is None
    assert judged(stopping, learner, test_loss=0.8).value == 0.8


def test_a_rewind_leads_back_to_a_run_that_can_stop() -> None:
    bench = Bench(small(stop="epochs", epochs=12))
    bench.train_to(6)
    bench.obey(SetWeight(bench.theta.size - 1, 3e38), Resume())
    bench.work(50)
    assert bench.of(Diverged)
    bench.obey(Rewind(0.01))
    assert play_until_stopped(bench).epoch == 12.0


def test_a_patience_that_is_set_while_training_runs_counts_from_the_last_minimum() -> None:
    learner = learner_for(small(stop="early", stop_patience=100))
    stopping = Stopping()
    judged(stopping, learner, test_loss=0.5)
    for _ in range(4):
        assert judged(stopping, learner) is None
    learner.set_training(small(stop="early", stop_patience=3).training)
    assert judged(stopping, learner).best_epoch == 1


def test_evaluations_at_every_pass_are_not_all_told() -> None:
    bench = Bench(rising(stop="early", stop_patience=1_000), pace=None)
    bench.obey(Resume())
    bench.reports.clear()
    bench.work(turns=1_000, seconds=0.001)
    assert 20 <= len(bench.of(Evaluated)) <= 32
    assert bench.frame.metrics.epoch >= bench.frame.epoch - 1


def test_pictures_stop_early_too() -> None:
    spec = digits(stop="early", stop_patience=1, learning_rate=0.05)
    losses, weights = every_epoch(spec, 20)
    stopped_at, best = early_stop(losses, 1)
    bench = Bench(spec)
    stopped = play_until_stopped(bench)
    assert (stopped.epoch, stopped.verdict.best_epoch) == (stopped_at, best)
    np.testing.assert_array_equal(bench.theta, weights[best])


def test_without_a_condition_nothing_is_judged() -> None:
    bench = Bench(small(epochs=2))
    bench.obey(SetPace(None), Resume())
    bench.work(30)
    assert bench.worker.running
    assert bench.frame.epoch > 2
    assert not bench.of(Stopped)
