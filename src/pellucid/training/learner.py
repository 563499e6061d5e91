"""Learning, one step at a time: the next mini-batch, its loss, its gradient, the optimizer's change."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment, build_optimizer, build_schedule, set_hyperparameters
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Training
from pellucid.nn.batches import Batches

Batch = tuple[NDArray[np.float32], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """All that later steps depend on besides the settings: training goes on from it bit for bit.

    `epoch` counts whole passes, `cursor` the examples of the present one that have been used. `loss` is that of the
    latest mini-batch.
    """

    step: int
    epoch: int
    cursor: int
    loss: float
    theta: NDArray[np.float32]
    optimizer: dict[str, Any]
    training: Training

    @property
    def nbytes(self) -> int:
        """Return the memory that the arrays take."""
        return self.theta.nbytes + sum(each.nbytes for each in self.optimizer.values() if isinstance(each, np.ndarray))


class Learner:
    """Trains the network of one experiment.

    `steps` counts the updates made, `loss` is the mean loss of the latest mini-batch before its update (NaN at first).
    When a loss is not finite the parameters stay as they were, and `diverged` is True.
    """

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.network = experiment.network
        self.training = experiment.spec.training
        self.steps = 0
        self.loss = float("nan")
        self.diverged = False
        dataset = experiment.dataset
        self._inputs = dataset.scaling.apply(dataset.x_train)
        self._targets = np.eye(dataset.classes, dtype=np.float32)[dataset.t_train]
        self._test_inputs = dataset.scaling.apply(dataset.x_test)
        self._optimizer = build_optimizer(self.training, self.network)
        self._schedule = build_schedule(self.training)
        self._passes = 0
        self._cursor = 0
        self._batches = self._make_batches()
        self._open_epoch()

    @property
    def examples(self) -> int:
        """Return the number of training examples, the length of an epoch."""
        return len(self._inputs)

    @property
    def passes(self) -> int:
        """Return the number of whole passes over the training set."""
        return self._passes

    @property
    def epoch(self) -> float:
        """Return the passes over the training set so far, with the fraction of the present one."""
        return self._passes + self._cursor / self.examples

    @property
    def learning_rate(self) -> float:
        """Return what the schedule makes of the chosen learning rate in the present epoch."""
        return float(self._optimizer.learning_rate)

    def step(self) -> float:
        """Train on one mini-batch and return its mean loss; begin a new epoch after the last one."""
        x, t = next(self._deal)
        tape = self.network.tape(x.shape[1], self.experiment.loss)
        loss = tape.forward(x, t)
        self.loss = loss
        if not isfinite(loss):
            self.diverged = True
            return loss
        tape.backward(x, t)
        self._optimizer.update(self.network.theta, self.network.gradient)
        self.steps += 1
        self._cursor += x.shape[1]
        if self._cursor >= self.examples:
            self._passes += 1
            self._cursor = 0
            self._open_epoch()
        return loss

    def evaluate(self) -> Metrics:
        """Return the losses and accuracies of the present parameters on the whole training and test sets."""
        dataset = self.experiment.dataset
        train = self._evaluated(self._inputs, dataset.t_train)
        test = self._evaluated(self._test_inputs, dataset.t_test)
        return Metrics(self.steps, self.epoch, *train, *test)

    def overflowing_layer(self) -> int | None:
        """Return the number, from 1, of the first affine layer whose output for a training example is not finite."""
        outputs = self.network.trace(self._inputs)[::2]
        finite = [bool(np.isfinite(z).all()) for z in outputs]
        return None if all(finite) else finite.index(False) + 1

    def set_training(self, training: Training) -> None:
        """Take other settings from the next step on; a changed optimizer starts with fresh state."""
        before, self.training = self.training, training
        if training.optimizer != before.optimizer:
            self._optimizer = build_optimizer(training, self.network)
        set_hyperparameters(self._optimizer, training)
        self._schedule = build_schedule(training)
        self._apply_schedule()
        if training.batch_size != before.batch_size:
            self._batches = self._make_batches()
            self._open_epoch()

    def checkpoint(self) -> Checkpoint:
        """Return copies of everything that the next step depends on."""
        theta = self.network.theta.copy()
        theta.setflags(write=False)
        return Checkpoint(
            self.steps, self._passes, self._cursor, self.loss, theta, self._optimizer.state(), self.training
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go back, or forward, to where `checkpoint` was taken."""
        self.steps, self._passes, self._cursor = checkpoint.step, checkpoint.epoch, checkpoint.cursor
        self.loss = checkpoint.loss
        self.diverged = False
        np.copyto(self.network.theta, checkpoint.theta)
        self.training = checkpoint.training
        self._optimizer = build_optimizer(self.training, self.network)
        self._optimizer.restore(checkpoint.optimizer)
        self._schedule = build_schedule(self.training)
        self._batches = self._make_batches()
        self._open_epoch()

    def frame(self, run: int, metrics: Metrics) -> Frame:
        """Return the present moment, with a read-only copy of the parameters."""
        theta = self.network.theta.copy()
        theta.setflags(write=False)
        return Frame(run, self.steps, self.epoch, theta, self.loss, self.learning_rate, metrics)

    def _make_batches(self) -> Batches:
        size = min(self.training.batch_size, self.examples)
        return Batches(self._inputs, self._targets, size, self.experiment.spec.seed)

    def _open_epoch(self) -> None:
        self._deal: Iterator[Batch] = self._batches.begin(self._passes, self._cursor)
        self._apply_schedule()

    def _apply_schedule(self) -> None:
        self._optimizer.learning_rate = self._schedule.rate(self.training.learning_rate, self._passes)

    def _evaluated(self, inputs: NDArray[np.float32], labels: NDArray[np.int64]) -> tuple[float, float]:
        loss = self.network.loss(inputs, labels, self.experiment.loss)
        outputs = self.network.forward(inputs)
        # Outputs that are not numbers answer nothing, though argmax would name a class.
        right = (outputs.argmax(axis=1) == labels) & np.isfinite(outputs).all(axis=1)
        return loss, float(right.mean())
