"""Where a run can go back to: checkpoints spread over all of it, within a budget of memory."""

from math import isfinite

from pellucid.training.learner import Checkpoint

MOST = 200
MOST_BYTES = 64 << 20


class Checkpoints:
    """Checkpoints of one run in the order of their steps.

    The first is that of the initial weights and always stays. Of the others every second one goes when there are too
    many, and from then on they are taken half as often: so they lie evenly over a run of any length.
    """

    def __init__(self, initial: Checkpoint) -> None:
        self._kept = [initial]
        self._interval = 1
        self._next = initial.step + 1
        self._first_loss: float | None = None

    def __len__(self) -> int:
        return len(self._kept)

    def due(self, step: int) -> bool:
        """Tell whether one should be taken at `step`."""
        return step >= self._next

    def add(self, checkpoint: Checkpoint) -> None:
        """Keep one more."""
        if self._first_loss is None and isfinite(checkpoint.loss):
            self._first_loss = checkpoint.loss
        if self._kept[-1].step >= checkpoint.step:
            return
        self._kept.append(checkpoint)
        self._next = checkpoint.step + self._interval
        if len(self._kept) > MOST or sum(each.nbytes for each in self._kept) > MOST_BYTES:
            self._kept = self._kept[:1] + self._kept[2::2]
            self._interval *= 2

    def good(self) -> Checkpoint:
        """Return the newest checkpoint whose loss was no worse than at the start, or the initial one."""
        if self._first_loss is not None:
            for checkpoint in reversed(self._kept):
                if isfinite(checkpoint.loss) and checkpoint.loss <= self._first_loss:
                    return checkpoint
        return self._kept[0]

    def cut(self, step: int) -> None:
        """Forget those after `step`."""
        self._kept = [each for each in self._kept if each.step <= step]
        self._next = self._kept[-1].step + self._interval
