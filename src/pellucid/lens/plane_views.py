"""What every neuron sees of the plane: its output at each cell of a grid, for all neurons in one forward pass."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment

FloatArray = NDArray[np.float32]


class PlaneViews:
    """A network prepared to be looked at over side × side cells of the plane, again and again.

    Raises ValueError if the examples of `experiment` are no points.
    """

    def __init__(self, experiment: Experiment, side: int) -> None:
        plane = experiment.dataset.plane
        if plane is None:
            raise ValueError("Only examples that are points have a plane to look at.")
        self._experiment = experiment
        points = plane.grid(side)
        self._inputs = np.ascontiguousarray(plane.measured(points).T)
        rows = np.ones((len(points), experiment.dataset.features + 1), np.float32)
        rows[:, :-1] = experiment.dataset.scaling.apply(points)
        self._x = rows.T
        self._tape, self._values = experiment.probe(experiment.network.theta).reader(len(points))

    def look(self, theta: FloatArray) -> list[FloatArray]:
        """Return for every column of the network what its neurons put out with parameters `theta`.

        Each is (units, side²), the cells in rows from the top: first the features as they are before they are scaled,
        then the activations of one hidden layer after the other, last the probabilities of the classes. The next call
        overwrites them.
        """
        self._experiment.probe(theta)
        with np.errstate(all="ignore"):
            self._tape.forward(self._x, None)
            answers = self._experiment.loss.outputs(self._values[-1].T).T
        return [self._inputs, *self._values[1::2], answers]


@lru_cache(maxsize=2)
def plane_views(experiment: Experiment, side: int) -> PlaneViews:
    """Return the views of `experiment` over side × side cells: prepared once, the same object at every call.

    Raises ValueError as `PlaneViews` does.
    """
    return PlaneViews(experiment, side)
