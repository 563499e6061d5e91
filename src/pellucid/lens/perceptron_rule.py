"""What the perceptron rule did last, and whether it will ever end: read off one moment of a run."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec

FloatArray = NDArray[np.float32]

# Where examples are few, weights that come back do so soon.
MOST_EXAMPLES, MOST_PASSES = 8, 32
# Weights that differ by no more than rounding are the same, as a share of the learning rate.
ROUNDING = 1e-3


@dataclass(frozen=True)
class Correction:
    """One update: the step that made it, the example it was about, raw (2,), the answer then, and what it should be."""

    step: int
    example: int
    point: FloatArray
    answer: int
    target: int


def follows_rule(spec: Spec) -> bool:
    """Tell whether training is Rosenblatt's rule to the letter: one example after the other by plain steps alike."""
    training = spec.training
    return (
        spec.network.output == "step"
        and training.optimizer == "sgd"
        and training.batch_size == 1
        and training.schedule == "constant"
        and training.weight_decay == training.l1 == 0.0
    )


def last_correction(experiment: Experiment, frame: Frame) -> Correction | None:
    """Return the update that led to the parameters of `frame`; None if there has not been one."""
    if frame.corrected_at is None:
        return None
    dataset = experiment.dataset
    example = (_used(experiment, frame) - 1 - (frame.step - frame.corrected_at)) % len(dataset.t_train)
    target = int(dataset.t_train[example])
    return Correction(frame.corrected_at, example, dataset.x_train[example], 1 - target, target)


def last_example(experiment: Experiment, frame: Frame) -> int | None:
    """Return the number of the example that the latest step was about; None before the first."""
    return (_used(experiment, frame) - 1) % len(experiment.dataset.t_train) if frame.step else None


def returns_after(experiment: Experiment, frame: Frame) -> int | None:
    """Return after how many steps the rule comes back to the parameters of `frame`, for ever; None if it does not.

    Looked for where there are MOST_EXAMPLES at most, for MOST_PASSES; the sooner ones are gone through by hand.
    """
    dataset, rate = experiment.dataset, frame.learning_rate
    count = len(dataset.t_train)
    if count > MOST_EXAMPLES or rate <= 0.0 or not np.isfinite(frame.theta).all():
        return None
    inputs = np.append(dataset.scaling.apply(dataset.x_train), np.ones((count, 1)), axis=1).astype(np.float64)
    start = frame.theta.astype(np.float64)
    theta, first, corrections = start.copy(), _used(experiment, frame), 0
    for passes in range(1, MOST_PASSES + 1):
        for step in range(count):
            at = (first + step) % count
            z, target = float(inputs[at] @ theta), int(dataset.t_train[at])
            if 0.0 < abs(z) < ROUNDING * rate:
                # Only rounding tells on which side it is.
                return None
            if (z > 0.0) != (target == 1):
                theta += rate * (2 * target - 1) * inputs[at]
                corrections += 1
        if not corrections:
            return None
        if np.abs(theta - start).max() < ROUNDING * rate:
            return passes * count
    return None


def _used(experiment: Experiment, frame: Frame) -> int:
    """Return how many examples have been looked at, one by one, since training began."""
    return round(frame.epoch * len(experiment.dataset.t_train))
