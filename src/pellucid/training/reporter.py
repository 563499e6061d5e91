"""What the worker says of a run: its reports, each from what it is about, and the losses of steps, many at a time."""

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.frame import Metrics
from pellucid.training import messages
from pellucid.training.mailbox import Mailbox
from pellucid.training.own_examples import OwnExample
from pellucid.training.run import Run
from pellucid.training.stopping import Verdict

MOST_LOSSES_WAITING = 4096


class Reporter:
    """Puts reports into `mailbox`, and frames when they are shown.

    Losses wait here until they are sent. That has to be before anything is reported that comes after their steps, and
    before another run is told of.
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._losses: list[float] = []
        self._losses_from = (1, 0.0)

    @property
    def frame_wanted(self) -> bool:
        """Tell whether the last frame has been taken."""
        return self._mailbox.wanted

    @property
    def overflows(self) -> bool:
        """Tell whether so many losses wait that they should be sent."""
        return len(self._losses) >= MOST_LOSSES_WAITING

    def add_losses(self, losses: list[float], step: int, epoch: float) -> None:
        """Let the losses of steps wait that began after `step`, at `epoch`."""
        if not self._losses:
            self._losses_from = (step + 1, epoch)
        self._losses += losses

    def drop_losses(self) -> None:
        """Forget the losses that wait: what led to them is discarded."""
        self._losses.clear()

    def send_losses(self, run: Run) -> None:
        """Report the losses that wait, the last of them that of the latest step of `run`."""
        if not self._losses:
            return
        first_step, begun = self._losses_from
        ended = run.learner.epoch if run.divergence is None else run.divergence.epoch
        values = np.array(self._losses, np.float32)
        self._mailbox.post(messages.Losses(run.number, first_step, begun, ended, values))
        self._losses.clear()

    def show(self, run: Run) -> None:
        """Show the present moment of a run."""
        self._mailbox.show(run.frame())

    def running(self, number: int, running: bool) -> None:
        """Report that the run `number` is trained, or is not."""
        self._mailbox.post(messages.RunningChanged(number, running))

    def failed(self, number: int, error: Exception) -> None:
        """Report an error that was not foreseen."""
        self._mailbox.post(messages.Failed(number, f"{type(error).__name__}: {error}"))

    def rewound(self, run: Run) -> None:
        """Report that a run stands at an earlier step, or at its first."""
        self._mailbox.post(messages.Rewound(run.number, run.learner.steps, run.learner.epoch))

    def changed(self, run: Run, name: str, before: object, after: object) -> None:
        """Report a change of a setting, or by hand: a mark for the timeline."""
        learner = run.learner
        self._mailbox.post(messages.Changed(run.number, learner.steps, learner.epoch, name, before, after))

    def learned(self, run: Run, example: OwnExample, losses: list[float], change: NDArray[np.float32]) -> None:
        """Report that an example was learned by itself."""
        self._mailbox.post(messages.Learned(run.number, example, tuple(losses), change))

    def inspected(self, run: Run) -> None:
        """Report of what the next step will be made."""
        learner = run.learner
        batch = learner.next_batch()
        self._mailbox.post(
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

    def evaluated(self, run: Run, metrics: Metrics) -> None:
        """Report what an evaluation has found."""
        self._mailbox.post(messages.Evaluated(run.number, metrics))

    def stopped(self, run: Run, verdict: Verdict) -> None:
        """Report that a run stopped by itself."""
        self._mailbox.post(messages.Stopped(run.number, run.learner.steps, run.learner.epoch, verdict))

    def diverged(self, run: Run) -> None:
        """Report how a run diverged, which it did."""
        divergence = run.divergence
        assert divergence is not None
        self._mailbox.post(
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
