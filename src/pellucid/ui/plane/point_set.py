"""Points with their classes or values as arrays, which are quickly looked through and changed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import Dataset, TargetArray

Places = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class PointSet:
    """Where points lie, `places` (points, 2), what they have, `targets` (points,), and which ones are for testing.

    Targets are as in a data set: indices of classes, int64, or values, float32.

    Nothing changes a set: what would returns another one.
    """

    places: Places
    targets: TargetArray
    test: NDArray[np.bool_]

    @classmethod
    def of(cls, dataset: Dataset) -> "PointSet":
        """Return the points of a data set, those for training first; tested on the same ones, it has only these."""
        points = cls(dataset.x_train.astype(np.float32), dataset.t_train, np.zeros(len(dataset.t_train), np.bool_))
        if np.array_equal(dataset.x_test, dataset.x_train):
            return points
        return points.plus(dataset.x_test.astype(np.float32), dataset.t_test, np.ones(len(dataset.t_test), np.bool_))

    @classmethod
    def empty(cls, *, with_values: bool = False) -> "PointSet":
        """Return no points, to which others with classes may come, or others with values."""
        return cls(
            np.zeros((0, 2), np.float32), np.zeros(0, np.float32 if with_values else np.int64), np.zeros(0, np.bool_)
        )

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def with_values(self) -> bool:
        """Tell whether points have values instead of classes."""
        return np.issubdtype(self.targets.dtype, np.floating)

    @property
    def classes(self) -> int:
        """Return how many classes there are, from the first to the last that has a point; 0 if there are values."""
        return int(self.targets.max()) + 1 if len(self) and not self.with_values else 0

    def near(self, x1: float, x2: float, reach: float) -> NDArray[np.intp]:
        """Return which points lie within `reach` of a place, the nearest first."""
        distance = np.hypot(*(self.places - np.array((x1, x2), np.float32)).T)
        order = np.argsort(distance, kind="stable")
        return order[: int(np.count_nonzero(distance <= reach))]

    def plus(self, places: Places, targets: TargetArray, test: NDArray[np.bool_]) -> "PointSet":
        """Return the set with points of its kind added at its end."""
        return PointSet(
            np.concatenate([self.places, places]),
            np.concatenate([self.targets, targets]),
            np.concatenate([self.test, test]),
        )

    def without(self, points: NDArray[np.intp]) -> "PointSet":
        """Return the set without some of its points."""
        kept = np.ones(len(self), np.bool_)
        kept[points] = False
        return PointSet(self.places[kept], self.targets[kept], self.test[kept])

    def moved(self, point: int, x1: float, x2: float) -> "PointSet":
        """Return the set with one point somewhere else."""
        places = self.places.copy()
        places[point] = x1, x2
        return PointSet(places, self.targets, self.test)


def value_limit(dataset: Dataset) -> float:
    """Return the largest magnitude of the values that are to be learned: where their colours end."""
    return max(float(np.abs(dataset.t_train).max()), 1e-6)
