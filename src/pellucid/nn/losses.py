"""Losses: how far the network's outputs z are from the targets t, as one number.

Each loss records its value L at the end of the forward pass and its gradient ∂L/∂z at the beginning of the backward
pass. A loss has no settings: its class says all there is to it.
"""

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.nn.tape import Signal, Tape

Array = NDArray[Any]

TOLERANCE = 1e-3


class Loss(ABC):
    """A measure of error that can be differentiated."""

    @abstractmethod
    def outputs(self, z: Array) -> Array:
        """Return what one reads off the network's outputs z (batch, outputs), in the same shape."""

    @abstractmethod
    def record_value(self, tape: Tape, z: Signal) -> None:
        """Record the value of the loss for outputs `z` and targets `t`."""

    @abstractmethod
    def record_gradient(self, tape: Tape, z: Signal) -> None:
        """Record ∂L/∂z. The operations of the value have run before."""

    def check(self, t: Array) -> None:  # noqa: B027 - most losses take any targets
        """Raise ValueError if this loss makes no sense for targets t (outputs, batch)."""


class SoftmaxCrossEntropy(Loss):
    """L = −(1/N) Σ t · log y with y = softmax(z), for N examples of classes that exclude one another.

    The largest of an example's z is subtracted first, which changes no quotient and lets nothing overflow:

        s = z − max z ≤ 0,    y = eˢ / Σ eˢ,    −log y = log Σ eˢ − s

    Targets are one-hot, or the probabilities of the classes; they add up to 1, and then ∂L/∂z = (y − t) / N.

    Source: Bridle 1990, "Probabilistic interpretation of feedforward classification network outputs".
    """

    def outputs(self, z: Array) -> Array:
        """Return the probabilities of the classes, softmax(z): every row adds up to 1."""
        exponentials = np.exp(z - z.max(axis=1, keepdims=True))
        probabilities: Array = exponentials / exponentials.sum(axis=1, keepdims=True)
        return probabilities

    def record_value(self, tape: Tape, z: Signal) -> None:
        """Record (Σ log Σ eˢ − Σ t · s) / N: two sums of which no term is negative, so that nothing cancels."""
        classes, size = z.size, tape.batch_size
        tape.buffer("top", 1, "max z")
        tape.array("top_row", tape.names["top"][0])
        tape.buffer("tops", classes)
        tape.buffer("s", classes, "s")
        tape.buffer("exp_s", classes)
        tape.buffer("total", classes, "Σ e^s", shared=True)
        tape.array("total_row", tape.names["total"][0])
        tape.array("log_total", np.zeros(size, tape.dtype))
        tape.array("ones_column", np.ones((classes, 1), tape.dtype))
        tape.array("ones_square", np.ones((classes, classes), tape.dtype))
        tape.array("ones_row", np.ones(size, tape.dtype))
        tape.begin("SoftmaxCrossEntropy: s = z − max z, L = (Σ log Σ eˢ − Σ t · s) / N")
        tape.record("maximum.reduce", z.values, "0", "None", "top_row")
        # Products with ones repeat a row for all classes, or sum over the classes for each of them: for arrays this
        # small they are faster than broadcasting.
        tape.record("dot", "ones_column", "top", "tops")
        tape.record("subtract", z.values, "tops", "s")
        tape.record("exp", "s", "exp_s")
        tape.record("dot", "ones_square", "exp_s", "total")
        tape.record("log", "total_row", "log_total")
        tape.result(f"float(dot(ones_row, log_total) - vdot(t, s)) / {size}")

    def record_gradient(self, tape: Tape, z: Signal) -> None:
        """Record (y − t) / N."""
        tape.buffer("y", z.size, "y")
        tape.quotient("share", 1, tape.batch_size)
        tape.begin("SoftmaxCrossEntropy: y = eˢ / Σ eˢ, ∂L/∂z = (y − t) / N")
        tape.record("divide", "exp_s", "total", "y")
        tape.record("subtract", "y", "t", f"d{z.values}")
        tape.record("multiply", f"d{z.values}", "share", f"d{z.values}")

    def check(self, t: Array) -> None:
        """Raise ValueError unless the targets of every example add up to 1, up to rounding."""
        totals = np.add.reduce(t)
        excess = totals - 1.0
        if not excess.dot(excess) < TOLERANCE**2:  # so that NaN is refused too
            example = int(np.argmax(np.where(np.isfinite(excess), np.abs(excess), np.inf)))
            raise ValueError(
                "The targets of each example must add up to 1, as one-hot rows and probabilities do; "
                f"those of example {example} add up to {totals[example]:g}."
            )


class SigmoidCrossEntropy(Loss):
    """L = −mean of t log y + (1 − t) log(1 − y) with y = σ(z): yes or no for every output by itself.

    The mean is over all elements, N examples times K outputs. Written

        L = mean of max(z, 0) − t z + log(1 + e^−|z|),    ∂L/∂z = (y − t) / (N K),    y = ½ + ½ tanh(z / 2)

    nothing overflows for any z. Targets are probabilities, 0 ≤ t ≤ 1.
    """

    def outputs(self, z: Array) -> Array:
        """Return the probability of yes for every output, σ(z)."""
        probabilities: Array = 0.5 + 0.5 * np.tanh(0.5 * z)
        return probabilities

    def record_value(self, tape: Tape, z: Signal) -> None:
        """Record max(z, 0) − t z + log(1 + e^−|z|), and its mean."""
        for name in ("magnitude", "softplus", "linear"):
            tape.buffer(name, z.size)
        zero = tape.constant("zero", 0.0)
        tape.array("ones", np.ones((z.size, tape.batch_size), tape.dtype))
        tape.begin("SigmoidCrossEntropy: L = mean of max(z, 0) − t z + log(1 + e^−|z|)")
        tape.record("absolute", z.values, "magnitude")
        tape.record("negative", "magnitude", "softplus")
        tape.record("exp", "softplus", "softplus")
        tape.record("log1p", "softplus", "softplus")
        tape.record("greater", z.values, zero, "linear")
        tape.record("subtract", "linear", "t", "linear")
        tape.record("multiply", "linear", z.values, "linear")
        tape.record("add", "softplus", "linear", "softplus")
        tape.result(f"float(vdot(ones, softplus)) / {z.size * tape.batch_size}")

    def record_gradient(self, tape: Tape, z: Signal) -> None:
        """Record (y − t) / (N K)."""
        tape.buffer("y", z.size, "y")
        half = tape.constant("half", 0.5)
        tape.quotient("share", 1, tape.batch_size * z.size)
        tape.begin("SigmoidCrossEntropy: y = ½ + ½ tanh(z / 2), ∂L/∂z = (y − t) / (N K)")
        tape.record("multiply", z.values, half, "y")
        tape.record("tanh", "y", "y")
        tape.record("multiply", "y", half, "y")
        tape.record("add", "y", half, "y")
        tape.record("subtract", "y", "t", f"d{z.values}")
        tape.record("multiply", f"d{z.values}", "share", f"d{z.values}")


class MeanSquaredError(Loss):
    """L = mean of (z − t)² over all elements, N examples times K outputs; ∂L/∂z = 2 (z − t) / (N K)."""

    def outputs(self, z: Array) -> Array:
        """Return z: the outputs are the answer."""
        return z

    def record_value(self, tape: Tape, z: Signal) -> None:
        """Record the mean square of the error."""
        tape.buffer("error", z.size)
        tape.begin("MeanSquaredError: L = mean of (z − t)²")
        tape.record("subtract", z.values, "t", "error")
        tape.result(f"float(vdot(error, error)) / {z.size * tape.batch_size}")

    def record_gradient(self, tape: Tape, z: Signal) -> None:
        """Record 2 (z − t) / (N K)."""
        tape.quotient("twice_share", 2, tape.batch_size * z.size)
        tape.begin("MeanSquaredError: ∂L/∂z = 2 (z − t) / (N K)")
        tape.record("multiply", "error", "twice_share", f"d{z.values}")


class PerceptronLoss(Loss):
    """L = mean of max(0, −t̃ z) over all elements, with t̃ = 2t − 1: how far on the wrong side a unit's z is, else 0.

    With the answer of the step function, y = 1 where z > 0 and else 0, this is

        L = mean of (y − t) z,    ∂L/∂z = (y − t) / (N K)

    At z = 0, where the loss has a kink, that is the slope of the side on which the answer is wrong. So a step of plain
    gradient descent on one example, w ← w − η (y − t) x, is Rosenblatt's perceptron rule, w ← w + η (t − y) x: nothing
    changes while the answer is right. Targets are 0 or 1.

    Source: Rosenblatt 1958, "The perceptron: a probabilistic model for information storage and organization in the
    brain"; the loss is the perceptron criterion of Bishop 2006, "Pattern Recognition and Machine Learning", eq. 4.54.
    """

    def outputs(self, z: Array) -> Array:
        """Return the answer of the step function: 1 where z > 0, else 0. What is not a number stays so."""
        answers: Array = np.where(np.isnan(z), z, z > 0.0).astype(z.dtype)
        return answers

    def record_value(self, tape: Tape, z: Signal) -> None:
        """Record y − t, and the mean of its products with z."""
        tape.buffer("excess", z.size)
        tape.begin("PerceptronLoss: y = 1 where z > 0, else 0, L = mean of (y − t) z")
        tape.record("greater", z.values, tape.constant("zero", 0.0), "excess")
        tape.record("subtract", "excess", "t", "excess")
        tape.result(f"float(vdot(excess, {z.values})) / {z.size * tape.batch_size}")

    def record_gradient(self, tape: Tape, z: Signal) -> None:
        """Record (y − t) / (N K)."""
        tape.quotient("share", 1, tape.batch_size * z.size)
        tape.begin("PerceptronLoss: ∂L/∂z = (y − t) / (N K)")
        tape.record("multiply", "excess", "share", f"d{z.values}")
