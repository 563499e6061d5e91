"""Points of the user's own on the plane: where each lies, its class, and whether it trains or tests."""

from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from pellucid.data.dataset import Dataset, Examples, IntArray, RawArray
from pellucid.data.plane import CLASS_NAMES, HIGH, LOW
from pellucid.data.plane_features import FEATURE_NAMES, Feature, Plane

MOST_POINTS = 5_000
FEWEST_CLASSES = 2

Coordinate = Annotated[float, Meta(ge=LOW, le=HIGH)]


class Point(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One point: its coordinates, its class as an index of CLASS_NAMES, and whether it is for testing."""

    x1: Coordinate
    x2: Coordinate
    label: Annotated[int, Meta(ge=0, le=len(CLASS_NAMES) - 1)]
    test: bool = False


Points = tuple[Point, ...]


def point_examples(points: Points, features: tuple[Feature, ...]) -> Examples:
    """Return the training and test examples that points are, in their order; some must be there to train with.

    Where none is for testing, the training points are the test points too. There are as many classes as the highest
    label asks for, at least two.
    """
    plane = Plane(features, LOW, HIGH)
    low, high = plane.ranges()
    rows = np.array([(point.x1, point.x2, point.label, point.test) for point in points])
    places, labels, test = rows[:, :2].astype(np.float32), rows[:, 2].astype(np.int64), rows[:, 3] > 0
    x_train, t_train = places[~test], labels[~test]
    classes = max(FEWEST_CLASSES, 1 + int(labels.max()))
    return Examples(
        feature_names=tuple(FEATURE_NAMES[each] for each in features),
        class_names=CLASS_NAMES[:classes],
        low=low,
        high=high,
        x_train=x_train,
        t_train=t_train,
        x_test=places[test] if test.any() else x_train,
        t_test=labels[test] if test.any() else t_train,
        plane=plane,
    )


def points_of(dataset: Dataset) -> Points:
    """Return the points of a data set on the plane, to be edited: as they are shown, label noise included.

    Training points come first. Test points that are the training points too are not repeated. Of more than MOST_POINTS
    both kinds lose the same share, from the end. Raises ValueError if the examples are no points, or have no classes.
    """
    if dataset.plane is None or not dataset.classes:
        raise ValueError("The examples of this data set are not points of the plane that have classes.")
    train, test = len(dataset.t_train), 0 if dataset.x_test is dataset.x_train else len(dataset.t_test)
    share = min(1.0, MOST_POINTS / (train + test))
    return _points(dataset.x_train, dataset.t_train, int(train * share), test=False) + _points(
        dataset.x_test, dataset.t_test, int(test * share), test=True
    )


def _points(places: RawArray, labels: IntArray, count: int, *, test: bool) -> Points:
    # Text gives the shortest number that stands for a coordinate; as a float it would drag a tail of digits along.
    return tuple(
        Point(float(str(x1)), float(str(x2)), label, test)
        for (x1, x2), label in zip(places[:count], labels[:count].tolist(), strict=True)
    )
