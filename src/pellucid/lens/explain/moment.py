"""One moment of training: every operation of one forward and backward pass, with all numbers it read and wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid import nn
from pellucid.data.dataset import RawArray
from pellucid.experiment.build import Experiment
from pellucid.lens.explain.place import Place
from pellucid.nn.fresh_batch import FreshBatch
from pellucid.nn.tape import Operation, Signal, Tape

FloatArray = NDArray[np.float32]
Array = NDArray[Any]


class Phase(Enum):
    """The parts of a training step."""

    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Stop:
    """A few operations that belong together: those of one layer in one pass, or of the loss.

    `layer` is its index among the layers of the network, None for the loss. `title` and `formula` are the tape's own
    words; `operations` count the moment's `steps`.
    """

    phase: Phase
    layer: int | None
    title: str
    formula: str
    operations: range


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One operation that was done: copies of what it read, just before, and of what it wrote, and where these lie.

    What an operation reads can also be a number or None, which lie nowhere.
    """

    operation: Operation
    read: tuple[Any, ...]
    read_places: tuple[Place | None, ...]
    written: Array
    written_place: Place


@dataclass(frozen=True, slots=True)
class Known:
    """What exists at some point of the walk, as numbers of columns.

    `sums` are the columns whose z exist, `outputs` those whose outputs do; `gradients` those of which ∂L/∂output,
    `sum_gradients` ∂L/∂z, and `weight_gradients` the gradients of the weights that lead to them exist.
    """

    sums: frozenset[int]
    outputs: frozenset[int]
    gradients: frozenset[int]
    sum_gradients: frozenset[int]
    weight_gradients: frozenset[int]


class Moment:
    """What a training step computes on one batch with given parameters, up to the gradient; nothing is updated.

    `inputs` (examples, features) are as the network sees them, `targets` (examples, outputs) as the loss does; `theta`
    and `gradient` are flat vectors, told by `layout`; `stops` stand in walking order and count `steps`. `loss` is the
    mean loss, the value of `returned`. `arrays` are those that the tape's source speaks of, at the end, and `places`
    where these lay; all are the moment's own copies. `experiment` is the one it is a moment of.

    Columns are those of the diagram: column 0 are the inputs, and each affine layer begins another one.
    """

    def __init__(self, experiment: Experiment, theta: FloatArray, inputs: FloatArray, targets: FloatArray) -> None:
        """Walk through one batch. Raises ValueError if inputs or targets do not fit the network and its loss."""
        self.experiment = experiment
        network = _network(experiment)
        np.copyto(network.theta, theta)
        self.layers = tuple(network.layers)
        self.layout = network.layout
        self.theta = network.theta.copy()
        batch = FreshBatch(len(inputs), network.input_shape[0], network.output_shape[0], network.dtype)
        batch.take_inputs(inputs)
        batch.take_targets(targets, experiment.loss)
        tape = network.tape(len(inputs), experiment.loss)
        with np.errstate(all="ignore"):
            self.steps = _walk(tape, batch.x, batch.t)
            self.returned = tape.returned
            self.loss: float = tape.value(tape.returned, batch.x, batch.t)
            answers = experiment.loss.outputs(tape.names[tape.signals[-1].values].T)
        self.gradient = network.gradient.copy()
        self.inputs, self.targets = batch.x[:-1].T.copy(), batch.t.T.copy()
        self.stops = tuple(_stops(tape))
        self.signals, self.symbols, self.shared = tuple(tape.signals), dict(tape.symbols), frozenset(tape.shared)
        self.quotients = dict(tape.quotients)
        words = tape.names | {"x": batch.x, "x[:-1]": batch.x[:-1], "t": batch.t}
        words |= {"theta": network.theta, "gradient": network.gradient}
        found = {word: value for word, value in words.items() if isinstance(value, np.ndarray)}
        self.arrays = {word: array.copy() for word, array in found.items()}
        self.places = {word: Place(array) for word, array in found.items()}
        self._answers: FloatArray = answers.T.copy()
        self._first_layers = [index for index, layer in enumerate(self.layers) if isinstance(layer, nn.Affine)]

    @classmethod
    def of(cls, experiment: Experiment, theta: FloatArray, x_raw: RawArray, t: float) -> "Moment":
        """Return the moment of one raw example, (raw_size,), of class or value `t`."""
        inputs = experiment.dataset.scaling.apply(x_raw[np.newaxis])
        return cls(experiment, theta, inputs, experiment.readout.targets(np.array([t])))

    @property
    def examples(self) -> int:
        """Return how many examples there are."""
        return len(self.inputs)

    @property
    def columns(self) -> int:
        """Return how many columns there are, the inputs included."""
        return 1 + len(self._first_layers)

    def column_of(self, layer: int | None) -> int:
        """Return the column in which a layer stands; the loss, None, stands in the last."""
        if layer is None:
            return self.columns - 1
        return sum(first <= layer for first in self._first_layers)

    def sum_signal(self, column: int) -> Signal:
        """Return the signal of z of a column, which is not that of the inputs."""
        return self.signals[self._first_layers[column - 1] + 1]

    def output_signal(self, column: int) -> Signal:
        """Return the signal of what a column hands on to the next layer; in the last column, to the loss."""
        return self.signals[self._first_layers[column] if column < self.columns - 1 else -1]

    def sums(self, column: int) -> FloatArray:
        """Return z of a column, (units, examples), which is not that of the inputs."""
        return self.arrays[self.sum_signal(column).values]

    def outputs(self, column: int) -> FloatArray:
        """Return what a column gives out, (units, examples): inputs, activations, and last what the loss reads off."""
        if column == self.columns - 1:
            return self._answers
        return self.arrays[self.output_signal(column).values]

    def sum_gradients(self, column: int) -> FloatArray:
        """Return ∂L/∂z of a column, (units, examples), which is not that of the inputs."""
        return self.arrays[f"d{self.sum_signal(column).values}"]

    def gradients(self, column: int) -> FloatArray:
        """Return ∂L/∂a of a column, (units, examples); in the last column that is ∂L/∂z. The inputs have none."""
        return self.arrays[f"d{self.output_signal(column).values}"]

    def known_at(self, stop: int) -> Known:
        """Return what exists when stop number `stop` is done; before the first one, at −1, only the inputs do."""
        end = self.stops[stop].operations.stop if stop >= 0 else 0
        written = {step.written_place.address for step in self.steps[:end]}
        last = self.columns - 1
        compared = any(each.phase is Phase.LOSS for each in self.stops[: stop + 1])

        def there(word: str) -> bool:
            return any(self.places[word].index(address) is not None for address in written)

        def block(column: int) -> bool:
            return there(f"dtheta_{self._first_layers[column - 1]}")

        columns = range(1, self.columns)
        return Known(
            sums=frozenset(each for each in columns if there(self.sum_signal(each).values)),
            outputs=frozenset(
                [0, *(each for each in columns[:-1] if there(self.output_signal(each).values)), *[last] * compared]
            ),
            gradients=frozenset(each for each in columns if there(f"d{self.output_signal(each).values}")),
            sum_gradients=frozenset(each for each in columns if there(f"d{self.sum_signal(each).values}")),
            weight_gradients=frozenset(each for each in columns if block(each)),
        )


@lru_cache(maxsize=1)
def _network(experiment: Experiment) -> nn.Network:
    """Return a network like that of `experiment`, for moments alone: prepared once, for one asks again and again."""
    return nn.Network(experiment.network.layers, experiment.network.input_shape)


def _walk(tape: Tape, x: Array, t: Array) -> tuple[Step, ...]:
    """Walk along the tape and keep what every operation read and wrote."""
    steps: list[Step] = []
    operations = tape.operations
    read = _read(tape, operations[0], x, t)
    for number, operation in enumerate(tape.walk(x, t)):
        written = tape.value(operation.writes, x, t)
        places = tuple(Place(value) if isinstance(value, np.ndarray) else None for value in read[0])
        steps.append(Step(operation, read[1], places, written.copy(), Place(written)))
        if number + 1 < len(operations):
            read = _read(tape, operations[number + 1], x, t)
    return tuple(steps)


def _read(tape: Tape, operation: Operation, x: Array, t: Array) -> tuple[list[Any], tuple[Any, ...]]:
    """Return what an operation is about to read, and copies of it."""
    values = [tape.value(word, x, t) for word in operation.reads]
    return values, tuple(value.copy() if isinstance(value, np.ndarray) else value for value in values)


def _stops(tape: Tape) -> Sequence[Stop]:
    """Return the operations of both passes, those of one part together."""
    stops: list[Stop] = []
    start = 0
    for operations, backward in zip(tape.passes, (False, True), strict=True):
        for part, group in groupby(operations, key=lambda operation: operation.part):
            owner, formula = part.split(": ", 1)
            number, _, name = owner.rpartition(" ")
            phase = Phase.BACKWARD if backward else Phase.FORWARD if number else Phase.LOSS
            count = sum(1 for _ in group)
            stops.append(Stop(phase, int(number) if number else None, name, formula, range(start, start + count)))
            start += count
    return stops
