"""Points with their classes as arrays, which are quickly looked through and changed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import Dataset, TargetArray
from pellucid.ui.plane.ground import VALUE_STEPS

Places = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class PointSet:
    """Where points lie, `places` (points, 2), their classes, `labels` (points,), and which ones are for testing.

    Of points with values instead of classes, labels are the steps of value_colours.

    Nothing changes a set: what would returns another one.
    """

    places: Places
    labels: NDArray[np.int64]
    test: NDArray[np.bool_]

    @classmethod
    def of(cls, dataset: Dataset) -> "PointSet":
        """Return the points of a data set, those for training first; tested on the same ones, it has only these."""
        places, labels = dataset.x_train.astype(np.float32), _labels(dataset, dataset.t_train)
        points = cls(places, labels, np.zeros(len(labels), np.bool_))
        if np.array_equal(dataset.x_test, dataset.x_train):
            return points
        tested = _labels(dataset, dataset.t_test)
        return points.plus(dataset.x_test.astype(np.float32), tested, np.ones(len(tested), np.bool_))

    @classmethod
    def empty(cls) -> "PointSet":
        """Return no points."""
        return cls(np.zeros((0, 2), np.float32), np.zeros(0, np.int64), np.zeros(0, np.bool_))

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def classes(self) -> int:
        """Return how many classes there are, from the first to the last that has a point."""
        return int(self.labels.max()) + 1 if len(self) else 0

    def near(self, x1: float, x2: float, reach: float) -> NDArray[np.intp]:
        """Return which points lie within `reach` of a place, the nearest first."""
        distance = np.hypot(*(self.places - np.array((x1, x2), np.float32)).T)
        order = np.argsort(distance, kind="stable")
        return order[: int(np.count_nonzero(distance <= reach))]

    def plus(self, places: Places, labels: NDArray[np.int64], test: NDArray[np.bool_]) -> "PointSet":
        """Return the set with points added at its end."""
        return PointSet(
            np.concatenate([self.places, places]),
            np.concatenate([self.labels, labels]),
            np.concatenate([self.test, test]),
        )

    def without(self, points: NDArray[np.intp]) -> "PointSet":
        """Return the set without some of its points."""
        kept = np.ones(len(self), np.bool_)
        kept[points] = False
        return PointSet(self.places[kept], self.labels[kept], self.test[kept])

    def moved(self, point: int, x1: float, x2: float) -> "PointSet":
        """Return the set with one point somewhere else."""
        places = self.places.copy()
        places[point] = x1, x2
        return PointSet(places, self.labels, self.test)


def value_limit(dataset: Dataset) -> float:
    """Return the largest magnitude of the values that are to be learned: where their colours end."""
    return max(float(np.abs(dataset.t_train).max()), 1e-6)


def _labels(dataset: Dataset, targets: TargetArray) -> NDArray[np.int64]:
    if dataset.classes:
        return targets.astype(np.int64)
    share = np.clip(targets / value_limit(dataset), -1, 1) / 2 + 0.5
    return np.rint(share * (VALUE_STEPS - 1)).astype(np.int64)
