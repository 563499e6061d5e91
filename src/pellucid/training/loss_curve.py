"""The loss of every step of a run, in bounded memory."""

import numpy as np
from numpy.typing import NDArray

from pellucid.training.messages import Losses
from pellucid.training.table import Table

MOST_BINS = 2**17
# For what comes before pairs are merged. To reserve room costs nothing; to move all bins would hold the window up.
_ROOM = MOST_BINS + 2**14
# What a bin holds, in this order.
LAST_STEP, EPOCH, MEAN, LOW, HIGH = range(5)


class LossCurve:
    """Bins of consecutive steps: the last step, the mean epoch, and the mean, lowest and highest loss.

    A bin is one step until there are MOST_BINS of them; then pairs are merged, again and again as the run goes on.
    """

    def __init__(self) -> None:
        self._bins = Table(5, _ROOM)
        self._width = 1
        # Steps, epochs and losses that do not fill a bin yet.
        self._open = np.empty((3, 0))

    @property
    def columns(self) -> NDArray[np.float64]:
        """Return epoch, mean, lowest and highest loss, (4, bins), read-only."""
        return self._bins.columns[EPOCH:]

    def extend(self, losses: Losses) -> None:
        """Append the losses of the next steps."""
        count = losses.values.size
        added = np.empty((5, count))
        added[LAST_STEP] = np.arange(losses.first_step, losses.first_step + count)
        added[EPOCH] = np.arange(1, count + 1) * ((losses.epoch_end - losses.epoch_begin) / count) + losses.epoch_begin
        added[MEAN:] = losses.values
        if self._width == 1:
            self._bins.extend(added)
        else:
            self._extend_bins(np.concatenate([self._open, added[: MEAN + 1]], axis=1))
        self.merge_to(MOST_BINS)

    def cut(self, step: int) -> None:
        """Forget what came after `step`."""
        self._bins.truncate(int(np.searchsorted(self._bins.columns[LAST_STEP], step, side="right")))
        self._open = self._open[:, self._open[0] <= step]

    def merge_to(self, most: int) -> None:
        """Merge pairs of bins until there are at most `most`."""
        while len(self._bins) > most:
            columns = self._bins.columns
            even = columns.shape[1] // 2 * 2
            first, second = columns[:, :even:2], columns[:, 1:even:2]
            merged = (first + second) / 2
            merged[LAST_STEP] = second[LAST_STEP]
            np.minimum(first[LOW], second[LOW], out=merged[LOW])
            np.maximum(first[HIGH], second[HIGH], out=merged[HIGH])
            self._bins.replace(np.concatenate([merged, columns[:, even:]], axis=1))
            self._width *= 2

    def _extend_bins(self, steps: NDArray[np.float64]) -> None:
        full = steps.shape[1] // self._width * self._width
        step, epoch, loss = steps[:, :full].reshape(3, -1, self._width)
        self._bins.extend(
            np.stack([step[:, -1], epoch.mean(axis=1), loss.mean(axis=1), loss.min(axis=1), loss.max(axis=1)])
        )
        self._open = steps[:, full:]
