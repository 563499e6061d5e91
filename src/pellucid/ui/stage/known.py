"""Whether an example is one of the test set."""

import numpy as np

from pellucid.data.dataset import Dataset, FloatArray


class KnownExamples:
    """Finds an example among the test examples of a data set; their sums are made once and narrow the search."""

    def __init__(self) -> None:
        self._dataset: Dataset | None = None
        self._sums = np.empty(0)

    def holds(self, dataset: Dataset, raw: FloatArray) -> bool:
        """Tell whether `raw`, (features,), is one of them."""
        if dataset is not self._dataset:
            self._dataset = dataset
            self._sums = dataset.x_test.sum(axis=1, dtype=np.float64)
        alike = np.flatnonzero(self._sums == raw.sum(dtype=np.float64))
        return any(np.array_equal(dataset.x_test[at], raw) for at in alike)
