"""The training thread: it obeys commands between steps, keeps the pace, and reports. It knows nothing of who watches."""

import logging
from collections import OrderedDict
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter, sleep

import msgspec
import numpy as np

from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec
from pellucid.training.mailbox import Mailbox
from pellucid.training.messages import (
    Begin,
    Changed,
    Command,
    Evaluated,
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
    Stop,
)
from pellucid.training.run import Run

log = logging.getLogger(__name__)

# Long enough that the bookkeeping between slices costs nothing, short enough that nobody waits for it.
SLICE_SECONDS = 0.004
EVALUATION_SECONDS = 0.033
SLOW_EVALUATION_SECONDS = 1.0
# Behind the pace by more than this, the lost steps are let go rather than made up for in a burst.
MOST_BEHIND_SECONDS = 0.1
MOST_RUNS = 24
STOP_SECONDS = 2.0


class Trainer:
    """A thread that trains, one per session. Commands go in by `send`, reports and frames come out by `take`.

    Begins paused, at the initial weights of run 0.
    """

    def __init__(self, spec: Spec) -> None:
        self._commands: SimpleQueue[Command] = SimpleQueue()
        self._mailbox = Mailbox()
        self._thread = Thread(target=self._main, name="trainer", daemon=True)
        self._run = Run(0, spec)
        self._left: OrderedDict[int, Run] = OrderedDict()
        self._running = False
        self._stopping = False
        self._epoch_goal: float | None = None
        self._pace: float | None = None
        self._next_step = 0.0
        self._evaluated_at = 0.0
        self._epoch_ended = False

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def send(self, command: Command) -> None:
        """Have a command obeyed before the next step."""
        self._commands.put(command)

    def take(self) -> tuple[list[Report], Frame | None]:
        """Return the reports since the last call, and the newest frame if there is one."""
        return self._mailbox.take()

    def stop(self) -> None:
        """End the thread and wait for it; nothing happens if it does not run."""
        if self._thread.is_alive():
            self.send(Stop())
            self._thread.join(STOP_SECONDS)

    def _main(self) -> None:
        # Overflow is what a diverging run looks like; it is reported, not warned of. Holds for this thread only.
        with np.errstate(all="ignore"):
            while not self._stopping:
                try:
                    self._work()
                except Exception as error:
                    log.exception("training failed")
                    self._set_running(False)
                    self._mailbox.post(Failed(self._run.number, f"{type(error).__name__}: {error}"))

    def _work(self) -> None:
        """Obey what is asked, train for a slice, tell."""
        self._obey_all(wait=self._patience())
        if self._stopping or not self._running:
            return
        self._train_until(perf_counter() + SLICE_SECONDS)
        now = perf_counter()
        since = now - self._evaluated_at
        if since > SLOW_EVALUATION_SECONDS or (since > EVALUATION_SECONDS and self._epoch_ended):
            self._evaluate()
        self._report_losses()
        if self._mailbox.wants_frame:
            self._mailbox.put(self._run.frame())
        # Gives the interpreter to the window's thread, which may be waiting for it.
        sleep(0)

    def _patience(self) -> float | None:
        """Return how long there is nothing to do but wait for a command: None for ever, 0 for not at all."""
        if not self._running:
            return None
        return 0.0 if self._pace is None else max(0.0, self._next_step - perf_counter())

    def _train_until(self, end: float) -> None:
        run = self._run
        learner = run.learner
        passes = learner.passes
        pace = self._pace
        now = perf_counter()
        while now < end and self._running:
            if pace is not None:
                if self._next_step > now:
                    break
                self._next_step = max(self._next_step + 1.0 / pace, now - MOST_BEHIND_SECONDS)
            run.step()
            if run.divergence is not None:
                self._report_divergence()
            elif self._epoch_goal is not None and learner.epoch >= self._epoch_goal:
                self._set_running(False)
            if run.full:
                break
            now = perf_counter()
        self._epoch_ended |= learner.passes != passes

    def _obey_all(self, wait: float | None) -> None:
        try:
            command = self._commands.get(wait != 0.0, wait)
            while True:
                self._obey(command)
                command = self._commands.get_nowait()
        except Empty:
            return

    def _obey(self, command: Command) -> None:
        run = self._run
        match command:
            case Resume():
                self._resume(None)
            case Pause():
                self._pause()
            case StepBatch():
                self._pause()
                if run.divergence is None:
                    run.step()
                    self._report_divergence()
                self._show_standing()
            case StepEpoch():
                self._resume(float(run.learner.passes + 1))
            case SetPace(steps_per_second):
                self._pace = steps_per_second
                self._next_step = perf_counter()
            case SetHyperparameter(name, value, marked_from):
                self._set_hyperparameter(name, value, marked_from)
            case SetWeight(index, value):
                run.learner.network.theta[index] = value
                self._show_standing()
            case Begin(number, spec):
                self._begin(number, spec)
            case Rewind(learning_rate):
                self._rewind(learning_rate)
            case Stop():
                self._set_running(False)
                self._stopping = True

    def _resume(self, epoch_goal: float | None) -> None:
        if self._run.divergence is None:
            self._epoch_goal = epoch_goal
            self._next_step = perf_counter()
            self._set_running(True)

    def _pause(self) -> None:
        if self._running:
            self._set_running(False)
            self._show_standing()

    def _set_running(self, running: bool) -> None:
        if running != self._running:
            self._running = running
            self._mailbox.post(RunningChanged(self._run.number, running))

    def _set_hyperparameter(self, name: str, value: object, marked_from: object) -> None:
        run = self._run
        learner = run.learner
        if marked_from is not None:
            self._report_losses()
            run.checkpoints.add(learner.checkpoint())
            self._mailbox.post(Changed(run.number, learner.steps, learner.epoch, name, marked_from, value))
        # The losses reported together lie evenly between two epochs: the batch size must not change among them.
        if name == "batch_size":
            self._report_losses()
        learner.set_training(msgspec.structs.replace(learner.training, **{name: value}))
        if not self._running:
            self._mailbox.put(run.frame())

    def _begin(self, number: int, spec: Spec) -> None:
        self._report_losses()
        self._left[self._run.number] = self._run
        while len(self._left) > MOST_RUNS:
            self._left.popitem(last=False)
        self._run = self._left.pop(number) if number in self._left else Run(number, spec)
        self._run.learner.set_training(spec.training)
        if self._run.divergence is not None:
            self._set_running(False)
        self._epoch_goal = None
        self._show_standing()

    def _rewind(self, learning_rate: float | None) -> None:
        run = self._run
        self._report_losses()
        self._set_running(False)
        run.rewind()
        learner = run.learner
        self._mailbox.post(Rewound(run.number, learner.steps, learner.epoch))
        if learning_rate is not None:
            self._set_hyperparameter("learning_rate", learning_rate, learner.training.learning_rate)
        self._show_standing()

    def _report_divergence(self) -> None:
        divergence = self._run.divergence
        if divergence is not None:
            self._set_running(False)
            self._mailbox.post(divergence)
            self._show_standing()

    def _show_standing(self) -> None:
        """Evaluate and report everything as it stands, for a reader that sees nothing more until training goes on."""
        self._evaluate()
        self._report_losses()
        self._mailbox.put(self._run.frame())

    def _evaluate(self) -> None:
        self._mailbox.post(Evaluated(self._run.number, self._run.evaluate()))
        self._evaluated_at = perf_counter()
        self._epoch_ended = False

    def _report_losses(self) -> None:
        losses = self._run.take_losses()
        if losses is not None:
            self._mailbox.post(losses)
