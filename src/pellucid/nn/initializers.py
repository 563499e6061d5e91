"""How the weights of an affine layer are drawn. Biases always start at zero."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


class Initializer(ABC):
    """A distribution of initial weights."""

    @abstractmethod
    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> FloatArray:
        """Return weights, float64 (fan_in, fan_out)."""


@dataclass(frozen=True)
class Zeros(Initializer):
    """All weights zero: every unit of a layer then stays like every other."""

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> FloatArray:
        """Return zeros (fan_in, fan_out)."""
        return np.zeros((fan_in, fan_out))


@dataclass(frozen=True)
class Gaussian(Initializer):
    """N(0, std²), whatever the size of the layer."""

    std: float = 0.01

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> FloatArray:
        """Return weights (fan_in, fan_out)."""
        return rng.normal(0.0, self.std, (fan_in, fan_out))


@dataclass(frozen=True)
class XavierNormal(Initializer):
    """N(0, 2 / (fan_in + fan_out)): keeps the variance of signals and gradients through tanh layers.

    Source: Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks", eq. 12.
    """

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> FloatArray:
        """Return weights (fan_in, fan_out)."""
        return rng.normal(0.0, np.sqrt(2.0 / (fan_in + fan_out)), (fan_in, fan_out))


@dataclass(frozen=True)
class XavierUniform(Initializer):
    """U(−r, r) with r = √(6 / (fan_in + fan_out)): the variance of XavierNormal.

    Source: Glorot and Bengio 2010, eq. 16.
    """

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> FloatArray:
        """Return weights (fan_in, fan_out)."""
        limit = np.sqrt(6.0 / (fan_in + fan_out))
        return rng.uniform(-limit, limit, (fan_in, fan_out))


@dataclass(frozen=True)
class HeNormal(Initializer):
    """N(0, 2 / fan_in): keeps the variance of signals through ReLU layers.

    Source: He et al. 2015, "Delving deep into rectifiers", eq. 10.
    """

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> FloatArray:
        """Return weights (fan_in, fan_out)."""
        return rng.normal(0.0, np.sqrt(2.0 / fan_in), (fan_in, fan_out))


@dataclass(frozen=True)
class HeUniform(Initializer):
    """U(−r, r) with r = √(6 / fan_in): the variance of HeNormal. Source: He et al. 2015."""

    def draw(self, rng: np.random.Generator, fan_in: int, fan_out: int) -> FloatArray:
        """Return weights (fan_in, fan_out)."""
        limit = np.sqrt(6.0 / fan_in)
        return rng.uniform(-limit, limit, (fan_in, fan_out))
