"""Label noise: some training examples are given a class that is not theirs."""

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import IntArray


def with_noise(
    labels: IntArray, classes: int, fraction: float, rng: np.random.Generator
) -> tuple[IntArray, NDArray[np.bool_]]:
    """Return labels of which `fraction` are replaced by another class, each of the others equally likely, and a mask.

    `labels` is (examples,) of class indices below `classes`; the mask is True where a label was replaced. The number
    replaced is `fraction` · examples, rounded. With a generator in the same state, a larger fraction replaces the same
    labels in the same way, and more.
    """
    chance, other = rng.random((labels.size, 2)).T
    replaced = np.zeros(labels.size, dtype=np.bool_)
    replaced[np.argsort(chance, kind="stable")[: round(fraction * labels.size)]] = True
    shift = 1 + np.floor(other * (classes - 1)).astype(np.int64)
    return np.where(replaced, (labels + shift) % classes, labels), replaced
