"""What the network makes of the whole plane: the scores of its classes, or one neuron's output, cell by cell."""

from collections.abc import Callable, Generator, Sequence
from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

from pellucid.data.plane_features import Plane
from pellucid.experiment.build import Experiment

FloatArray = NDArray[np.float32]

# Of a layer's values for the cells looked at together: so many stay in the processor's cache.
VALUES_AT_ONCE = 1 << 17
MOST_CELLS, FEWEST_CELLS = 9_216, 256
# Of the cells, before the pause in which something else may be done: reading all of them takes time after it.
FIRST_SHARE = 0.6


class DecisionMap:
    """A network at work on side × side cells of the plane, whose inputs are laid out once.

    Arrays are (side, side), rows from the top. Raises ValueError if the examples of `experiment` are no points.
    """

    def __init__(self, experiment: Experiment, side: int) -> None:
        self.experiment = experiment
        self.side = side
        cells = np.clip(VALUES_AT_ONCE // max(experiment.sizes), FEWEST_CELLS, MOST_CELLS)
        self._inputs = [rows.T for rows in _input_rows(experiment, side, int(cells))]

    def scores(self, theta: FloatArray) -> FloatArray:
        """Return what the last layer puts out with parameters `theta`, before the loss reads it: (outputs, side, side).

        Where weights are not finite, scores may be NaN.
        """
        return self._values(theta, -1)

    def scores_in_parts(self, theta: FloatArray) -> Generator[None, None, FloatArray]:
        """Return what `scores` does, with a pause after somewhat more than half of the work.

        Other networks may be looked at in the meantime. `theta` must stay as it is.
        """
        first = ceil(FIRST_SHARE * len(self._inputs))
        parts = self._parts(theta, -1, slice(None), self._inputs[:first])
        yield
        parts += self._parts(theta, -1, slice(None), self._inputs[first:])
        return np.concatenate(parts, axis=1).reshape(-1, self.side, self.side)

    def probabilities(self, scores: FloatArray) -> FloatArray:
        """Return the probabilities of the classes that `scores` stand for: (classes, side, side)."""
        return self._read(self.experiment.readout.probabilities, scores)

    def neuron(self, theta: FloatArray, column: int, unit: int) -> FloatArray:
        """Return the output of one neuron: (side, side).

        `column` 0 are the features before they are scaled, 1 the first hidden layer and so on; the last are what the
        outputs say, such as probabilities.
        """
        if column == 0:
            plane = _plane(self.experiment)
            output = plane.measured(_grid(plane, self.side))[:, unit].reshape(self.side, self.side)
        elif column == len(self.experiment.affine_keys):
            output = self._read(self.experiment.loss.outputs, self.scores(theta))[unit]
        else:
            output = self._values(theta, 2 * column - 1, slice(unit, unit + 1))[0]
        return output

    def _read(self, read: Callable[[FloatArray], FloatArray], scores: FloatArray) -> FloatArray:
        with np.errstate(all="ignore"):
            found = read(scores.reshape(len(scores), -1).T).T
        return np.ascontiguousarray(found).reshape(-1, self.side, self.side)

    def _values(self, theta: FloatArray, layer: int, units: slice = slice(None)) -> FloatArray:
        parts = self._parts(theta, layer, units, self._inputs)
        return np.concatenate(parts, axis=1).reshape(-1, self.side, self.side)

    def _parts(self, theta: FloatArray, layer: int, units: slice, inputs: Sequence[FloatArray]) -> list[FloatArray]:
        network = self.experiment.probe(theta)
        parts = []
        with np.errstate(all="ignore"):
            for x in inputs:
                tape, values = network.reader(x.shape[1])
                tape.forward(x, None)
                parts.append(values[layer][units].copy())
        return parts


def _input_rows(experiment: Experiment, side: int, cells: int) -> list[FloatArray]:
    """Return the inputs of every cell and a 1 after them, part by part: each (cells, features + 1)."""
    inputs = experiment.dataset.scaling.apply(_grid(_plane(experiment), side))
    rows = np.concatenate([inputs, np.ones((len(inputs), 1), np.float32)], axis=1)
    return [rows[start : start + cells] for start in range(0, len(rows), cells)]


def _plane(experiment: Experiment) -> Plane:
    plane = experiment.dataset.plane
    if plane is None:
        raise ValueError("Only examples that are points have a plane to look at.")
    return plane


@lru_cache(maxsize=4)
def _grid(plane: Plane, side: int) -> FloatArray:
    return plane.grid(side)
