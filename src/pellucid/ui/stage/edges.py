"""The edges of the diagram: which weights they stand for, how strongly they are drawn, and which one is pointed at."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pellucid.nn.network import Network
from pellucid.ui.stage.activity import follow, tamed
from pellucid.ui.stage.edge_field import Colour, EdgeField
from pellucid.ui.stage.edge_strength import opacities, strengths, widths
from pellucid.ui.stage.gap import Gap
from pellucid.ui.stage.layout import EDGE_GAP, Arrangement, ColumnPlace

FloatArray = NDArray[np.float32]

TOUCH = 4.0  # pixels
DIMMED = np.float32(0.25)
WHOLE = -1  # the source of a bundle: the whole picture
THINNEST_BUNDLE = np.float32(0.16)
FAN = 0.25  # of the height of its end: how far from the middle of the picture a bundle begins


@dataclass(frozen=True)
class Edge:
    """One edge: from neuron `source` of column `gap` to neuron `target` of the next.

    A bundle of all edges from a picture has the source `WHOLE`.
    """

    gap: int
    source: int
    target: int


class Edges:
    """All edges between drawn neurons, in one flat order: gap by gap, source by source, target by target.

    `weights` are the exact weights, `shown` those that are painted, `strength` is 0 where an edge is not drawn. For a
    bundle they stand for Σ w · x, what all the edges bring to the neuron together.
    """

    def __init__(
        self, network: Network, keys: Sequence[str], arrangement: Arrangement, offsets: NDArray[np.intp], scale: float
    ) -> None:
        columns = arrangement.columns
        pairs = list(pairwise(columns))
        self.gaps = [_gap_between(left, right) for left, right in pairs]
        self.bundled = columns[0].pictured
        ends = np.cumsum([gap.edges for gap in self.gaps])
        self.slices = [slice(int(end) - gap.edges, int(end)) for gap, end in zip(self.gaps, ends, strict=True)]
        # Views of a vector that counts 0, 1, 2 … tell where each weight lies, whatever the engine's own order is.
        places = network.layout.views(np.arange(network.layout.size, dtype=np.float64))
        self.index = np.concatenate(
            [
                (
                    places[f"{key}.bias"][right.drawn]
                    if left.pictured
                    else _between(places[f"{key}.weight"], left, right)
                )
                for key, (left, right) in zip(keys, pairs, strict=True)
            ]
        ).astype(np.intp)
        self._biases = [places[f"{key}.bias"].astype(np.intp) for key in keys]
        sources = [np.array([WHOLE]) if left.pictured else left.drawn for left, _ in pairs]
        self.sources = np.concatenate(
            [np.repeat(each, len(right.drawn)) for each, (_, right) in zip(sources, pairs, strict=True)]
        )
        self.targets = np.concatenate(
            [np.tile(right.drawn, len(each)) for each, (_, right) in zip(sources, pairs, strict=True)]
        )
        self._source_places = np.concatenate(
            [np.repeat(np.maximum(each, 0) + offsets[at], len(pairs[at][1].drawn)) for at, each in enumerate(sources)]
        )
        self._sums = columns[1].drawn + offsets[1]
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

    def show(
        self,
        theta: FloatArray,
        sums: FloatArray,
        elapsed: float | None,
        gradient: FloatArray | None = None,
        gaps: Collection[int] = (),
    ) -> None:
        """Take the weights of `theta`, `elapsed` seconds after the last ones, or at once if None.

        `sums` are the values z of all neurons of the whole network: what a bundle brings is z − b. In the `gaps` edges
        stand for the entries of `gradient` instead; bundles stay what they are.
        """
        np.take(theta, self.index, out=self.weights, mode="clip")
        if gradient is not None:
            for gap in gaps:
                part = self.slices[gap]
                np.take(gradient, self.index[part], out=self.weights[part], mode="clip")
        if self.bundled:
            bundles = self.weights[self.slices[0]]
            np.subtract(sums[self._sums], bundles, out=bundles)
        follow(self.shown, self.weights, elapsed)

    def emphasise(self, chosen: NDArray[np.bool_] | None, rest: np.float32 = DIMMED) -> None:
        """Let only `chosen` edges be drawn in full, or all if None, once `settle` has brought them there.

        The others are drawn with `rest` of their opacity.
        """
        self._goal[:] = 1
        if chosen is not None:
            self._goal[~chosen] = rest

    def settle(self, share: float) -> bool:
        """Fade towards what is emphasised by `share` of the whole way; return whether anything changed."""
        if np.array_equal(self._emphasis, self._goal):
            return False
        left = self._goal - self._emphasis
        step = np.float32(share) * max(1 - DIMMED, np.abs(left).max())
        self._emphasis += np.clip(left, -step, step)
        return True

    def paint(self, active: NDArray[np.bool_], share: float, blend: NDArray[np.uint32]) -> None:
        """Paint the strongest `share` of the edges; `active` tells which neurons of the whole network are."""
        shown = tamed(self.shown)
        self.strength = strengths(shown, active[self._source_places], self.slices, share)
        if self.bundled:
            brought = np.abs(shown[self.slices[0]])
            self.strength[self.slices[0]] = np.maximum(brought / max(brought.max(), 1e-12), THINNEST_BUNDLE)
        opacity = opacities(self.strength) * self._emphasis
        self.field.paint(widths(self.strength), opacity, shown >= 0, blend)

    def flow(self, signals: FloatArray) -> FloatArray:
        """Return w · a for every edge."""
        flow = self.weights * signals[self._source_places]
        if self.bundled:
            flow[self.slices[0]] = self.weights[self.slices[0]]
        return flow

    def edge(self, at: int) -> Edge:
        """Return the edge at a place of the flat order."""
        gap = next(number for number, part in enumerate(self.slices) if at < part.stop)
        return Edge(gap, int(self.sources[at]), int(self.targets[at]))

    def place(self, edge: Edge) -> int | None:
        """Return the place of `edge` in the flat order, or None if it is not between drawn neurons."""
        part = self.slices[edge.gap]
        found = np.flatnonzero((self.sources[part] == edge.source) & (self.targets[part] == edge.target))
        return part.start + int(found[0]) if len(found) else None

    def bias(self, column: int, unit: int) -> int:
        """Return which parameter is the bias of neuron `unit` of `column`, which is not the first one."""
        return int(self._biases[column - 1][unit])

    def touching(self, column: int, unit: int) -> NDArray[np.bool_]:
        """Return which edges end at or leave neuron `unit` of `column`."""
        chosen = np.zeros(len(self.index), dtype=np.bool_)
        if column < len(self.slices):
            part = self.slices[column]
            chosen[part] = (self.bundled and column == 0) or self.sources[part] == unit
        if column > 0:
            part = self.slices[column - 1]
            chosen[part] |= self.targets[part] == unit
        return chosen

    def nearest(self, x: float, y: float) -> int | None:
        """Return the place of the drawn edge within 4 pixels of the point; of crossing ones, the strongest."""
        distance = np.full(len(self.index), np.inf)
        for gap, part in zip(self.gaps, self.slices, strict=True):
            if gap.first <= x <= gap.last:
                distance[part] = gap.distances(x, y)
        distance[self.strength == 0] = np.inf
        if distance.min() > TOUCH:
            return None
        return int(np.argmax(np.where(distance <= distance.min() + 1.0, self.strength, -1)))

    def point(self, at: int, share: float) -> tuple[float, float]:
        """Return the point of an edge at `share` of its way across the gap."""
        gap, part = next((g, p) for g, p in zip(self.gaps, self.slices, strict=True) if at < p.stop)
        start, end = (float(each[at - part.start]) for each in gap.heights)
        x = gap.left + (gap.right - gap.left) * share
        rise = float(gap.rise(np.array([x]))[0][0])
        return x, start + (end - start) * rise


def _gap_between(left: ColumnPlace, right: ColumnPlace) -> Gap:
    begin, end = left.x + left.half_width + EDGE_GAP, right.x - right.half_width - EDGE_GAP
    trails = right.aside + right.half_width - right.radius
    if left.pictured:
        assert left.fold is not None
        middle = left.fold.top + left.fold.height / 2
        starts = np.clip(middle + FAN * (right.y - middle), left.fold.top, left.fold.top + left.fold.height)
        return Gap(begin, end, starts, right.y, bundled=True, trails=trails)
    return Gap(begin, end, left.y, right.y, leads=left.half_width - left.radius - left.aside, trails=trails)


def _between(places: NDArray[np.float64], left: ColumnPlace, right: ColumnPlace) -> NDArray[np.float64]:
    found: NDArray[np.float64] = places[np.ix_(left.drawn, right.drawn)].ravel()
    return found
