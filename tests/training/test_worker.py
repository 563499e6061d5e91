from collections.abc import Generator, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.training.bench import Bench
from tests.training.specs import learner, small

from pellucid.experiment.frame import Metrics
from pellucid.experiment.spec import with_value
from pellucid.training import run as runs
from pellucid.training import worker as workers
from pellucid.training.mailbox import Mailbox
from pellucid.training.messages import (
    LEARNED,
    WEIGHT,
    Begin,
    Changed,
    Command,
    Diverged,
    Evaluated,
    Failed,
    Forget,
    Learn,
    Learned,
    Losses,
    Pause,
    Resume,
    Rewind,
    Rewound,
    RunningChanged,
    SetHyperparameter,
    SetOwnExamples,
    SetPace,
    SetWeight,
    Shift,
    StepBatch,
    StepEpoch,
)
from pellucid.training.own_examples import OwnExample
from pellucid.training.worker import Worker

SPEC = small()
OWN = OwnExample.of(np.array([200, 10, 30], np.float32), 2)


@pytest.fixture
def bench() -> Bench:
    return Bench(SPEC)


@pytest.fixture
def diverged(bench: Bench) -> Bench:
    """Diverged at learning rate 1e9 after 30 steps that were good."""
    bench.train_to(30)
    bench.obey(SetHyperparameter("learning_rate", 1e9, 0.05), Resume())
    bench.work(50)
    assert bench.of(Diverged)
    return bench


def test_a_worker_begins_paused_evaluated_and_shows_the_initial_weights(bench: Bench) -> None:
    assert not bench.worker.running
    assert bench.worker.wait() is None
    assert bench.frame is not None
    assert (bench.frame.run, bench.frame.step, bench.frame.epoch) == (0, 0, 0.0)
    assert bench.frame.learning_rate == 0.05
    assert bench.frame.metrics == bench.of(Evaluated)[0].metrics
    np.testing.assert_array_equal(bench.theta, learner().network.theta)
    assert not bench.theta.flags.writeable


def test_at_a_pace_steps_are_counted_by_the_clock() -> None:
    bench = Bench(SPEC, pace=100.0)
    bench.obey(Resume())
    bench.work(turns=1_000, seconds=0.002)
    assert bench.step == 200
    bench.obey(SetPace(10.0))
    bench.work(turns=1_000, seconds=0.002)
    assert bench.step == 220


def test_a_pause_lasts_and_is_not_made_up_for() -> None:
    bench = Bench(SPEC, pace=100.0)
    bench.obey(Resume())
    bench.work(turns=50, seconds=0.01)
    bench.obey(Pause())
    paused_at = bench.step
    bench.now += 60
    bench.work(100)
    assert bench.step == paused_at
    bench.obey(Resume())
    bench.work(1)
    assert bench.step == paused_at + 1


@given(st.lists(st.sampled_from(["work", "batch", "epoch", "pause", "fast", "slow"]), max_size=30))
def test_the_same_losses_whatever_the_pace_and_the_pauses(script: list[str]) -> None:
    bench = Bench(SPEC, pace=500.0)
    bench.obey(Resume())
    for action in script:
        match action:
            case "work":
                bench.work(20, 0.003)
            case "batch":
                bench.obey(StepBatch())
            case "epoch":
                bench.obey(StepEpoch())
                bench.work(20, 0.01)
            case "pause":
                bench.obey(Pause(), Resume())
            case "fast":
                bench.obey(SetPace(None), Resume())
            case "slow":
                bench.obey(SetPace(20.0), Resume())
    bench.obey(Pause())
    alone = learner()
    assert bench.losses == [np.float32(loss) for loss in alone.train(bench.step)]
    np.testing.assert_array_equal(bench.theta, alone.network.theta)


def test_one_batch_is_one_step_and_pauses(bench: Bench) -> None:
    bench.obey(Resume())
    bench.work(3)
    before = bench.step
    bench.obey(StepBatch())
    assert not bench.worker.running
    assert bench.of(RunningChanged)[-1] == RunningChanged(0, False)
    after = bench.step
    assert after > before
    bench.obey(StepBatch())
    assert bench.step == after + 1
    assert bench.frame.metrics.step == after + 1


def test_one_epoch_trains_to_the_end_of_the_pass_at_the_pace_and_pauses() -> None:
    bench = Bench(SPEC, pace=10.0)
    bench.obey(StepBatch(), StepEpoch())
    assert bench.worker.running
    bench.work(turns=1, seconds=0.05)
    assert bench.frame.epoch < 1
    bench.work(turns=20, seconds=0.05)
    assert (bench.step, bench.frame.epoch) == (3, 1.0)
    assert not bench.worker.running
    bench.obey(StepEpoch())
    bench.work(turns=20, seconds=0.05)
    assert bench.frame.epoch == 2.0


def test_the_whole_data_are_evaluated_at_ends_of_passes_not_too_often(bench: Bench) -> None:
    bench.obey(Resume())
    bench.reports.clear()
    bench.work(turns=1_000, seconds=0.001)
    metrics = [report.metrics for report in bench.of(Evaluated)]
    assert 20 <= len(metrics) <= 30
    assert all(each.epoch.is_integer() for each in metrics)


def test_slow_evaluations_are_closest_together_in_the_beginning(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[float] = []
    evaluate = runs.Run.evaluate_in_parts

    def slowly(run: runs.Run) -> Generator[None, None, Metrics]:
        times.append(bench.now)
        for _ in range(20):
            bench.now += 0.005
            yield
        return (yield from evaluate(run))

    monkeypatch.setattr(runs.Run, "evaluate_in_parts", slowly)
    bench.obey(SetPace(100.0), Resume())
    bench.work(turns=50_000, seconds=0.001)
    rests = np.diff(times) - 20 * 0.006
    np.testing.assert_allclose(rests[:3], [0.3, 0.4, 0.5], atol=0.1)
    np.testing.assert_allclose(rests[18:], 2.0, atol=0.1)
    assert len(rests) > 30


def test_commands_do_not_wait_for_evaluations(bench: Bench) -> None:
    evaluated = len(bench.of(Evaluated))
    for _ in range(5):
        bench.worker.obey(StepBatch())
    bench.listen()
    assert bench.of(RunningChanged)[-1] == RunningChanged(0, False)
    assert bench.step == 5
    assert len(bench.of(Evaluated)) == evaluated
    assert bench.worker.busy
    assert bench.worker.wait() == 0.0
    bench.worker.work()
    bench.listen()
    assert [report.metrics.step for report in bench.of(Evaluated)[evaluated:]] == [5]
    assert bench.frame is not None
    assert bench.frame.metrics == bench.of(Evaluated)[-1].metrics
    assert not bench.worker.busy
    assert bench.worker.wait() is None


def test_a_run_that_is_played_at_once_is_evaluated_before_its_first_step() -> None:
    mailbox = Mailbox()
    worker = Worker(mailbox, None, lambda: 0.0)
    worker.obey(Begin(0, SPEC))
    worker.obey(Resume())
    worker.work()
    reports, _ = mailbox.take()
    assert [report.metrics.step for report in reports if isinstance(report, Evaluated)] == [0]
    worker.work()
    worker.work()
    _, frame = mailbox.take()
    assert frame is not None
    assert frame.step > 0


def test_at_a_slow_pace_the_whole_data_are_evaluated_every_second() -> None:
    bench = Bench(SPEC, pace=1.0)
    bench.obey(Resume())
    bench.reports.clear()
    bench.work(turns=1_000, seconds=0.01)
    assert 8 <= len(bench.of(Evaluated)) <= 11


def test_losses_wait_while_nobody_reads_and_none_is_lost(bench: Bench) -> None:
    bench.obey(Resume())
    for _ in range(300):
        bench.worker.work()
        bench.now += 0.001
    bench.listen()
    bench.obey(Pause())
    assert len(bench.losses) == bench.step
    assert len(bench.of(Losses)) < 10


def test_at_a_slow_pace_every_step_is_shown_at_once() -> None:
    bench = Bench(SPEC, pace=10.0)
    bench.obey(Resume())
    for _ in range(3):
        bench.worker.work()
        bench.now += 0.101
    bench.listen()
    assert bench.step == 3


def test_losses_lie_evenly_between_the_epochs_reported(bench: Bench) -> None:
    bench.obey(Resume())
    bench.work(10)
    bench.obey(SetHyperparameter("batch_size", 5))
    bench.work(10)
    bench.obey(Pause())
    reached = 0.0
    for losses in bench.of(Losses):
        assert losses.epoch_begin == reached
        reached = losses.epoch_end
    assert reached == bench.frame.epoch


def test_a_dragged_setting_is_marked_only_at_the_end(bench: Bench) -> None:
    bench.train_to(5)
    bench.obey(SetHyperparameter("learning_rate", 0.02), SetHyperparameter("learning_rate", 0.03))
    assert bench.frame.learning_rate == 0.03
    assert not bench.of(Changed)
    bench.obey(SetHyperparameter("learning_rate", 0.04, marked_from=0.05))
    assert bench.of(Changed) == [Changed(0, 5, 1 + 40 / 50, "learning_rate", 0.05, 0.04)]


@pytest.mark.parametrize(
    ("name", "value"), [("optimizer", "adam"), ("batch_size", 7), ("momentum", 0.5), ("schedule", "cosine")]
)
def test_every_setting_takes_effect_from_the_next_step(bench: Bench, name: str, value: Any) -> None:
    bench.train_to(4)
    bench.obey(SetHyperparameter(name, value, "before"))
    bench.train_to(20)
    alone = learner()
    alone.train(4)
    alone.set_training(with_value(SPEC, f"training.{name}", value).training)
    alone.train(16)
    np.testing.assert_array_equal(bench.theta, alone.network.theta)


def test_a_written_weight_is_marked_shown_and_evaluated(bench: Bench) -> None:
    bench.train_to(2)
    before = float(bench.theta[7])
    bench.obey(SetWeight(7, 2.5))
    assert bench.theta[7] == 2.5
    assert bench.of(Changed) == [Changed(0, 2, 40 / 50, WEIGHT, before, 2.5)]
    assert bench.frame.metrics == bench.of(Evaluated)[-1].metrics
    assert len({metrics.metrics.train_loss for metrics in bench.of(Evaluated)[-2:]}) == 2


def test_a_weight_that_is_dragged_is_shown_and_marked_when_it_is_let_go(bench: Bench) -> None:
    before = float(bench.theta[7])
    for value in (0.5, 1.5):
        bench.obey(SetWeight(7, value, final=False))
        assert bench.theta[7] == value
    assert bench.of(Changed) == []
    bench.obey(SetWeight(7, 2.5, marked_from=before))
    assert bench.of(Changed) == [Changed(0, 0, 0.0, WEIGHT, before, 2.5)]


def test_an_example_that_is_learned_is_one_mark_with_its_losses_and_can_be_taken_back(bench: Bench) -> None:
    bench.train_to(2)
    before = bench.theta
    bench.obey(Learn(OWN))
    (report,) = bench.of(Learned)
    assert report.example == OWN
    assert report.losses[-1] < report.losses[0]
    np.testing.assert_allclose(bench.theta, before + report.change, atol=1e-6)
    assert bench.step == 2
    losses = report.losses[0], report.losses[-1]
    assert bench.of(Changed) == [Changed(0, 2, 40 / 50, LEARNED, *losses)]
    assert bench.frame.metrics == bench.of(Evaluated)[-1].metrics
    bench.obey(Shift(-report.change, losses[1], losses[0]))
    np.testing.assert_allclose(bench.theta, before, atol=1e-6)
    assert bench.of(Changed)[-1] == Changed(0, 2, 40 / 50, LEARNED, losses[1], losses[0])


def test_a_diverged_run_learns_nothing(diverged: Bench) -> None:
    before = diverged.theta
    diverged.obey(Learn(OWN))
    assert diverged.of(Learned) == []
    np.testing.assert_array_equal(diverged.theta, before)


def test_own_examples_are_mixed_in_from_the_next_step_and_not_into_another_run(bench: Bench) -> None:
    bench.obey(SetOwnExamples((OWN,)), SetHyperparameter("own_share", 0.5, 0.1))
    bench.train_to(4)
    taught = learner(own_share=0.5)
    taught.set_own_examples((OWN,))
    taught.train(4)
    np.testing.assert_array_equal(bench.theta, taught.network.theta)
    bench.obey(Begin(1, SPEC))
    bench.train_to(4)
    plain = learner()
    plain.train(4)
    np.testing.assert_array_equal(bench.theta, plain.network.theta)


def test_divergence_pauses_with_the_last_finite_weights_and_says_where(diverged: Bench) -> None:
    (report,) = diverged.of(Diverged)
    assert not np.isfinite(report.loss)
    assert report.learning_rate == 1e9
    assert report.layer in (1, 2, 3, None)
    assert report.good_step <= 30 < report.step
    assert report.weights_step == diverged.step < report.step
    assert np.isfinite(diverged.theta).all()
    assert np.isfinite(diverged.losses).all()
    assert not diverged.worker.running
    assert diverged.of(RunningChanged)[-1] == RunningChanged(0, False)


@pytest.mark.parametrize("command", [Resume(), StepBatch(), StepEpoch()])
def test_from_a_diverged_run_there_is_no_step_but_back(diverged: Bench, command: Command) -> None:
    before = diverged.step
    diverged.obey(command)
    diverged.work(5)
    assert diverged.step == before
    assert not diverged.worker.running


def test_rewinding_returns_to_the_good_checkpoint_and_marks_what_is_different(diverged: Bench) -> None:
    good = diverged.of(Diverged)[0].good_step
    diverged.obey(Rewind(learning_rate=1e-3))
    assert diverged.of(Rewound)[-1] == Rewound(0, good, good // 3 + (good % 3) * 20 / 50)
    assert diverged.step == good
    assert len(diverged.losses) == good
    assert diverged.frame.learning_rate == 1e-3
    marks = diverged.of(Changed)
    assert (marks[-1].step, marks[-1].name, marks[-1].after) == (good, "learning_rate", 1e-3)
    assert np.isfinite(diverged.frame.metrics.train_loss)
    assert not diverged.worker.running
    diverged.obey(Resume())
    diverged.work(5)
    assert diverged.step > good


def test_the_way_after_a_rewind_is_that_of_a_run_that_never_left_it(diverged: Bench) -> None:
    good = diverged.of(Diverged)[0].good_step
    diverged.obey(Rewind(learning_rate=0.01))
    diverged.train_to(good + 20)
    alone = learner()
    alone.train(good)
    alone.set_training(with_value(SPEC, "training.learning_rate", 0.01).training)
    alone.train(20)
    np.testing.assert_array_equal(diverged.theta, alone.network.theta)


def test_only_rewinding_keeps_the_learning_rate_and_diverges_again(diverged: Bench) -> None:
    first = diverged.of(Diverged)[0]
    diverged.obey(Rewind(), Resume())
    diverged.work(50)
    assert len(diverged.of(Diverged)) == 2
    assert diverged.of(Diverged)[1].good_step == first.good_step


def test_a_run_that_never_was_good_rewinds_to_the_initial_weights(bench: Bench) -> None:
    bench.obey(SetWeight(bench.theta.size - 1, 3e38), Resume())
    bench.work(5)
    (report,) = bench.of(Diverged)
    assert (report.step, report.weights_step, report.good_step) == (1, 0, 0)
    assert report.loss == np.inf
    bench.obey(Rewind())
    np.testing.assert_array_equal(bench.theta, learner().network.theta)
    bench.obey(StepBatch())
    assert bench.step == 1


def test_another_run_begins_anew_and_goes_on_training_if_it_did(bench: Bench) -> None:
    other = with_value(SPEC, "seed", 7)
    bench.obey(Resume())
    bench.work(5)
    bench.obey(Begin(1, other))
    assert (bench.frame.run, bench.step) == (1, 0)
    assert bench.worker.running
    bench.work(5)
    bench.obey(Pause(), Begin(2, SPEC))
    assert not bench.worker.running


def test_a_run_that_was_left_goes_on_where_it_stood(bench: Bench) -> None:
    bench.train_to(7)
    stood = bench.frame
    bench.obey(Begin(1, with_value(SPEC, "network.hidden", ())))
    bench.train_to(3)
    bench.obey(Begin(0, SPEC))
    assert bench.of(Rewound)[-1] == Rewound(0, 7, stood.epoch)
    np.testing.assert_array_equal(bench.theta, stood.theta)
    assert bench.frame.loss == stood.loss
    bench.train_to(20)
    alone = learner()
    alone.train(20)
    np.testing.assert_array_equal(bench.theta, alone.network.theta)
    bench.obey(Begin(1, with_value(SPEC, "network.hidden", ())))
    assert bench.step == 3


def test_a_run_that_was_left_diverged_is_diverged_when_one_returns(diverged: Bench) -> None:
    first = diverged.of(Diverged)[0]
    diverged.obey(Begin(1, SPEC), Begin(0, with_value(SPEC, "training.learning_rate", 1e9)))
    assert diverged.of(Diverged)[1] == first
    diverged.obey(Resume())
    assert not diverged.worker.running
    diverged.obey(Rewind(0.01))
    assert diverged.step == first.good_step


def test_a_run_of_the_same_number_but_another_network_begins_anew(bench: Bench) -> None:
    bench.train_to(7)
    bench.obey(Begin(1, SPEC), Begin(0, with_value(SPEC, "network.hidden", ())))
    assert bench.step == 0


def test_a_forgotten_run_begins_anew(bench: Bench) -> None:
    bench.train_to(7)
    bench.obey(Begin(1, SPEC), Forget(0), Begin(0, SPEC))
    assert bench.step == 0


def test_runs_left_longest_ago_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "CHECKPOINTS_LEFT", 2)
    bench = Bench(SPEC)
    size = bench.theta.nbytes
    bench.worker._shelf._budget = 40 * size
    for number in range(1, 40):
        bench.train_to(1)
        bench.obey(Begin(number, SPEC))
    bench.obey(Begin(0, SPEC))
    assert bench.step == 0
    bench.obey(Begin(38, SPEC))
    assert bench.step == 1


def test_an_error_pauses_and_is_reported(bench: Bench) -> None:
    bench.obey(Resume())
    bench.worker.fail(MemoryError("no room"))
    bench.listen()
    assert bench.of(Failed) == [Failed(0, "MemoryError: no room")]
    assert bench.of(RunningChanged)[-1] == RunningChanged(0, False)
    bench.obey(Resume())
    bench.work(3)
    assert bench.worker.running


def test_a_run_that_cannot_be_built_leaves_the_way_back_open(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.train_to(4)
    monkeypatch.setattr(workers, "Run", _fail)
    with pytest.raises(MemoryError):
        bench.obey(Begin(1, SPEC))
    bench.worker.fail(MemoryError())
    bench.obey(Resume(), StepBatch(), Rewind(), SetWeight(0, 1.0))
    assert not bench.worker.running
    monkeypatch.undo()
    bench.obey(Begin(0, SPEC))
    assert bench.step == 4


def _fail(*arguments: object) -> None:
    raise MemoryError


def commands() -> Iterator[st.SearchStrategy[Command]]:
    """Anything a window could ask for, in any order."""
    specs = [SPEC, with_value(SPEC, "seed", 3), with_value(SPEC, "network.hidden", ())]
    rates = st.sampled_from([0.0, 1e-3, 0.05, 10.0, 1e6, 1e12])
    yield st.builds(Begin, st.integers(0, 3), st.sampled_from(specs))
    yield st.builds(Forget, st.integers(0, 3))
    yield st.builds(SetHyperparameter, st.just("learning_rate"), rates, st.sampled_from([None, 0.05]))
    yield st.builds(SetHyperparameter, st.just("batch_size"), st.sampled_from([1, 7, 50, 9_999]), st.just(20))
    yield st.builds(
        SetHyperparameter, st.just("optimizer"), st.sampled_from(["sgd", "momentum", "adam"]), st.just("sgd")
    )
    yield st.builds(SetWeight, st.integers(0, 11), st.sampled_from([0.0, 1.0, -3e38]), st.booleans())
    yield st.builds(SetHyperparameter, st.just("stop"), st.sampled_from(["none", "epochs", "loss", "early", "time"]))
    yield st.builds(SetHyperparameter, st.just("stop_patience"), st.integers(1, 3))
    yield st.builds(SetPace, st.sampled_from([1.0, 100.0, 3_000.0, None]))
    yield st.builds(Rewind, st.sampled_from([None, 0.01]))
    for command in (Resume, Pause, StepBatch, StepEpoch):
        yield st.builds(command)


@settings(max_examples=100)
@given(st.lists(st.one_of(*commands()), max_size=40))
def test_any_sequence_of_commands_leaves_everything_consistent(script: list[Command]) -> None:
    bench = Bench(SPEC)
    for command in script:
        # The window forgets only runs that it has left.
        if not isinstance(command, Forget) or command.run != bench.frame.run:
            bench.obey(command)
        bench.work(3)
        frame = bench.frame
        assert np.isfinite(frame.theta).all()
        assert len(bench.losses) >= frame.step
        assert bench.worker.running == (bench.of(RunningChanged)[-1].running)
    bench.obey(Begin(9, SPEC), SetPace(None), StepEpoch())
    bench.work(200)
    alone = learner()
    alone.train(3)
    np.testing.assert_array_equal(bench.theta, alone.network.theta)
