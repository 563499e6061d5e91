"""The checkpoints of one run: the way back, thinned to a budget."""

from dataclasses import dataclass
from math import isfinite, nan

import numpy as np

from pellucid.training.checkpoint import Checkpoint

BUDGET_BYTES = 64 * 2**20
MOST = 200


@dataclass(slots=True)
class _Kept:
    """A checkpoint, the loss of its parameters (known once the next step has been made), and why it was taken."""

    checkpoint: Checkpoint
    marked: bool
    size: int
    loss: float = nan


class Checkpoints:
    """Keeps a checkpoint every `interval` steps and at each marked change.

    When they take more than `budget` bytes, or are more than MOST, every second one goes and the interval doubles; the
    first, from which the run began, stays, and marked ones stay longest.
    """

    def __init__(self, first: Checkpoint, interval: int, budget: int = BUDGET_BYTES) -> None:
        self._kept = [_Kept(first, marked=True, size=first.size)]
        self._interval = max(1, interval)
        self._budget = budget

    @property
    def size(self) -> int:
        """Return the bytes that all of them take."""
        return sum(kept.size for kept in self._kept)

    @property
    def steps(self) -> tuple[int, ...]:
        """Return the steps at which there are checkpoints, in ascending order."""
        return tuple(kept.checkpoint.step for kept in self._kept)

    def steps_to_next(self, step: int) -> int:
        """Return how many steps after `step` the next one is to be taken, at least 1."""
        return self._interval - step % self._interval

    def is_due(self, step: int) -> bool:
        """Tell whether one is to be taken at `step`."""
        return step % self._interval == 0 and step > self._kept[-1].checkpoint.step

    def add(self, checkpoint: Checkpoint, *, marked: bool = False) -> None:
        """Keep a checkpoint, in the place of one of the same step with the same parameters.

        Parameters that are not finite are not kept.
        """
        if not np.isfinite(checkpoint.theta).all():
            return
        added = _Kept(checkpoint, marked, checkpoint.size)
        last = self._kept[-1]
        if last.checkpoint.step == checkpoint.step and np.array_equal(last.checkpoint.theta, checkpoint.theta):
            self._kept.pop()
            added.marked |= last.marked
            added.loss = last.loss
        self._kept.append(added)
        while (self.size > self._budget or len(self._kept) > MOST) and self._thin():
            pass

    def judge(self, step: int, loss: float) -> None:
        """Note the loss of the parameters after `step`, which the next step has found, if there they were kept."""
        if self._kept[-1].checkpoint.step == step:
            self._kept[-1].loss = loss

    def last_good(self) -> Checkpoint:
        """Return the newest one whose loss is finite and not above the run's first loss, else the first."""
        first = next((kept.loss for kept in self._kept if isfinite(kept.loss)), nan)
        good = (kept.checkpoint for kept in reversed(self._kept) if kept.loss <= first)
        return next(good, self._kept[0].checkpoint)

    def cut(self, last: Checkpoint) -> None:
        """Forget those that were taken after `last`, which is one of them."""
        place = next(place for place, kept in enumerate(self._kept) if kept.checkpoint is last)
        del self._kept[place + 1 :]

    def shrink(self, most: int) -> None:
        """Thin until there are at most `most`, the newest good one among them."""
        good = self.last_good()
        while len(self._kept) > most and self._thin(spared=good):
            pass

    def _thin(self, spared: Checkpoint | None = None) -> bool:
        """Drop every second one; return whether there were any to drop."""
        between = [kept for kept in self._kept[1:-1] if kept.checkpoint is not spared]
        regular = [kept for kept in between if not kept.marked]
        candidates = regular if len(regular) > 1 else between
        dropped = {id(kept) for kept in candidates[::2]}
        self._kept = [kept for kept in self._kept if id(kept) not in dropped]
        if candidates is regular:
            self._interval *= 2
        return bool(dropped)
