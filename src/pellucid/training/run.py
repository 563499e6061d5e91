"""One run as the trainer holds it: a learner, where it can go back to, and losses not yet reported."""

import numpy as np

from pellucid.experiment.build import build
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Spec
from pellucid.training.checkpoints import Checkpoints
from pellucid.training.learner import Learner
from pellucid.training.messages import Diverged, Losses

MOST_UNREPORTED = 4096


class Run:
    """Run number `number` of `spec`, from its initial weights on."""

    def __init__(self, number: int, spec: Spec) -> None:
        self.number = number
        self.learner = Learner(build(spec))
        self.checkpoints = Checkpoints(self.learner.checkpoint())
        self.metrics: Metrics = self.learner.evaluate()
        self.divergence: Diverged | None = None
        self._losses = np.empty(MOST_UNREPORTED, np.float32)
        self._unreported = 0
        self._reported_epoch = 0.0

    @property
    def full(self) -> bool:
        """Tell whether the losses have to be reported before the next step."""
        return self._unreported == MOST_UNREPORTED

    def step(self) -> None:
        """Train on one mini-batch; if the loss is not finite, note the divergence instead."""
        learner = self.learner
        loss = learner.step()
        if learner.diverged:
            self._diverge()
            return
        self._losses[self._unreported] = loss
        self._unreported += 1
        if self.checkpoints.due(learner.steps):
            self.checkpoints.add(learner.checkpoint())

    def take_losses(self) -> Losses | None:
        """Return the losses since the last call, or None if there was no step."""
        count = self._unreported
        if not count:
            return None
        learner = self.learner
        begin, end = self._reported_epoch, learner.epoch
        self._unreported, self._reported_epoch = 0, end
        return Losses(self.number, learner.steps - count + 1, begin, end, self._losses[:count].copy())

    def evaluate(self) -> Metrics:
        """Evaluate the present parameters."""
        self.metrics = self.learner.evaluate()
        return self.metrics

    def rewind(self) -> None:
        """Go back to the last good checkpoint, keeping the present settings."""
        learner = self.learner
        training = learner.training
        good = self.checkpoints.good()
        learner.restore(good)
        learner.set_training(training)
        self.checkpoints.cut(good.step)
        self.divergence = None
        self._unreported, self._reported_epoch = 0, learner.epoch

    def frame(self) -> Frame:
        """Return the present moment."""
        return self.learner.frame(self.number, self.metrics)

    def _diverge(self) -> None:
        learner = self.learner
        good = self.checkpoints.good()
        if not np.isfinite(learner.network.theta).all():
            # The step before overflowed while its own loss was still finite.
            learner.restore(good)
        self.divergence = Diverged(
            run=self.number,
            step=learner.steps + 1,
            epoch=learner.epoch,
            loss=learner.loss,
            learning_rate=learner.learning_rate,
            layer=learner.overflowing_layer(),
            weights_step=learner.steps,
            good_step=good.step,
        )
