"""The line that a single unit draws through the plane, and how to move it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment

Vector = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class DecisionLine:
    """The points x of the plane, as they are measured, with normal · x + constant = 0; beyond it the unit says yes."""

    normal: Vector
    constant: float

    def nearest(self, point: Vector) -> Vector:
        """Return the point of the line that is nearest to `point` (2,)."""
        beyond = (self.normal @ point + self.constant) / (self.normal @ self.normal)
        return point - beyond * self.normal

    @property
    def direction(self) -> Vector:
        """Return the direction of the line, of length 1."""
        along = np.array([-self.normal[1], self.normal[0]])
        unit: Vector = along / np.hypot(*along)
        return unit

    def shifted(self, point: Vector) -> "DecisionLine":
        """Return the parallel line through `point` (2,)."""
        return replace(self, constant=-float(self.normal @ point))

    def turned(self, pivot: Vector, point: Vector) -> "DecisionLine":
        """Return the line through `pivot` and `point`, as steep as this one, which turns by a right angle at most.

        Through one and the same point it is this line, shifted there.
        """
        way = point - pivot
        length = np.hypot(*way)
        if length == 0.0:
            return self.shifted(pivot)
        across = np.array([way[1], -way[0]]) / length
        side = 1.0 if across @ self.normal >= 0.0 else -1.0
        return replace(self, normal=side * np.hypot(*self.normal) * across).shifted(pivot)


def decision_line(experiment: Experiment, theta: NDArray[np.float32]) -> DecisionLine | None:
    """Return the line that a unit with parameters `theta` draws; None if the network is no such unit, or draws none.

    It has two inputs, x₁ and x₂, and an output for two classes.
    """
    dataset = experiment.dataset
    if (
        experiment.spec.network.hidden
        or experiment.readout.units != 1
        or dataset.classes != 2
        or dataset.plane is None
        or dataset.plane.features != ("x1", "x2")
    ):
        return None
    # The inputs are (x − offset) · factor.
    normal = theta[:2].astype(np.float64) * dataset.scaling.factor
    constant = float(theta[2]) - float(normal @ dataset.scaling.offset)
    line = DecisionLine(normal, constant)
    return line if np.isfinite([*normal, constant]).all() and normal.any() else None


def parameters_of(experiment: Experiment, line: DecisionLine) -> dict[int, float]:
    """Return the parameters, by their places in the flat vector, of the unit that draws `line`."""
    scaling = experiment.dataset.scaling
    weights = line.normal / scaling.factor
    bias = line.constant + float(line.normal @ scaling.offset)
    return dict(enumerate(np.array([*weights, bias], np.float32).tolist()))
