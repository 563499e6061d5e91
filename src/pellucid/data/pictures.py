"""Examples out of a set of pictures: as many as asked for, with the classes in their shares of the whole."""

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import Examples, IntArray
from pellucid.data.images import ImageSet
from pellucid.data.stratified import stratified_order

LEVELS = 255


def pictures(images: ImageSet, train: int, test: int, seed: int) -> Examples:
    """Return pictures of `images` for training and for testing, each from its own part of the set.

    They stand in the order of the set; `seed` decides which of them are there, each class with about its share. A
    larger choice holds all of a smaller one. Parts asked for as a whole are not copied. There must be as many as asked.
    """
    for_training, for_test = np.random.SeedSequence(seed).spawn(2)
    height, width = images.shape
    features = height * width
    x_train, t_train = _chosen(images.x_train, images.t_train, train, for_training)
    x_test, t_test = _chosen(images.x_test, images.t_test, test, for_test)
    return Examples(
        feature_names=tuple(f"{row}, {column}" for row in range(1, height + 1) for column in range(1, width + 1)),
        class_names=images.class_names,
        low=np.zeros(features, np.float32),
        high=np.full(features, LEVELS, np.float32),
        x_train=x_train,
        t_train=t_train,
        x_test=x_test,
        t_test=t_test,
        picture=images.shape,
    )


def _chosen(
    x: NDArray[np.uint8], t: IntArray, count: int, seed: np.random.SeedSequence
) -> tuple[NDArray[np.uint8], IntArray]:
    if count == len(t):
        return x, t
    chosen = np.sort(stratified_order(t, np.random.default_rng(seed))[:count])
    return x[chosen], t[chosen]
