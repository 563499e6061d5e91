"""A set of pictures with their classes, as it lies in memory: one byte a pixel."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import IntArray

ByteArray = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class ImageSet:
    """Grey pictures of one shape for training and for testing; all arrays are read-only.

    `x_train`, `x_test`: uint8 (examples, height · width), pixels in rows from 0 to 255. `t_train`, `t_test`: class
    indices, int64 (examples,). `shape`: (height, width).
    """

    x_train: ByteArray
    t_train: IntArray
    x_test: ByteArray
    t_test: IntArray
    shape: tuple[int, int]
    class_names: tuple[str, ...]

    def __post_init__(self) -> None:
        for array in (self.x_train, self.t_train, self.x_test, self.t_test):
            array.setflags(write=False)
