"""Learning-rate schedules: what becomes of the chosen rate as epochs go by."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from math import cos, floor, pi


class Schedule(ABC):
    """A rule for the learning rate."""

    @abstractmethod
    def rate(self, base: float, epoch: float) -> float:
        """Return the learning rate at `epoch` (counted from 0) when the chosen one is `base`."""


@dataclass(frozen=True)
class Constant(Schedule):
    """η(e) = η."""

    def rate(self, base: float, epoch: float) -> float:
        """Return `base`."""
        return base


@dataclass(frozen=True)
class StepDecay(Schedule):
    """η(e) = η · factor^⌊e / epochs⌋."""

    factor: float
    epochs: float

    def rate(self, base: float, epoch: float) -> float:
        """Return the rate after the steps so far."""
        return float(base * self.factor ** floor(epoch / self.epochs))


@dataclass(frozen=True)
class Exponential(Schedule):
    """η(e) = η · factor^(e / epochs)."""

    factor: float
    epochs: float

    def rate(self, base: float, epoch: float) -> float:
        """Return the rate on the smooth curve through those of StepDecay."""
        return float(base * self.factor ** (epoch / self.epochs))


@dataclass(frozen=True)
class Cosine(Schedule):
    """From η down to factor · η along half a cosine over `epochs`, then constant.

    Source: Loshchilov and Hutter 2017, "SGDR: stochastic gradient descent with warm restarts", eq. 5.
    """

    factor: float
    epochs: float

    def rate(self, base: float, epoch: float) -> float:
        """Return the rate on the cosine."""
        fraction = min(epoch / self.epochs, 1.0)
        return base * (self.factor + (1.0 - self.factor) * 0.5 * (1.0 + cos(pi * fraction)))


@dataclass(frozen=True)
class InverseTime(Schedule):
    """η(e) = η / (1 + e / epochs)."""

    epochs: float

    def rate(self, base: float, epoch: float) -> float:
        """Return the rate, half of `base` at `epochs`."""
        return base / (1.0 + epoch / self.epochs)
