"""Columns of numbers that grow at the end."""

import numpy as np
from numpy.typing import NDArray

FIRST_ROOM = 1024


class Table:
    """Rows of `columns` numbers, appended in bulk; room for `room` rows is reserved, and doubles when it is used up."""

    def __init__(self, columns: int, room: int = FIRST_ROOM) -> None:
        self._room = room
        self._values = np.empty((columns, room))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def columns(self) -> NDArray[np.float64]:
        """Return what is there, (columns, rows), as a read-only view; what is added later does not change it."""
        view = self._values[:, : self._length]
        view.flags.writeable = False
        return view

    def extend(self, rows: NDArray[np.float64]) -> None:
        """Append `rows`, (columns, more rows)."""
        needed = self._length + rows.shape[1]
        if needed > self._values.shape[1]:
            values = np.empty((len(self._values), max(needed, 2 * self._values.shape[1])))
            values[:, : self._length] = self._values[:, : self._length]
            self._values = values
        self._values[:, self._length : needed] = rows
        self._length = needed

    def replace(self, rows: NDArray[np.float64]) -> None:
        """Hold `rows`, (columns, rows), instead; views handed out before keep what they show."""
        self._values = np.empty((len(rows), max(self._room, rows.shape[1])))
        self._values[:, : rows.shape[1]] = rows
        self._length = rows.shape[1]

    def truncate(self, length: int) -> None:
        """Drop everything from row `length` on; views handed out before keep what they show."""
        if length < self._length:
            self.replace(self._values[:, :length])
