"""The prediction pulse: a new input runs through the network, gap by gap, along the edges that carry most."""

import numpy as np
from numpy.typing import NDArray

from pellucid.ui.stage.edges import Edges
from pellucid.ui.stage.motion import ease_out

GAP_SECONDS = 0.14
STAGGER_SECONDS = 0.10
ARRIVAL_SECONDS = 0.12
DOTS = 24
DOT_RADIUS = 2.5
RING = 3.0


class Pulse:
    """One pulse that began at `started` seconds of a monotonic clock; every question names the time `now`.

    `flow` holds w · a for every edge: in each gap the 24 drawn edges with the largest |w · a| carry a dot.
    """

    def __init__(self, edges: Edges, flow: NDArray[np.float32], started: float) -> None:
        self._edges = edges
        self._started = started
        self.carriers = [_largest(np.abs(flow[part]) * (edges.strength[part] > 0)) for part in edges.slices]
        self.duration = (len(self.carriers) - 1) * STAGGER_SECONDS + GAP_SECONDS + ARRIVAL_SECONDS

    def finished(self, now: float) -> bool:
        """Tell whether everything has arrived."""
        return now - self._started >= self.duration

    def progress(self, now: float) -> list[float]:
        """Return for each column how far its neurons have eased towards their new values, in [0, 1]."""
        return [1.0, *(ease_out(self._since_arrival(gap, now)) for gap in range(len(self.carriers)))]

    def rings(self, now: float) -> list[float]:
        """Return for each column the width of the ring around its neurons: 0, up to 3 pixels, and back to 0."""
        shares = [self._since_arrival(gap, now) for gap in range(len(self.carriers))]
        return [0.0, *(RING * (1 - abs(2 * share - 1)) if 0 < share < 1 else 0.0 for share in shares)]

    def dots(self, now: float) -> NDArray[np.float64]:
        """Return the centres of all dots, (dots, 2), in logical pixels."""
        found = [np.empty((0, 2))]
        for at, (gap, carriers) in enumerate(zip(self._edges.gaps, self.carriers, strict=True)):
            share = (now - self._started - at * STAGGER_SECONDS) / GAP_SECONDS
            if 0 < share < 1:
                x = gap.left + (gap.right - gap.left) * share
                rise = gap.rise(np.array([x]))[0]
                start, end = (each[carriers] for each in gap.heights)
                y = start + (end - start) * rise
                found.append(np.column_stack([np.full(len(y), x), y]))
        return np.concatenate(found)

    def _since_arrival(self, gap: int, now: float) -> float:
        return (now - self._started - gap * STAGGER_SECONDS - GAP_SECONDS) / ARRIVAL_SECONDS


def _largest(flow: NDArray[np.float32]) -> NDArray[np.intp]:
    order = np.argsort(-flow, kind="stable")[:DOTS]
    return order[flow[order] > 0]
