"""Histograms that any numbers can be given to."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 41


@dataclass(frozen=True)
class Histogram:
    """How many values fall between one edge and the next.

    `edges` is float64 (bins + 1,) and rises, `counts` int64 (bins,). `non_finite` values have no place and are only
    counted.
    """

    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    non_finite: int


def histogram(values: NDArray[np.floating[Any]]) -> Histogram:
    """Return a histogram in BINS equal bins from the smallest to the largest finite value, wider if all are one."""
    flat = values.ravel()
    finite = np.isfinite(flat)
    kept = (flat if finite.all() else flat[finite]).astype(np.float64)
    low, high = (kept.min(), kept.max()) if kept.size else (0.0, 0.0)
    size = max(abs(low), abs(high))
    # What differs by less than single precision can tell is one value; it stands in the middle.
    if high - low <= 1e-9 * size:
        margin = 0.5 * size or 0.5
        low, high = low - margin, high + margin
    counts, edges = np.histogram(kept, bins=BINS, range=(low, high))
    return Histogram(edges, counts.astype(np.int64), flat.size - kept.size)
