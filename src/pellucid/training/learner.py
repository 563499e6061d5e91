"""The learner: a network, its data and its optimizer, one mini-batch after the other."""

from collections.abc import Generator
from dataclasses import dataclass
from itertools import islice
from math import inf, isfinite, nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment, build_optimizer, build_schedule, set_hyperparameters
from pellucid.experiment.frame import Metrics
from pellucid.experiment.spec import Training
from pellucid.nn import Affine
from pellucid.nn.tape import Tape
from pellucid.training.checkpoint import Checkpoint
from pellucid.training.dealer import Dealer, NextBatch
from pellucid.training.evaluation import Evaluation
from pellucid.training.own_examples import OwnExample, prepared
from pellucid.training.precedence import Precedence

# How many steps may have to be made again to find the last finite parameters.
ANCHOR_STEPS = 256
# One example is learned when its loss is as small as this, or else after so many steps.
LEARNED_LOSS, MOST_LEARNING_STEPS = 0.05, 200


@dataclass(frozen=True, slots=True)
class Divergence:
    """The step at which the loss stopped being finite, and what it was.

    `layer` is the number, from 1, of the first affine layer whose outputs were not finite, or None if all were.
    """

    step: int
    epoch: float
    loss: float
    learning_rate: float
    layer: int | None


class Learner:
    """Trains the network of `experiment` in place; whoever makes it leaves that network to it.

    The mini-batches are those of a `Dealer`, so a checkpoint needs no random state: going on from one gives the same
    bits as never having stopped. Every method but `evaluate` is for one thread, which gives way to another one where
    `precedence` says so.
    """

    def __init__(self, experiment: Experiment, precedence: Precedence | None = None) -> None:
        spec = experiment.spec
        self.experiment = experiment
        self.network = experiment.network
        self.training = spec.training
        self.steps = 0
        self.loss = nan
        # Steps in which the perceptron rule had something to correct; None where another rule is learned by.
        self.corrections: int | None = 0 if spec.network.output == "step" else None
        # The latest of those steps, as long as nothing else has changed a parameter since; counted from 1.
        self.corrected_at: int | None = None
        self.divergence: Divergence | None = None
        self._precedence = precedence or Precedence()
        self._evaluation = Evaluation(experiment)
        self._dealer = Dealer(experiment, self.training)
        self._optimizer = build_optimizer(self.training, self.network)
        self._apply_schedule()
        self._anchor = self.checkpoint()

    @property
    def epoch(self) -> float:
        """Return the number of passes over the training set so far; within a pass it is fractional."""
        return self._dealer.epoch

    @property
    def learning_rate(self) -> float:
        """Return what the schedule makes of the chosen learning rate now."""
        return self._optimizer.learning_rate

    @property
    def steps_to_epoch(self) -> int:
        """Return the number of steps to the end of the present pass, at least 1."""
        return -(-self._dealer.left // self.training.batch_size)

    def step(self) -> float:
        """Make one step and return the mean loss of its mini-batch, as it was before the step.

        If that is not finite, the parameters stay as they are, the step does not count, and `divergence` says more.
        """
        return self.train(1)[0]

    def train(self, steps: int) -> list[float]:
        """Make so many steps and return their losses; the one that is not finite, if there is one, is the last."""
        losses: list[float] = []
        self.divergence = None
        with np.errstate(all="ignore"):
            while len(losses) < steps and self.divergence is None:
                size = self.training.batch_size
                left = self._dealer.left
                if left < size:
                    self._replay(self._tape(left), left, 1, losses)
                else:
                    self._replay(self._tape(size), size, min(steps - len(losses), left // size), losses)
            if self.steps - self._anchor.step >= ANCHOR_STEPS:
                self._renew_anchor()
        return losses

    def evaluate(self) -> Metrics:
        """Return losses and accuracies on the whole training set and the whole test set."""
        return self._evaluation.metrics(self.network, self.steps, self.epoch)

    def evaluate_in_parts(self) -> Generator[None, None, Metrics]:
        """Return what `evaluate` would now, with pauses in which training may go on; one such evaluation at a time."""
        network = self.experiment.probe(self.network.theta)
        return self._evaluation.in_parts(network, self.steps, self.epoch)

    def parameters(self) -> NDArray[np.float32]:
        """Return a copy of the parameters that nobody can write."""
        copied = self.network.theta.copy()
        copied.flags.writeable = False
        return copied

    def next_batch(self) -> NextBatch:
        """Return a copy of the mini-batch of the next step, which is still to be made with it."""
        return self._dealer.next_batch()

    def optimizer_settings(self) -> dict[str, float]:
        """Return the hyperparameters of the optimizer for the next step, the learning rate as scheduled."""
        return self._optimizer.settings()

    def optimizer_state(self) -> dict[str, Any]:
        """Return a copy of the optimizer's state."""
        return self._optimizer.state()

    def set_training(self, training: Training) -> None:
        """Go on with other settings from the next step. Another optimizer begins afresh, the same keeps its state."""
        before, self.training = self.training, training
        if training.optimizer != before.optimizer:
            self._optimizer = build_optimizer(training, self.network)
        set_hyperparameters(self._optimizer, training)
        self._dealer.set_training(training)
        self._apply_schedule()
        self._renew_anchor()

    def set_weight(self, index: int, value: float) -> None:
        """Write one parameter, at `index` of the flat vector."""
        self.network.theta[index] = value
        self.corrected_at = None
        self._renew_anchor()

    def set_parameters(self, theta: NDArray[np.float32]) -> None:
        """Write all parameters."""
        np.copyto(self.network.theta, theta)
        self._renew_anchor()

    def set_own_examples(self, examples: tuple[OwnExample, ...]) -> None:
        """Mix these, and no others, into the mini-batches from the next step."""
        self._dealer.set_own_examples(examples)
        self._renew_anchor()

    def learn(self, example: OwnExample) -> list[float]:
        """Make steps on one example alone, with an optimizer of the same settings that begins afresh.

        They do not count as steps of the run. Returns the loss before the first step and after each; where it stops
        being finite, all steps are taken back and only the first loss is returned.
        """
        theta, gradient = self.network.theta, self.network.gradient
        before = theta.copy()
        inputs, targets = prepared((example,), self.experiment)
        x, t = np.append(inputs, np.ones((1, 1), np.float32), axis=1).T, targets.T.copy()
        optimizer = build_optimizer(self.training, self.network)
        optimizer.learning_rate = self.learning_rate
        tape = self._tape(1)
        losses: list[float] = []
        with np.errstate(all="ignore"):
            while True:
                losses.append(tape.forward(x, t))
                if not LEARNED_LOSS < losses[-1] < inf or len(losses) > MOST_LEARNING_STEPS:
                    break
                tape.backward(x, t)
                optimizer.update(theta, gradient)
        if not (isfinite(losses[-1]) and np.isfinite(theta).all()):
            np.copyto(theta, before)
            del losses[1:]
        self._renew_anchor()
        return losses

    def shift(self, change: NDArray[np.float32]) -> None:
        """Add `change` to the parameters."""
        theta = self.network.theta
        np.add(theta, change, theta)
        self.corrected_at = None
        self._renew_anchor()

    def take_over(self, checkpoint: Checkpoint) -> None:
        """Go on from here with the parameters of `checkpoint`, and with the state of its optimizer if it is in use."""
        np.copyto(self.network.theta, checkpoint.theta)
        self.corrected_at = None
        self._optimizer = build_optimizer(self.training, self.network)
        if checkpoint.training.optimizer == self.training.optimizer:
            self._optimizer.restore(checkpoint.optimizer)
        self._apply_schedule()
        self._renew_anchor()

    def checkpoint(self) -> Checkpoint:
        """Return all that is needed to go on from here."""
        return Checkpoint(
            self.steps,
            self._dealer.passes,
            self._dealer.cursor,
            self.parameters(),
            self._optimizer.state(),
            self.training,
            self.loss,
            self.corrections,
            self.corrected_at,
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go back, or forward, to where `checkpoint` was taken; its settings hold again."""
        self._restore(checkpoint)
        self.divergence = None
        self._renew_anchor()

    def _replay(self, tape: Tape, size: int, count: int, losses: list[float]) -> None:
        """Make `count` steps with batches of `size` examples, all of them within the present pass."""
        forward, backward, update = tape.forward, tape.backward, self._optimizer.update
        theta, gradient = self.network.theta, self.network.gradient
        counts, precedence = self.corrections is not None, self._precedence
        done = corrections = 0
        for x, t in islice(self._dealer.batches, count):
            if precedence.asked:
                precedence.give_way()
            loss = forward(x, t)
            losses.append(loss)
            if not isfinite(loss):
                break
            backward(x, t)
            update(theta, gradient)
            done += 1
            if counts and gradient.any():
                corrections += 1
                self.corrected_at = self.steps + done
        if self.corrections is not None:
            self.corrections += corrections
        self.steps += done
        pass_ended = self._dealer.move_on(done * size)
        if done:
            self.loss = losses[-1] if done == count else losses[-2]
        if done < count:
            self._diverge(losses[-1], x)
        elif pass_ended:
            self._apply_schedule()

    def _tape(self, size: int) -> Tape:
        return self.network.tape(size, self.experiment.loss)

    def _apply_schedule(self) -> None:
        schedule = build_schedule(self.training)
        self._optimizer.learning_rate = schedule.rate(self.training.learning_rate, self._dealer.passes)

    def _renew_anchor(self) -> None:
        # Parameters that overflowed give no finite loss any more: the anchor before them is still needed.
        if np.isfinite(self.network.theta).all():
            self._anchor = self.checkpoint()

    def _diverge(self, loss: float, x: NDArray[np.float32]) -> None:
        self.divergence = Divergence(self.steps + 1, self.epoch, loss, self.learning_rate, self._overflowed(x))
        if np.isfinite(self.network.theta).all():
            self._dealer.deal_anew()
        else:
            self._return_to_finite()

    def _overflowed(self, x: NDArray[np.float32]) -> int | None:
        """Return the number of the first affine layer whose outputs are not finite for the prepared inputs `x`."""
        outputs = self.network.trace(x[:-1].T)
        affine = [
            values for layer, values in zip(self.network.layers, outputs, strict=True) if isinstance(layer, Affine)
        ]
        return next((number for number, z in enumerate(affine, start=1) if not np.isfinite(z).all()), None)

    def _return_to_finite(self) -> None:
        """Go back to the last step after which every parameter was finite.

        The steps since the anchor are made again, which gives the same numbers, and each is looked at.
        """
        training, divergence = self.training, self.divergence
        self._restore(self._anchor)
        kept = self._anchor
        while np.isfinite(self.network.theta).all():
            kept = self.checkpoint()
            self.train(1)
        self._restore(kept)
        self.set_training(training)
        self.divergence = divergence

    def _restore(self, checkpoint: Checkpoint) -> None:
        self.steps = checkpoint.step
        self.training, self.loss = checkpoint.training, checkpoint.loss
        self.corrections, self.corrected_at = checkpoint.corrections, checkpoint.corrected_at
        np.copyto(self.network.theta, checkpoint.theta)
        self._optimizer = build_optimizer(self.training, self.network)
        self._optimizer.restore(checkpoint.optimizer)
        self._dealer.go_to(checkpoint.passes, checkpoint.cursor, self.training)
        self._apply_schedule()
