"""The edges of the diagram: which weights they stand for, how strongly they are drawn, and which one is pointed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pellucid.nn.network import Network
from pellucid.ui.stage.activity import follow
from pellucid.ui.stage.edge_field import Colour, EdgeField, Gap
from pellucid.ui.stage.edge_strength import opacities, strengths, widths
from pellucid.ui.stage.layout import EDGE_GAP, Arrangement

FloatArray = NDArray[np.float32]

TOUCH = 4.0  # pixels
DIMMED = np.float32(0.25)


@dataclass(frozen=True)
class Edge:
    """One edge: from neuron `source` of column `gap` to neuron `target` of the next."""

    gap: int
    source: int
    target: int


class Edges:
    """All edges between drawn neurons, in one flat order: gap by gap, source by source, target by target.

    `weights` are the exact weights, `shown` those that are painted, `strength` is 0 where an edge is not drawn.
    """

    def __init__(
        self, network: Network, keys: Sequence[str], arrangement: Arrangement, offsets: NDArray[np.intp], scale: float
    ) -> None:
        columns = arrangement.columns
        pairs = list(pairwise(columns))
        self.gaps = [
            Gap(left.x + left.radius + EDGE_GAP, right.x - right.radius - EDGE_GAP, left.y, right.y)
            for left, right in pairs
        ]
        ends = np.cumsum([gap.edges for gap in self.gaps])
        self.slices = [slice(int(end) - gap.edges, int(end)) for gap, end in zip(self.gaps, ends, strict=True)]
        # Views of a vector that counts 0, 1, 2 … tell where each weight lies, whatever the engine's own order is.
        places = network.layout.views(np.arange(network.layout.size, dtype=np.float64))
        self.index = np.concatenate(
            [
                places[key][np.ix_(left.drawn, right.drawn)].ravel()
                for key, (left, right) in zip(keys, pairs, strict=True)
            ]
        ).astype(np.intp)
        self.sources = np.concatenate([np.repeat(left.drawn, len(right.drawn)) for left, right in pairs])
        self.targets = np.concatenate([np.tile(right.drawn, len(left.drawn)) for left, right in pairs])
        self._source_places = np.concatenate(
            [np.repeat(left.drawn + offsets[at], len(right.drawn)) for at, (left, right) in enumerate(pairs)]
        )
        count = len(self.index)
        self.weights = np.zeros(count, dtype=np.float32)
        self.shown = np.full(count, np.nan, dtype=np.float32)
        self.strength = np.zeros(count, dtype=np.float32)
        self.field = EdgeField(self.gaps, scale)
        self._emphasis = np.ones(count, dtype=np.float32)
        self._goal = np.ones(count, dtype=np.float32)

    def set_page(self, page: Colour) -> None:
        """Clear the picture to the page's colour."""
        self.field.clear(page)

    def show(self, theta: FloatArray, elapsed: float | None) -> None:
        """Take the weights of `theta`, `elapsed` seconds after the last ones, or at once if None."""
        np.take(theta, self.index, out=self.weights, mode="clip")
        follow(self.shown, self.weights, elapsed)

    def emphasise(self, chosen: NDArray[np.bool_] | None) -> None:
        """Let only `chosen` edges be drawn in full, or all if None, once `settle` has brought them there."""
        self._goal[:] = 1
        if chosen is not None:
            self._goal[~chosen] = DIMMED

    def settle(self, share: float) -> bool:
        """Fade towards what is emphasised by `share` of the whole way; return whether anything changed."""
        if np.array_equal(self._emphasis, self._goal):
            return False
        step = np.float32(share) * (1 - DIMMED)
        self._emphasis += np.clip(self._goal - self._emphasis, -step, step)
        return True

    def paint(self, active: NDArray[np.bool_], share: float, blend: NDArray[np.uint32]) -> None:
        """Paint the strongest `share` of the edges; `active` tells which neurons of the whole network are."""
        self.strength = strengths(self.shown, active[self._source_places], self.slices, share)
        opacity = opacities(self.strength) * self._emphasis
        self.field.paint(widths(self.strength), opacity, self.shown >= 0, blend)

    def flow(self, signals: FloatArray) -> FloatArray:
        """Return w · a for every edge."""
        return self.weights * signals[self._source_places]

    def edge(self, at: int) -> Edge:
        """Return the edge at a place of the flat order."""
        gap = next(number for number, part in enumerate(self.slices) if at < part.stop)
        return Edge(gap, int(self.sources[at]), int(self.targets[at]))

    def place(self, edge: Edge) -> int | None:
        """Return the place of `edge` in the flat order, or None if it is not between drawn neurons."""
        part = self.slices[edge.gap]
        found = np.flatnonzero((self.sources[part] == edge.source) & (self.targets[part] == edge.target))
        return part.start + int(found[0]) if len(found) else None

    def touching(self, column: int, unit: int) -> NDArray[np.bool_]:
        """Return which edges end at or leave neuron `unit` of `column`."""
        chosen = np.zeros(len(self.index), dtype=np.bool_)
        if column < len(self.slices):
            part = self.slices[column]
            chosen[part] = self.sources[part] == unit
        if column > 0:
            part = self.slices[column - 1]
            chosen[part] |= self.targets[part] == unit
        return chosen

    def nearest(self, x: float, y: float) -> int | None:
        """Return the place of the drawn edge within 4 pixels of the point; of crossing ones, the strongest."""
        for gap, part in zip(self.gaps, self.slices, strict=True):
            if gap.left <= x <= gap.right:
                distance = gap.distances(x, y)
                distance[self.strength[part] == 0] = np.inf
                if distance.min() > TOUCH:
                    return None
                on_it = np.where(distance <= distance.min() + 1.0, self.strength[part], -1)
                return part.start + int(np.argmax(on_it))
        return None

    def point(self, at: int, share: float) -> tuple[float, float]:
        """Return the point of an edge at `share` of its way across the gap."""
        gap, part = next((g, p) for g, p in zip(self.gaps, self.slices, strict=True) if at < p.stop)
        source, target = divmod(at - part.start, len(gap.ends))
        x = gap.left + (gap.right - gap.left) * share
        rise = float(gap.rise(np.array([x]))[0][0])
        return x, float(gap.starts[source] + (gap.ends[target] - gap.starts[source]) * rise)
