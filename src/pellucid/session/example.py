"""The one raw example that the window looks at."""

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import Dataset

FIRST_COLOUR = (122.0, 66.0, 94.0)

_Sort = tuple[int, tuple[int, int] | None, bool]


class LookedAt:
    """The raw example (raw_size,), read-only, and whether it is final or still being drawn.

    Of every kind of examples the one is kept that was chosen last: who comes back to pictures finds the own one.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.raw = first_example(dataset)
        self.final = True
        self._chosen: dict[_Sort, NDArray[np.float32]] = {}

    def choose(self, raw: NDArray[np.float32], *, final: bool) -> bool:
        """Look at another example; return whether anything has changed. Raises ValueError if it cannot be one."""
        chosen = checked_example(raw, self.raw.size)
        changed = final != self.final or not np.array_equal(chosen, self.raw)
        if changed:
            self.raw, self.final = chosen, final
        return changed

    def follow(self, before: Dataset, after: Dataset) -> bool:
        """Look at the first example of other data, unless one was chosen that fits; return whether anything changed."""
        fits = self.raw.size == after.raw_size
        chosen = not np.array_equal(self.raw, first_example(before))
        if after is before or (fits and chosen):
            return False
        if chosen:
            self._chosen[_sort(before)] = self.raw
        else:
            self._chosen.pop(_sort(before), None)
        raw, final = self._chosen.get(_sort(after), first_example(after)), self.final
        changed = not (fits and np.array_equal(raw, self.raw))
        self.raw, self.final = raw, True
        return changed or not final


def _sort(dataset: Dataset) -> _Sort:
    return dataset.raw_size, dataset.picture, dataset.plane is not None


def first_example(dataset: Dataset) -> NDArray[np.float32]:
    """Return what is looked at before the user chooses: a colour, or else the first test example, such as a picture."""
    coloured = dataset.picture is None and dataset.plane is None and dataset.features == len(FIRST_COLOUR)
    raw = FIRST_COLOUR if coloured else dataset.x_test[0]
    return _read_only(np.array(raw, np.float32))


def checked_example(raw: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """Return a read-only copy of `raw`. Raises ValueError unless it is (size,) finite numbers."""
    copied = np.array(raw, np.float32)
    if copied.shape != (size,) or not np.isfinite(copied).all():
        raise ValueError(f"An example must be {size} finite numbers; it was {raw}.")
    return _read_only(copied)


def _read_only(raw: NDArray[np.float32]) -> NDArray[np.float32]:
    raw.flags.writeable = False
    return raw
