"""What the training thread does: obeys commands, makes the steps that are due, and reports.

Nothing here knows of threads or sleeps, so all of it can be driven by hand, with any clock.
"""

from collections.abc import Callable
from math import floor, inf
from time import monotonic

import msgspec
import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.spec import Spec, Training
from pellucid.training import messages
from pellucid.training.evaluating import EVALUATION_SECONDS, Evaluating
from pellucid.training.mailbox import Mailbox
from pellucid.training.messages import Command
from pellucid.training.own_examples import OwnExample
from pellucid.training.pacer import Pacer
from pellucid.training.precedence import Precedence
from pellucid.training.reporter import Reporter
from pellucid.training.run import Run
from pellucid.training.shelf import Shelf
from pellucid.training.stopping import Verdict

# Commands are looked for after so many seconds of training.
TURN_SECONDS = 0.004
# At a pace as slow as this every step is shown at once, whether the last one was looked at or not.
SLOW_STEP_SECONDS = 0.03


class Worker:
    """Works on one run at a time and keeps those it left. Raises what goes wrong; then `fail` is to be called."""

    def __init__(self, mailbox: Mailbox, pace: float | None, clock: Callable[[], float] = monotonic) -> None:
        self._reporter = Reporter(mailbox)
        self._clock = clock
        self._pacer = Pacer(pace)
        self._shelf = Shelf()
        self._number = 0
        self._run: Run | None = None
        self._running = False
        self._pause_at: int | None = None
        self._turn_steps = 1
        # Commands change what is evaluated, and on large data that takes a while: it is left until none is waiting.
        self.precedence = Precedence()
        self._evaluating = Evaluating(clock, self.precedence)
        self._told_evaluation_at = -inf
        # Until when the time of running has been counted.
        self._counted_until = 0.0

    @property
    def running(self) -> bool:
        """Tell whether there are steps to make."""
        return self._running

    @property
    def busy(self) -> bool:
        """Tell whether there is anything to do: steps to make, or an evaluation."""
        return self._running or self._evaluating.busy

    def wait(self) -> float | None:
        """Return the seconds until there is something to do, or None if only a command can bring that about."""
        if self._evaluating.busy:
            return 0.0
        if not self._running or self._run is None:
            return None
        now = self._clock()
        time_left = self._run.stopping.seconds_left(self._run.learner) - (now - self._counted_until)
        return min(self._pacer.wait(now), max(0.0, time_left))

    def obey(self, command: Command) -> None:
        """Do what `command` says, between two steps."""
        match command:
            case messages.Begin(number, spec, theta):
                self._begin(number, spec, theta)
            case messages.Forget(number):
                self._shelf.forget(number)
            case messages.SetPace(pace):
                self._pacer.begin(self._clock(), pace)
            case _ if self._run is not None:
                self._obey_in(self._run, command)

    def work(self) -> None:
        """Go on with an evaluation, and make the steps that are due now, each for a few ms at most."""
        run = self._run
        if run is None:
            return
        if self._evaluating.busy:
            self._evaluate(run)
        if self._running and not run.stopping.awaits(run.learner):
            self._make_steps(run)
        if self._running:
            self._count_time(run)
            verdict = run.stopping.time_up(run.learner)
            if verdict is not None:
                self._stop(run, verdict)

    def _make_steps(self, run: Run) -> None:
        begun = self._clock()
        most = self._turn_steps
        ends_with_pass = self._pause_at is not None or run.stopping.looks_at_passes(run.learner)
        if ends_with_pass or self._evaluating.is_due(begun, ends_pass=True):
            most = min(most, run.learner.steps_to_epoch)
        steps = self._pacer.take(begun, most)
        if not steps:
            return
        rests = self.precedence.rests
        made = self._train(run, steps)
        ended = self._clock()
        if made and self.precedence.rests == rests:
            step = max(ended - begun, 1e-9) / made
            self._turn_steps = max(1, min(2 * self._turn_steps, int(TURN_SECONDS / step)))
            self.precedence.note(step)
        if run.divergence is not None:
            self._stop_diverged(run)
        elif self._pause_at is not None and run.learner.epoch >= self._pause_at:
            self._pause(run)
        else:
            self._report(run, ended)

    def fail(self, error: Exception) -> None:
        """Pause and report an error that was not foreseen."""
        self._reporter.drop_losses()
        self._pause_at = None
        self._running = False
        self._evaluating.stop()
        self._reporter.failed(self._number, error)
        self._reporter.running(self._number, False)

    def _obey_in(self, run: Run, command: Command) -> None:
        match command:
            case messages.SetHyperparameter(name, value, marked_from):
                self._set_hyperparameter(run, name, value, marked_from)
            case messages.SetWeight():
                self._set_weight(run, command)
            case messages.SetOwnExamples(examples):
                run.learner.set_own_examples(examples)
            case messages.Learn(example) if run.divergence is None:
                self._learn(run, example)
            case messages.Shift(change, before, after):
                self._reporter.send_losses(run)
                run.learner.shift(change)
                self._note_learned(run, before, after)
            case messages.Inspect():
                self._reporter.inspected(run)
            case messages.Rewind(learning_rate):
                self._rewind(run, learning_rate)
            case messages.Pause():
                self._pause(run)
            case messages.Resume() | messages.StepBatch() | messages.StepEpoch() if run.divergence is not None:
                # There is no step to make from here; only a rewind leads on.
                self._pause(run)
            case messages.Resume():
                self._resume(run, None)
            case messages.StepEpoch():
                self._resume(run, floor(run.learner.epoch) + 1)
            case messages.StepBatch():
                self._step_batch(run)

    def _begin(self, number: int, spec: Spec, theta: NDArray[np.float32] | None) -> None:
        left = self._shelf.take(number)
        if self._run is not None:
            self._reporter.send_losses(self._run)
            self._shelf.put(self._run.number, self._run.leave())
        self._number, self._run = number, None
        run = self._run = Run(number, spec, left, theta, self.precedence)
        self._turn_steps = 1
        self._running = self._running and self._pause_at is None and run.divergence is None
        self._pause_at = None
        self._counted_until = self._clock()
        self._reporter.rewound(run)
        if run.divergence is not None:
            self._reporter.diverged(run)
        self._reporter.running(number, self._running)
        self._evaluating.demand()
        self._reporter.show(run)

    def _resume(self, run: Run, pause_at: int | None) -> None:
        self._pause_at = pause_at
        if not self._running:
            self._running = True
            self._counted_until = self._clock()
            self._pacer.begin(self._counted_until, self._pacer.pace)
        if run.stopping.awaits(run.learner):
            self._evaluating.demand()
        self._reporter.running(run.number, True)

    def _step_batch(self, run: Run) -> None:
        """Make one step, then pause; none if training stops with the pass before, which may not have been judged."""
        while run.stopping.awaits(run.learner):
            if self._evaluate(run):
                return
        self._train(run, 1)
        if run.divergence is not None:
            self._stop_diverged(run)
        else:
            self._pause(run)

    def _pause(self, run: Run) -> None:
        if self._running:
            self._count_time(run)
        self._pause_at = None
        self._running = False
        self._reporter.send_losses(run)
        if run.metrics is None or run.metrics.step != run.learner.steps:
            self._evaluating.demand()
        self._reporter.running(run.number, False)
        self._reporter.show(run)

    def _stop(self, run: Run, verdict: Verdict) -> None:
        """Pause because a condition was met; where the best weights are back, that is a change as if by hand."""
        self._reporter.send_losses(run)
        self._reporter.stopped(run, verdict)
        if verdict.best_epoch is not None:
            run.mark()
            self._evaluating.demand()
        self._pause(run)

    def _count_time(self, run: Run) -> None:
        now = self._clock()
        run.stopping.ran(now - self._counted_until)
        self._counted_until = now

    def _stop_diverged(self, run: Run) -> None:
        self._reporter.send_losses(run)
        self._reporter.diverged(run)
        self._pause(run)

    def _train(self, run: Run, steps: int) -> int:
        step, epoch = run.learner.steps, run.learner.epoch
        losses = run.train(steps)
        self._reporter.add_losses(losses, step, epoch)
        return len(losses)

    def _set_hyperparameter(self, run: Run, name: str, value: object, marked_from: object) -> None:
        self._reporter.send_losses(run)
        learner = run.learner
        run.set_training(msgspec.structs.replace(learner.training, **{name: value}))
        if marked_from is not None:
            self._reporter.changed(run, name, marked_from, value)
            run.mark()
        if not self._running:
            self._reporter.show(run)

    def _set_weight(self, run: Run, command: messages.SetWeight) -> None:
        self._reporter.send_losses(run)
        before = float(run.learner.network.theta[command.index])
        run.learner.set_weight(command.index, command.value)
        if command.final:
            marked_from = before if command.marked_from is None else command.marked_from
            self._reporter.changed(run, messages.WEIGHT, marked_from, command.value)
            run.mark()
        self._evaluating.demand()
        self._reporter.show(run)

    def _learn(self, run: Run, example: OwnExample) -> None:
        self._reporter.send_losses(run)
        before = run.learner.parameters()
        losses = run.learner.learn(example)
        self._reporter.learned(run, example, losses, run.learner.parameters() - before)
        self._note_learned(run, losses[0], losses[-1])

    def _note_learned(self, run: Run, before: float, after: float) -> None:
        self._reporter.changed(run, messages.LEARNED, before, after)
        run.mark()
        self._evaluating.demand()
        self._reporter.show(run)

    def _rewind(self, run: Run, learning_rate: float | None) -> None:
        self._reporter.drop_losses()
        learner = run.learner
        if learning_rate is not None:
            learner.set_training(msgspec.structs.replace(learner.training, learning_rate=learning_rate))
        good = run.rewind()
        self._reporter.rewound(run)
        for name in Training.__struct_fields__:
            before, after = getattr(good.training, name), getattr(learner.training, name)
            if before != after:
                self._reporter.changed(run, name, before, after)
        run.mark()
        self._evaluating.demand()
        self._pause(run)

    def _report(self, run: Run, now: float) -> None:
        if run.stopping.awaits(run.learner):
            self._evaluating.demand()
        elif self._evaluating.is_due(now, ends_pass=run.learner.epoch.is_integer()):
            self._evaluate(run)
        if self._reporter.frame_wanted or self._pacer.wait(now) >= SLOW_STEP_SECONDS:
            self._reporter.send_losses(run)
            self._reporter.show(run)
        elif self._reporter.overflows:
            self._reporter.send_losses(run)

    def _evaluate(self, run: Run) -> bool:
        """Evaluate for a few ms; show what comes of it where no step will. Return whether training stops at that."""
        metrics = self._evaluating.go_on(run, TURN_SECONDS)
        if metrics is None:
            return False
        now = self._clock()
        # Where every pass is judged, there are more evaluations than anybody can look at.
        one_of_many = self._running and run.stopping.awaits(run.learner)
        verdict = run.stopping.judge(run.learner, metrics)
        if not one_of_many or verdict is not None or now - self._told_evaluation_at >= EVALUATION_SECONDS:
            self._told_evaluation_at = now
            self._reporter.evaluated(run, metrics)
        if verdict is not None:
            self._stop(run, verdict)
        elif not self._running:
            self._reporter.show(run)
        return verdict is not None
