"""A network: layers in a row, their parameters in one flat vector, and the tapes on which they run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from pellucid.nn.affine import Affine
from pellucid.nn.layer import Layer, Shape
from pellucid.nn.losses import Loss
from pellucid.nn.parameters import ParameterLayout
from pellucid.nn.tape import Signal, Tape

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class TrainingTape:
    """A compiled tape: both passes for one batch size and loss, and the buffers that a fresh batch is copied into.

    `forward(x, t)` returns the loss and changes no parameter; `backward(x, t)`, after it, fills the gradient. `x` is
    (features + 1, batch) with ones in the last row, `t` (outputs, batch).
    """

    forward: Callable[[Array, Array], float]
    backward: Callable[[Array, Array], None]
    x: Array
    t: Array
    source: str


class Network:
    """Layers applied one after the other, to arrays (batch, features).

    Weights are drawn from `seed`, layer by layer. Raises ValueError for an input shape that is not one positive number.
    """

    def __init__(
        self, layers: Sequence[Layer], input_shape: Shape, seed: int = 0, dtype: DTypeLike = "float32"
    ) -> None:
        if len(input_shape) != 1 or input_shape[0] < 1:
            raise ValueError(f"The input shape must be one positive number of features; it was {input_shape}.")
        self.layers = list(layers)
        self.input_shape = input_shape
        self.dtype = np.dtype(dtype)
        sizes = [input_shape[0]]
        for layer in self.layers:
            sizes.append(layer.output_features(sizes[-1]))
        self.output_shape: Shape = (sizes[-1],)
        affine = [(number, layer) for number, layer in enumerate(self.layers) if isinstance(layer, Affine)]
        self.layout = ParameterLayout([(f"{number}", sizes[number], layer.units) for number, layer in affine])
        self.theta: Array = np.zeros(self.layout.size, self.dtype)
        self.gradient: Array = np.zeros(self.layout.size, self.dtype)
        self.parameters: Mapping[str, Array] = MappingProxyType(self.layout.views(self.theta))
        self.gradients: Mapping[str, Array] = MappingProxyType(self.layout.views(self.gradient))
        rng = np.random.default_rng(seed)
        for number, layer in affine:
            self.parameters[f"{number}.weight"][...] = layer.initializer.draw(rng, sizes[number], layer.units)
        self._tapes: dict[tuple[int, type[Loss]], TrainingTape] = {}
        self._inference: dict[int, tuple[Callable[[Array], None], Array, list[Array]]] = {}

    @property
    def decay_mask(self) -> Array:
        """Return a flat vector that is 1 at weights and 0 at biases."""
        mask = np.ones_like(self.theta)
        for name, view in self.layout.views(mask).items():
            if name.endswith(".bias"):
                view[...] = 0
        return mask

    def forward(self, x: ArrayLike) -> Array:
        """Return the outputs (batch, outputs) for `x` (batch, features)."""
        return self.trace(x)[-1]

    def trace(self, x: ArrayLike) -> list[Array]:
        """Return the outputs of every layer, each (batch, units), for `x` (batch, features)."""
        inputs = self._inputs(x)
        run, buffer, outputs = self._inference_for(len(inputs))
        buffer[:-1] = inputs.T
        run(buffer)
        return [values.T.copy() for values in outputs]

    def loss(self, x: ArrayLike, t: ArrayLike, loss: Loss) -> float:
        """Return the mean loss over the batch; `t` as for `backward`."""
        tape = self._filled(x, t, loss)
        return tape.forward(tape.x, tape.t)

    def backward(self, x: ArrayLike, t: ArrayLike, loss: Loss) -> float:
        """Fill the gradients for a batch; return its mean loss.

        `x` is (batch, features); `t` holds class indices (batch,), or targets (batch, outputs) such as one-hot rows.
        Raises ValueError when shapes do not fit or a class index is out of range.
        """
        tape = self._filled(x, t, loss)
        value = tape.forward(tape.x, tape.t)
        tape.backward(tape.x, tape.t)
        return value

    def tape(self, batch_size: int, loss: Loss) -> TrainingTape:
        """Return the tape for a batch size and a loss, recorded at the first call."""
        key = (batch_size, type(loss))
        if key not in self._tapes:
            self._tapes[key] = self._record(batch_size, loss)
        return self._tapes[key]

    def _record(self, batch_size: int, loss: Loss) -> TrainingTape:
        tape, signals = self._record_outputs(batch_size)
        loss.record_value(tape, signals[-1])
        loss.record_gradient(tape, signals[-1])
        for number in reversed(range(len(self.layers))):
            self.layers[number].record_backward(tape, f"{number}", signals[number], signals[number + 1])
        names = tape.compile()
        x = np.ones((self.input_shape[0] + 1, batch_size), self.dtype)
        t = np.zeros((self.output_shape[0], batch_size), self.dtype)
        return TrainingTape(names["loss"], names["gradients"], x, t, tape.source())

    def _record_outputs(self, batch_size: int) -> tuple[Tape, list[Signal]]:
        tape = Tape(self.dtype, batch_size)
        for key, matrix in self.layout.matrices(self.theta).items():
            tape.array(f"weight_{key}", matrix)
        for key, matrix in self.layout.matrices(self.gradient).items():
            tape.array(f"d_weight_{key}", matrix)
        signals = [Signal(self.input_shape[0], "x", "x", None, None)]
        for number, layer in enumerate(self.layers):
            signals.append(layer.record_forward(tape, f"{number}", signals[-1]))
        return tape, signals

    def _inference_for(self, batch_size: int) -> tuple[Callable[[Array], None], Array, list[Array]]:
        if batch_size not in self._inference:
            tape, signals = self._record_outputs(batch_size)
            buffer = np.ones((self.input_shape[0] + 1, batch_size), self.dtype)
            values = [tape.arrays[signal.values] for signal in signals[1:]]
            self._inference[batch_size] = (tape.compile()["outputs"], buffer, values)
        return self._inference[batch_size]

    def _filled(self, x: ArrayLike, t: ArrayLike, loss: Loss) -> TrainingTape:
        inputs = self._inputs(x)
        tape = self.tape(len(inputs), loss)
        tape.x[:-1] = inputs.T
        targets = np.asarray(t)
        if targets.shape == (len(inputs), self.output_shape[0]):
            tape.t[...] = targets.T
        elif targets.shape == (len(inputs),) and targets.dtype.kind in "iu":
            if targets.min() < 0 or targets.max() >= self.output_shape[0]:
                raise ValueError(f"Class indices must lie from 0 to {self.output_shape[0] - 1}.")
            tape.t.fill(0)
            tape.t[targets, np.arange(len(inputs))] = 1
        else:
            raise ValueError(
                f"Targets must be class indices ({len(inputs)},) or values ({len(inputs)}, {self.output_shape[0]}); "
                f"they were {targets.dtype} {targets.shape}."
            )
        return tape

    def _inputs(self, x: ArrayLike) -> Array:
        inputs = np.asarray(x)
        if inputs.ndim != 2 or inputs.shape[1:] != self.input_shape or len(inputs) == 0:
            raise ValueError(f"Inputs must be (batch, {self.input_shape[0]}); they were {inputs.shape}.")
        return inputs
