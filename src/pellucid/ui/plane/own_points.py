"""Between points on the map and the points of one's own that data may be."""

import numpy as np

from pellucid.data.dataset import Dataset
from pellucid.data.plane import HIGH, LOW
from pellucid.data.points import MOST_POINTS, OwnPoints, ValuePoint, made_points
from pellucid.experiment.own_points import with_own_points
from pellucid.experiment.spec import Spec
from pellucid.ui.plane.point_set import PointSet
from pellucid.ui.recipe.shape_change import with_points_of


def can_be_painted(dataset: Dataset) -> bool:
    """Tell whether the examples are points on the square on which own points lie."""
    plane = dataset.plane
    return plane is not None and (plane.low, plane.high) == (LOW, HIGH)


def with_points(spec: Spec, points: PointSet) -> Spec:
    """Return `spec` with these points as its data, of which there are some."""
    return with_points_of(spec, with_own_points(spec.data, to_points(points)))


def to_points(points: PointSet) -> OwnPoints:
    """Return the points of a set one by one, those for training first, as they are in a data set."""
    train, test = ~points.test, points.test
    training = made_points(points.places[train], points.targets[train], test=False)
    return training + made_points(points.places[test], points.targets[test], test=True)


def from_points(points: OwnPoints, *, with_values: bool) -> PointSet:
    """Return points as a set, in their order; they have values or classes."""
    targets = [point.y if isinstance(point, ValuePoint) else point.label for point in points]
    return PointSet(
        np.array([(point.x1, point.x2) for point in points], np.float32).reshape(-1, 2),
        np.array(targets, np.float32 if with_values else np.int64),
        np.array([point.test for point in points], np.bool_),
    )


def thinned(points: PointSet) -> PointSet:
    """Return the set, or so much of it from the beginning of those for training and for testing as data may have."""
    if len(points) <= MOST_POINTS:
        return points
    place = np.empty(len(points), np.int64)
    for which in (points.test, ~points.test):
        place[which] = np.arange(np.count_nonzero(which))
    counts = np.where(points.test, np.count_nonzero(points.test), np.count_nonzero(~points.test))
    return points.without(np.flatnonzero(place >= np.floor(counts * (MOST_POINTS / len(points)))))
