"""The one object between trainer and window: it holds the Spec, fetches the newest Frame, and passes on wishes."""

import random
from dataclasses import dataclass
from enum import Enum
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec, differences, get, is_live, validated, with_value
from pellucid.session.speed import Speedometer
from pellucid.session.undo import Change, SpecChange, Standing, UndoStack, WeightChange
from pellucid.training.history import History
from pellucid.training.learner import Learner
from pellucid.training.messages import (
    Begin,
    Diverged,
    Failed,
    Pause,
    Report,
    Resume,
    Rewind,
    Rewound,
    RunningChanged,
    SetHyperparameter,
    SetPace,
    SetWeight,
    StepBatch,
    StepEpoch,
)
from pellucid.training.trainer import Trainer

PACES: tuple[float | None, ...] = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0, None)
DEFAULT_PACE = 100.0
TICK_MS = 16
FIRST_INPUT = (122.0, 66.0, 94.0)
MOST_SEED = 9_999
# Fewer than the trainer keeps, so that a history is never continued by a run begun anew.
MOST_RUNS = 16


class Status(Enum):
    """What training is doing."""

    PAUSED = "paused"
    RUNNING = "running"
    DIVERGED = "diverged"


@dataclass
class _Run:
    """What the window remembers of a run."""

    experiment: Experiment
    frame: Frame
    history: History
    divergence: Diverged | None = None


class Session(QObject):
    """The experiment as the window sees it. Lives in the window's thread."""

    spec_changed = Signal(object)  # Spec, after any change of any setting
    experiment_changed = Signal(object)  # Experiment, after a change of data or network (before the new Frame)
    frame_changed = Signal(object)  # Frame, at most once per tick
    history_changed = Signal(object)  # History of the present run, at most once per tick
    status_changed = Signal(object)  # Status
    pace_changed = Signal(object)  # float steps per second, or None for unlimited
    input_changed = Signal(object)  # float32 (features,): the raw example that Try it and the stage show
    undo_changed = Signal()
    failed = Signal(str)  # a message for the user

    def __init__(self, spec: Spec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing = Standing(0, spec)
        self._runs = {0: _begun(0, spec)}
        self._last_run = 0
        self._status = Status.PAUSED
        self._pace: float | None = DEFAULT_PACE
        self._input = np.array(FIRST_INPUT, np.float32)
        self._undo = UndoStack()
        self._gesture: tuple[str, Standing] | None = None
        self._speed = Speedometer()
        self._trainer = Trainer(spec)
        self._trainer.send(SetPace(self._pace))
        self._trainer.start()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    @property
    def spec(self) -> Spec:
        """Return the settings as they are."""
        return self._standing.spec

    @property
    def experiment(self) -> Experiment:
        """Return data, network and loss, for looking through the lens; the trainer has its own."""
        return self._current.experiment

    @property
    def frame(self) -> Frame:
        """Return where training stands, as far as the window knows."""
        return self._current.frame

    @property
    def history(self) -> History:
        """Return the course of the present run."""
        return self._current.history

    @property
    def status(self) -> Status:
        """Return what training is doing."""
        return self._status

    @property
    def divergence(self) -> Diverged | None:
        """Return how the present run diverged, if it did."""
        return self._current.divergence

    @property
    def pace(self) -> float | None:
        """Return the steps per second to hold to, None for unlimited."""
        return self._pace

    @property
    def input(self) -> NDArray[np.float32]:
        """Return the raw example that the user chose, (features,)."""
        return self._input

    @property
    def samples_per_second(self) -> float:
        """Return how many training examples are used per second, over the last second; 0 when paused."""
        return self._speed.per_second if self._status is Status.RUNNING else 0.0

    def play(self) -> None:
        """Train until paused."""
        self._trainer.send(Resume())

    def pause(self) -> None:
        """Pause after the present step."""
        self._trainer.send(Pause())

    def toggle(self) -> None:
        """Play if paused, else pause."""
        if self._status is Status.RUNNING:
            self.pause()
        else:
            self.play()

    def step_batch(self) -> None:
        """Train on one mini-batch, then pause."""
        self._trainer.send(StepBatch())

    def step_epoch(self) -> None:
        """Train to the end of the epoch, then pause."""
        self._trainer.send(StepEpoch())

    def reset(self) -> None:
        """Begin again, paused, from the same initial weights."""
        self.pause()
        self._change_to(Standing(self._next_run(), self.spec), self.tr("Reset"))

    def new_seed(self) -> None:
        """Begin again, paused, with other initial weights and another order of the data."""
        self.pause()
        seed = random.choice([each for each in range(1, MOST_SEED + 1) if each != self.spec.seed])
        self._change_to(Standing(self._next_run(), with_value(self.spec, "seed", seed)), self.tr("New seed"))

    def set_pace(self, steps_per_second: float | None) -> None:
        """Hold to so many steps per second, or to none."""
        self._pace = steps_per_second
        self._trainer.send(SetPace(steps_per_second))
        self._speed.reset()
        self.pace_changed.emit(steps_per_second)

    def set_value(self, path: str, value: Any, *, final: bool = True) -> None:
        """Give one setting another value: at the next step if it is live, else in a new run.

        While `final` is False, as long as a slider is dragged, nothing can be undone and nothing is marked; the final
        call makes one change of the whole gesture. Raises SpecError, with nothing changed, for a value that cannot be.
        """
        spec = with_value(self.spec, path, value)
        if self._gesture is None or self._gesture[0] != path:
            self._gesture = (path, self._standing)
        before = self._gesture[1]
        if final:
            self._gesture = None
        if is_live(path):
            self._standing = Standing(before.run, spec)
            name = path.partition(".")[2]
            marked_from = get(before.spec, path) if final and spec != before.spec else None
            self._trainer.send(SetHyperparameter(name, value, marked_from))
            self.spec_changed.emit(spec)
        elif spec != self.spec:
            self._go_to(Standing(self._next_run(), spec))
        if final and self._standing.spec != before.spec:
            self._push(SpecChange(path, before, self._standing))

    def set_spec(self, spec: Spec, label: str) -> None:
        """Take on another experiment, or several settings at once. Raises SpecError for one that cannot be."""
        spec = validated(spec)
        if spec != self.spec:
            live = all(is_live(path) for path in differences(self.spec, spec))
            self._change_to(Standing(self._standing.run if live else self._next_run(), spec), label)

    def set_weight(self, index: int, value: float) -> None:
        """Write one parameter, `index` into the flat vector, between two steps."""
        before = float(self.frame.theta[index])
        self._trainer.send(SetWeight(index, value))
        self._push(WeightChange(self.tr("Weight"), index, before, value))

    def rewind(self, learning_rate: float | None = None) -> None:
        """Return a diverged run to its last good checkpoint, with another learning rate if one is given."""
        self._trainer.send(Rewind(learning_rate))
        if learning_rate is not None:
            before = self._standing
            self._standing = Standing(before.run, with_value(before.spec, "training.learning_rate", learning_rate))
            self._push(SpecChange(self.tr("Rewind"), before, self._standing))
            self.spec_changed.emit(self.spec)

    def set_input(self, raw: NDArray[np.float32]) -> None:
        """Choose the example to show, (features,), as it was measured."""
        self._input = np.array(raw, np.float32)
        self._input.setflags(write=False)
        self.input_changed.emit(self._input)

    def undo_label(self) -> str | None:
        """Return the name of what `undo` takes back, None if there is nothing."""
        change = self._undo.to_undo
        return None if change is None else change.label

    def redo_label(self) -> str | None:
        """Return the name of what `redo` makes again, None if there is nothing."""
        change = self._undo.to_redo
        return None if change is None else change.label

    def undo(self) -> None:
        """Take back the last change; a run that it ended goes on where it stood."""
        self._replay(self._undo.undo(), back=True)

    def redo(self) -> None:
        """Make the change last taken back again."""
        self._replay(self._undo.redo(), back=False)

    def close(self) -> None:
        """End training and its thread; safe to call twice."""
        self._timer.stop()
        self._trainer.stop()

    @property
    def _current(self) -> _Run:
        return self._runs[self._standing.run]

    def _next_run(self) -> int:
        self._last_run += 1
        return self._last_run

    def _push(self, change: Change) -> None:
        self._undo.push(change)
        self.undo_changed.emit()

    def _change_to(self, standing: Standing, label: str) -> None:
        before = self._standing
        self._go_to(standing)
        self._push(SpecChange(label, before, standing))

    def _replay(self, change: Change | None, *, back: bool) -> None:
        match change:
            case None:
                return
            case SpecChange():
                self._go_to(change.before if back else change.after)
            case WeightChange():
                self._trainer.send(SetWeight(change.index, change.before if back else change.after))
        self.undo_changed.emit()

    def _go_to(self, standing: Standing) -> None:
        """Make a run and its settings the present ones; raise SpecError first if they cannot be built."""
        self._gesture = None
        before = self._standing
        if standing.run == before.run:
            self._standing = standing
            for path, (old, new) in differences(before.spec, standing.spec).items():
                self._trainer.send(SetHyperparameter(path.partition(".")[2], new, old))
            self.spec_changed.emit(standing.spec)
            return
        if standing.run not in self._runs:
            self._runs[standing.run] = _begun(standing.run, standing.spec)
            self._forget_old_runs(standing.run)
        self._standing = standing
        self._trainer.send(Begin(standing.run, standing.spec))
        self._speed.reset()
        self.spec_changed.emit(standing.spec)
        self.experiment_changed.emit(self.experiment)
        self.frame_changed.emit(self.frame)
        self.history_changed.emit(self.history)
        self._update_status(running=self._status is Status.RUNNING)

    def _forget_old_runs(self, present: int) -> None:
        for number in sorted(self._runs)[:-MOST_RUNS]:
            if number not in (present, self._standing.run):
                del self._runs[number]

    def _tick(self) -> None:
        """Take what the trainer put out since the last tick, and tell the window once of each kind."""
        reports, frame = self._trainer.take()
        version = self.history.version
        for report in reports:
            self._take_in(report)
        if frame is not None and frame.run in self._runs:
            self._runs[frame.run].frame = frame
            if frame.run == self._standing.run:
                self._speed.note(perf_counter(), frame.epoch * len(self.experiment.dataset.t_train))
                self.frame_changed.emit(frame)
        if self.history.version != version:
            self.history_changed.emit(self.history)

    def _take_in(self, report: Report) -> None:
        run = self._runs.get(report.run)
        if run is None:
            return
        match report:
            case RunningChanged(_, running):
                self._update_status(running=running)
            case Diverged():
                run.divergence = report
                self._update_status(running=False)
            case Failed(_, message):
                self.failed.emit(message)
            case Rewound():
                run.divergence = None
                run.history.add(report)
                self._update_status(running=False)
            case _:
                run.history.add(report)

    def _update_status(self, *, running: bool) -> None:
        resting = Status.PAUSED if self.divergence is None else Status.DIVERGED
        status = Status.RUNNING if running and self.divergence is None else resting
        if status is not Status.RUNNING:
            self._speed.reset()
        if status is not self._status:
            self._status = status
            self.status_changed.emit(status)


def _begun(number: int, spec: Spec) -> _Run:
    """Return a run at its initial weights."""
    experiment = build(spec)
    learner = Learner(experiment)
    history = History(number)
    frame = learner.frame(number, learner.evaluate())
    return _Run(experiment, frame, history)
