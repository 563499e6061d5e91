"""Between points on the map and the points of one's own that data may be."""

import numpy as np
from msgspec.structs import replace

from pellucid.data.dataset import Dataset
from pellucid.data.plane import HIGH, LOW
from pellucid.data.points import MOST_POINTS, Point, Points
from pellucid.experiment.spec import Spec
from pellucid.ui.plane.point_set import PointSet


def can_be_painted(dataset: Dataset) -> bool:
    """Tell whether the examples are points with classes on the square on which own points lie."""
    plane = dataset.plane
    return plane is not None and dataset.classes > 0 and (plane.low, plane.high) == (LOW, HIGH)


def with_points(spec: Spec, points: PointSet) -> Spec:
    """Return `spec` with these points as its data. Their labels are as they are seen: no noise is put on them again."""
    data = replace(spec.data, source="points", points=to_points(points), label_noise=0.0)
    return replace(spec, data=data)


def to_points(points: PointSet) -> Points:
    """Return the points of a set one by one, those for training first, as they are in a data set."""
    order = np.argsort(points.test, kind="stable")
    rows = zip(points.places[order], points.labels[order].tolist(), points.test[order].tolist(), strict=True)
    # Text gives the shortest number that stands for a coordinate; as a float it would drag a tail of digits along.
    return tuple(Point(float(str(x1)), float(str(x2)), label, test) for (x1, x2), label, test in rows)


def from_points(points: Points) -> PointSet:
    """Return points as a set, in their order."""
    return PointSet(
        np.array([(point.x1, point.x2) for point in points], np.float32).reshape(-1, 2),
        np.array([point.label for point in points], np.int64),
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
