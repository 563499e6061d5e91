"""What the convergence theorem promises: how often the perceptron rule can have anything to correct."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment

Shares = NDArray[np.floating[Any]]

# The margin found is smaller than the largest one by at most this share of it.
PRECISION = 1e-6
# Classes that no line parts have no margin; one as small as this, as a share of R, is taken for none.
SMALLEST_MARGIN = 1e-6
EPSILON = 1e-12
MOST_MOVES = 500


def most_corrections(experiment: Experiment) -> float | None:
    """Return how many corrections the perceptron rule makes at most, or None if no line was found to part the classes.

    That is (R / γ)² for a unit that begins with zeros and learns from one example after the other by plain gradient
    descent: R is the length of the longest [x; 1] and γ the largest margin, the distance of the nearest one from the
    plane through the origin that parts the classes best. The learning rate is of no account.

    Source: Novikoff 1962, "On convergence proofs on perceptrons".
    """
    dataset = experiment.dataset
    inputs = dataset.scaling.apply(dataset.x_train).astype(np.float64)
    lengthened = np.concatenate([inputs, np.ones((len(inputs), 1))], axis=1)
    margin = _margin(lengthened * np.where(dataset.t_train == 1, 1.0, -1.0)[:, np.newaxis])
    return None if margin is None else float((lengthened**2).sum(axis=1).max() / margin**2)


def _margin(points: NDArray[np.float64]) -> float | None:
    """Return the largest γ for which some unit vector w has w · p ≥ γ > 0 for all `points`; None if none was found.

    It is the distance of the origin from the convex hull of the points. The nearest place of the hull is sought as that
    of a few points only: the one that lies furthest back is added to them, and those that are of no account then leave.

    Source: Wolfe 1976, "Finding the nearest point in a polytope".
    """
    longest = float(np.sqrt((points**2).sum(axis=1).max()))
    chosen = [int(np.argmin((points**2).sum(axis=1)))]
    share: Shares = np.ones(1)
    for _ in range(MOST_MOVES):
        place = share @ points[chosen]
        length = float(np.linalg.norm(place))
        if length < SMALLEST_MARGIN * longest:
            return None
        along = points @ place / length
        back = int(np.argmin(along))
        # What w = place / length reaches is a margin, and no margin is larger than the length.
        if along[back] >= (1.0 - PRECISION) * length:
            return float(along[back])
        chosen, share = _nearest([*chosen, back], np.append(share, 0.0), points)
    return None


def _nearest(chosen: list[int], share: Shares, points: NDArray[np.float64]) -> tuple[list[int], Shares]:
    """Return which of the chosen points have a share in a place nearer to the origin, and how large each share is.

    `share` are those of the present place: at least 0, adding up to 1. The new place is the nearest one of all weighted
    means of the points that stay.
    """
    while True:
        corners = points[chosen]
        # The nearest of all weighted means; with negative weights it lies outside the hull.
        weights: Shares = np.linalg.lstsq(corners @ corners.T + 1.0, np.ones(len(chosen)), rcond=None)[0]
        weights /= weights.sum()
        outside = weights <= 0.0
        if not outside.any():
            return chosen, weights
        # As far on the way there as no share falls below 0; the point whose share is used up goes.
        way = (share[outside] / (share[outside] - weights[outside])).min()
        share = (1.0 - way) * share + way * weights
        kept = share > EPSILON
        chosen, share = [each for each, stays in zip(chosen, kept, strict=True) if stays], share[kept]
