"""Of what a step is explained: the example looked at, one of the data, or the next mini-batch."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import Dataset, FloatArray, RawArray, TargetArray
from pellucid.experiment.build import Experiment
from pellucid.lens.prediction import predict


class Source(Enum):
    """Where the numbers come from."""

    LOOKED_AT = "looked-at"
    TRAIN = "train"
    TEST = "test"
    BATCH = "batch"


@dataclass(frozen=True)
class Sample:
    """What is explained. `number` counts the training or test examples from 0, or in the mini-batch the one that is
    worked out in full; `target` is one of the user's choice.
    """

    source: Source = Source.LOOKED_AT
    number: int = 0
    target: float | None = None

    @property
    def is_numbered(self) -> bool:
        """Tell whether this is one of the data."""
        return self.source in (Source.TRAIN, Source.TEST)


class Labels:
    """Finds what is right for examples of a data set; sums of their features are made once and narrow the search."""

    def __init__(self) -> None:
        self._dataset: Dataset | None = None
        self._sums: tuple[NDArray[np.float64], ...] = ()

    def target_of(self, sample: Sample, experiment: Experiment, theta: FloatArray, raw: FloatArray) -> float:
        """Return what is right for `raw`, (raw_size,), the example that `sample` speaks of."""
        if sample.target is not None:
            return sample.target
        if sample.is_numbered:
            return float(examples_of(experiment.dataset, sample.source)[1][sample.number])
        found = self.find(experiment.dataset, raw)
        return assumed_target(experiment, theta, raw) if found is None else found

    def find(self, dataset: Dataset, raw: FloatArray) -> float | None:
        """Return the target of `raw`, (raw_size,), if it is a test or training example, else None."""
        parts = ((dataset.x_test, dataset.t_test), (dataset.x_train, dataset.t_train))
        if dataset is not self._dataset:
            self._dataset = dataset
            self._sums = tuple(x.sum(axis=1, dtype=np.float64) for x, _ in parts)
        total = raw.sum(dtype=np.float64)
        for (x, t), sums in zip(parts, self._sums, strict=True):
            for at in np.flatnonzero(sums == total):
                if np.array_equal(x[at], raw):
                    return float(t[at])
        return None


def examples_of(dataset: Dataset, source: Source) -> tuple[RawArray, TargetArray]:
    """Return the training or the test examples, and what is right for them."""
    return (dataset.x_test, dataset.t_test) if source is Source.TEST else (dataset.x_train, dataset.t_train)


def assumed_target(experiment: Experiment, theta: FloatArray, raw: FloatArray) -> float:
    """Return a target for an example that no data tell of: the class predicted, or the value of the nearest example."""
    dataset = experiment.dataset
    if dataset.classes:
        return float(np.argmax(predict(experiment, theta, raw)))
    away = dataset.x_train - raw[np.newaxis]
    return float(dataset.t_train[int(np.argmin(np.einsum("ij,ij->i", away, away)))])
