"""What a network may be told of a point (x₁, x₂) of the plane: its coordinates and simple functions of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import Examples, FloatArray, RawArray, Scaling, TargetArray

Feature = Literal["x1", "x2", "x1-squared", "x2-squared", "product", "sin-x1", "sin-x2"]
FEATURES: tuple[Feature, ...] = get_args(Feature)
FEATURE_NAMES: dict[Feature, str] = {
    "x1": "x₁",
    "x2": "x₂",
    "x1-squared": "x₁²",
    "x2-squared": "x₂²",
    "product": "x₁x₂",
    "sin-x1": "sin x₁",
    "sin-x2": "sin x₂",
}

_FUNCTIONS: dict[Feature, Callable[[NDArray[Any]], NDArray[Any]]] = {
    "x1": lambda points: points[..., 0],
    "x2": lambda points: points[..., 1],
    "x1-squared": lambda points: points[..., 0] ** 2,
    "x2-squared": lambda points: points[..., 1] ** 2,
    "product": lambda points: points[..., 0] * points[..., 1],
    "sin-x1": lambda points: np.sin(points[..., 0]),
    "sin-x2": lambda points: np.sin(points[..., 1]),
}


@dataclass(frozen=True)
class Plane:
    """The plane that examples are points of: which `features` of a point are inputs, and the square that is shown.

    The square is [low, high] × [low, high], in the units of the coordinates.
    """

    features: tuple[Feature, ...]
    low: float
    high: float

    def measured(self, points: RawArray) -> FloatArray:
        """Return the features of points (…, 2), unscaled: float32 (…, features)."""
        return np.stack([_FUNCTIONS[each](points) for each in self.features], axis=-1).astype(np.float32)

    def ranges(self) -> tuple[FloatArray, FloatArray]:
        """Return the least and the largest value of each feature on the square, both (features,)."""
        line = np.linspace(self.low, self.high, 65)
        corners = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2).astype(np.float32)
        values = self.measured(corners)
        return values.min(axis=0), values.max(axis=0)

    def grid(self, side: int) -> FloatArray:
        """Return the middles of side × side cells of the square, in rows from the top: float32 (side², 2)."""
        middles = self.low + (np.arange(side, dtype=np.float32) + np.float32(0.5)) * np.float32(
            (self.high - self.low) / side
        )
        x1, x2 = np.meshgrid(middles, middles[::-1])
        return np.stack([x1, x2], axis=-1).reshape(-1, 2)

    def examples(
        self, class_names: tuple[str, ...], train: tuple[RawArray, TargetArray], test: tuple[RawArray, TargetArray]
    ) -> Examples:
        """Return points (examples, 2) with their classes, or values where there are no `class_names`, as examples."""
        low, high = self.ranges()
        return Examples(
            feature_names=tuple(FEATURE_NAMES[each] for each in self.features),
            class_names=class_names,
            low=low,
            high=high,
            x_train=train[0],
            t_train=train[1],
            x_test=test[0],
            t_test=test[1],
            plane=self,
        )


@dataclass(frozen=True, eq=False)
class PlaneScaling(Scaling):
    """Makes inputs of points: the features of each, rescaled one by one."""

    plane: Plane

    @classmethod
    def of(cls, plane: Plane, scaling: Scaling) -> "PlaneScaling":
        """Return the scaling that rescales the features of `plane` as `scaling` does."""
        return cls(scaling.offset, scaling.factor, plane)

    def apply(self, raw: RawArray) -> FloatArray:
        """Return network inputs, float32 (…, features), of points (…, 2)."""
        return super().apply(self.plane.measured(raw))
