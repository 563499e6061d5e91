"""A data set for classification: examples as they were measured, and the scaling the network sees them through."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Scaling:
    """An affine rescaling of each feature: input = (raw − offset) · factor.

    `offset` and `factor` have shape (features,). Statistics come from training examples only.
    """

    offset: FloatArray
    factor: FloatArray

    @classmethod
    def raw(cls, features: int) -> "Scaling":
        """Return the scaling that changes nothing."""
        return cls(np.zeros(features, np.float32), np.ones(features, np.float32))

    @classmethod
    def unit(cls, low: FloatArray, high: FloatArray) -> "Scaling":
        """Return the scaling that takes the range [low, high] of each feature, both (features,), to [0, 1]."""
        return cls(low.astype(np.float32), (1.0 / (high - low)).astype(np.float32))

    @classmethod
    def standard(cls, raw: FloatArray) -> "Scaling":
        """Return the scaling after which each feature of `raw` (examples, features) has mean 0 and deviation 1.

        A feature that is the same in every example has no deviation to divide by; it is only centred.
        """
        deviation = raw.std(axis=0, dtype=np.float64)
        factor = 1.0 / np.where(deviation > 0.0, deviation, 1.0)
        return cls(raw.mean(axis=0, dtype=np.float64).astype(np.float32), factor.astype(np.float32))

    def apply(self, raw: FloatArray) -> FloatArray:
        """Return network inputs, float32 of the shape of `raw` (…, features)."""
        return ((raw - self.offset) * self.factor).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Examples:
    """Raw examples with their true classes, as a source of data gives them.

    `x_train`, `x_test`: float32 (examples, features); `t_train`, `t_test`: class indices, int64 (examples,).
    `low`, `high`: float32 (features,), the range in which each feature can lie. `picture` is the shape (height, width)
    of an example that is a picture, its pixels in rows; None if examples are something else.
    """

    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    low: FloatArray
    high: FloatArray
    x_train: FloatArray
    t_train: IntArray
    x_test: FloatArray
    t_test: IntArray
    picture: tuple[int, int] | None = None


@dataclass(frozen=True, eq=False)
class Dataset:
    """Training and test examples with class labels; all arrays are read-only.

    `x_train`, `x_test`: raw features, float32 (examples, features). `t_train`, `t_test`: class indices, int64
    (examples,). `noisy`: bool (training examples,), True where label noise replaced the true class. `picture`: as in
    Examples.
    """

    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    x_train: FloatArray
    t_train: IntArray
    x_test: FloatArray
    t_test: IntArray
    noisy: NDArray[np.bool_]
    scaling: Scaling
    picture: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        for array in (self.x_train, self.t_train, self.x_test, self.t_test, self.noisy):
            array.setflags(write=False)

    @property
    def classes(self) -> int:
        """Return the number of classes."""
        return len(self.class_names)

    @property
    def features(self) -> int:
        """Return the number of features of one example."""
        return len(self.feature_names)
