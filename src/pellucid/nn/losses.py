"""Losses: how far the outputs are from the targets, as a mean over the batch.

Each records two things on a tape: the value, and the gradient at the network's last outputs z. `outputs` says what one
reads off z: probabilities, or z itself.
"""

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import NDArray

from pellucid.nn.tape import Signal, Tape

Array = NDArray[np.floating]


class Loss(ABC):
    """A differentiable measure of error."""

    @abstractmethod
    def outputs(self, z: Array) -> Array:
        """Return what the network says, of the shape of z (batch, outputs)."""

    @abstractmethod
    def record_value(self, tape: Tape, sink: Signal) -> None:
        """Record the value for outputs `sink` and targets `t`, ending with a return."""

    @abstractmethod
    def record_gradient(self, tape: Tape, sink: Signal) -> None:
        """Record the gradient at `sink`; the lines of the value have run before."""


class SoftmaxCrossEntropy(Loss):
    """L = −mean log p_t with p = softmax(z), for classes that exclude one another.

    The largest logit is subtracted first, so that nothing overflows: log p_j = s_j − log Σ eˢ with s = z − max z ≤ 0.
    Gradient: ∂L/∂z = (p − t) / N. Source: Bridle 1990, "Probabilistic interpretation of feedforward classification
    network outputs".
    """

    def outputs(self, z: Array) -> Array:
        """Return the probabilities of the classes, each row summing to 1."""
        e = np.exp(z - z.max(axis=1, keepdims=True))
        probabilities: Array = e / e.sum(axis=1, keepdims=True)
        return probabilities

    def record_value(self, tape: Tape, sink: Signal) -> None:
        """Record log Σ eˢ − Σ t s, averaged."""
        tape.array("largest_row", tape.arrays[tape.buffer("largest", 1)][0])
        tape.array("log_total_row", tape.arrays[tape.buffer("log_total", 1)][0])
        tape.buffer("s", sink.features)
        tape.buffer("e", sink.features)
        tape.buffer("total", 1)
        tape.array("sum_classes", np.ones((1, sink.features), tape.dtype))
        tape.array("sum_batch", np.ones(tape.batch_size, tape.dtype))
        tape.loss += [
            f"column_maximum({sink.values}, 0, None, largest_row)",
            f"subtract({sink.values}, largest, out=s)",
            "exp(s, out=e)",
            "sum_classes.dot(e, total)",
            "log(total, out=log_total)",
            f"return float(sum_batch.dot(log_total_row) - vdot(s, t)) / {tape.batch_size}",
        ]

    def record_gradient(self, tape: Tape, sink: Signal) -> None:
        """Record (p − t) / N."""
        tape.constant("per_example", 1.0 / tape.batch_size)
        tape.gradients += [
            "divide(e, total, out=e)",
            f"subtract(e, t, out={sink.gradient})",
            f"multiply({sink.gradient}, per_example, out={sink.gradient})",
        ]


class SigmoidCrossEntropy(Loss):
    """L = mean of −t log σ(z) − (1 − t) log(1 − σ(z)) over all elements: a yes or no for every output.

    Computed as max(z, 0) − t z + log(1 + e^−|z|), which overflows for no z. Gradient: (σ(z) − t) / (N · outputs).
    """

    def outputs(self, z: Array) -> Array:
        """Return the probability of yes for every output."""
        probabilities: Array = 0.5 + 0.5 * np.tanh(0.5 * z)
        return probabilities

    def record_value(self, tape: Tape, sink: Signal) -> None:
        """Record the stable form."""
        z = sink.values
        tape.constant("zero", 0.0)
        for name in ("softplus", "positive", "product"):
            tape.buffer(name, sink.features)
        tape.loss += [
            f"absolute({z}, out=softplus)",
            "negative(softplus, out=softplus)",
            "exp(softplus, out=softplus)",
            "log1p(softplus, out=softplus)",
            f"maximum({z}, zero, out=positive)",
            f"multiply({z}, t, out=product)",
            f"return float((softplus + positive - product).sum()) / {tape.batch_size * sink.features}",
        ]

    def record_gradient(self, tape: Tape, sink: Signal) -> None:
        """Record (σ(z) − t) / (N · outputs), with σ(z) = ½ + ½ tanh(z / 2)."""
        tape.constant("half", 0.5)
        tape.constant("per_element", 1.0 / (tape.batch_size * sink.features))
        d = sink.gradient
        tape.gradients += [
            f"multiply({sink.values}, half, out={d})",
            f"tanh({d}, out={d})",
            f"multiply({d}, half, out={d})",
            f"add({d}, half, out={d})",
            f"subtract({d}, t, out={d})",
            f"multiply({d}, per_element, out={d})",
        ]


class MeanSquaredError(Loss):
    """L = mean of (z − t)² over all elements. Gradient: 2 (z − t) / (N · outputs)."""

    def outputs(self, z: Array) -> Array:
        """Return z: the outputs are the answer."""
        return z

    def record_value(self, tape: Tape, sink: Signal) -> None:
        """Record the mean square."""
        tape.buffer("error", sink.features)
        tape.loss += [
            f"subtract({sink.values}, t, out=error)",
            f"return float(vdot(error, error)) / {tape.batch_size * sink.features}",
        ]

    def record_gradient(self, tape: Tape, sink: Signal) -> None:
        """Record twice the error, shared out."""
        tape.constant("two_per_element", 2.0 / (tape.batch_size * sink.features))
        tape.gradients.append(f"multiply(error, two_per_element, out={sink.gradient})")
