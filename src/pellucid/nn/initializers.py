"""How the weights of a layer are drawn before training begins.

Each initializer is a small frozen dataclass; `draw` returns a matrix (inputs, outputs) in float64. Biases are not
drawn: they start at zero.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]


class Initializer(ABC):
    """A rule for drawing initial weights."""

    @abstractmethod
    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> Weights:
        """Return weights, float64 (fan_in, fan_out), for a layer with `fan_in` inputs and `fan_out` outputs."""


@dataclass(frozen=True)
class Zeros(Initializer):
    """Every weight zero: all units of a layer stay alike, which is worth seeing once."""

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> Weights:  # noqa: ARG002 - no chance in it
        """Return zeros; nothing is taken from `rng`."""
        return np.zeros((fan_in, fan_out))


@dataclass(frozen=True)
class Gaussian(Initializer):
    """Weights from N(0, std²), whatever the size of the layer. Raises ValueError unless std > 0."""

    std: float = 0.01

    def __post_init__(self) -> None:
        if not (0.0 < self.std < np.inf):
            raise ValueError(f"the standard deviation must be a positive number, not {self.std}")

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> Weights:
        """Return normal weights with standard deviation `std`."""
        return rng.normal(0.0, self.std, (fan_in, fan_out))


@dataclass(frozen=True)
class XavierNormal(Initializer):
    """Weights from N(0, 2 / (fan_in + fan_out)).

    A compromise between keeping the variance of activations on the way forward and that of gradients on the way back,
    made for tanh and sigmoid.

    Source: Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks", eq. 12.
    """

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> Weights:
        """Return normal weights with variance 2 / (fan_in + fan_out)."""
        return rng.normal(0.0, np.sqrt(2.0 / (fan_in + fan_out)), (fan_in, fan_out))


@dataclass(frozen=True)
class XavierUniform(Initializer):
    """Weights from U(−a, a) with a = √(6 / (fan_in + fan_out)), which has the variance of `XavierNormal`.

    Source: Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks", eq. 16.
    """

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> Weights:
        """Return uniform weights with variance 2 / (fan_in + fan_out)."""
        limit = np.sqrt(6.0 / (fan_in + fan_out))
        return rng.uniform(-limit, limit, (fan_in, fan_out))


@dataclass(frozen=True)
class HeNormal(Initializer):
    """Weights from N(0, 2 / fan_in), which keeps the scale of activations constant through ReLU layers.

    Source: He et al. 2015, "Delving Deep into Rectifiers", eq. 10.
    """

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> Weights:
        """Return normal weights with variance 2 / fan_in."""
        return rng.normal(0.0, np.sqrt(2.0 / fan_in), (fan_in, fan_out))


@dataclass(frozen=True)
class HeUniform(Initializer):
    """Weights from U(−a, a) with a = √(6 / fan_in), which has the variance of `HeNormal`.

    Source: He et al. 2015, "Delving Deep into Rectifiers", eq. 10.
    """

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> Weights:
        """Return uniform weights with variance 2 / fan_in."""
        limit = np.sqrt(6.0 / fan_in)
        return rng.uniform(-limit, limit, (fan_in, fan_out))
