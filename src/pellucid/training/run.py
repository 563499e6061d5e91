"""One run: a learner with its checkpoints, as the trainer works on it."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import build
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Spec, Training
from pellucid.training.checkpoint import Checkpoint
from pellucid.training.checkpoints import Checkpoints
from pellucid.training.learner import Divergence, Learner
from pellucid.training.precedence import Precedence
from pellucid.training.stopping import Stopping

# The run as planned has so many checkpoints.
CHECKPOINTS = 200
# A run that is left keeps only these, so that many can be kept.
CHECKPOINTS_LEFT = 16


@dataclass(frozen=True, eq=False)
class RunLeft:
    """What is kept of a run that was left.

    Its settings, where it stood, the way back, how far it was from stopping by itself, and whether it had diverged.
    """

    spec: Spec
    stood: Checkpoint
    checkpoints: Checkpoints
    stopping: Stopping
    divergence: Divergence | None

    @property
    def size(self) -> int:
        """Return the bytes that all checkpoints take."""
        return self.stood.size + self.checkpoints.size + self.stopping.size

    def continues_with(self, spec: Spec) -> bool:
        """Tell whether `spec` differs, if at all, in nothing but what may change in the course of a run."""
        return (self.spec.data, self.spec.network, self.spec.seed) == (spec.data, spec.network, spec.seed)


class Run:
    """Trains, takes checkpoints when they are due, and knows the way back. `number` is the window's name for it.

    It goes on from where it was `left`; if that is None or was another experiment, it begins at the parameters `theta`,
    or at the initial weights if there are none.
    """

    def __init__(
        self,
        number: int,
        spec: Spec,
        left: RunLeft | None = None,
        theta: NDArray[np.float32] | None = None,
        precedence: Precedence | None = None,
    ) -> None:
        self.number = number
        self.learner = Learner(build(spec), precedence)
        if left is None or not left.continues_with(spec):
            if theta is not None:
                self.learner.set_parameters(theta)
            planned = spec.training.epochs * self.learner.steps_to_epoch
            self.checkpoints = Checkpoints(self.learner.checkpoint(), planned // CHECKPOINTS)
            self.stopping = Stopping()
            self.divergence: Divergence | None = None
        else:
            self.checkpoints = left.checkpoints
            self.stopping = left.stopping
            self.learner.restore(left.stood)
            self.set_training(spec.training)
            self.divergence = left.divergence
        self.metrics: Metrics | None = None
        self.evaluations = 0

    def leave(self) -> RunLeft:
        """Return what has to be kept to go on later."""
        self.checkpoints.shrink(CHECKPOINTS_LEFT)
        learner = self.learner
        return RunLeft(learner.experiment.spec, learner.checkpoint(), self.checkpoints, self.stopping, self.divergence)

    def set_training(self, training: Training) -> None:
        """Go on with other settings from the next step."""
        before = self.learner.training
        self.learner.set_training(training)
        if training.stop != before.stop:
            self.stopping.arm(self.learner)

    def train(self, most: int) -> list[float]:
        """Make at most so many steps; return their losses, all of them finite.

        Stops where a checkpoint is due, and where the loss is not finite: then `divergence` says more.
        """
        learner = self.learner
        step = learner.steps
        losses = learner.train(min(most, self.checkpoints.steps_to_next(step)))
        if learner.divergence is not None:
            self.divergence = learner.divergence
            losses.pop()
        if losses:
            self.checkpoints.judge(step, losses[0])
        if self.divergence is None:
            self.stopping.note(learner)
            if self.checkpoints.is_due(learner.steps):
                self.checkpoints.add(learner.checkpoint())
        return losses

    def mark(self) -> None:
        """Take a checkpoint here, because something has been changed by hand."""
        self.checkpoints.add(self.learner.checkpoint(), marked=True)

    def rewind(self) -> Checkpoint:
        """Go back to the last good checkpoint and return it; the settings of now stay."""
        training = self.learner.training
        good = self.checkpoints.last_good()
        self.learner.restore(good)
        self.learner.set_training(training)
        self.checkpoints.cut(good)
        self.stopping.arm(self.learner)
        self.divergence = None
        return good

    def evaluate_in_parts(self) -> Generator[None, None, Metrics]:
        """Evaluate the network as it is now, with pauses in which it may be trained; remember the result as the newest.

        Of several that are begun, only the last may be gone on with.
        """
        metrics = self.metrics = yield from self.learner.evaluate_in_parts()
        self.evaluations += 1
        return metrics

    def frame(self) -> Frame:
        """Return the present moment, its parameters copied."""
        learner = self.learner
        return Frame(
            self.number,
            learner.steps,
            learner.epoch,
            learner.parameters(),
            learner.loss,
            learner.learning_rate,
            self.metrics,
            learner.corrections,
            learner.corrected_at,
        )
