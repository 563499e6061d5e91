"""A network taken to the bench: the same layers on the same examples, run whole or layer by layer, in either precision.

What is run are the operations that the layers have recorded on the tape, so a layer of any kind can be tested.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from pellucid.lens.explain.bugs import Planted, layer_of, plant
from pellucid.nn import Loss, Network
from pellucid.nn.fresh_batch import FreshBatch
from pellucid.nn.parameters import Block
from pellucid.nn.tape import Operation

Array = NDArray[Any]
Precision = Literal["float64", "float32"]


@dataclass(frozen=True)
class Station:
    """A layer, or the loss, that does something: what it gets and gives, by the tape's names.

    `layer` is its index in the network, None for the loss, which is the last and gives no signal: `given` is "".
    `block` says where its parameters lie, if it has any.
    """

    layer: int | None
    title: str
    got: str
    given: str
    block: Block | None


class Bench:
    """A copy of a network with the parameters `theta`, in float64 or float32, and one batch for it.

    `inputs` (examples, features) are as the network sees them, `targets` (examples, outputs) what `loss` compares
    with. Nothing else is changed by what is done here; but one bench is for one piece of work at a time. Raises
    ValueError if the arrays do not fit.
    """

    def __init__(
        self,
        network: Network,
        loss: Loss,
        theta: Array,
        inputs: Array,
        targets: Array,
        dtype: Precision = "float64",
    ) -> None:
        self.network = Network(network.layers, network.input_shape, dtype=dtype)
        np.copyto(self.network.theta, theta)
        self.tape = self.network.tape(len(inputs), loss)
        batch = FreshBatch(len(inputs), network.input_shape[0], network.output_shape[0], self.network.dtype)
        batch.take_inputs(inputs)
        batch.take_targets(targets, loss)
        self._names = {"x": batch.x, "t": batch.t}
        self._losses: dict[int, Callable[[], float]] = {}

    @property
    def batch_size(self) -> int:
        """Return of how many examples the loss is the mean."""
        return self.tape.batch_size

    @cached_property
    def stations(self) -> tuple[Station, ...]:
        """Return every layer that does something, from the inputs on, and the loss."""
        blocks = {block.layer: block for block in self.network.layout.blocks}
        titles = {layer_of(operation): _title(operation) for operation in self.tape.passes[0]}
        signals = [signal.values for signal in self.tape.signals]
        layers = [
            Station(layer, titles[layer], got, given, blocks.get(layer))
            for layer, (got, given) in enumerate(pairwise(signals))
            if layer in titles
        ]
        return (*layers, Station(None, titles[None], signals[-1], "", None))

    def array(self, name: str) -> Array:
        """Return one of the tape's arrays: its values as the latest run has left them."""
        found: Array = self.tape.names[name]
        return found

    def loss(self, first: int = 0) -> float:
        """Run the network from station number `first` on, with what that has got; return the mean loss."""
        if first not in self._losses:
            layers = {station.layer for station in self.stations[first:]}
            operations = [each for each in self.tape.passes[0] if layer_of(each) in layers]
            self._losses[first] = self._compiled(operations, self.tape.returned)
        with np.errstate(all="ignore"):
            return self._losses[first]()

    def alone(self, station: Station) -> Callable[[], Any]:
        """Return a function that runs nothing but one station on what it has got."""
        return self._compiled([each for each in self.tape.passes[0] if layer_of(each) == station.layer], "None")

    def backward(self, planted: Planted | None = None) -> Array:
        """Run the network forward and backward, with a bug if one is planted; return a copy of the whole gradient."""
        self.loss()
        operations = self.tape.passes[1] if planted is None else plant(self.network, self.tape, planted)
        self.network.gradient[:] = 0.0
        with np.errstate(all="ignore"):
            self._compiled(operations, "None")()
        return self.network.gradient.copy()

    def _compiled(self, operations: Sequence[Operation], returned: str) -> Callable[[], Any]:
        """Make a function of some of the tape's operations, as the tape does of all of them."""
        lines = ["def run():", *(f"    {operation}" for operation in operations), f"    return {returned}"]
        functions = {**self.tape.names, **self._names}
        exec(compile("\n".join(lines), "<bench>", "exec"), functions)
        run: Callable[[], Any] = functions["run"]
        return run


def _title(operation: Operation) -> str:
    return operation.part.partition(":")[0].split(" ")[-1]
