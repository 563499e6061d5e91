"""The space between two columns, and the curves that cross it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

HANDLE = 0.46  # of the gap


@dataclass(frozen=True)
class Gap:
    """Edges from every neuron of one column to every neuron of the next, or a bundle to each from all of a picture.

    Edge (i, j) goes from (left, starts[i]) to (right, ends[j]). They are counted row by row: number i · len(ends) + j.
    Bundles go one to each end, each from a start of its own. `leads` and `trails` are as long as starts and ends, or
    None: how far before `left` an edge begins and how far behind `right` it ends, running straight between the
    neurons of a column that stand in front of its own. Coordinates are logical pixels.
    """

    left: float
    right: float
    starts: FloatArray
    ends: FloatArray
    bundled: bool = False
    leads: FloatArray | None = None
    trails: FloatArray | None = None

    @property
    def edges(self) -> int:
        """Return how many edges there are."""
        return len(self.ends) if self.bundled else len(self.starts) * len(self.ends)

    @property
    def first(self) -> float:
        """Return where the leftmost edge begins."""
        return self.left - (0.0 if self.leads is None else float(self.leads.max()))

    @property
    def last(self) -> float:
        """Return where the rightmost edge ends."""
        return self.right + (0.0 if self.trails is None else float(self.trails.max()))

    @cached_property
    def heights(self) -> tuple[FloatArray, FloatArray]:
        """Return the heights at which every edge begins and ends, both (edges,)."""
        if self.bundled:
            return self.starts, self.ends
        return np.repeat(self.starts, len(self.ends)), np.tile(self.ends, len(self.starts))

    @cached_property
    def reaches(self) -> tuple[FloatArray, FloatArray]:
        """Return where every edge begins and ends, both (edges,)."""
        leads = np.zeros(len(self.starts)) if self.leads is None else self.leads
        trails = np.zeros(len(self.ends)) if self.trails is None else self.trails
        if self.bundled:
            return self.left - leads, self.right + trails
        return self.left - np.repeat(leads, len(self.ends)), self.right + np.tile(trails, len(self.starts))

    def rise(self, x: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return for each `x` how far an edge has come from start to end, in [0, 1], and how fast, per pixel."""
        width = max(self.right - self.left, 1e-6)
        s = np.linspace(0.0, 1.0, 513)
        along = 3 * HANDLE * s * (1 - s) ** 2 + 3 * (1 - HANDLE) * s**2 * (1 - s) + s**3
        at = np.interp((x - self.left) / width, along, s)
        speed = 3 * HANDLE * (1 - at) ** 2 + 6 * (1 - 2 * HANDLE) * at * (1 - at) + 3 * HANDLE * at**2
        return 3 * at**2 - 2 * at**3, 6 * at * (1 - at) / speed / width

    def distances(self, x: float, y: float) -> FloatArray:
        """Return the distance of the point from each edge, infinite from those that do not come as far as `x`."""
        share, slope = (float(each[0]) for each in self.rise(np.array([x])))
        start, end = self.heights
        climb = end - start
        distance = np.abs(y - start - climb * share) / np.sqrt(1 + (climb * slope) ** 2)
        begin, stop = self.reaches
        return np.where((begin <= x) & (x <= stop), distance, np.inf)
