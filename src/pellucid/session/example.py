"""The one raw example that the window looks at."""

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import Dataset

FIRST_COLOUR = (122.0, 66.0, 94.0)


def first_example(dataset: Dataset) -> NDArray[np.float32]:
    """Return what is looked at before the user chooses: a colour, or else the first test example, such as a picture."""
    raw = FIRST_COLOUR if dataset.features == len(FIRST_COLOUR) else dataset.x_test[0]
    return _read_only(np.array(raw, np.float32))


def checked_example(raw: NDArray[np.float32], features: int) -> NDArray[np.float32]:
    """Return a read-only copy of `raw`. Raises ValueError unless it is (features,) finite numbers."""
    copied = np.array(raw, np.float32)
    if copied.shape != (features,) or not np.isfinite(copied).all():
        raise ValueError(f"An example must be {features} finite numbers; it was {raw}.")
    return _read_only(copied)


def _read_only(raw: NDArray[np.float32]) -> NDArray[np.float32]:
    raw.flags.writeable = False
    return raw
