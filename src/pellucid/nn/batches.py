"""Mini-batches prepared for a tape: shuffled, and gathered many at a time."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Batch = tuple[Array, Array]

CHUNK_BYTES = 1 << 20


class Batches:
    """Deals out a data set in mini-batches, in an order that depends on (seed, epoch) alone.

    `inputs` is (examples, features), `targets` (examples, outputs), both in the network's precision; `batch_size` at
    least 1. A batch is (x, t) as a tape takes them: x (features + 1, batch) with ones in the last row, t (outputs,
    batch). When the examples do not divide evenly, the last batch of an epoch is smaller.
    Raises ValueError for an empty set, lengths that differ, or a batch size below 1.
    """

    def __init__(self, inputs: Array, targets: Array, batch_size: int, seed: int) -> None:
        if inputs.ndim != 2 or targets.ndim != 2 or len(inputs) != len(targets) or len(inputs) == 0:
            raise ValueError(
                "Inputs (examples, features) and targets (examples, outputs) must be of the same, positive length; "
                f"they were {inputs.shape} and {targets.shape}."
            )
        if batch_size < 1:
            raise ValueError(f"A batch must hold at least 1 example; the batch size was {batch_size}.")
        self.batch_size = batch_size
        self._seed = seed
        self._rows = np.concatenate([inputs, np.ones((len(inputs), 1), inputs.dtype)], axis=1)
        self._targets = targets
        self._chunk = (
            max(
                1,
                CHUNK_BYTES // (self._rows.itemsize * self._rows.shape[1] * batch_size),
            )
            * batch_size
        )

    @property
    def examples(self) -> int:
        """Return the number of examples, which is the length of an epoch."""
        return len(self._rows)

    def begin(self, epoch: int, start: int = 0) -> Iterator[Batch]:
        """Deal out the rest of an epoch, from example number `start` of its order."""
        order = np.random.default_rng((self._seed, epoch)).permutation(self.examples)
        for first in range(start, self.examples, self._chunk):
            yield from self._gather(order[first : first + self._chunk])

    def _gather(self, chosen: NDArray[np.int64]) -> list[Batch]:
        """Return the batches that the examples `chosen` make."""
        size = self.batch_size
        rows, targets = self._rows[chosen], self._targets[chosen]
        whole = len(chosen) // size
        # Tapes want targets feature-major in memory: one transposition serves all whole batches.
        columns = np.ascontiguousarray(targets[: whole * size].reshape(whole, size, -1).transpose(0, 2, 1))
        batches = [(rows[at * size : (at + 1) * size].T, columns[at]) for at in range(whole)]
        if whole * size < len(chosen):
            batches.append(
                (
                    rows[whole * size :].T,
                    np.ascontiguousarray(targets[whole * size :].T),
                )
            )
        return batches
