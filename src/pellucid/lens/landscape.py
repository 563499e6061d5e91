"""The loss over a plane of parameter vectors: how the landscape lies in which training moves."""

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.lens.planes import Plane
from pellucid.lens.sampling import sample
from pellucid.nn.fresh_batch import FreshBatch

FloatArray = NDArray[np.float32]
LossArray = NDArray[np.float64]

SIDE = 41
# The whole plane is looked at at every eighth point first, so that there is soon something to see.
STRIDES = (8, 4, 2, 1)

# So many products of an example with a parameter take some 1 ms: what can be done between two repaints.
_PART_PRODUCTS, _LEAST_PART = 25_000_000, 16


class Landscape:
    """Finds the mean loss at SIDE × SIDE points of a plane, as many at a time as time allows.

    The points lie evenly in both coordinates from `reach` below the centre of the plane to `reach` above it. The loss
    is that of the training examples, label noise included, without weight decay; of many, of a sample that is always
    the same. What the plane goes through must stay as it is meanwhile.
    """

    def __init__(self, experiment: Experiment, plane: Plane, reach: float) -> None:
        self.plane = plane
        self.reach = reach
        self._experiment = experiment
        self._sample = sample(experiment)
        size = max(_LEAST_PART, _PART_PRODUCTS // experiment.network.layout.size)
        self._parts = _parts(experiment, self._sample, size)
        self._points = _order()
        self._losses = np.full((SIDE, SIDE), np.nan)
        self._theta = plane.origin.copy()
        self._total = 0.0
        self._done = 0

    @property
    def examples(self) -> int:
        """Return of how many training examples the loss is the mean."""
        return len(self._sample)

    @property
    def share(self) -> float:
        """Return which share of the work is done, from 0 to 1."""
        return self._done / (len(self._points) * len(self._parts))

    @property
    def complete(self) -> bool:
        """Tell whether the loss is known at every point."""
        return self._done == len(self._points) * len(self._parts)

    @property
    def losses(self) -> LossArray | None:
        """Return the loss at all points, or at every second, fourth or eighth one, the finest that are all known.

        Rows are the second coordinate, columns the first, both ascending, from end to end of the range: (41, 41),
        (21, 21), (11, 11) or (6, 6); None while not even those are. Where weights are too large, it is not finite.
        """
        points = self._done // len(self._parts)
        known = [stride for stride in STRIDES if points >= ((SIDE - 1) // stride + 1) ** 2]
        return self._losses[:: known[-1], :: known[-1]].copy() if known else None

    def step(self, examples: int) -> bool:
        """Look at so many examples more, at one part of them at least; return whether all is done."""
        network = self._experiment.probe(self._theta)
        with np.errstate(all="ignore"):
            while not self.complete:
                point, part = divmod(self._done, len(self._parts))
                batch, size = self._parts[part]
                if part == 0:
                    self.plane.write(self.point(*self._points[point]), self._theta)
                    np.copyto(network.theta, self._theta)
                    self._total = 0.0
                self._total += network.tape(size, self._experiment.loss).forward(batch.x, batch.t) * size
                self._done += 1
                if part == len(self._parts) - 1:
                    self._losses[self._points[point]] = self._total / self.examples
                examples -= size
                if examples < size:
                    break
        return self.complete

    def point(self, row: int, column: int) -> tuple[float, float]:
        """Return the coordinates of one of the points."""
        first, second = (2 * place / (SIDE - 1) - 1 for place in (column, row))
        return self.plane.centre[0] + first * self.reach, self.plane.centre[1] + second * self.reach


def _parts(experiment: Experiment, examples: NDArray[np.int64], size: int) -> list[tuple[FreshBatch, int]]:
    dataset, network = experiment.dataset, experiment.network
    parts = []
    for start in range(0, len(examples), size):
        chosen = examples[start : start + size]
        batch = FreshBatch(len(chosen), network.input_shape[0], network.output_shape[0], network.dtype)
        batch.take_inputs(dataset.scaling.apply(dataset.x_train[chosen]))
        batch.take_targets(dataset.t_train[chosen], experiment.loss)
        parts.append((batch, len(chosen)))
    return parts


def _order() -> list[tuple[int, int]]:
    """Return every point once, (row, column), those of the coarsest grid first."""
    rows, columns = np.indices((SIDE, SIDE))
    coarseness = sum(((rows % stride == 0) & (columns % stride == 0)).astype(int) for stride in STRIDES)
    order = np.argsort(-coarseness.ravel(), kind="stable")
    return [(row, column) for row, column in zip(*(each.tolist() for each in np.divmod(order, SIDE)), strict=True)]
