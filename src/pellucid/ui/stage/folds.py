"""The fold under a column: neurons that have no place in it, each one small square of a matrix."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GAP_ABOVE = 12.0
PITCH = 5.5
FILLED = 4.5 / 5.5
ROWS = 4
MATRIX_HEIGHT = 30.0
CAPTION = 15.0


@dataclass(frozen=True)
class Fold:
    """A matrix of squares, filled row by row with the neurons `units`, its left upper corner at (`left`, `top`)."""

    units: NDArray[np.intp]
    left: float
    top: float
    pitch: float
    rows: int
    columns: int

    @property
    def width(self) -> float:
        """Return the width of the matrix."""
        return self.columns * self.pitch

    @property
    def height(self) -> float:
        """Return the height of the matrix, without its caption."""
        return self.rows * self.pitch

    def unit_at(self, x: float, y: float) -> int | None:
        """Return the neuron whose square holds the point, or None."""
        column, row = int((x - self.left) // self.pitch), int((y - self.top) // self.pitch)
        at = row * self.columns + column
        inside = 0 <= column < self.columns and 0 <= row < self.rows and at < len(self.units)
        return int(self.units[at]) if inside else None

    def corner(self, unit: int) -> tuple[float, float]:
        """Return the left upper corner of the square of `unit`, which must be in the fold."""
        row, column = divmod(int(np.searchsorted(self.units, unit)), self.columns)
        return self.left + column * self.pitch, self.top + row * self.pitch


def fold_units(units: int, drawn: NDArray[np.intp], centre: float, below: float, width: float) -> Fold | None:
    """Return the fold of the neurons of a layer that are not `drawn`, or None if all are.

    It stands under `below`, around `centre`, at most `width` wide: with many neurons the squares become smaller.
    """
    rest = np.setdiff1d(np.arange(units, dtype=np.intp), drawn)
    if not len(rest):
        return None
    rows = max(1, min(ROWS, round(len(rest) ** 0.5 / 2)))
    columns = -(-len(rest) // rows)
    pitch = PITCH
    while columns * pitch > width and pitch > 1.0:
        # More rows of smaller squares: the matrix may fill the whole band under the column.
        pitch -= 0.25
        columns = max(1, int(width // pitch))
        rows = -(-len(rest) // columns)
        if rows * pitch > MATRIX_HEIGHT:
            columns = -(-len(rest) // max(1, int(MATRIX_HEIGHT // pitch)))
            rows = -(-len(rest) // columns)
    return Fold(rest, centre - columns * pitch / 2, below + GAP_ABOVE, pitch, rows, columns)
