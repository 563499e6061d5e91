"""The affine layer."""

from pellucid.nn.initializers import HeNormal, Initializer
from pellucid.nn.layer import Layer
from pellucid.nn.tape import Signal, Tape


class Affine(Layer):
    """z = Wᵀx + b: every output is a weighted sum of all inputs, plus a bias.

    The bias is the weight of one more input that is always 1, so W and b are one matrix and one product serves both.
    Backward: ∂L/∂W = x (∂L/∂z)ᵀ summed over the batch, ∂L/∂x = W ∂L/∂z.
    Source: Rumelhart, Hinton and Williams 1986, "Learning representations by back-propagating errors".
    """

    def __init__(self, units: int, initializer: Initializer | None = None) -> None:
        if units < 1:
            raise ValueError(f"An Affine layer needs at least 1 unit; {units} were asked for.")
        self.units = units
        self.initializer = HeNormal() if initializer is None else initializer

    def output_features(self, input_features: int) -> int:
        """Return the number of units."""
        return self.units

    def record_forward(self, tape: Tape, name: str, source: Signal) -> Signal:
        """Record one matrix product."""
        sink = tape.signal(f"z_{name}", self.units)
        tape.outputs.append(f"weight_{name}.dot({source.extended}, {sink.values})")
        return sink

    def record_backward(self, tape: Tape, name: str, source: Signal, sink: Signal) -> None:
        """Record the products for the weights' gradient and, above the first layer, for the inputs'."""
        tape.gradients.append(f"{sink.gradient}.dot({source.extended}.T, d_weight_{name})")
        if source.extended_gradient is not None:
            tape.gradients.append(f"weight_{name}.T.dot({sink.gradient}, {source.extended_gradient})")
