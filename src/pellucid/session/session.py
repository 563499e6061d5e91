"""The one object between trainer and window: it shows where training stands, and passes on wishes."""

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from pellucid.data.points import OwnPoints
from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec, SpecError, differences, validated, with_value
from pellucid.session.activity import Activity, Status
from pellucid.session.changes import Changes
from pellucid.session.collector import Collector
from pellucid.session.editing import Editing
from pellucid.session.example import LookedAt
from pellucid.session.kept_run import KeptRun
from pellucid.session.kept_runs import KeptRuns
from pellucid.session.link import Link
from pellucid.session.runs import Run, Runs
from pellucid.session.teaching import Teaching
from pellucid.session.undo import Change, Standing
from pellucid.training import messages
from pellucid.training.history import History
from pellucid.training.messages import Diverged, Stopped
from pellucid.training.precedence import Precedence

__all__ = ["PACES", "Session", "Status"]

PACES: tuple[float | None, ...] = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0, None)
DEFAULT_PACE = 100.0
# A thrown seed stays short enough to be read aloud.
THROWN_SEEDS = 10_000


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
    inspected = Signal(object)  # Inspected, for `inspect`; `frame` stands there by then
    waiting_changed = Signal()  # of `waiting`, after the change that brings them or ends their wait
    keeps_weights_changed = Signal(bool)
    undo_changed = Signal()
    failed = Signal(str)  # a message for the user

    def __init__(self, spec: Spec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = Runs(validated(spec))
        self._activity = Activity(self._runs, self)
        # Whether the trainer was last told to go on: it does so in the next run, too.
        self._told_to_run = False
        self._pace: float | None = DEFAULT_PACE
        self._keeps_weights = False
        # The earlier run that is being restored.
        self._restored: KeptRun | None = None
        self._editing = Editing()
        # Whether training goes on by itself when the wait for points to train with is over.
        self._resumes = False
        self._looked_at = LookedAt(self.experiment.dataset)
        self._closed = False
        self._collector = Collector(self)
        self._link = Link(self._runs, self._activity, self)
        send, send_step = self._link.send, self._link.send_step
        self.teaching = Teaching(self.experiment.dataset, send, send_step, self._push, self)
        self.kept = KeptRuns(self.spec, self._push, self)
        self._changes = Changes(self._runs, self._link, self.teaching, self.kept, self._enter, self)
        self._connect()
        send(messages.SetPace(self._pace))

    @property
    def spec(self) -> Spec:
        """Return the settings as they are."""
        return self._runs.standing.spec

    @property
    def waiting(self) -> OwnPoints | None:
        """Return points that cannot be trained with yet, on which the user goes on painting; None if there are none.

        Training waits with them: until there are others, `play` and the steps only have `failed` say why.
        """
        return self._runs.standing.waiting

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
        return self._activity.status

    @property
    def plays(self) -> bool:
        """Tell whether training goes on until told otherwise, and not only for a step or an epoch."""
        return self._told_to_run

    @property
    def precedence(self) -> Precedence:
        """Return a context in which the window goes first, for painting: training does not hinder it meanwhile."""
        return self._link.precedence

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
        return self._activity.samples_per_second

    def play(self) -> None:
        """Train until told otherwise."""
        if self._is_to_train():
            self._resume()

    def pause(self) -> None:
        """Pause after the present step."""
        self._told_to_run = self._resumes = False
        self._link.send(messages.Pause())

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
            self._link.send_step(messages.StepBatch())

    def step_epoch(self) -> None:
        """Train to the end of the epoch, then pause."""
        if self._is_to_train():
            self._told_to_run = False
            self._link.send_step(messages.StepEpoch())

    def inspect(self) -> None:
        """Have `inspected` tell of what the next step will be made, at a pause; nothing is trained."""
        self._link.send(messages.Inspect())

    def reset(self) -> None:
        """Begin again, paused, from the same initial weights and with the same data, whatever points wait.

        Where nothing has been trained yet, and nothing waits, nothing happens.
        """
        self._changes.end_gesture()
        if not self._run.untouched:
            self.pause()
            self._changes.begin_again(self.spec, self.tr("Reset"))
        elif self.waiting is not None:
            self.pause()
            self._changes.set_waiting(None, self.tr("Reset"))

    def new_seed(self) -> None:
        """Begin again, paused, with other initial weights and the examples in another order."""
        self._changes.end_gesture()
        self.pause()
        seed = random.choice([seed for seed in range(THROWN_SEEDS) if seed != self.spec.seed])
        self._changes.begin_again(with_value(self.spec, "seed", seed), self.tr("New seed"))

    def restore(self, run: KeptRun) -> None:
        """Begin again, paused, with the settings of an earlier run, and from the weights from which that one began.

        Where that is how it stands already, nothing happens. If the data cannot be had any more, nothing changes but
        that training pauses, and `failed` says why.
        """
        self._changes.end_gesture()
        if self._run.untouched and run.spec == self.spec and run.start is None and self.waiting is None:
            return
        self.pause()
        self._restored = run
        try:
            self._changes.begin_again(run.spec, self.tr("Restored settings"))
        except SpecError as error:
            self.failed.emit(str(error))
        finally:
            self._restored = None

    def set_pace(self, steps_per_second: float | None) -> None:
        """Hold to so many steps per second, or to no limit if None."""
        if steps_per_second != self._pace:
            self._pace = steps_per_second
            self._activity.forget_speed()
            self._link.send(messages.SetPace(steps_per_second))
            self.pace_changed.emit(steps_per_second)

    def set_value(self, path: str, value: Any, *, final: bool = True) -> None:
        """Give one setting another value: from the next step if it is live, else in a new run.

        While `final` is False, as long as a slider is dragged, nothing is marked and nothing can be undone; the final
        call makes one change of the whole gesture. Raises SpecError, with nothing changed, for a value that cannot be.
        """
        self._changes.set_value(path, value, final=final)

    def set_spec(self, spec: Spec, label: str) -> None:
        """Take on another experiment, or several settings at once. Raises SpecError for one that cannot be."""
        self._changes.set_spec(spec, label)

    def set_waiting(self, points: OwnPoints, label: str) -> None:
        """Keep points among which there is none to train with, until there are others or a new run begins.

        Until then training pauses; if it ran, it goes on by itself.
        """
        self._changes.set_waiting(points, label)

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
        self._changes.set_weights(values, final=final)

    def rewind(self, learning_rate: float | None = None) -> None:
        """Return to the last good checkpoint and pause, with another learning rate if one is given.

        Raises SpecError, with nothing changed, if there can be no such learning rate.
        """
        self._changes.end_gesture()
        standing = self._runs.standing
        if learning_rate is not None:
            standing = replace(standing, spec=with_value(standing.spec, "training.learning_rate", learning_rate))
        self._link.send(messages.Rewind(learning_rate))
        self._changes.adopt(standing, self.tr("Rewind"))

    def set_input(self, raw: NDArray[np.float32], *, final: bool = True) -> None:
        """Look at another example, (features,), as it was measured. Raises ValueError if it cannot be one.

        `final` is False while it is still being drawn.
        """
        if self._looked_at.choose(raw, final=final):
            self.input_changed.emit(self.input, final)

    def undo_label(self) -> str | None:
        """Return what `undo` takes back, the path of a setting or words for the user; None if there is nothing."""
        return self._changes.undo_label()

    def redo_label(self) -> str | None:
        """Return what `redo` makes again, as `undo_label` does; None if there is nothing."""
        return self._changes.redo_label()

    def undo(self) -> None:
        """Take back the last change; a run that it ended goes on where it stood.

        If its data cannot be had any more, nothing changes, and `failed` says why.
        """
        self._changes.undo()

    def redo(self) -> None:
        """Make the change last taken back again, or say as `undo` does why that cannot be."""
        self._changes.redo()

    def close(self) -> None:
        """End training and its thread. May be called again."""
        if not self._closed:
            self._closed = True
            self._link.close()
            self._collector.stop()

    @property
    def _run(self) -> Run:
        return self._runs.present

    def _connect(self) -> None:
        """Let the window hear what the rooms behind this one say."""
        link, changes = self._link, self._changes
        link.frame_changed.connect(self.frame_changed)
        link.history_changed.connect(self.history_changed)
        link.learned.connect(self.teaching.take_in)
        link.inspected.connect(self.inspected)
        link.failed.connect(self._tell_failure)
        self._activity.status_changed.connect(self.status_changed)
        changes.spec_changed.connect(self.spec_changed)
        changes.wait_begins.connect(self._wait)
        changes.wait_ended.connect(self._go_on)
        changes.waiting_changed.connect(self.waiting_changed)
        changes.undo_changed.connect(self.undo_changed)
        changes.failed.connect(self.failed)

    def _tell_failure(self, message: str) -> None:
        self.failed.emit(self.tr("Training met an error and paused: {error}").format(error=message))

    def _is_to_train(self) -> bool:
        """Note that the present run is trained on purpose; without anything to train on tell the user, return False."""
        if self.waiting is not None:
            self.failed.emit(
                self.tr("There is nothing to train on. Paint some points, or undo to have the others back.")
            )
            return False
        self._editing.keep(self._runs.standing.run)
        return True

    def _resume(self) -> None:
        self._told_to_run = True
        self._link.send_step(messages.Resume())

    def _wait(self) -> None:
        runs = self.status is Status.RUNNING
        self.pause()
        self._resumes = runs

    def _go_on(self) -> None:
        if self._resumes:
            self._resumes = False
            self._resume()

    def _push(self, change: Change) -> None:
        self._changes.push(change)

    def _enter(self, standing: Standing) -> None:
        former, left, before = self.experiment, self._run, self.spec
        is_new = standing.run not in self._runs.numbers
        self._runs.enter(standing, self._weights_for(standing.spec))
        kept = None if self._is_passed_by(left, before, standing.spec) else left.kept()
        self._editing.enter(standing.run, before, standing.spec, is_new=is_new)
        self._activity.forget_speed()
        self._link.send(messages.Begin(standing.run, standing.spec, self._run.start))
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
        self._activity.announce()
        self.history_changed.emit(self.history)
        self.frame_changed.emit(self.frame)

    def _weights_for(self, spec: Spec) -> NDArray[np.float32] | None:
        """Return the parameters from which a run of `spec` is to begin, None for initial weights.

        They are the present ones where only the data are others, and those of a run that is restored.
        """
        if self._restored is not None:
            return self._restored.start
        changed = differences(self.spec, spec)
        # An experiment is but the name for data of another kind.
        others = all(path == "experiment" or path.startswith("data.") for path in changed)
        return self.frame.theta if self.keeps_weights and others and self.spec.data != spec.data else None

    def _is_passed_by(self, run: Run, before: Spec, after: Spec) -> bool:
        """Tell whether a run of `before` that is left for one of `after` was only one of many in a drag, or strokes."""
        number = run.frame.run
        return self._changes.passes_by(number) or self._editing.passes(number, before, after)
