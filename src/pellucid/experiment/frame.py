"""Where training stands: what, together with the Spec, determines everything on screen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Metrics:
    """The evaluation of one parameter vector on the whole training set and the whole test set.

    Losses are means over the examples; accuracies are fractions in [0, 1], or NaN where there are no classes.
    """

    step: int
    epoch: float
    train_loss: float
    train_accuracy: float
    test_loss: float
    test_accuracy: float


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment of a run.

    `step` counts parameter updates, `epoch` is the number of passes over the training set so far (fractional
    within a pass), `theta` the flat parameter vector (read-only, never written again), `loss` the mean loss of the
    latest mini-batch (NaN before the first step), `learning_rate` what the schedule makes of the chosen rate now,
    and `metrics` the latest evaluation, which may be a few steps older; None while there has not been one.
    `corrections` counts the steps in which the perceptron rule had something to correct; None where the output is not
    "step", and another rule is learned by. `corrected_at` is the latest of those steps, counted from 1; None before the
    first, and where the parameters have been changed by hand since.
    """

    run: int
    step: int
    epoch: float
    theta: NDArray[np.float32]
    loss: float
    learning_rate: float
    metrics: Metrics | None
    corrections: int | None = None
    corrected_at: int | None = None
