"""The sheets that were on the pad, one after each stroke, and the way back to them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.ui.try_it.canvas import SIDE, Levels

MOST = 100


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """What is on the pad when the pen is up: `levels` (280, 280), read-only.

    `example` is the raw example, (features,), that the sheet shows enlarged, until something is drawn on it. A sheet
    that `gives_way` was chosen by nobody: the first stroke replaces it.
    """

    levels: Levels
    example: NDArray[np.float32] | None = None
    gives_way: bool = False

    @property
    def blank(self) -> bool:
        """Tell whether there is nothing on the sheet."""
        return not self.levels.any()


def drawn(levels: Levels) -> Sheet:
    """Return a sheet with a copy of this ink."""
    copied = levels.copy()
    copied.setflags(write=False)
    return Sheet(copied)


def enlarged(example: NDArray[np.float32], picture: tuple[int, int], *, gives_way: bool = False) -> Sheet:
    """Return a sheet that shows a raw example as a picture of (height, width) large pixels."""
    pixels = np.rint(np.clip(example, 0.0, 255.0)).astype(np.uint8).reshape(picture)
    scale = SIDE / max(picture)
    top, left = ((SIDE - side * scale) / 2 for side in picture)
    at = np.arange(SIDE) + 0.5
    rows, columns = (np.floor((at - start) / scale).astype(int) for start in (top, left))
    inside = [(places >= 0) & (places < side) for places, side in zip((rows, columns), picture, strict=True)]
    levels = np.zeros((SIDE, SIDE), np.uint8)
    levels[np.ix_(*inside)] = pixels[np.ix_(rows[inside[0]], columns[inside[1]])]
    levels.setflags(write=False)
    return Sheet(levels, example, gives_way)


class Sheets:
    """The present sheet, up to a hundred before it, and those that were taken back."""

    def __init__(self) -> None:
        self._sheets = [drawn(np.zeros((SIDE, SIDE), np.uint8))]
        self._at = 0

    @property
    def present(self) -> Sheet:
        """Return the sheet on the pad."""
        return self._sheets[self._at]

    @property
    def can_undo(self) -> bool:
        """Tell whether there was a sheet before."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Tell whether a sheet was taken back."""
        return self._at + 1 < len(self._sheets)

    def begin_with(self, sheet: Sheet) -> None:
        """Forget every sheet but this one."""
        self._sheets, self._at = [sheet], 0

    def add(self, sheet: Sheet) -> None:
        """Put a sheet on the pad; what was taken back is gone."""
        self._sheets[self._at + 1 :] = [sheet]
        del self._sheets[: -MOST - 1]
        self._at = len(self._sheets) - 1

    def undo(self) -> None:
        """Return to the sheet before, if there is one."""
        self._at = max(0, self._at - 1)

    def redo(self) -> None:
        """Return to the sheet last taken back, if there is one."""
        self._at = min(len(self._sheets) - 1, self._at + 1)
