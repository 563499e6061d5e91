"""Points of the plane with values, for regression: surfaces whose heights a network can be watched to find.

Over the square that is shown, heights lie between −1 and 1. The surfaces are those of TensorFlow Playground, and the
saddle, which no plane comes near.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import Examples, FloatArray
from pellucid.data.plane import HIGH, LOW, OUTERMOST
from pellucid.data.plane_features import Feature, Plane

Points = NDArray[np.float64]
Heights = NDArray[np.float64]
Surface = Callable[[Points], Heights]

# The middles of the bumps, and whether each stands up or hangs down.
BUMPS = ((-4.0, 2.5, 1.0), (0.0, 2.5, -1.0), (4.0, 2.5, 1.0), (-4.0, -2.5, -1.0), (0.0, -2.5, 1.0), (4.0, -2.5, -1.0))
BUMP_DEVIATION = 1.0


def surface_points(
    surface: Surface, features: tuple[Feature, ...], train: int, test: int, noise: float, seed: int
) -> Examples:
    """Return points spread evenly over the square, with their heights on `surface` as values, train and test.

    Noise is the standard deviation of what is added to every height. The two sets do not depend on each other's size,
    and a larger set begins with the points of a smaller one.
    """
    streams = np.random.SeedSequence(seed).spawn(2)
    return Plane(features, LOW, HIGH).examples(
        class_names=(),
        train=_drawn(surface, train, noise, streams[0]),
        test=_drawn(surface, test, noise, streams[1]),
    )


def slope(points: Points) -> Heights:
    """Return the heights of a plane, which rises from corner to corner: (x₁ + x₂) / 12."""
    heights: Heights = points.sum(axis=1) / (2 * HIGH)
    return heights


def saddle(points: Points) -> Heights:
    """Return x₁x₂ / 36: up in two corners, down in the others."""
    heights: Heights = points.prod(axis=1) / HIGH**2
    return heights


def multi_gaussian(points: Points) -> Heights:
    """Return the sum of six Gaussian bumps, up and down in turn."""
    *middles, signs = np.array(BUMPS).T
    squares = ((points[:, np.newaxis] - np.stack(middles, axis=1)) ** 2).sum(axis=2)
    heights: Heights = np.exp(-squares / (2 * BUMP_DEVIATION**2)) @ signs
    return heights


def _drawn(surface: Surface, count: int, noise: float, stream: np.random.SeedSequence) -> tuple[FloatArray, FloatArray]:
    place, shift = (np.random.default_rng(each) for each in stream.spawn(2))
    points = place.uniform(-OUTERMOST, OUTERMOST, (count, 2))
    heights = surface(points) + noise * shift.standard_normal(count)
    return points.astype(np.float32), heights.astype(np.float32)
