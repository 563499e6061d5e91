"""A raster of the edges that NumPy paints in a millisecond or two, because neurons never move while training runs.

Every edge is a cubic Bézier curve with horizontal handles. Once for a layout we list, for every pixel near a curve,
the edge and its distance. A frame then needs only the present width, opacity and sign of each edge: a small table per
edge turns distances into optical depths, −ln(1 − opacity · coverage), which add up where edges cross, one sum per sign.
The sums of both signs share one 32-bit integer, and a table blends them with the page.

The list is stored as jagged diagonals: first the first edge of every pixel, most crowded pixels first, then the second
of those that have two, and so on. So summing is a few dozen additions of long arrays, without a branch per pixel, and
NumPy lets go of the interpreter meanwhile: training goes on while the window paints.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pellucid.ui.stage.gap import Gap

FloatArray = NDArray[np.float32]
Colour = tuple[int, int, int]

WIDEST = 3.1  # logical pixels
LEVELS = 32  # distances told apart
DEPTH = 100.0  # units of optical depth
DEEPEST = 512  # of those, where an opacity of 99.4 % is reached
ON_TOP = 4  # how clearly the stronger sign covers the weaker where they cross


@lru_cache(maxsize=4)
def blend_table(page: Colour, positive: Colour, negative: Colour) -> NDArray[np.uint32]:
    """Return opaque 0xFFRRGGBB colours of `page` under every pair of depths: [negative · DEEPEST + positive]."""
    depth = np.arange(DEEPEST, dtype=np.float32) / np.float32(DEPTH)
    below, above = np.meshgrid(depth, depth, indexing="ij")
    total = below + above
    opacity = 1 - np.exp(-total)
    share = above**ON_TOP / np.maximum(above**ON_TOP + below**ON_TOP, 1e-12)
    table = np.full(total.shape, 0xFF000000, dtype=np.uint32)
    for shift, paper, plus, minus in zip((16, 8, 0), page, positive, negative, strict=True):
        ink = share * plus + (1 - share) * minus
        table |= np.rint(paper + opacity * (ink - paper)).astype(np.uint32) << np.uint32(shift)
    return table.ravel()


class EdgeField:
    """The edges of a layout as an image, `pixels`: uint32 (height, width), 0xFFRRGGBB, in device pixels.

    `left` and `top` tell where its corner lies, in logical pixels; `scale` is device pixels per logical pixel.
    """

    def __init__(self, gaps: Sequence[Gap], scale: float) -> None:
        self.scale = scale
        reach = WIDEST / 2 + 1
        tops = [min(gap.starts.min(), gap.ends.min()) for gap in gaps]
        bottoms = [max(gap.starts.max(), gap.ends.max()) for gap in gaps]
        # The corner lies on a device pixel, so that the image is copied and never resampled.
        self.left = float(np.floor(min(gap.first for gap in gaps) * scale) / scale)
        self.top = float(np.floor((min(tops) - reach) * scale) / scale)
        width = int(np.ceil((max(gap.last for gap in gaps) - self.left) * scale)) + 1
        height = int(np.ceil((max(bottoms) + reach - self.top) * scale)) + 1
        self.pixels = np.zeros((height, width), dtype=np.uint32)
        self._distances = (np.arange(LEVELS, dtype=np.float32) + np.float32(0.5)) * np.float32(self._reach() / LEVELS)
        places, rows = self._list_pixels(gaps)
        self._store(places, rows)

    @property
    def size(self) -> int:
        """Return how many pairs of a pixel and an edge near it there are."""
        return len(self._rows)

    def paint(
        self, width: FloatArray, opacity: FloatArray, positive: NDArray[np.bool_], blend: NDArray[np.uint32]
    ) -> None:
        """Paint every edge into `pixels` with its width in logical pixels, opacity in [0, 1) and sign."""
        half = (width * np.float32(self.scale / 2) + np.float32(0.5))[:, None]
        coverage = np.clip(half - self._distances, 0, np.minimum(2 * half - 1, 1))
        depth = np.log1p(-coverage * opacity[:, None])
        depth *= np.float32(-DEPTH)
        table = np.rint(depth).astype(np.uint32)
        table <<= np.where(positive, np.uint32(0), np.uint32(16))[:, None]
        np.take(table.ravel(), self._rows, out=self._depths, mode="clip")
        np.copyto(self._sums, self._first)
        for sums, depths in self._further:
            np.add(sums, depths, out=sums)
        np.right_shift(self._sums, 16, out=self._negative)
        np.minimum(self._negative, DEEPEST - 1, out=self._negative)
        np.left_shift(self._negative, DEEPEST.bit_length() - 1, out=self._negative)
        np.bitwise_and(self._sums, 0xFFFF, out=self._sums)
        np.minimum(self._sums, DEEPEST - 1, out=self._sums)
        np.add(self._sums, self._negative, out=self._index)
        np.take(blend, self._index, out=self._colours, mode="clip")
        self._flat[self._places] = self._colours

    def clear(self, page: Colour) -> None:
        """Paint the whole image in the page's colour, as it must be once before `paint`."""
        red, green, blue = page
        self.pixels[:] = 0xFF000000 | red << 16 | green << 8 | blue

    def _reach(self) -> float:
        return WIDEST * self.scale / 2 + 0.5

    def _list_pixels(self, gaps: Sequence[Gap]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return for every pair of an edge and a pixel near it the pixel's place and the row in the table of depths."""
        places, rows, before = [], [], 0
        for gap in gaps:
            place, row = self._list_gap(gap)
            places.append(place)
            rows.append(row + np.int32(before * LEVELS))
            before += gap.edges
        return np.concatenate(places), np.concatenate(rows)

    def _list_gap(self, gap: Gap) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        height, width = self.pixels.shape
        scale, reach = self.scale, self._reach()
        first = int(np.ceil((gap.first - self.left) * scale - 0.5))
        columns = np.arange(first, max(first + 1, int(np.floor((gap.last - self.left) * scale + 0.5))))
        x = np.asarray((columns + 0.5) / scale + self.left, dtype=np.float64)
        share, slope = gap.rise(x)
        starts, ends = ((each[:, None] - self.top) * scale for each in gap.heights)
        climb = ends - starts
        middle = starts + climb * share
        cosine = 1 / np.sqrt(1 + (climb * slope / scale) ** 2)
        low = np.clip(np.ceil(middle - reach / cosine - 0.5), 0, height).astype(np.int32).ravel()
        high = np.clip(np.floor(middle + reach / cosine - 0.5) + 1, 0, height).astype(np.int32).ravel()
        begin, end = (each[:, None] for each in gap.reaches)
        reached = ((x + 0.5 / scale > begin) & (x - 0.5 / scale < end)).ravel()
        counts = np.where(reached, np.maximum(high - low, 0), 0).astype(np.int32)
        before = np.cumsum(counts, dtype=np.int32)
        line = np.arange(before[-1], dtype=np.int32) + np.repeat(low - before + counts, counts)
        distance = (line + np.float32(0.5)) - np.repeat(middle.ravel().astype(np.float32), counts)
        np.abs(distance, out=distance)
        distance *= np.repeat(cosine.ravel().astype(np.float32), counts)
        level = np.minimum(distance * np.float32(LEVELS / reach), LEVELS - 1).astype(np.int32)
        edge = np.arange(gap.edges, dtype=np.int32)[:, None] * np.int32(LEVELS)
        row = np.repeat(np.broadcast_to(edge, middle.shape).ravel(), counts) + level
        column = np.broadcast_to(columns.astype(np.int32), middle.shape).ravel()
        place = line * np.int32(width) + np.repeat(column, counts)
        return place, row

    def _store(self, places: NDArray[np.int32], rows: NDArray[np.int32]) -> None:
        # In two halves and as 16 bits, because NumPy orders those in linear time.
        order = np.argsort(places.astype(np.uint16), kind="stable")
        order = order[np.argsort((places >> 16).astype(np.uint16)[order], kind="stable")]
        places, rows = places[order], rows[order].astype(np.intp)
        starts = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
        counts = np.diff(np.append(starts, len(places)))
        crowded = np.argsort(-counts.astype(np.int16), kind="stable")
        starts, counts = starts[crowded], counts[crowded]
        self._places = places[starts].astype(np.intp)
        lengths = np.searchsorted(-counts, -np.arange(counts[0]), side="left")
        self._rows = np.concatenate([rows[starts[:length] + at] for at, length in enumerate(lengths)])
        self._depths = np.empty(len(rows), dtype=np.uint32)
        pixels = len(starts)
        self._sums, self._negative, self._colours = (np.empty(pixels, dtype=np.uint32) for _ in range(3))
        self._index = np.empty(pixels, dtype=np.intp)
        ends = np.cumsum(lengths)
        self._first = self._depths[:pixels]
        self._further = [
            (self._sums[:length], self._depths[end - length : end])
            for length, end in zip(lengths[1:], ends[1:], strict=True)
        ]
        self._flat = self.pixels.ravel()
