"""Columns of numbers that grow at the end."""

import numpy as np
from numpy.typing import NDArray

FIRST_CAPACITY = 1 << 10


class Table:
    """Rows appended in bulk to preallocated columns, whose room doubles when it is used up."""

    def __init__(self, columns: int) -> None:
        self._values = np.empty((columns, FIRST_CAPACITY))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def columns(self) -> NDArray[np.float64]:
        """Return what is filled, (columns, rows): a read-only view."""
        filled = self._values[:, : self._length]
        filled.setflags(write=False)
        return filled

    def extend(self, rows: NDArray[np.float64]) -> None:
        """Append `rows`, (columns, new rows)."""
        needed = self._length + rows.shape[1]
        capacity = self._values.shape[1]
        if needed > capacity:
            grown = np.empty((len(self._values), max(needed, 2 * capacity)))
            grown[:, : self._length] = self._values[:, : self._length]
            self._values = grown
        self._values[:, self._length : needed] = rows
        self._length = needed

    def replace(self, rows: NDArray[np.float64]) -> None:
        """Hold `rows`, (columns, rows), and nothing else."""
        kept = rows.copy()
        self._length = 0
        self.extend(kept)
