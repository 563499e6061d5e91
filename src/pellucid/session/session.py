"""The one object between trainer and window: it holds the Spec, fetches the newest Frame, and passes on wishes."""

import random
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from math import isfinite
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pellucid.data.points import OwnPoints
from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec, SpecError, differences, get, is_live, validated, with_value
from pellucid.session.collector import Collector
from pellucid.session.editing import Editing
from pellucid.session.example import LookedAt
from pellucid.session.kept_run import KeptRun
from pellucid.session.kept_runs import KeptRuns
from pellucid.session.runs import Run, Runs
from pellucid.session.speed import Speedometer
from pellucid.session.teaching import Teaching
from pellucid.session.undo import (
    Change,
    KeptRunsChange,
    LearnedChange,
    OwnExamplesChange,
    SpecChange,
    Standing,
    UndoStack,
    WeightsChange,
)
from pellucid.training import messages
from pellucid.training.history import History
from pellucid.training.messages import Command, Diverged, Report, Stopped
from pellucid.training.trainer import FIRST_RUN, Trainer

PACES: tuple[float | None, ...] = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0, None)
DEFAULT_PACE = 100.0
TICK_MS = 16
# A frame that was not there at the tick is looked for once more so soon: the next tick would come late for it.
RETRY_MS = 4
# A thrown seed stays short enough to be read aloud.
THROWN_SEEDS = 10_000
LARGEST_WEIGHT = float(np.finfo(np.float32).max)


class Status(Enum):
    """What training is doing."""

    PAUSED = "paused"
    RUNNING = "running"
    DIVERGED = "diverged"


class Session(QObject):
    """The experiment as the window sees it. Lives in the window's thread.

    Until `close`, garbage is collected in that thread alone.
    """

    spec_changed = Signal(object)  # Spec, after any change of any setting
    experiment_changed = Signal(object)  # Experiment, after a change of data or network (before the new Frame)
    frame_changed = Signal(object)  # Frame, at most once per tick
    history_changed = Signal(object)  # History of the present run, at most once per tick
    status_changed = Signal(object)  # Status, also when only the reason why nothing runs is another one
    pace_changed = Signal(object)  # float steps per second, or None for unlimited
    # float32 (features,), the raw example that Try it and the stage show; and False while it is still being drawn
    input_changed = Signal(object, bool)
    waiting_changed = Signal()  # of `waiting`, after the change that brings them or ends their wait
    keeps_weights_changed = Signal(bool)
    undo_changed = Signal()
    failed = Signal(str)  # a message for the user

    def __init__(self, spec: Spec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing = Standing(FIRST_RUN, validated(spec))
        self._runs = Runs(self.spec)
        self._running = False
        # Whether the trainer was last told to go on: it does so in the next run, too.
        self._told_to_run = False
        self._announced: tuple[Status, Diverged | None, Stopped | None] = (Status.PAUSED, None, None)
        self._pace: float | None = DEFAULT_PACE
        self._looked_at = LookedAt(self.experiment.dataset)
        self._undo = UndoStack()
        # The setting that is being dragged, and how everything stood before.
        self._gesture: tuple[str, Standing] | None = None
        # The weights that are being dragged, as they were before and as they are wanted now.
        self._dragged: tuple[Mapping[int, float], Mapping[int, float]] | None = None
        self.teaching = Teaching(self.experiment.dataset, self._send, self._send_step, self._push, self)
        self.kept = KeptRuns(self.spec, self._push, self)
        self._keeps_weights = False
        self._editing = Editing()
        # Whether training goes on by itself when the wait for points to train with is over.
        self._resumes = False
        self._speed = Speedometer()
        self._closed = False
        self._collector = Collector(self)
        self._timer = QTimer(self)
        self._timer.setObjectName("tick")
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_time)
        self._retry = QTimer(self)
        self._retry.setObjectName("tick again")
        self._retry.setSingleShot(True)
        self._retry.setTimerType(Qt.TimerType.PreciseTimer)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._tick)
        self._trainer = Trainer(self.spec)
        self._send(messages.SetPace(self._pace))
        self._trainer.start()

    @property
    def spec(self) -> Spec:
        """Return the settings as they are."""
        return self._standing.spec

    @property
    def waiting(self) -> OwnPoints | None:
        """Return points that cannot be trained with yet, on which the user goes on painting; None if there are none.

        Training waits with them: until there are others, `play` and the steps only have `failed` say why.
        """
        return self._standing.waiting

    @property
    def keeps_weights(self) -> bool:
        """Tell whether a run with other data goes on with the present weights, where they fit, not initial ones."""
        return self._keeps_weights

    @property
    def experiment(self) -> Experiment:
        """Return data, network and loss, for looking through the lens; the trainer has its own."""
        return self._runs.experiment

    @property
    def frame(self) -> Frame:
        """Return where training stands, as far as the window knows."""
        return self._run.frame

    @property
    def history(self) -> History:
        """Return the course of the present run."""
        return self._run.history

    @property
    def status(self) -> Status:
        """Return what training is doing."""
        if self._run.divergence is not None:
            return Status.DIVERGED
        return Status.RUNNING if self._running else Status.PAUSED

    @property
    def divergence(self) -> Diverged | None:
        """Return how the present run diverged, if it did."""
        return self._run.divergence

    @property
    def stopped(self) -> Stopped | None:
        """Return why training stopped by itself, until it goes on; None if it did not."""
        return self._run.stopped

    @property
    def pace(self) -> float | None:
        """Return the steps per second to hold to, None for unlimited."""
        return self._pace

    @property
    def input(self) -> NDArray[np.float32]:
        """Return the raw example that is looked at, (features,), read-only."""
        return self._looked_at.raw

    @property
    def samples_per_second(self) -> float:
        """Return how many training examples are used per second, over the last second; 0 when paused."""
        return self._speed.per_second if self.status is Status.RUNNING else 0.0

    def play(self) -> None:
        """Train until told otherwise."""
        if self._is_to_train():
            self._resume()

    def pause(self) -> None:
        """Pause after the present step."""
        self._told_to_run = self._resumes = False
        self._send(messages.Pause())

    def toggle(self) -> None:
        """Play if paused, else pause."""
        if self.status is Status.RUNNING:
            self.pause()
        else:
            self.play()

    def step_batch(self) -> None:
        """Train on one mini-batch, then pause."""
        if self._is_to_train():
            self._told_to_run = False
            self._send_step(messages.StepBatch())

    def step_epoch(self) -> None:
        """Train to the end of the epoch, then pause."""
        if self._is_to_train():
            self._told_to_run = False
            self._send_step(messages.StepEpoch())

    def reset(self) -> None:
        """Begin again, paused, from the same initial weights and with the same data, whatever points wait.

        Where nothing has been trained yet, and nothing waits, nothing happens.
        """
        self._end_gesture()
        if not self._run.untouched:
            self.pause()
            self._change_to(Standing(self._runs.next_number(), self.spec), self.tr("Reset"))
        elif self.waiting is not None:
            self.pause()
            self._change_to(replace(self._standing, waiting=None), self.tr("Reset"))

    def new_seed(self) -> None:
        """Begin again, paused, with other initial weights and the examples in another order."""
        self._end_gesture()
        self.pause()
        seed = random.choice([seed for seed in range(THROWN_SEEDS) if seed != self.spec.seed])
        self._change_to(Standing(self._runs.next_number(), with_value(self.spec, "seed", seed)), self.tr("New seed"))

    def restore(self, run: KeptRun) -> None:
        """Begin again, paused, with the settings of an earlier run, and from the weights from which that one began.

        Where that is how it stands already, nothing happens. If the data cannot be had any more, nothing changes but
        that training pauses, and `failed` says why.
        """
        self._end_gesture()
        if self._run.untouched and run.spec == self.spec and self.waiting is None:
            return
        self.pause()
        try:
            self._change_to(Standing(self._runs.next_number(), run.spec), self.tr("Restored settings"))
        except SpecError as error:
            self.failed.emit(str(error))

    def set_pace(self, steps_per_second: float | None) -> None:
        """Hold to so many steps per second, or to no limit if None."""
        if steps_per_second != self._pace:
            self._pace = steps_per_second
            self._speed.reset()
            self._send(messages.SetPace(steps_per_second))
            self.pace_changed.emit(steps_per_second)

    def set_value(self, path: str, value: Any, *, final: bool = True) -> None:
        """Give one setting another value: from the next step if it is live, else in a new run.

        While `final` is False, as long as a slider is dragged, nothing is marked and nothing can be undone; the final
        call makes one change of the whole gesture. Raises SpecError, with nothing changed, for a value that cannot be.
        """
        spec = with_value(self.spec, path, value)
        if self._gesture is None or self._gesture[0] != path or self._dragged is not None:
            self._end_gesture()
            self._gesture = (path, self._standing)
        before = self._gesture[1]
        if spec == before.spec:
            self._go_to(before)
        elif is_live(path):
            self._go_to(replace(before, spec=spec))
        elif spec != self.spec:
            self._go_to(Standing(self._runs.next_number(), spec))
        self._forget_runs()
        if final:
            self._end_gesture()

    def set_spec(self, spec: Spec, label: str) -> None:
        """Take on another experiment, or several settings at once. Raises SpecError for one that cannot be."""
        self._end_gesture()
        spec = validated(spec)
        if spec != self.spec:
            live = all(map(is_live, differences(self.spec, spec)))
            standing = replace(self._standing, spec=spec) if live else Standing(self._runs.next_number(), spec)
            self._change_to(standing, label)
        elif self.waiting is not None:
            self._change_to(replace(self._standing, waiting=None), label)

    def set_waiting(self, points: OwnPoints, label: str) -> None:
        """Keep points among which there is none to train with, until there are others or a new run begins.

        Until then training pauses; if it ran, it goes on by itself.
        """
        self._end_gesture()
        if points != self.waiting:
            self._change_to(replace(self._standing, waiting=points), label)

    def set_keeps_weights(self, keeps: bool) -> None:
        """Let runs with other data begin at the present weights, or at initial ones."""
        if keeps != self._keeps_weights:
            self._keeps_weights = keeps
            self.keeps_weights_changed.emit(keeps)

    def set_weight(self, index: int, value: float) -> None:
        """Write one parameter, at `index` of the flat vector, between two steps.

        Raises IndexError if there is no such parameter, ValueError if `value` is no finite single-precision number.
        """
        self.set_weights({index: value})

    def set_weights(self, values: Mapping[int, float], *, final: bool = True) -> None:
        """Write several parameters, each at its index of the flat vector; `final` is as in `set_value`.

        Raises IndexError and ValueError as `set_weight` does, with nothing changed.
        """
        theta = self.frame.theta
        for index, value in values.items():
            if not 0 <= index < theta.size:
                raise IndexError(f"There is no parameter {index}; there are {theta.size:,}.")
            if not isfinite(value) or abs(value) > LARGEST_WEIGHT:
                raise ValueError(f"A weight must be a finite single-precision number; it was {value}.")
        if self._dragged is None or self._dragged[0].keys() != values.keys():
            self._end_gesture()
        before = self._dragged[0] if self._dragged is not None else {index: float(theta[index]) for index in values}
        self._dragged = before, dict(values)
        if final:
            self._end_gesture()
        else:
            for index, value in values.items():
                self._send_step(messages.SetWeight(index, value, final=False))

    def rewind(self, learning_rate: float | None = None) -> None:
        """Return to the last good checkpoint and pause, with another learning rate if one is given.

        Raises SpecError, with nothing changed, if there can be no such learning rate.
        """
        self._end_gesture()
        before = self._standing
        after = before
        if learning_rate is not None:
            after = replace(before, spec=with_value(before.spec, "training.learning_rate", learning_rate))
        self._send(messages.Rewind(learning_rate))
        if after != before:
            self._standing = after
            self._push(SpecChange(self.tr("Rewind"), before, after))
            self.spec_changed.emit(self.spec)

    def set_input(self, raw: NDArray[np.float32], *, final: bool = True) -> None:
        """Look at another example, (features,), as it was measured. Raises ValueError if it cannot be one.

        `final` is False while it is still being drawn.
        """
        if self._looked_at.choose(raw, final=final):
            self.input_changed.emit(self.input, final)

    def undo_label(self) -> str | None:
        """Return what `undo` takes back, the path of a setting or words for the user; None if there is nothing."""
        if self._gesture is not None and self._gesture[1] != self._standing:
            return self._gesture[0]
        change = self._undo.to_undo
        return None if change is None else change.label

    def redo_label(self) -> str | None:
        """Return what `redo` makes again, as `undo_label` does; None if there is nothing."""
        change = self._undo.to_redo
        return None if change is None else change.label

    def undo(self) -> None:
        """Take back the last change; a run that it ended goes on where it stood.

        If its data cannot be had any more, nothing changes, and `failed` says why.
        """
        self._end_gesture()
        try:
            self._replay(self._undo.undo(), back=True)
        except SpecError as error:
            self._undo.redo()
            self.failed.emit(str(error))

    def redo(self) -> None:
        """Make the change last taken back again, or say as `undo` does why that cannot be."""
        self._end_gesture()
        try:
            self._replay(self._undo.redo(), back=False)
        except SpecError as error:
            self._undo.undo()
            self.failed.emit(str(error))

    def close(self) -> None:
        """End training and its thread. May be called again."""
        if not self._closed:
            self._closed = True
            self._timer.stop()
            self._retry.stop()
            self._trainer.stop()
            self._collector.stop()

    @property
    def _run(self) -> Run:
        return self._runs.present

    def _send(self, command: Command) -> None:
        if not self._closed:
            self._trainer.send(command)
            # The timer rests while nothing can come. Started again while it runs, it would never fire in a long drag.
            if not self._timer.isActive():
                self._timer.start()

    def _send_step(self, command: Command) -> None:
        """Send a command that changes weights."""
        self._run.untouched = False
        self._send(command)

    def _is_to_train(self) -> bool:
        """Note that the present run is trained on purpose; without anything to train on tell the user, return False."""
        if self.waiting is not None:
            self.failed.emit(
                self.tr("There is nothing to train on. Paint some points, or undo to have the others back.")
            )
            return False
        self._editing.keep(self._standing.run)
        return True

    def _resume(self) -> None:
        self._told_to_run = True
        self._send_step(messages.Resume())

    def _end_gesture(self) -> None:
        """Make one change of all that has been dragged: one mark, one step to undo."""
        dragged, self._dragged = self._dragged, None
        if dragged is not None:
            label = self.tr("Weight") if len(dragged[0]) == 1 else self.tr("Weights")
            self._send_weights(*dragged)
            self._push(WeightsChange(label, *dragged))
        gesture, self._gesture = self._gesture, None
        if gesture is None or gesture[1] == self._standing:
            return
        path, before = gesture
        if is_live(path):
            self._send_setting(path, marked_from=get(before.spec, path))
        self._push(SpecChange(path, before, self._standing))

    def _send_setting(self, path: str, marked_from: Any) -> None:
        self._send(messages.SetHyperparameter(path.partition(".")[2], get(self.spec, path), marked_from))

    def _send_weights(self, before: Mapping[int, float], after: Mapping[int, float]) -> None:
        for index, value in after.items():
            self._send_step(messages.SetWeight(index, value, marked_from=before[index]))

    def _push(self, change: Change) -> None:
        self._undo.push(change)
        self._forget_runs()
        self.undo_changed.emit()

    def _change_to(self, standing: Standing, label: str) -> None:
        before = self._standing
        self._go_to(standing, marked=True)
        self._push(SpecChange(label, before, standing))

    def _replay(self, change: Change | None, *, back: bool) -> None:
        match change:
            case None:
                return
            case SpecChange():
                self._go_to(change.before if back else change.after, marked=True)
            case WeightsChange(_, before, after):
                self._send_weights(after, before) if back else self._send_weights(before, after)
            case OwnExamplesChange():
                self.teaching.set(change.before if back else change.after)
            case KeptRunsChange(_, before, after):
                self.kept.exchange(after, before) if back else self.kept.exchange(before, after)
            case LearnedChange(_, shift, before, after):
                self._send_step(messages.Shift(-shift, after, before) if back else messages.Shift(shift, before, after))
        self.undo_changed.emit()

    def _go_to(self, standing: Standing, *, marked: bool = False) -> None:
        """Make a run and its settings the present ones. Raises SpecError, with nothing changed, if they cannot be."""
        before = self._standing
        if standing.waiting is not None and before.waiting is None:
            runs = self.status is Status.RUNNING
            self.pause()
            self._resumes = runs
        if standing.run != before.run:
            self._enter(standing)
        elif standing != before:
            self._standing = standing
            for path, (old, _) in differences(before.spec, standing.spec).items():
                self._send_setting(path, marked_from=old if marked else None)
            if standing.spec != before.spec:
                self.spec_changed.emit(self.spec)
        if standing.waiting is None and self._resumes:
            self._resumes = False
            self._resume()
        if standing.waiting != before.waiting:
            self.waiting_changed.emit()

    def _enter(self, standing: Standing) -> None:
        former, left = self.experiment, self._run
        is_new = standing.run not in self._runs.numbers
        self._runs.enter(standing, self._weights_for(standing.spec))
        kept = None if self._is_passed_by(left, standing.spec) else left.kept()
        self._editing.enter(standing.run, self.spec, standing.spec, is_new=is_new)
        self._standing = standing
        self._speed.reset()
        self._send(messages.Begin(standing.run, standing.spec, self._run.start))
        if self._told_to_run:
            self._run.untouched = False
        dataset = self.experiment.dataset
        input_follows = self._looked_at.follow(former.dataset, dataset)
        self.teaching.enter(dataset)
        self.kept.enter(standing.run, standing.spec, kept)
        if self.experiment is not former:
            self.experiment_changed.emit(self.experiment)
        if input_follows:
            self.input_changed.emit(self.input, True)
        self.spec_changed.emit(self.spec)
        self._announce_status()
        self.history_changed.emit(self.history)
        self.frame_changed.emit(self.frame)

    def _weights_for(self, spec: Spec) -> NDArray[np.float32] | None:
        """Return the present parameters if a run of `spec` is to go on with them: where only the data are others."""
        changed = differences(self.spec, spec)
        # An experiment is but the name for data of another kind.
        others = all(path == "experiment" or path.startswith("data.") for path in changed)
        return self.frame.theta if self.keeps_weights and others and self.spec.data != spec.data else None

    def _is_passed_by(self, run: Run, spec: Spec) -> bool:
        """Tell whether a run that is left for one of `spec` was only one of many that a drag, or strokes, began."""
        if self._gesture is not None and run.frame.run != self._gesture[1].run:
            return True
        return self._editing.passes(run.frame.run, self.spec, spec)

    def _forget_runs(self) -> None:
        """Let go of the runs to which no undo leads back any more."""
        dragged_from = self._standing if self._gesture is None else self._gesture[1]
        for number in self._runs.forget_all_but(self._undo.runs | {self._standing.run, dragged_from.run}):
            self._send(messages.Forget(number))

    def _on_time(self) -> None:
        if not self._tick() and self._running:
            self._retry.start()

    def _tick(self) -> bool:
        """Take what has come from the trainer, and tell the window once of each kind of news.

        Return whether a Frame was among it.
        """
        if self._trainer.settled:
            self._timer.stop()
        reports, frame = self._trainer.take()
        run, version = self._run, self.history.version
        for report in reports:
            self._take_in(report)
        seen = self._runs.get(frame.run) if frame is not None else None
        shown = seen is run
        if frame is not None and seen is not None:
            seen.advance(frame, self.spec if shown else None)
        if shown:
            self._speed.note(monotonic(), run.frame.epoch * len(self.experiment.dataset.t_train))
        self._announce_status()
        # A view may have changed everything in the meantime: what follows must still be about the present run.
        if run is self._run and run.history.version != version:
            self.history_changed.emit(run.history)
        if run is self._run and shown:
            self.frame_changed.emit(run.frame)
        return frame is not None

    def _take_in(self, report: Report) -> None:
        run = self._runs.get(report.run)
        if run is None:
            return
        match report:
            case messages.RunningChanged(number, running):
                if number == self._standing.run:
                    self._running = running
                if running:
                    run.stopped = None
            case messages.Failed(_, message):
                self.failed.emit(self.tr("Training met an error and paused: {error}").format(error=message))
            case messages.Learned():
                if run is self._run:
                    self.teaching.take_in(report)
            case _:
                run.take_in(report)
                if isinstance(report, messages.Rewound):
                    self._speed.reset()

    def _announce_status(self) -> None:
        present = (self.status, self.divergence, self.stopped)
        if present != self._announced:
            self._announced = present
            if self.status is not Status.RUNNING:
                self._speed.reset()
            self.status_changed.emit(self.status)
