"""Points of the user's own on the plane: where each lies, its class or its value, and whether it trains or tests."""

from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from pellucid.data.dataset import Dataset, Examples, RawArray, TargetArray
from pellucid.data.plane import CLASS_NAMES, HIGH, LOW
from pellucid.data.plane_features import Feature, Plane

MOST_POINTS = 5_000
FEWEST_CLASSES = 2
# Of a value, up or down. Those of the surfaces lie between −1 and 1, but for noise.
LARGEST_VALUE = 10.0

Coordinate = Annotated[float, Meta(ge=LOW, le=HIGH)]


class Point(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One point: its coordinates, its class as an index of CLASS_NAMES, and whether it is for testing."""

    x1: Coordinate
    x2: Coordinate
    label: Annotated[int, Meta(ge=0, le=len(CLASS_NAMES) - 1)]
    test: bool = False


class ValuePoint(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One point with a value instead of a class: its coordinates, its value, and whether it is for testing."""

    x1: Coordinate
    x2: Coordinate
    y: Annotated[float, Meta(ge=-LARGEST_VALUE, le=LARGEST_VALUE)]
    test: bool = False


Points = tuple[Point, ...]
ValuePoints = tuple[ValuePoint, ...]
# All of one kind.
OwnPoints = tuple[Point | ValuePoint, ...]


def point_examples(points: OwnPoints, features: tuple[Feature, ...]) -> Examples:
    """Return the training and test examples that points are, in their order; some must be there to train with.

    Where none is for testing, the training points are the test points too. There are as many classes as the highest
    label asks for, at least two; none if the points have values.
    """
    places = np.array([(point.x1, point.x2) for point in points]).astype(np.float32)
    test = np.array([point.test for point in points], np.bool_)
    class_names, targets = _targets(points)
    train = places[~test], targets[~test]
    return Plane(features, LOW, HIGH).examples(
        class_names, train, test=(places[test], targets[test]) if test.any() else train
    )


def have_values(points: OwnPoints) -> bool:
    """Tell whether points have values instead of classes; that there are none has neither."""
    return bool(points) and isinstance(points[0], ValuePoint)


def made_points(places: RawArray, targets: TargetArray, *, test: bool) -> OwnPoints:
    """Return a point for each of `places` (points, 2), with classes or values as `targets` (points,) are."""
    # Text gives the shortest number that stands for a coordinate; as a float it would drag a tail of digits along.
    rows = [(float(str(x1)), float(str(x2))) for x1, x2 in places]
    if np.issubdtype(targets.dtype, np.floating):
        return tuple(ValuePoint(*row, float(str(y)), test) for row, y in zip(rows, targets, strict=True))
    return tuple(Point(*row, label, test) for row, label in zip(rows, targets.tolist(), strict=True))


def points_of(dataset: Dataset) -> OwnPoints:
    """Return the points of a data set on the plane, to be edited: as they are shown, label noise included.

    Training points come first. Test points that are the training points too are not repeated. Of more than MOST_POINTS
    both kinds lose the same share, from the end. Raises ValueError if the examples are no points.
    """
    if dataset.plane is None:
        raise ValueError("The examples of this data set are not points of the plane.")
    train, test = len(dataset.t_train), 0 if dataset.x_test is dataset.x_train else len(dataset.t_test)
    share = min(1.0, MOST_POINTS / (train + test))
    trained, tested = int(train * share), int(test * share)
    training = made_points(dataset.x_train[:trained], dataset.t_train[:trained], test=False)
    return training + made_points(dataset.x_test[:tested], dataset.t_test[:tested], test=True)


def _targets(points: OwnPoints) -> tuple[tuple[str, ...], TargetArray]:
    """Return the names of the classes, and of each point its class or its value."""
    if have_values(points):
        return (), np.array([point.y for point in points if isinstance(point, ValuePoint)], np.float32)
    labels = np.array([point.label for point in points if isinstance(point, Point)], np.int64)
    return CLASS_NAMES[: max(FEWEST_CLASSES, 1 + int(labels.max()))], labels
