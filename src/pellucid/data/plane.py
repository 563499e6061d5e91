"""Points of the plane in two and more classes: the shapes that a network can be watched to tell apart.

Circles, XOR quadrants, Gaussians and spirals are those of TensorFlow Playground, in its coordinates: all points lie on
the square from −6 to 6. Moons, blobs and the checkerboard are those that textbooks use.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import Examples, FloatArray, IntArray
from pellucid.data.plane_features import Feature, Plane

LOW, HIGH = -6.0, 6.0
RADIUS = 5.0
CLASS_NAMES = ("A", "B", "C", "D", "E", "F")
# Points stay a little inside the square, so that all of them can be seen.
OUTERMOST = 5.9
SPIRAL_TURNS = 1.75
GOLDEN_RATIO = (5**0.5 - 1) / 2
CORRIDOR = 0.3  # on both sides of the axes, between the quadrants
CELLS = 4  # of the checkerboard, in a row

Points = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Chance:
    """What chance gives each point: `uniform` (points, 3) in [0, 1) and `normal` (points, 2)."""

    uniform: Points
    normal: Points


# Makes of the classes of points, chance, and the noise, 0 to 1, where the points lie: (points, 2).
Shape = Callable[[IntArray, Chance, float], Points]


def plane_points(
    shape: Shape, classes: int, features: tuple[Feature, ...], train: int, test: int, noise: float, seed: int
) -> Examples:
    """Return points of `shape` for training and for testing, the classes in turn.

    The two sets do not depend on each other's size, and a larger set begins with the points of a smaller one.
    """
    streams = np.random.SeedSequence(seed).spawn(2)
    return Plane(features, LOW, HIGH).examples(
        CLASS_NAMES[:classes],
        train=_drawn(shape, classes, train, noise, streams[0]),
        test=_drawn(shape, classes, test, noise, streams[1]),
    )


def two_gaussians(labels: IntArray, chance: Chance, noise: float) -> Points:
    """Two round clouds around (2, 2) and (−2, −2); noise widens them."""
    centre: Points = np.where(labels == 0, 2.0, -2.0)[:, np.newaxis]
    return centre + (0.6 + 2.0 * noise) * chance.normal


def circles(labels: IntArray, chance: Chance, noise: float) -> Points:
    """A disc in a ring."""
    inner, outer = np.where(labels == 0, 0.0, 0.7) * RADIUS, np.where(labels == 0, 0.5, 1.0) * RADIUS
    # Even over the area: the square of the radius is.
    radius = np.sqrt(inner**2 + chance.uniform[:, 0] * (outer**2 - inner**2))
    return _polar(radius, 2 * pi * chance.uniform[:, 1]) + noise * chance.normal


def xor(labels: IntArray, chance: Chance, noise: float) -> Points:
    """Four quadrants, those that touch at the corner alike."""
    x1, x2 = (CORRIDOR + (RADIUS - CORRIDOR) * chance.uniform[:, :2]).T
    side = np.where(chance.uniform[:, 2] < 0.5, 1.0, -1.0)
    other = np.where(labels == 0, side, -side)
    quadrants: Points = np.stack([side * x1, other * x2], axis=1)
    return quadrants + noise * chance.normal


def moons(labels: IntArray, chance: Chance, noise: float) -> Points:
    """Two half rings, each around an end of the other."""
    half = RADIUS / 1.5
    arc = _polar(np.full(len(labels), half), pi * chance.uniform[:, 0])
    upper = arc - np.array([half / 2, half / 4])
    both: Points = np.where((labels == 0)[:, np.newaxis], upper, -upper)
    return both + noise * chance.normal


def spirals(arms: int) -> Shape:
    """Return a shape of so many spirals, one for each class, wound into one another."""

    def shape(labels: IntArray, chance: Chance, noise: float) -> Points:
        # Multiples of the golden ratio fill a line evenly, however many of them there are.
        along = (chance.uniform[:1, 0] + GOLDEN_RATIO * (np.arange(len(labels)) // arms)) % 1.0
        angle = SPIRAL_TURNS * 2 * pi * along + 2 * pi / arms * labels
        # Clockwise from the second axis, as in TensorFlow Playground.
        return _polar(RADIUS * along, pi / 2 - angle) + noise * chance.normal

    return shape


def blobs(classes: int) -> Shape:
    """Return a shape of so many round clouds on a circle; noise widens them."""

    def shape(labels: IntArray, chance: Chance, noise: float) -> Points:
        centre = _polar(np.full(len(labels), 0.7 * RADIUS), pi / 2 - 2 * pi / classes * labels)
        return centre + (0.35 + 2.0 * noise) * chance.normal

    return shape


def checkerboard(labels: IntArray, chance: Chance, noise: float) -> Points:
    """The squares of a board of CELLS × CELLS, dark and light."""
    row = np.floor(CELLS * chance.uniform[:, 2])
    # Of each row every second square belongs to a class; the first or the second one, in turn.
    place, within = np.divmod(chance.uniform[:, 0] * (CELLS // 2), 1.0)
    column = 2 * place + (row + labels) % 2
    cells = np.stack([column + within, row + chance.uniform[:, 1]], axis=1)
    return (cells / CELLS * 2 - 1) * RADIUS + noise * chance.normal


def _polar(radius: Points, angle: Points) -> Points:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _drawn(
    shape: Shape, classes: int, count: int, noise: float, stream: np.random.SeedSequence
) -> tuple[FloatArray, IntArray]:
    uniform, normal = (np.random.default_rng(each) for each in stream.spawn(2))
    labels = np.arange(count, dtype=np.int64) % classes
    points = shape(labels, Chance(uniform.random((count, 3)), normal.standard_normal((count, 2))), noise)
    return np.clip(points, -OUTERMOST, OUTERMOST).astype(np.float32), labels
