"""What the network computes for the present input: one number for every neuron of every column."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pellucid.lens.activations import Trace
from pellucid.ui.stage.columns import Column, Kind

FloatArray = NDArray[np.float32]

FAINTEST = 0.12  # of the map, for the least active neuron: it must differ from the page
SEQUENTIAL = 256
TIME_CONSTANT = 0.09  # seconds


def follow(shown: FloatArray, actual: FloatArray, elapsed: float | None) -> None:
    """Move `shown` in place towards `actual`: by 1 − exp(−elapsed / 90 ms), or all the way if `elapsed` is None."""
    if elapsed is None or not np.isfinite(shown).all():
        np.copyto(shown, actual)
    else:
        kept = np.float32(np.exp(-elapsed / TIME_CONSTANT))
        # Not shown + (actual − shown)(1 − kept): the difference of the largest numbers is none.
        shown *= kept
        shown += actual * (1 - kept)


def tamed(values: FloatArray) -> FloatArray:
    """Return `values`, which of a network about to diverge overflow, as numbers that can be painted."""
    return values if np.isfinite(values).all() else np.nan_to_num(values)


class Activity:
    """The values of all neurons in one flat vector, column after column; `part(c)` is the slice of column c.

    `shown` is what is painted: the raw inputs, the activations, the probabilities. `signals` is what the edges carry:
    the same, but the inputs as the network sees them. `sums` are the values before the activation function.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        sizes = [column.units for column in columns]
        self.offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.intp)
        total = int(self.offsets[-1])
        self.shown = np.full(total, np.nan, dtype=np.float32)
        self.actual = np.full(total, np.nan, dtype=np.float32)
        self.signals = np.zeros(total, dtype=np.float32)
        self.sums = np.zeros(total, dtype=np.float32)
        self._sizes = np.array(sizes)
        self._hidden = np.repeat([column.kind is Kind.HIDDEN for column in columns], sizes)
        self._signed = np.repeat([column.signed for column in columns], sizes)
        self._past = self.shown.copy()
        self._arrived = np.ones(total, dtype=np.float32)
        self._under_way = False

    def part(self, column: int) -> slice:
        """Return where the neurons of `column` lie in the vectors."""
        return slice(int(self.offsets[column]), int(self.offsets[column + 1]))

    def show(self, trace: Trace, raw: FloatArray, elapsed: float | None) -> None:
        """Take the values of `trace`, for the example `raw`; `elapsed` seconds after the last, or at once if None."""
        last = trace.layers[-1]
        posts = [layer.post for layer in trace.layers]
        np.concatenate([raw, *posts], out=self.actual, casting="unsafe")
        np.concatenate([trace.inputs, *posts], out=self.signals, casting="unsafe")
        np.concatenate([raw, *(layer.pre for layer in trace.layers)], out=self.sums, casting="unsafe")
        follow(self.shown, self.actual, elapsed)
        # What one reads as numbers is never smoothed: probabilities that move keep adding up to one.
        self.shown[-len(last.post) :] = last.post
        self.shown[: len(raw)] = raw

    def hold(self) -> None:
        """Keep the present values as those from which `arrive` departs."""
        np.copyto(self._past, self.displayed())

    def arrive(self, progress: Sequence[float]) -> None:
        """Say for each column how far, in [0, 1], it has come from the held values to the present ones."""
        self._arrived = np.repeat(np.asarray(progress, dtype=np.float32), self._sizes)
        self._under_way = min(progress) < 1

    def displayed(self) -> FloatArray:
        """Return the values to paint: between the held and the present ones."""
        if not self._under_way or not np.isfinite(self._past).all():
            return self.shown
        return self._past + (self.shown - self._past) * self._arrived

    def active(self) -> NDArray[np.bool_]:
        """Return which neurons pass anything on: all but the hidden ones whose activation is zero."""
        return ~self._hidden | (self.signals != 0)

    def inactive_share(self, column: int) -> float:
        """Return the share of neurons of `column` whose activation is exactly zero."""
        return float(np.mean(self.signals[self.part(column)] == 0))

    def levels(self) -> NDArray[np.intp]:
        """Return for each neuron its entry in the sequential map, or 256 + its entry in the signed one.

        The map is stretched to the largest |activation| of the column.
        """
        values = tamed(self.displayed())
        size = np.abs(values)
        largest = np.maximum.reduceat(size, self.offsets[:-1])
        size /= np.repeat(np.where(largest > 0, largest, 1), self._sizes)
        share = np.minimum(size, 1)
        stretched = np.where(share > 0, FAINTEST + (1 - FAINTEST) * share, 0)
        signed = SEQUENTIAL + 127.5 + 127.5 * np.sign(values) * stretched
        return np.where(self._signed, signed, 255 * stretched).astype(np.intp)
