"""What the network answers along a line, where it is told of one coordinate of the plane alone."""

import numpy as np
from numpy.typing import NDArray

from pellucid.data.plane_features import Feature, Plane
from pellucid.experiment.build import Experiment
from pellucid.lens.prediction import predict, values

FloatArray = NDArray[np.float32]

_FEATURES_OF: tuple[frozenset[Feature], ...] = (
    frozenset({"x1", "x1-squared", "sin-x1"}),
    frozenset({"x2", "x2-squared", "sin-x2"}),
)


def only_coordinate(plane: Plane) -> int | None:
    """Return the coordinate, 0 or 1, on which every feature of `plane` depends; None if there are two."""
    return next((number for number, own in enumerate(_FEATURES_OF) if own.issuperset(plane.features)), None)


def answers_along(experiment: Experiment, theta: FloatArray, line: FloatArray) -> FloatArray:
    """Return the answers at each place of `line` (places,), values of the only coordinate: (curves, places).

    Of two classes that is the probability of the second, of more that of each; where there are no classes, the value.
    Where weights are not finite, answers may be NaN. Raises ValueError if the network is told of both coordinates.
    """
    points = _points(experiment, line)
    if not experiment.dataset.classes:
        return values(experiment, theta, points).T
    shares = predict(experiment, theta, points).T
    return shares[1:] if len(shares) == 2 else shares


def neuron_along(experiment: Experiment, theta: FloatArray, line: FloatArray, column: int, unit: int) -> FloatArray:
    """Return the output of one neuron at each place of `line` (places,), and errors as above: (1, places).

    `column` 0 are the features before they are scaled, 1 the first hidden layer and so on; the last are what the
    outputs say, such as probabilities.
    """
    points = _points(experiment, line)
    if column == 0:
        found = experiment.dataset.measured(points)
    elif column == len(experiment.affine_keys):
        found = values(experiment, theta, points)
    else:
        with np.errstate(all="ignore"):
            found = experiment.probe(theta).trace(experiment.dataset.scaling.apply(points))[2 * column - 1]
    return found[np.newaxis, :, unit]


def crossings(line: FloatArray, answers: FloatArray, level: float) -> list[float]:
    """Return where the polyline through `answers` (places,) over `line` (places,), which rises, crosses `level`.

    A stretch that lies on the level is no crossing unless the line leaves it on the other side; then its middle is one.
    """
    side = np.sign(answers.astype(np.float64) - level)
    away = np.flatnonzero(side)
    changes = np.flatnonzero(side[away[:-1]] != side[away[1:]])
    found = []
    for before, after in zip(away[changes], away[changes + 1], strict=True):
        if after - before > 1:
            found.append(float(line[before + 1] + line[after - 1]) / 2)
        else:
            share = (level - float(answers[before])) / (float(answers[after]) - float(answers[before]))
            found.append(float(line[before]) + share * float(line[after] - line[before]))
    return found


def _points(experiment: Experiment, line: FloatArray) -> FloatArray:
    """Return a point of the plane for each place of `line`; its other coordinate is of no account."""
    plane = experiment.dataset.plane
    coordinate = None if plane is None else only_coordinate(plane)
    if coordinate is None:
        raise ValueError("Only a network that is told of one coordinate answers along a line.")
    points = np.zeros((len(line), 2), np.float32)
    points[:, coordinate] = line
    return points
