from collections.abc import Callable, Iterator
from itertools import count
from threading import active_count
from time import monotonic, sleep

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.training.specs import learner, small
from tests.training.test_worker import commands

from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec
from pellucid.training.messages import (
    Begin,
    Command,
    Diverged,
    Failed,
    Losses,
    Pause,
    Report,
    Resume,
    RunningChanged,
    SetPace,
    SetWeight,
    StepBatch,
    StepEpoch,
)
from pellucid.training.trainer import Trainer
from pellucid.training.worker import Worker

PATIENCE = 30.0
# Of runs that no script speaks of.
NUMBERS = count(100)


class Reader:
    """Reads what a trainer says, as the window does."""

    def __init__(self, spec: Spec) -> None:
        self.trainer = Trainer(spec)
        self.trainer.start()
        self.reports: list[Report] = []
        self.frame: Frame | None = None

    def wait_until(self, condition: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, f"waited in vain; last reports: {self.reports[-5:]}"
            sleep(0.002)
            self.listen()

    def settle(self) -> None:
        """Read until nothing more can come."""
        self.wait_until(lambda: self.trainer.settled)
        self.listen()

    def listen(self) -> None:
        reports, frame = self.trainer.take()
        self.reports += reports
        self.frame = frame or self.frame

    def send(self, *orders: Command) -> None:
        for command in orders:
            self.trainer.send(command)


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader(small())
    yield made
    made.trainer.stop()


def test_a_trainer_settles_paused_at_the_initial_weights(reader: Reader) -> None:
    reader.settle()
    assert reader.frame is not None
    assert reader.frame.step == 0
    np.testing.assert_array_equal(reader.frame.theta, learner().network.theta)


def test_it_trains_until_told_to_pause_and_loses_no_loss(reader: Reader) -> None:
    reader.send(SetPace(None), Resume())
    reader.wait_until(lambda: reader.frame is not None and reader.frame.step > 500)
    reader.send(Pause())
    reader.settle()
    losses = [loss for report in reader.reports if isinstance(report, Losses) for loss in report.values.tolist()]
    alone = learner()
    assert losses == [np.float32(loss) for loss in alone.train(reader.frame.step)]
    np.testing.assert_array_equal(reader.frame.theta, alone.network.theta)


def test_frames_are_never_written_again(reader: Reader) -> None:
    reader.send(SetPace(None), Resume())
    kept: list[tuple[Frame, np.ndarray]] = []
    reader.wait_until(lambda: reader.frame is not None and reader.frame.step > 10)
    for _ in range(5):
        step = reader.frame.step
        reader.wait_until(lambda step=step: reader.frame.step > step)
        kept.append((reader.frame, reader.frame.theta.copy()))
    reader.send(Pause())
    reader.settle()
    for frame, theta in kept:
        np.testing.assert_array_equal(frame.theta, theta)
        assert not frame.theta.flags.writeable


@pytest.mark.parametrize("pace", [1.0, 100.0, None])
def test_stopping_ends_the_thread_in_the_midst_of_training(pace: float | None) -> None:
    reader = Reader(small())
    reader.send(SetPace(pace), Resume())
    reader.wait_until(lambda: any(isinstance(report, Losses) for report in reader.reports))
    reader.trainer.stop()
    assert active_count() == 1
    reader.trainer.stop()


def test_a_trainer_that_never_started_can_be_stopped() -> None:
    Trainer(small()).stop()


def test_an_epoch_at_a_time_and_a_batch_at_a_time(reader: Reader) -> None:
    reader.send(SetPace(3_000.0), StepBatch(), StepEpoch())
    reader.settle()
    assert reader.frame.epoch == 1.0
    reader.send(StepBatch())
    reader.settle()
    assert reader.frame.step == 4


def test_errors_are_reported_and_the_thread_goes_on(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reader.settle()

    def fail(worker: Worker) -> None:
        raise MemoryError("no room")

    with monkeypatch.context() as patched:
        patched.setattr(Worker, "work", fail)
        reader.send(Resume())
        reader.settle()
    assert Failed(0, "MemoryError: no room") in reader.reports
    assert reader.reports[-1] == RunningChanged(0, False)
    assert "MemoryError" in caplog.text
    reader.send(StepBatch())
    reader.settle()
    assert reader.frame.step == 1


def test_overflow_is_silent_in_the_trainer_s_thread_alone(reader: Reader) -> None:
    reader.settle()
    reader.send(SetPace(None), SetWeight(reader.frame.theta.size - 1, 3e38), Resume())
    reader.settle()
    assert [report.loss for report in reader.reports if isinstance(report, Diverged)] == [np.inf]
    with pytest.warns(RuntimeWarning, match="overflow"):
        np.float32(3e38) * np.float32(3e38)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=st.lists(st.one_of(*commands()), max_size=25))
def test_whatever_it_is_told_it_answers_and_pauses_in_the_end(reader: Reader, script: list[Command]) -> None:
    reader.send(*script, Pause())
    reader.settle()
    fresh = next(NUMBERS)
    reader.send(Begin(fresh, small()), SetPace(None), StepEpoch())
    reader.settle()
    assert (reader.frame.run, reader.frame.step) == (fresh, 3)
    assert not [report for report in reader.reports if isinstance(report, Failed)]
    alone = learner()
    alone.train(3)
    np.testing.assert_array_equal(reader.frame.theta, alone.network.theta)
