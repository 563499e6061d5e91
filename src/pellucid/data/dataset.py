"""A data set: examples as they were measured, and the scaling the network sees them through."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pellucid.data.plane_features import Plane

FloatArray = NDArray[np.float32]
# Examples as they were measured; pixels are kept as bytes.
RawArray = NDArray[np.float32] | NDArray[np.uint8]
IntArray = NDArray[np.int64]
# What is right for each example, (examples,): indices of classes, int64, or where there are none values, float32.
TargetArray = NDArray[Any]

# Sets are scaled in parts of about this size, never as a whole: as bytes, pictures take a quarter of the memory.
CHUNK_BYTES = 1 << 19


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
    def standard(cls, raw: RawArray) -> "Scaling":
        """Return the scaling after which each feature of `raw` (examples, features) has mean 0 and deviation 1.

        A feature that is the same in every example has no deviation to divide by; it is only centred.
        """
        deviation = raw.std(axis=0, dtype=np.float64)
        factor = 1.0 / np.where(deviation > 0.0, deviation, 1.0)
        return cls(raw.mean(axis=0, dtype=np.float64).astype(np.float32), factor.astype(np.float32))

    @classmethod
    def standard_pixels(cls, raw: RawArray) -> "Scaling":
        """Return the scaling after which all pixels of `raw` (examples, features) together have mean 0, deviation 1.

        All have one offset and one factor: the deviation of a pixel that is hardly ever inked would be next to nothing,
        and a drawing with ink there would be far from everything the network has seen.
        """
        total = squares = 0.0
        for part in _parts(raw):
            pixels = raw[part].astype(np.float64)
            total += float(pixels.sum())
            squares += float(np.vdot(pixels, pixels))
        mean = total / raw.size
        deviation = np.sqrt(max(0.0, squares / raw.size - mean**2))
        factor = 1.0 / deviation if deviation > 0.0 else 1.0
        features = raw.shape[1]
        return cls(np.full(features, mean, np.float32), np.full(features, factor, np.float32))

    def apply(self, raw: RawArray) -> FloatArray:
        """Return network inputs, float32 of the shape of `raw` (…, features)."""
        return ((raw - self.offset) * self.factor).astype(np.float32)

    def in_parts(self, raw: RawArray) -> Iterator[tuple[slice, FloatArray]]:
        """Yield the network inputs of `raw` (examples, features) part by part, each with the examples it stands for."""
        for part in _parts(raw):
            yield part, self.apply(raw[part])


@dataclass(frozen=True, eq=False)
class Examples:
    """Raw examples with their true classes, as a source of data gives them, or with values where there are no classes.

    `x_train`, `x_test`: (examples, features), float32, or uint8 for pictures; `t_train`, `t_test`: class indices, int64
    (examples,), or values, float32 (examples,). `low`, `high`: float32 (features,), the range in which each feature can
    lie. `picture` is the shape (height, width) of an example that is a picture, its pixels in rows; None if examples
    are something else. Where examples are points (x₁, x₂), `plane` says which functions of a point are its features.
    """

    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    low: FloatArray
    high: FloatArray
    x_train: RawArray
    t_train: TargetArray
    x_test: RawArray
    t_test: TargetArray
    picture: tuple[int, int] | None = None
    plane: "Plane | None" = None


@dataclass(frozen=True, eq=False)
class Dataset:
    """Training and test examples with class labels, or with values where there are no classes; arrays are read-only.

    `x_train`, `x_test`: raw features (examples, features), float32, or uint8 for pictures; `scaling` makes of them what
    the network sees. `t_train`, `t_test`: class indices, int64 (examples,), or values, float32 (examples,). `noisy`:
    bool (training examples,), True where label noise replaced the true class. `picture`, `plane`: as in Examples.
    """

    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    x_train: RawArray
    t_train: TargetArray
    x_test: RawArray
    t_test: TargetArray
    noisy: NDArray[np.bool_]
    scaling: Scaling
    picture: tuple[int, int] | None = None
    plane: "Plane | None" = None

    def __post_init__(self) -> None:
        for array in (self.x_train, self.t_train, self.x_test, self.t_test, self.noisy):
            array.setflags(write=False)

    @property
    def classes(self) -> int:
        """Return the number of classes: 0 where targets are values."""
        return len(self.class_names)

    @property
    def features(self) -> int:
        """Return the number of features of one example: of inputs of a network."""
        return len(self.feature_names)

    @property
    def raw_size(self) -> int:
        """Return how many numbers a raw example has: as many as features, or two for a point."""
        return int(self.x_train.shape[1])

    def measured(self, raw: FloatArray) -> FloatArray:
        """Return the features of raw examples (…, raw_size) before they are scaled: (…, features)."""
        return raw if self.plane is None else self.plane.measured(raw)


def _parts(raw: RawArray) -> Iterator[slice]:
    examples = max(1, CHUNK_BYTES // (np.dtype(np.float32).itemsize * raw.shape[1]))
    return (slice(start, start + examples) for start in range(0, len(raw), examples))
