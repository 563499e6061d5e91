"""How the learning rate falls while training goes on.

Each schedule is a small frozen dataclass: `rate(base, epoch)` is the rate to use when `epoch` passes over the training
set, whole or fractional, have been made and the user has chosen the rate `base`.
"""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass


class Schedule(ABC):
    """A rule for the learning rate as a function of time."""

    @abstractmethod
    def rate(self, base: float, epoch: float) -> float:
        """Return the learning rate at `epoch` ≥ 0, `base` being the rate at epoch 0."""


def _require_epochs(epochs: float) -> None:
    if not (0.0 < epochs < math.inf):
        raise ValueError(f"a schedule needs a positive number of epochs, not {epochs}")


def _require_factor(factor: float) -> None:
    if not (0.0 < factor <= 1.0):
        raise ValueError(f"the factor of a schedule must lie above 0 and not above 1, and {factor} does not")


@dataclass(frozen=True)
class _ByFactor(Schedule):
    """A schedule that is told how far the rate falls, and how soon. Raises ValueError for what cannot be."""

    factor: float
    epochs: float

    def __post_init__(self) -> None:
        _require_factor(self.factor)
        _require_epochs(self.epochs)


@dataclass(frozen=True)
class Constant(Schedule):
    """The rate stays what it is: η."""

    def rate(self, base: float, epoch: float) -> float:  # noqa: ARG002 - time changes nothing
        """Return `base`."""
        return base


@dataclass(frozen=True)
class StepDecay(_ByFactor):
    """The rate falls by a factor at once, every so many epochs: η · factor^⌊epoch / epochs⌋."""

    def rate(self, base: float, epoch: float) -> float:
        """Return `base` · factor^⌊epoch / epochs⌋."""
        return base * math.pow(self.factor, math.floor(epoch / self.epochs))


@dataclass(frozen=True)
class Exponential(_ByFactor):
    """The rate falls evenly, by a factor in every so many epochs: η · factor^(epoch / epochs)."""

    def rate(self, base: float, epoch: float) -> float:
        """Return `base` · factor^(epoch / epochs)."""
        return base * math.pow(self.factor, epoch / self.epochs)


@dataclass(frozen=True)
class Cosine(_ByFactor):
    """The rate glides from η to factor · η along half a cosine, and stays there.

    η · (factor + (1 − factor) · (1 + cos(π · epoch / epochs)) / 2) until `epochs`, factor · η after.

    Source: Loshchilov and Hutter 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts", eq. 5, without restarts.
    """

    def rate(self, base: float, epoch: float) -> float:
        """Return the rate on the half cosine from `base` to factor · `base`."""
        share = min(epoch / self.epochs, 1.0)
        return base * (self.factor + (1.0 - self.factor) * (1.0 + math.cos(math.pi * share)) / 2.0)


@dataclass(frozen=True)
class InverseTime(Schedule):
    """The rate falls as one over time, to a half after `epochs`: η / (1 + epoch / epochs)."""

    epochs: float

    def __post_init__(self) -> None:
        _require_epochs(self.epochs)

    def rate(self, base: float, epoch: float) -> float:
        """Return `base` / (1 + epoch / epochs)."""
        return base / (1.0 + epoch / self.epochs)
