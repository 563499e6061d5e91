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
from pellucid.training.run import Run
from pellucid.training.shelf import Shelf
from pellucid.training.stopping import Verdict

# Commands are looked for after so many seconds of training.
TURN_SECONDS = 0.004
MOST_LOSSES_WAITING = 4096
# At a pace as slow as this every step is shown at once, whether the last one was looked at or not.
SLOW_STEP_SECONDS = 0.03


class Worker:
    """Works on one run at a time and keeps those it left. Raises what goes wrong; then `fail` is to be called."""

    def __init__(self, mailbox: Mailbox, pace: float | None, clock: Callable[[], float] = monotonic) -> None:
        self._mailbox = mailbox
        self._clock = clock
        self._pacer = Pacer(pace)
        self._shelf = Shelf()
        self._number = 0
        self._run: Run | None = None
        self._running = False
        self._pause_at: int | None = None
        self._losses: list[float] = []
        self._losses_from = (1, 0.0)
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
        self._losses.clear()
        self._pause_at = None
        self._running = False
        self._evaluating.stop()
        self._post(messages.Failed(self._number, f"{type(error).__name__}: {error}"))
        self._post(messages.RunningChanged(self._number, False))

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
                self._send_losses()
                run.learner.shift(change)
                self._note_learned(run, before, after)
            case messages.Inspect():
                self._inspect(run)
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
        self._send_losses()
        left = self._shelf.take(number)
        if self._run is not None:
            self._shelf.put(self._run.number, self._run.leave())
        self._number, self._run = number, None
        run = self._run = Run(number, spec, left, theta, self.precedence)
        self._turn_steps = 1
        self._running = self._running and self._pause_at is None and run.divergence is None
        self._pause_at = None
        self._counted_until = self._clock()
        self._post(messages.Rewound(number, run.learner.steps, run.learner.epoch))
        if run.divergence is not None:
            self._post_divergence(run)
        self._post(messages.RunningChanged(number, self._running))
        self._evaluating.demand()
        self._mailbox.show(run.frame())

    def _resume(self, run: Run, pause_at: int | None) -> None:
        self._pause_at = pause_at
        if not self._running:
            self._running = True
            self._counted_until = self._clock()
            self._pacer.begin(self._counted_until, self._pacer.pace)
        if run.stopping.awaits(run.learner):
            self._evaluating.demand()
        self._post(messages.RunningChanged(run.number, True))

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
        self._send_losses()
        if run.metrics is None or run.metrics.step != run.learner.steps:
            self._evaluating.demand()
        self._post(messages.RunningChanged(run.number, False))
        self._mailbox.show(run.frame())

    def _stop(self, run: Run, verdict: Verdict) -> None:
        """Pause because a condition was met; where the best weights are back, that is a change as if by hand."""
        self._send_losses()
        self._post(messages.Stopped(run.number, run.learner.steps, run.learner.epoch, verdict))
        if verdict.best_epoch is not None:
            run.mark()
            self._evaluating.demand()
        self._pause(run)

    def _count_time(self, run: Run) -> None:
        now = self._clock()
        run.stopping.ran(now - self._counted_until)
        self._counted_until = now

    def _stop_diverged(self, run: Run) -> None:
        self._send_losses()
        self._post_divergence(run)
        self._pause(run)

    def _train(self, run: Run, steps: int) -> int:
        if not self._losses:
            self._losses_from = (run.learner.steps + 1, run.learner.epoch)
        losses = run.train(steps)
        self._losses += losses
        return len(losses)

    def _set_hyperparameter(self, run: Run, name: str, value: object, marked_from: object) -> None:
        self._send_losses()
        learner = run.learner
        run.set_training(msgspec.structs.replace(learner.training, **{name: value}))
        if marked_from is not None:
            self._mark(run, name, marked_from, value)
            run.mark()
        if not self._running:
            self._mailbox.show(run.frame())

    def _set_weight(self, run: Run, command: messages.SetWeight) -> None:
        self._send_losses()
        before = float(run.learner.network.theta[command.index])
        run.learner.set_weight(command.index, command.value)
        if command.final:
            marked_from = before if command.marked_from is None else command.marked_from
            self._mark(run, messages.WEIGHT, marked_from, command.value)
            run.mark()
        self._evaluating.demand()
        self._mailbox.show(run.frame())

    def _learn(self, run: Run, example: OwnExample) -> None:
        self._send_losses()
        before = run.learner.parameters()
        losses = run.learner.learn(example)
        self._post(messages.Learned(run.number, example, tuple(losses), run.learner.parameters() - before))
        self._note_learned(run, losses[0], losses[-1])

    def _inspect(self, run: Run) -> None:
        learner = run.learner
        batch = learner.next_batch()
        self._post(
            messages.Inspected(
                run=run.number,
                step=learner.steps,
                inputs=batch.inputs,
                targets=batch.targets,
                examples=batch.examples,
                optimizer=learner.training.optimizer,
                settings=learner.optimizer_settings(),
                state=learner.optimizer_state(),
            )
        )

    def _note_learned(self, run: Run, before: float, after: float) -> None:
        self._mark(run, messages.LEARNED, before, after)
        run.mark()
        self._evaluating.demand()
        self._mailbox.show(run.frame())

    def _rewind(self, run: Run, learning_rate: float | None) -> None:
        self._losses.clear()
        learner = run.learner
        if learning_rate is not None:
            learner.set_training(msgspec.structs.replace(learner.training, learning_rate=learning_rate))
        good = run.rewind()
        self._post(messages.Rewound(run.number, learner.steps, learner.epoch))
        for name in Training.__struct_fields__:
            before, after = getattr(good.training, name), getattr(learner.training, name)
            if before != after:
                self._mark(run, name, before, after)
        run.mark()
        self._evaluating.demand()
        self._pause(run)

    def _mark(self, run: Run, name: str, before: object, after: object) -> None:
        self._post(messages.Changed(run.number, run.learner.steps, run.learner.epoch, name, before, after))

    def _report(self, run: Run, now: float) -> None:
        if run.stopping.awaits(run.learner):
            self._evaluating.demand()
        elif self._evaluating.is_due(now, ends_pass=run.learner.epoch.is_integer()):
            self._evaluate(run)
        if self._mailbox.wanted or self._pacer.wait(now) >= SLOW_STEP_SECONDS:
            self._send_losses()
            self._mailbox.show(run.frame())
        elif len(self._losses) >= MOST_LOSSES_WAITING:
            self._send_losses()

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
            self._post(messages.Evaluated(run.number, metrics))
        if verdict is not None:
            self._stop(run, verdict)
        elif not self._running:
            self._mailbox.show(run.frame())
        return verdict is not None

    def _send_losses(self) -> None:
        run = self._run
        if not self._losses or run is None:
            return
        first_step, begun = self._losses_from
        ended = run.learner.epoch if run.divergence is None else run.divergence.epoch
        values = np.array(self._losses, np.float32)
        self._post(messages.Losses(run.number, first_step, begun, ended, values))
        self._losses.clear()

    def _post_divergence(self, run: Run) -> None:
        divergence = run.divergence
        assert divergence is not None
        self._post(
            messages.Diverged(
                run=run.number,
                step=divergence.step,
                epoch=divergence.epoch,
                loss=divergence.loss,
                learning_rate=divergence.learning_rate,
                layer=divergence.layer,
                weights_step=run.learner.steps,
                good_step=run.checkpoints.last_good().step,
            )
        )

    def _post(self, report: messages.Report) -> None:
        self._mailbox.post(report)
