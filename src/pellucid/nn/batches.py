"""Mini-batches prepared for a tape: shuffled, gathered many at a time, and scaled as they are drawn if need be."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Batch = tuple[Array, Array]

CHUNK_BYTES = 1 << 20


class Batches:
    """Deals out a data set in mini-batches, in an order that depends on (seed, epoch) alone.

    `inputs` is (examples, features), `targets` (examples, outputs), both in the network's precision. A batch is (x, t)
    as a tape takes them: x (features + 1, batch) with ones in the last row, t (outputs, batch). When the examples do
    not divide evenly, the last batch of an epoch is smaller; no batch is larger than the set.
    `examples` is the length of an epoch.

    Unless `shuffled`, every epoch deals out the examples in the order in which they lie.

    With `scaling` = (offset, factor), both (features,) in the network's precision, inputs can be of another kind, such
    as bytes. They are not copied: (inputs − offset) · factor is made of those drawn.

    About a megabyte of batches is gathered at once, into arrays that are used again. So a batch holds good until the
    next one is asked for, and one iterator is used at a time.

    Raises ValueError for an empty set, lengths that differ, or a batch size below 1.
    """

    def __init__(
        self,
        inputs: Array,
        targets: Array,
        batch_size: int,
        seed: int,
        scaling: tuple[Array, Array] | None = None,
        *,
        shuffled: bool = True,
    ) -> None:
        if inputs.ndim != 2 or targets.ndim != 2 or len(inputs) != len(targets) or len(inputs) == 0:
            raise ValueError(
                "Inputs (examples, features) and targets (examples, outputs) must be of the same, positive length; "
                f"they were {inputs.shape} and {targets.shape}."
            )
        if batch_size < 1:
            raise ValueError(f"A batch must hold at least 1 example; the batch size was {batch_size}.")
        self.examples, features = inputs.shape
        self.batch_size = size = min(batch_size, self.examples)
        self._seed = seed
        self._shuffled = shuffled
        self._targets = targets
        wanted = max(1, CHUNK_BYTES // (targets.itemsize * (features + 1) * size))
        count = min(wanted, -(-self.examples // size))
        self._x = np.ones((count * size, features + 1), targets.dtype)
        self._t = np.empty((count * size, targets.shape[1]), targets.dtype)
        # Tapes want targets class by class in memory, so whole batches are turned round as they are gathered.
        self._columns = np.empty((count, targets.shape[1], size), targets.dtype)
        self._batches = [(self._x[at * size : (at + 1) * size].T, self._columns[at]) for at in range(count)]
        self._rows = _Rows(inputs) if scaling is None else _RowsToScale(inputs, *scaling, most=count * size)

    def order(self, epoch: int) -> NDArray[np.int64]:
        """Return the numbers of the examples as an epoch deals them out."""
        if self._shuffled:
            return np.random.default_rng((self._seed, epoch)).permutation(self.examples)
        return np.arange(self.examples)

    def begin(self, epoch: int, start: int = 0) -> Iterator[Batch]:
        """Deal out the rest of an epoch, from example number `start` of its order."""
        order = self.order(epoch)
        for first in range(start, self.examples, len(self._x)):
            yield from self._gather(order[first : first + len(self._x)])

    def _gather(self, chosen: NDArray[np.int64]) -> list[Batch]:
        """Return the batches that the examples `chosen` make."""
        whole, rest = divmod(len(chosen), self.batch_size)
        end = len(chosen) - rest
        x = self._x[: len(chosen)]
        self._rows.take(chosen, x)
        # Indices that are known to be good need no check, and NumPy no buffer between.
        t = self._targets.take(chosen, 0, self._t[: len(chosen)], "clip")
        np.copyto(self._columns[:whole], t[:end].reshape(whole, self.batch_size, t.shape[1]).transpose(0, 2, 1))
        last = [(x[end:].T, np.ascontiguousarray(t[end:].T))] if rest else []
        return self._batches[:whole] + last


class _Rows:
    """Inputs as a tape takes them, each with a 1 after it."""

    def __init__(self, inputs: Array) -> None:
        self._inputs = np.concatenate([inputs, np.ones((len(inputs), 1), inputs.dtype)], axis=1)

    def take(self, chosen: NDArray[np.int64], rows: Array) -> None:
        """Write the rows `chosen`."""
        self._inputs.take(chosen, 0, rows, "clip")


class _RowsToScale:
    """Inputs that are scaled as they are drawn, at most so many at a time."""

    def __init__(self, inputs: Array, offset: Array, factor: Array, most: int) -> None:
        self._inputs = inputs
        self._drawn = np.empty((most, inputs.shape[1]), inputs.dtype)
        # Whole rows are scaled twice as fast as rows but for their last element, which stays 1.
        self._offset = np.append(offset, np.zeros(1, offset.dtype)) if offset.any() else None
        self._factor = np.append(factor, np.ones(1, factor.dtype))

    def take(self, chosen: NDArray[np.int64], rows: Array) -> None:
        """Write the rows `chosen` into `rows`, which end in a 1."""
        np.copyto(rows[:, :-1], self._inputs.take(chosen, 0, self._drawn[: len(chosen)], "clip"))
        if self._offset is not None:
            np.subtract(rows, self._offset, rows)
        np.multiply(rows, self._factor, rows)
