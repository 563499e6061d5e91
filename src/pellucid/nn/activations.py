"""Activation functions: a = f(z), element by element.

On the way back, the chain rule multiplies by the slope: ∂L/∂z = ∂L/∂a · f′(z).
"""

from abc import abstractmethod
from typing import ClassVar

import numpy as np

from pellucid.nn.layer import Layer
from pellucid.nn.tape import Signal, Tape


class Activation(Layer):
    """A function of each element by itself. Subclasses record its value and its slope."""

    formula: ClassVar[str]
    slope_formula: ClassVar[str]

    def record_forward(self, tape: Tape, key: int, x: Signal) -> Signal:
        """Record a = f(z), z being the inputs `x`."""
        a = tape.signal(f"a_{key}", x.size)
        tape.begin(f"{key} {type(self).__name__}: a = {self.formula}")
        self.record_values(tape, x.values, a.values)
        return a

    def record_backward(self, tape: Tape, key: int, x: Signal, y: Signal) -> None:
        """Record ∂L/∂z = ∂L/∂a · f′(z), unless z are the inputs of the network."""
        if x.gradient is None:
            return
        slope = tape.buffer(f"slope_{key}", x.size, "f′(z)")
        tape.begin(f"{key} {type(self).__name__}: ∂L/∂z = ∂L/∂a · slope, slope = {self.slope_formula}")
        self.record_slope(tape, y.values, slope)
        tape.record("multiply", f"d{y.values}", slope, x.gradient)

    @abstractmethod
    def record_values(self, tape: Tape, z: str, a: str) -> None:
        """Record a = f(z)."""

    @abstractmethod
    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        """Record slope = f′(z), as it follows from a."""


def _record_where_positive(tape: Tape, a: str, slope: str) -> None:
    """Record slope = 1 where a > 0, else 0: truth values first, as NumPy is slow to multiply by those themselves."""
    positive = tape.array(f"{a}_positive", np.zeros(tape.names[a].shape, np.bool_))
    tape.record("greater", a, tape.constant("zero", 0.0), positive)
    tape.record("copyto", slope, positive)


class ReLU(Activation):
    """a = max(z, 0); the slope is 1 where z > 0, else 0 (at the kink too).

    Source: Nair and Hinton 2010, "Rectified linear units improve restricted Boltzmann machines".
    """

    formula = "max(z, 0)"
    slope_formula = "1 where z > 0, else 0"

    def record_values(self, tape: Tape, z: str, a: str) -> None:
        """Record the maximum with zeros, as many as there are values: NumPy is slower with a single one."""
        zeros = tape.array(f"{a}_zeros", np.zeros_like(tape.names[a]))
        tape.record("maximum", z, zeros, f"out={a}")

    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        """Record where a is positive."""
        _record_where_positive(tape, a, slope)


class LeakyReLU(Activation):
    """a = max(z, αz); the slope is 1 where z > 0, else α (at the kink too).

    `negative_slope` is α, by default 0.01. Raises ValueError unless 0 ≤ α < 1.

    Source: Maas, Hannun and Ng 2013, "Rectifier nonlinearities improve neural network acoustic models".
    """

    formula = "max(z, αz)"
    slope_formula = "1 where z > 0, else α"

    def __init__(self, negative_slope: float = 0.01) -> None:
        if not (0.0 <= negative_slope < 1.0):
            raise ValueError(f"The negative slope must be at least 0 and below 1; it was {negative_slope}.")
        self.negative_slope = negative_slope

    def record_values(self, tape: Tape, z: str, a: str) -> None:
        """Record the maximum of z and αz."""
        tape.record("multiply", z, tape.constant(f"{a}_alpha", self.negative_slope), a)
        tape.record("maximum", z, a, f"out={a}")

    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        """Record where a is positive, and α elsewhere."""
        _record_where_positive(tape, a, slope)
        tape.record("maximum", slope, f"{a}_alpha", f"out={slope}")


class Sigmoid(Activation):
    """a = 1 / (1 + e⁻ᶻ), written ½ + ½ tanh(z / 2), which overflows for no z; the slope is a (1 − a)."""

    formula = "1 / (1 + e⁻ᶻ) = ½ + ½ tanh(z / 2)"
    slope_formula = "a (1 − a)"

    def record_values(self, tape: Tape, z: str, a: str) -> None:
        """Record the form with tanh."""
        half = tape.constant("half", 0.5)
        tape.record("multiply", z, half, a)
        tape.record("tanh", a, a)
        tape.record("multiply", a, half, a)
        tape.record("add", a, half, a)

    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        """Record a (1 − a)."""
        tape.record("subtract", tape.constant("one", 1.0), a, slope)
        tape.record("multiply", slope, a, slope)


class Tanh(Activation):
    """a = tanh(z); the slope is 1 − a²."""

    formula = "tanh(z)"
    slope_formula = "1 − a²"

    def record_values(self, tape: Tape, z: str, a: str) -> None:
        """Record the hyperbolic tangent."""
        tape.record("tanh", z, a)

    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        """Record 1 − a²."""
        tape.record("multiply", a, a, slope)
        tape.record("subtract", tape.constant("one", 1.0), slope, slope)


class Step(Activation):
    """a = 1 where z > 0, else 0: the threshold of the perceptron.

    Its slope is 0 wherever it has one, and is taken as 0 at the threshold too: no gradient passes, and nothing below it
    learns. Weights around it are set by hand, as for the logic gates.

    Source: Rosenblatt 1958, "The perceptron: a probabilistic model for information storage and organization in the
    brain".
    """

    formula = "1 where z > 0, else 0"
    slope_formula = "0"

    def record_values(self, tape: Tape, z: str, a: str) -> None:
        """Record the comparison with zero."""
        tape.record("greater", z, tape.constant("zero", 0.0), a)

    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        """Record nothing: the slope is a buffer of zeros and stays so."""


class Identity(Layer):
    """a = z: no activation. Affine layers with nothing else between them are together one affine map."""

    def record_forward(self, tape: Tape, key: int, x: Signal) -> Signal:  # noqa: ARG002 - nothing to record
        """Return `x` itself: there is nothing to do."""
        return x

    def record_backward(self, tape: Tape, key: int, x: Signal, y: Signal) -> None:
        """Record nothing: `x` and `y` are one, and so are their gradients."""
