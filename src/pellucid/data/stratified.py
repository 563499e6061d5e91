"""A random order in which every stretch holds the classes in about their shares of the whole."""

import numpy as np

from pellucid.data.dataset import IntArray


def stratified_order(labels: IntArray, rng: np.random.Generator) -> IntArray:
    """Return a random order of the examples in which every stretch has the classes in about their shares of the whole.

    `labels` is (examples,) of class indices; returns indices (examples,).
    """
    place = np.empty(labels.size)
    for label in np.unique(labels):
        members = rng.permutation(np.flatnonzero(labels == label))
        # One member of a class falls at random into each of as many equal parts of the order as the class has members.
        place[members] = (np.arange(members.size) + rng.random(members.size)) / members.size
    return np.argsort(place, kind="stable")
