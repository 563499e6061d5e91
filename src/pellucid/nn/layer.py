"""What every layer is: a shape rule, and the operations that it records on a tape."""

from abc import ABC, abstractmethod

from pellucid.nn.tape import Signal, Tape


class Layer(ABC):
    """One step on the way from inputs to outputs.

    A layer is a description and holds no arrays: parameters lie in the network, buffers on the tape. So one and the
    same layer may stand in several networks. `key` is its index in the network, with which it names what belongs to it.
    """

    def output_size(self, input_size: int) -> int:
        """Return how many values come out for each example when `input_size` values go in."""
        return input_size

    @abstractmethod
    def record_forward(self, tape: Tape, key: int, x: Signal) -> Signal:
        """Record how the outputs follow from the inputs `x`; return the outputs."""

    @abstractmethod
    def record_backward(self, tape: Tape, key: int, x: Signal, y: Signal) -> None:
        """Record how the gradients at `x` and at the layer's own parameters follow from the gradient at `y`."""
