"""Mini-batches, prepared: gathered a chunk at a time into the arrays that a tape reads."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

CHUNK_BYTES = 1 << 20


class Batches:
    """Deals out a data set, in an order that depends on (seed, epoch) alone.

    `inputs` (examples, features) and `targets` (examples, outputs) are float32. Every batch is (x, t) as a TrainingTape
    takes them: x (features + 1, batch) with ones in the last row, t (outputs, batch). They are valid until the next one.
    """

    def __init__(self, inputs: Array, targets: Array, batch_size: int, seed: int) -> None:
        ones = np.ones((len(inputs), 1), inputs.dtype)
        self._inputs = np.concatenate([inputs, ones], axis=1)
        self._targets = np.ascontiguousarray(targets)
        self._seed = seed
        self.batch_size = batch_size

    @property
    def examples(self) -> int:
        """Return the number of examples in an epoch."""
        return len(self._inputs)

    def begin(self, epoch: int, start: int = 0) -> Iterator[tuple[Array, Array]]:
        """Deal out the epoch from example `start` of its order; the last batch may be smaller."""
        order = np.random.default_rng((self._seed, epoch)).permutation(self.examples)
        size = self.batch_size
        rows = max(1, CHUNK_BYTES // (self._inputs.strides[0] * size)) * size
        for first in range(start, self.examples, rows):
            chosen = order[first : first + rows]
            x, t = self._inputs[chosen], self._targets[chosen]
            for at in range(0, len(chosen), size):
                yield x[at : at + size].T, np.ascontiguousarray(t[at : at + size].T)
