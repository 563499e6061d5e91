"""A data set for classification: examples as they were measured, and the scaling the network sees them through."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Scaling:
    """An affine rescaling of each feature: input = (raw − offset) · factor.

    `offset` and `factor` have shape (features,). Statistics come from training examples only.
    """

    offset: FloatArray
    factor: FloatArray

    def apply(self, raw: FloatArray) -> FloatArray:
        """Return network inputs, float32 of the shape of `raw` (…, features)."""
        return ((raw - self.offset) * self.factor).astype(np.float32)


@dataclass(frozen=True)
class Dataset:
    """Training and test examples with class labels.

    `x_train`, `x_test`: raw features, float32 (examples, features). `t_train`, `t_test`: class indices, int64
    (examples,). `noisy`: bool (training examples,), True where label noise replaced the true class.
    """

    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    x_train: FloatArray
    t_train: IntArray
    x_test: FloatArray
    t_test: IntArray
    noisy: NDArray[np.bool_]
    scaling: Scaling

    @property
    def classes(self) -> int:
        """Return the number of classes."""
        return len(self.class_names)

    @property
    def features(self) -> int:
        """Return the number of features of one example."""
        return len(self.feature_names)
