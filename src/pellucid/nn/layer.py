"""What every layer is: a shape rule, and the lines it records on a tape."""

from abc import ABC, abstractmethod

from pellucid.nn.tape import Signal, Tape

Shape = tuple[int, ...]


class Layer(ABC):
    """One step from inputs to outputs. Layers hold no arrays: parameters lie in the network, buffers on the tape."""

    def output_features(self, input_features: int) -> int:
        """Return how many values come out per example when `input_features` go in."""
        return input_features

    @abstractmethod
    def record_forward(self, tape: Tape, name: str, source: Signal) -> Signal:
        """Record how the outputs follow from `source`; return them."""

    @abstractmethod
    def record_backward(self, tape: Tape, name: str, source: Signal, sink: Signal) -> None:
        """Record how the gradient at `source`, and at the parameters, follows from that at `sink`."""
