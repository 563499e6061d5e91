"""Planes through the space of all parameters, along which the loss can be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor, log10
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.lens.sampling import sample

FloatArray = NDArray[np.float32]
Point = tuple[float, float]

# A plane of two weights reaches so many times as far as they and their like do, lest it end at them.
_REACH_OF_WEIGHTS = 1.5
# And one along a way a little further than that.
_REACH_OF_WAYS = 1.25
# Of the variance along the way, what a second direction has at the least, lest it be nothing but rounding.
_LEAST_SHARE = 1e-9


class Plane(Protocol):
    """A plane of parameter vectors, of which each has two coordinates."""

    @property
    def origin(self) -> FloatArray:
        """Return a parameter vector that the plane goes through."""

    @property
    def centre(self) -> Point:
        """Return the coordinates around which there is something to see."""

    @property
    def reach(self) -> float:
        """Return how far from there it is to be seen, in the units of the coordinates."""

    def place(self, theta: FloatArray) -> Point:
        """Return the coordinates of the point of the plane that is nearest to `theta`, with no regard to the rest."""

    def write(self, point: Point, theta: FloatArray) -> None:
        """Make `theta` the parameter vector at a point of the plane."""


@dataclass(frozen=True, eq=False)
class WeightPlane:
    """The plane of two weights, at `first` and `second` of the flat vector: their values are the coordinates."""

    origin: FloatArray
    first: int
    second: int
    reach: float

    @property
    def centre(self) -> Point:
        """Return the two weights of the origin."""
        return self.place(self.origin)

    def place(self, theta: FloatArray) -> Point:
        """Return the two weights."""
        return float(theta[self.first]), float(theta[self.second])

    def write(self, point: Point, theta: FloatArray) -> None:
        """Make `theta` the origin with other values of the two weights."""
        np.copyto(theta, self.origin)
        theta[self.first], theta[self.second] = point


@dataclass(frozen=True, eq=False)
class DirectionPlane:
    """The plane θ + α d₁ + β d₂ with the coordinates α and β, for two directions (parameters,)."""

    origin: FloatArray
    first: FloatArray
    second: FloatArray
    reach: float = 1.0
    centre: Point = (0.0, 0.0)

    def place(self, theta: FloatArray) -> Point:
        """Return the coordinates of the orthogonal projection of `theta`; 0 along a direction that leads nowhere."""
        away = theta - self.origin
        first, second = self._inverse @ [float(np.dot(each, away)) for each in (self.first, self.second)]
        return float(first), float(second)

    def write(self, point: Point, theta: FloatArray) -> None:
        """Make `theta` the sum."""
        np.multiply(self.first, np.float32(point[0]), out=theta)
        theta += self.origin
        theta += np.float32(point[1]) * self.second

    @cached_property
    def _inverse(self) -> NDArray[np.float64]:
        """Return the inverse of the directions' products with one another, (2, 2); if need be a pseudo-inverse."""
        directions = np.stack([self.first, self.second]).astype(np.float64)
        return np.linalg.pinv(directions @ directions.T).astype(np.float64)


def weight_plane(experiment: Experiment, theta: FloatArray, first: int, second: int) -> WeightPlane:
    """Return the plane of two weights through `theta`, with room around them in the measure of their matrices."""
    sizes = [abs(float(theta[first])), abs(float(theta[second]))]
    for block in experiment.network.layout.blocks:
        if any(block.start <= index < block.start + block.size for index in (first, second)):
            sizes.append(float(np.sqrt(np.mean(np.square(block.matrix(theta)[:-1], dtype=np.float64)))))
    return WeightPlane(theta, first, second, rounded_up(_REACH_OF_WEIGHTS * max(sizes)) or 1.0)


def random_plane(experiment: Experiment, theta: FloatArray, seed: int) -> DirectionPlane:
    """Return a plane through `theta` along two random directions that are normalised neuron by neuron.

    Both are drawn from a normal distribution; then the weights that lead into a neuron are scaled to the norm that they
    have in `theta`, so that a step along a direction means as much for a neuron of large weights as for one of small
    weights. Biases stay as they are.

    Source: Li, Xu, Taylor, Studer and Goldstein 2018, "Visualizing the Loss Landscape of Neural Nets", section 4.
    """
    rng = np.random.default_rng(seed)
    first, second = (_normalised(experiment, theta, rng) for _ in range(2))
    return DirectionPlane(theta, first, second)


def path_plane(way: Sequence[FloatArray], theta: FloatArray) -> DirectionPlane | None:
    """Return the plane through `theta` along which a run went most, or None if it has not gone two ways yet.

    `way` are parameter vectors that it came by. The directions, of length 1, are the first two principal components of
    the way back from `theta` to each of them, and the whole way lies within reach.

    Source: Li et al. 2018 as for `random_plane`, section 7.
    """
    back = np.stack([each - theta for each in way]) if way else np.zeros((0, theta.size), np.float32)
    # The components are those of the few vectors' products with one another, a far smaller matrix.
    sizes, mixtures = np.linalg.eigh((back @ back.T).astype(np.float64))
    if len(sizes) < 2 or not sizes[-2] > _LEAST_SHARE * sizes[-1]:
        return None
    first, second = ((mixtures[:, -k] / np.sqrt(sizes[-k])).astype(np.float32) @ back for k in (1, 2))
    plane = DirectionPlane(theta, first, second)
    places = np.array([plane.place(theta), *map(plane.place, way)])
    low, high = places.min(axis=0), places.max(axis=0)
    reach = _REACH_OF_WAYS * float((high - low).max()) / 2
    return DirectionPlane(theta, first, second, reach, (float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2))


def strongest_pair(experiment: Experiment, theta: FloatArray) -> tuple[int, int]:
    """Return where in the flat vector the two weights are that bring most to the first output: |w| times what comes in.

    What comes in is the root mean square over a sample of the training examples. Where there is one such weight, the
    second is that to the second output, or else the bias.
    """
    block, dataset = experiment.network.layout.blocks[-1], experiment.dataset
    inputs = dataset.scaling.apply(dataset.x_train[sample(experiment)])
    with np.errstate(all="ignore"):
        coming = [inputs, *experiment.probe(theta).trace(inputs)][-2]
    into = np.abs(block.matrix(theta)[:-1, 0]) * np.sqrt(np.mean(np.square(coming, dtype=np.float64), axis=0))
    if len(into) > 1:
        first, second = np.argsort(-into, kind="stable")[:2].tolist()
        return block.start + first * block.outputs, block.start + second * block.outputs
    return block.start, block.start + 1


def rounded_up(size: float) -> float:
    """Return the least of 1, 2, 5, 10, … and of 0.5, 0.2, 0.1, … that is not below `size`; 0 for 0."""
    if not size > 0.0:
        return 0.0
    power = 10.0 ** floor(log10(size))
    step = next(step for step in (1.0, 2.0, 5.0, 10.0) if step * power >= size * (1 - 1e-9))
    return step * power


def _normalised(experiment: Experiment, theta: FloatArray, rng: np.random.Generator) -> FloatArray:
    direction = rng.standard_normal(theta.size, dtype=np.float32)
    for block in experiment.network.layout.blocks:
        drawn = block.matrix(direction)
        drawn[-1] = 0.0
        drawn[:-1] *= np.linalg.norm(block.matrix(theta)[:-1], axis=0) / np.linalg.norm(drawn[:-1], axis=0)
    return direction
