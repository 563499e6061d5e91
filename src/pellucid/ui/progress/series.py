"""From every recorded number to no more than a line can show: points gathered by pixel column, and smoothed."""

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]

# A smoothed line needs some of what came before the left edge to be there as it was before zooming.
_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Groups:
    """Consecutive points that share a pixel column: those from `starts[i]` up to `ends[i]` of a sorted series.

    Each stands at the `epoch` of its last point; a column is `width` epochs wide.
    """

    epoch: Floats
    width: float
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def mean(self, values: Floats) -> Floats:
        """Return the mean of each group."""
        if self._single:
            return values[self.starts].astype(float)
        return np.add.reduceat(values[: self.ends[-1]], self.starts, dtype=float) / (self.ends - self.starts)

    def lowest(self, values: Floats) -> Floats:
        """Return the lowest value of each group."""
        return values[self.starts] if self._single else np.minimum.reduceat(values[: self.ends[-1]], self.starts)

    def highest(self, values: Floats) -> Floats:
        """Return the highest value of each group."""
        return values[self.starts] if self._single else np.maximum.reduceat(values[: self.ends[-1]], self.starts)

    @property
    def distances(self) -> Floats:
        """Return how far each group is from the one before: in points, or in columns where points are further apart."""
        return np.maximum(np.diff(self.epoch, prepend=0.0) / self.width, self.ends - self.starts)

    @property
    def _single(self) -> bool:
        return bool(self.starts.size == 0 or self.ends[-1] - self.starts[0] == self.starts.size)


def grouped(epoch: Floats, low: float, high: float, columns: int) -> Groups:
    """Gather the points at ascending `epoch` that a view from `low` to `high` over `columns` pixels needs.

    There are no more groups than columns and a few to either side.
    """
    width = (high - low) / columns
    edges = low + width * np.arange(-_BEFORE, columns + 2)
    bounds = np.searchsorted(epoch, edges.astype(epoch.dtype), side="right")
    # One point more to the left, so that a line does not begin in the middle of a view of few points.
    bounds[0] = max(bounds[0] - 1, 0)
    first, last = int(bounds[0]), int(bounds[-1])
    if first < epoch.size:
        last = min(last + 1, epoch.size)  # and one more to the right
    if last - first <= columns:
        starts = np.arange(first, last)
        ends = starts + 1
    else:
        bounds[-1] = last
        filled = np.flatnonzero(np.diff(bounds))
        starts, ends = bounds[filled], bounds[filled + 1]
    return Groups(epoch[ends - 1].astype(float), width, starts, ends)


def smoothed(values: Floats, distances: Floats, weight: float) -> Floats:
    """Return the exponential moving average of `values`; `distances[i]` says how far value i lies from the one before.

    At a distance of 1 each value is `weight` of the one before and the rest of its own; at 2 the weight counts twice,
    and so on: values far apart are left nearly as they are.
    """
    pairs = zip((weight ** distances[1:]).tolist(), values[1:].tolist(), strict=True)
    averages = accumulate(pairs, lambda before, pair: pair[1] + pair[0] * (before - pair[1]), initial=values[:1].sum())
    return np.fromiter(averages, float, max(values.size, 1))[: values.size]
