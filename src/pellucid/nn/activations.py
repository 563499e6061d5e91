"""Activation functions: element by element, a = f(z)."""

from abc import abstractmethod

from pellucid.nn.layer import Layer
from pellucid.nn.tape import Signal, Tape


class Activation(Layer):
    """An element-wise function. Subclasses say how a follows from z, and the slope f′ from a."""

    def record_forward(self, tape: Tape, name: str, source: Signal) -> Signal:
        """Record a = f(z)."""
        sink = tape.signal(f"a_{name}", source.features)
        self.record_values(tape, name, source.values, sink.values)
        return sink

    def record_backward(self, tape: Tape, name: str, source: Signal, sink: Signal) -> None:
        """Record ∂L/∂z = ∂L/∂a · f′(z)."""
        if source.gradient is None:
            return
        slope = tape.buffer(f"slope_{name}", source.features)
        self.record_slope(tape, name, sink.values, slope)
        tape.gradients.append(f"multiply({sink.gradient}, {slope}, out={source.gradient})")

    @abstractmethod
    def record_values(self, tape: Tape, name: str, z: str, a: str) -> None:
        """Record a = f(z)."""

    @abstractmethod
    def record_slope(self, tape: Tape, name: str, a: str, slope: str) -> None:
        """Record slope = f′(z), from a."""


class ReLU(Activation):
    """a = max(0, z); slope 1 where z > 0, else 0.

    Source: Nair and Hinton 2010, "Rectified linear units improve restricted Boltzmann machines".
    """

    def record_values(self, tape: Tape, name: str, z: str, a: str) -> None:
        """Record the maximum with zero."""
        tape.constant("zero", 0.0)
        tape.outputs.append(f"maximum({z}, zero, out={a})")

    def record_slope(self, tape: Tape, name: str, a: str, slope: str) -> None:
        """Record the sign of a, which is 0 or 1: one pass, and no conversion from truth values."""
        tape.gradients.append(f"sign({a}, out={slope})")


class LeakyReLU(Activation):
    """a = z where z > 0, else αz; α is 0.01 by default.

    Source: Maas, Hannun and Ng 2013, "Rectifier nonlinearities improve neural network acoustic models".
    """

    def __init__(self, negative_slope: float = 0.01) -> None:
        if not 0.0 <= negative_slope < 1.0:
            raise ValueError(f"The negative slope must be at least 0 and below 1; it was {negative_slope}.")
        self.negative_slope = negative_slope

    def record_values(self, tape: Tape, name: str, z: str, a: str) -> None:
        """Record the maximum of z and αz."""
        alpha = tape.constant(f"alpha_{name}", self.negative_slope)
        tape.outputs += [f"multiply({z}, {alpha}, out={a})", f"maximum({z}, {a}, out={a})"]

    def record_slope(self, tape: Tape, name: str, a: str, slope: str) -> None:
        """Record max(sign(a), α), with the slope at 0 being α."""
        tape.gradients += [f"sign({a}, out={slope})", f"maximum({slope}, alpha_{name}, out={slope})"]


class Sigmoid(Activation):
    """a = 1 / (1 + e⁻ᶻ) = ½ + ½ tanh(z / 2), which overflows for no z; slope a(1 − a)."""

    def record_values(self, tape: Tape, name: str, z: str, a: str) -> None:
        """Record the form with tanh."""
        tape.constant("half", 0.5)
        tape.outputs += [
            f"multiply({z}, half, out={a})",
            f"tanh({a}, out={a})",
            f"multiply({a}, half, out={a})",
            f"add({a}, half, out={a})",
        ]

    def record_slope(self, tape: Tape, name: str, a: str, slope: str) -> None:
        """Record a(1 − a)."""
        tape.constant("one", 1.0)
        tape.gradients += [f"subtract(one, {a}, out={slope})", f"multiply({slope}, {a}, out={slope})"]


class Tanh(Activation):
    """a = tanh(z); slope 1 − a²."""

    def record_values(self, tape: Tape, name: str, z: str, a: str) -> None:
        """Record the hyperbolic tangent."""
        tape.outputs.append(f"tanh({z}, out={a})")

    def record_slope(self, tape: Tape, name: str, a: str, slope: str) -> None:
        """Record 1 − a²."""
        tape.constant("one", 1.0)
        tape.gradients += [f"multiply({a}, {a}, out={slope})", f"subtract(one, {slope}, out={slope})"]


class Step(Activation):
    """a = 1 where z > 0, else 0: the perceptron's threshold. Its slope is 0 everywhere, so nothing below it learns.

    Source: Rosenblatt 1958, "The perceptron".
    """

    def record_values(self, tape: Tape, name: str, z: str, a: str) -> None:
        """Record the comparison with zero."""
        tape.constant("zero", 0.0)
        tape.outputs.append(f"greater({z}, zero, out={a})")

    def record_slope(self, tape: Tape, name: str, a: str, slope: str) -> None:
        """Record nothing: the buffer holds zeros and stays so."""


class Identity(Activation):
    """a = z; slope 1. Layers joined by it are one affine map."""

    def record_values(self, tape: Tape, name: str, z: str, a: str) -> None:
        """Record a copy."""
        tape.outputs.append(f"copyto({a}, {z})")

    def record_slope(self, tape: Tape, name: str, a: str, slope: str) -> None:
        """Record ones."""
        tape.constant("one", 1.0)
        tape.gradients.append(f"copyto({slope}, one)")
