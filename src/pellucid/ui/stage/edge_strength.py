"""Which edges are drawn and how strongly: the rule that turns weights into widths and opacities."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

MANY = 60
LIMIT_QUANTILE = 0.97
WEAKEST = 0.04
INACTIVE = np.float32(0.3)
SHARES = (0.1, 0.2, 0.4, 1.0)
DEFAULT_SHARE = 0.4


def strengths(weights: FloatArray, active: NDArray[np.bool_], gaps: Sequence[slice], share: float) -> FloatArray:
    """Return the strength m in [0, 1] of every edge, 0 for those that are not drawn.

    In each gap between two layers m = |w| / s, at most 1, where s is the largest |w|, or the 97th percentile where
    there are more than 60 edges, so that one outlier does not dim the rest; of so many edges only the strongest
    `share` is kept. Edges that leave an inactive neuron (`active` False) count with 0.3 w. Edges with m under 0.04 are
    not drawn.
    """
    size = np.abs(weights)
    strength = np.zeros_like(size)
    for gap in gaps:
        inside = size[gap]
        count = len(inside)
        if count > MANY:
            kept = max(1, round(share * count))
            ranks = sorted({count - kept, int(LIMIT_QUANTILE * (count - 1))})
            ordered = np.partition(inside, ranks)
            limit, threshold = ordered[int(LIMIT_QUANTILE * (count - 1))], ordered[count - kept]
        else:
            limit, threshold = inside.max(), np.float32(0)
        if limit > 0:
            strength[gap] = np.where(inside >= threshold, np.minimum(inside, limit) / limit, 0)
    strength *= np.where(active, np.float32(1), INACTIVE)
    strength[strength < WEAKEST] = 0
    return strength


def widths(strength: FloatArray) -> FloatArray:
    """Return the widths of edges in logical pixels."""
    return np.float32(0.5) + np.float32(2.6) * strength


def opacities(strength: FloatArray) -> FloatArray:
    """Return the opacities of edges, 0 where the strength is 0."""
    return np.where(strength > 0, np.float32(0.04) + np.float32(0.8) * strength ** np.float32(1.6), np.float32(0))
