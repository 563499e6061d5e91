"""Which classes the network takes for which."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.lens.prediction import predict

Split = Literal["train", "test"]


class ConfusionCount:
    """Counts how many examples of each class (row) are given each class (column), as many at a time as time allows.

    The class given is the most probable one. Examples for which the network's answer is not a number are in no column.
    The classes of training examples are those they carry, label noise included. Where there are no classes, there are
    no examples to count. `theta` must stay as it is meanwhile.
    """

    def __init__(self, experiment: Experiment, theta: NDArray[np.float32], split: Split) -> None:
        dataset = experiment.dataset
        self._experiment = experiment
        self._theta = theta
        self._raw, self._truth = (
            (dataset.x_train, dataset.t_train) if split == "train" else (dataset.x_test, dataset.t_test)
        )
        self._classes = dataset.classes
        if not self._classes:
            self._raw, self._truth = self._raw[:0], self._truth[:0]
        self._cells = np.zeros(dataset.classes**2, np.int64)
        self._seen = 0

    @property
    def examples(self) -> int:
        """Return the number of examples that there are to count."""
        return len(self._truth)

    @property
    def seen(self) -> int:
        """Return the number of examples counted so far."""
        return self._seen

    @property
    def counts(self) -> NDArray[np.int64]:
        """Return a copy of the counts so far: (classes, classes)."""
        return self._cells.reshape(self._classes, self._classes).copy()

    def step(self, examples: int) -> bool:
        """Count so many examples more, those that are left at most; return whether all are counted."""
        part = slice(self._seen, self._seen + examples)
        truth = self._truth[part]
        if len(truth):
            probabilities = predict(self._experiment, self._theta, self._raw[part])
            answered = np.isfinite(probabilities).all(axis=1)
            cell = truth[answered] * self._classes + probabilities[answered].argmax(axis=1)
            self._cells += np.bincount(cell, minlength=self._classes**2)
            self._seen += len(truth)
        return self._seen == self.examples


def confusion(experiment: Experiment, theta: NDArray[np.float32], split: Split) -> NDArray[np.int64]:
    """Return what `ConfusionCount` finds for all examples at once: int64 (classes, classes)."""
    count = ConfusionCount(experiment, theta, split)
    count.step(count.examples)
    return count.counts
