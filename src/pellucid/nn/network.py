"""A network: layers one after another, all their parameters in one flat vector, and the tapes it is run with."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from pellucid.nn.affine import Affine
from pellucid.nn.fresh_batch import FreshBatch
from pellucid.nn.layer import Layer
from pellucid.nn.losses import Loss
from pellucid.nn.parameters import ParameterLayout
from pellucid.nn.tape import Signal, Tape

Array = NDArray[Any]

# Larger sets are looked at in parts of this many examples, so that buffers stay small.
CHUNK = 1024
MOST_TAPES = 16


class Network:
    """Layers in a row, from `input_shape` = (features,) to `output_shape` = (outputs,).

    All parameters lie in `theta`, all gradients in `gradient`, flat vectors of the same length and order, told by
    `layout`. `parameters` and `gradients` name their parts: "0.weight" (inputs, units), "0.bias" (units,) and so on, by
    the index of the layer; they are views, so writing into them writes into the vectors.

    `seed` draws the initial weights; the same seed gives the same weights in both precisions. `dtype` is "float32" or
    "float64". Raises ValueError for layers or an input shape of which no network can be made.

    Arrays are batch-first: x (batch, features). Targets t are class indices (batch,), or values (batch, outputs) such
    as one-hot rows; with a single output also values (batch,). What is returned belongs to the caller; what a network
    computes with belongs to it, so one network is for one thread at a time.
    """

    def __init__(
        self, layers: Sequence[Layer], input_shape: tuple[int, ...], seed: int = 0, dtype: DTypeLike = "float32"
    ) -> None:
        if len(input_shape) != 1 or input_shape[0] < 1:
            raise ValueError(f"The input shape must be one positive number of features; it was {tuple(input_shape)}.")
        if np.dtype(dtype) not in (np.float32, np.float64):
            raise ValueError(f"A network computes in float32 or float64, not in {np.dtype(dtype)}.")
        affine = [(index, layer) for index, layer in enumerate(layers) if isinstance(layer, Affine)]
        if not affine:
            raise ValueError("A network needs at least one Affine layer: without one there is nothing to learn.")
        self.layers = list(layers)
        self.input_shape = tuple(input_shape)
        self.dtype = np.dtype(dtype)
        sizes = [input_shape[0]]
        for layer in self.layers:
            sizes.append(layer.output_size(sizes[-1]))
        self.output_shape = (sizes[-1],)
        self.layout = ParameterLayout([(index, sizes[index], layer.units) for index, layer in affine])
        self._theta = np.zeros(self.layout.size, self.dtype)
        self._gradient = np.zeros(self.layout.size, self.dtype)
        self.parameters: Mapping[str, Array] = MappingProxyType(self.layout.views(self._theta))
        self.gradients: Mapping[str, Array] = MappingProxyType(self.layout.views(self._gradient))
        rng = np.random.default_rng(seed)
        for index, layer in affine:
            self.parameters[f"{index}.weight"][...] = layer.initializer.draw(rng, sizes[index], layer.units)
        self._tapes: dict[tuple[int, type[Loss]], tuple[Tape, FreshBatch, Array]] = {}
        self._inference: dict[int, tuple[Tape, FreshBatch, list[Array]]] = {}

    @property
    def theta(self) -> Array:
        """Return the flat vector of all parameters. Write into it; it is always the same array."""
        return self._theta

    @property
    def gradient(self) -> Array:
        """Return the flat vector of all gradients, as the latest backward pass left it; always the same array."""
        return self._gradient

    @property
    def decay_mask(self) -> Array:
        """Return a flat vector that is 1 at weights, which decay, and 0 at biases, which do not."""
        mask = np.ones_like(self._theta)
        for name, view in self.layout.views(mask).items():
            if name.endswith(".bias"):
                view[...] = 0
        return mask

    def forward(self, x: ArrayLike) -> Array:
        """Return the outputs of the last layer, (batch, outputs). Raises ValueError if `x` has another shape."""
        return self._run(x, len(self.layers) - 1)[0]

    def trace(self, x: ArrayLike) -> list[Array]:
        """Return the outputs of every layer in order, each (batch, units). Raises ValueError as `forward` does."""
        return self._run(x, 0)

    def loss(self, x: ArrayLike, t: ArrayLike, loss: Loss) -> float:
        """Return the mean loss over the batch. Raises ValueError if `x` or `t` does not fit the network or the loss."""
        return self.assess(x, t, loss)[0]

    def assess(self, x: ArrayLike, t: ArrayLike, loss: Loss) -> tuple[float, Array]:
        """Return what `loss` and `forward` return, from one pass. Raises ValueError as `loss` does."""
        inputs, targets = self._inputs(x), np.asarray(t)
        count = len(inputs)
        # Targets of another length are refused as they are, not cut to fit.
        fits = targets.shape[:1] == inputs.shape[:1]
        values, parts = [], []
        for chunk in [slice(start, start + CHUNK) for start in range(0, count, CHUNK)] if fits else [...]:
            value, _, _, outputs = self._forward(inputs[chunk], targets[chunk], loss)
            values.append(value)
            parts.append(np.array(outputs.T, order="C"))
        if len(parts) == 1:
            return values[0], parts[0]
        total = sum(value * len(part) for value, part in zip(values, parts, strict=True))
        return total / count, np.concatenate(parts)

    def backward(self, x: ArrayLike, t: ArrayLike, loss: Loss) -> float:
        """Fill the gradients of the mean loss over the batch; return that loss. Raises ValueError as `loss` does."""
        value, tape, batch, _ = self._forward(self._inputs(x), t, loss)
        tape.backward(batch.x, batch.t)
        return value

    def tape(self, batch_size: int, loss: Loss) -> Tape:
        """Return the tape for batches of `batch_size` and `loss`: the trainer's own, direct way.

        A training step is `tape.forward(x, t)`, which returns the loss, `tape.backward(x, t)`, which fills `gradient`,
        and an optimizer's update; x and t are laid out as `Batches` does. The tape is recorded at the first call and
        kept, among the latest few. Raises ValueError if `batch_size` is less than 1.
        """
        return self._learning(batch_size, loss)[0]

    def reader(self, batch_size: int) -> tuple[Tape, list[Array]]:
        """Return a tape without a loss, and what its `forward(x, None)` fills: every layer's outputs, (units, batch).

        The direct way for whoever looks at the same examples again and again; `x` is laid out as a tape takes it. Keep
        both: among many batch sizes the network forgets the oldest. Raises ValueError if `batch_size` is less than 1.
        """
        tape, _, values = self._inferring(batch_size)
        return tape, values

    def _forward(self, inputs: Array, t: ArrayLike, loss: Loss) -> tuple[float, Tape, FreshBatch, Array]:
        tape, batch, outputs = self._learning(len(inputs), loss)
        batch.take_inputs(inputs)
        batch.take_targets(t, loss)
        return tape.forward(batch.x, batch.t), tape, batch, outputs

    def _run(self, x: ArrayLike, first: int) -> list[Array]:
        """Return the outputs of the layers from `first` on."""
        inputs = self._inputs(x)
        parts: list[list[Array]] = []
        for start in range(0, len(inputs), CHUNK):
            chunk = inputs[start : start + CHUNK]
            tape, batch, values = self._inferring(len(chunk))
            batch.take_inputs(chunk)
            tape.forward(batch.x, None)
            parts.append([np.array(each.T, order="C") for each in values[first:]])
        return parts[0] if len(parts) == 1 else [np.concatenate(each) for each in zip(*parts, strict=True)]

    def _learning(self, batch_size: int, loss: Loss) -> tuple[Tape, FreshBatch, Array]:
        key = (batch_size, type(loss))
        found = self._tapes.get(key)
        if found is None:
            tape = self._record_forward(batch_size)
            signals = tape.signals
            loss.record_value(tape, signals[-1])
            tape.turn()
            for signal in signals[1:]:
                if signal.gradient is not None:
                    tape.buffer(signal.gradient, signal.size)
            loss.record_gradient(tape, signals[-1])
            for index in reversed(range(len(self.layers))):
                self.layers[index].record_backward(tape, index, signals[index], signals[index + 1])
            tape.compile()
            outputs = tape.names[signals[-1].values]
            found = self._tapes[key] = (tape, self._fresh_batch(batch_size), outputs)
            _forget_oldest(self._tapes)
        return found

    def _inferring(self, batch_size: int) -> tuple[Tape, FreshBatch, list[Array]]:
        found = self._inference.get(batch_size)
        if found is None:
            tape = self._record_forward(batch_size)
            tape.compile()
            batch = self._fresh_batch(batch_size)
            values = [batch.x[:-1] if each.gradient is None else tape.names[each.values] for each in tape.signals[1:]]
            found = self._inference[batch_size] = (tape, batch, values)
            _forget_oldest(self._inference)
        return found

    def _record_forward(self, batch_size: int) -> Tape:
        """Return a tape with every layer's forward pass."""
        tape = Tape(batch_size, self.dtype)
        for block in self.layout.blocks:
            theta = block.matrix(self._theta)
            tape.array(f"theta_{block.layer}", theta)
            tape.array(f"theta_{block.layer}_T", theta.T)
            tape.array(f"weight_{block.layer}", theta[:-1])
            tape.array(f"dtheta_{block.layer}", block.matrix(self._gradient))
        tape.signals.append(Signal.inputs(self.input_shape[0]))
        for index, layer in enumerate(self.layers):
            tape.signals.append(layer.record_forward(tape, index, tape.signals[-1]))
        return tape

    def _fresh_batch(self, batch_size: int) -> FreshBatch:
        return FreshBatch(batch_size, self.input_shape[0], self.output_shape[0], self.dtype)

    def _inputs(self, x: ArrayLike) -> Array:
        inputs = np.asarray(x)
        if inputs.ndim != 2 or inputs.shape[1:] != self.input_shape or len(inputs) == 0:
            raise ValueError(
                f"Inputs must be (batch, {self.input_shape[0]}) with at least one row; they were {inputs.shape}."
            )
        return inputs


def _forget_oldest(kept: dict[Any, Any]) -> None:
    """Keep a dictionary of recordings from growing: batch sizes that come up once need no tape forever."""
    if len(kept) > MOST_TAPES:
        del kept[next(iter(kept))]
