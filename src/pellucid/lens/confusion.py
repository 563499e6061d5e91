"""Which classes the network takes for which."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.lens.prediction import predict

Split = Literal["train", "test"]


def confusion(experiment: Experiment, theta: NDArray[np.float32], split: Split) -> NDArray[np.int64]:
    """Return how many examples of each class (row) were given each class (column): (classes, classes).

    The class given is the most probable one. Examples for which the network's answer is not a number are in no column.
    The classes of training examples are those they carry, label noise included.
    """
    dataset = experiment.dataset
    raw, truth = (dataset.x_train, dataset.t_train) if split == "train" else (dataset.x_test, dataset.t_test)
    probabilities = predict(experiment, theta, raw)
    answered = np.isfinite(probabilities).all(axis=1)
    cell = truth[answered] * dataset.classes + probabilities[answered].argmax(axis=1)
    counts = np.bincount(cell, minlength=dataset.classes**2)
    return counts.reshape(dataset.classes, dataset.classes).astype(np.int64)
