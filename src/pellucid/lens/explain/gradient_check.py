"""Is one gradient right? A difference of losses beside backpropagation, and how far to go for it.

The central difference (L(θ + ε) − L(θ − ε)) / 2ε errs in two ways. What it leaves out of Taylor's series falls with ε²:

    truncation ≈ ε² |∂³L/∂θ³| / 6

Every loss is rounded to the precision u of its numbers (1.1e-16 in float64, 6.0e-8 in float32), and what that costs
grows as ε falls:

    rounding ≈ u |L| / ε

Source: Press, Teukolsky, Vetterling and Flannery 2007, "Numerical Recipes", section 5.7.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pellucid.lens.explain.bench import Bench
from pellucid.nn.gradient_check import relative_error

Array = NDArray[np.float64]

LARGEST, SMALLEST = 1e-1, 1e-12
PER_DECADE = 4
# Above this relative error two gradients do not agree.
TOLERANCE = 1e-4
# Where the third derivative is measured; large, as it is divided by the third power.
_FAR = 2e-2


@dataclass(frozen=True)
class Difference:
    """The losses at θ + ε and θ − ε for one parameter, all others as they are."""

    epsilon: float
    above: float
    below: float

    @property
    def numerical(self) -> float:
        """Return the gradient that follows, (L(θ + ε) − L(θ − ε)) / 2ε."""
        return (self.above - self.below) / (2.0 * self.epsilon)


class Outcome(Enum):
    """What a difference of losses says of a gradient: `UNTOLD` if no ε brings the two together."""

    AGREE = "agree"
    BOTH_ZERO = "both zero"
    WRONG = "wrong"
    TOO_LARGE = "too large"
    TOO_SMALL = "too small"
    UNTOLD = "untold"
    NOT_A_NUMBER = "not a number"


def difference(bench: Bench, index: int, epsilon: float) -> Difference:
    """Measure the losses for the parameter `index` of the flat vector. Raises IndexError if there is none."""
    above, below = _losses(bench, index, (epsilon, -epsilon))
    return Difference(epsilon, above, below)


class ErrorCurve:
    """How far the central difference is off for each ε from 1e-1 to 1e-12, in both precisions: found bit by bit.

    The gradients are known where the work is done, else NaN: they do not depend on what backpropagation says, so
    another `analytic` gradient needs no new work.
    """

    def __init__(self, double: Bench, single: Bench, index: int) -> None:
        self.epsilons = np.geomspace(LARGEST, SMALLEST, 11 * PER_DECADE + 1)
        self.numerical = {
            "float64": np.full_like(self.epsilons, np.nan),
            "float32": np.full_like(self.epsilons, np.nan),
        }
        self._benches = {"float64": double, "float32": single}
        self._index = index
        self._done = 0

    @cached_property
    def _loss(self) -> float:
        return self._benches["float64"].loss()

    @cached_property
    def _third(self) -> float:
        return third_derivative(self._benches["float64"], self._index)

    @property
    def share(self) -> float:
        """Return which share of the work is done, from 0 to 1."""
        return self._done / (2 * len(self.epsilons))

    def step(self, examples: int) -> bool:
        """Find as many gradients as take about so many examples, one at least; return whether all are known."""
        while self._done < 2 * len(self.epsilons):
            at, second = divmod(self._done, 2)
            dtype = ("float64", "float32")[second]
            bench, epsilon = self._benches[dtype], float(self.epsilons[at])
            self.numerical[dtype][at] = difference(bench, self._index, epsilon).numerical
            self._done += 1
            examples -= 2 * bench.batch_size
            if examples < 2 * bench.batch_size:
                break
        return self._done == 2 * len(self.epsilons)

    def outcome(self, found: Difference, analytic: float, right: float) -> Outcome:
        """Say why the gradient of a difference is as far as it is from `analytic`, in which there may be a bug.

        `right` is what backpropagation says without one. What is not known of the curve yet is not missed.
        """
        error = relative_error(analytic, found.numerical)
        if not np.isfinite(error):
            return Outcome.NOT_A_NUMBER
        if analytic == found.numerical == 0.0:
            return Outcome.BOTH_ZERO
        if relative_error(analytic, right) > TOLERANCE:
            return Outcome.WRONG
        if error <= TOLERANCE:
            return Outcome.AGREE
        errors = np.where(np.isnan(self.numerical["float64"]), np.inf, self.errors("float64", right))
        if self.share == 1.0 and errors.min() > TOLERANCE:
            return Outcome.UNTOLD
        best = self.epsilons[errors.argmin()]
        return Outcome.TOO_LARGE if found.epsilon > best else Outcome.TOO_SMALL

    def errors(self, dtype: str, analytic: float) -> Array:
        """Return the relative error beside `analytic` for each ε; NaN where it is not known."""
        numerical = self.numerical[dtype]
        scale = np.maximum(abs(analytic), np.abs(numerical))
        return np.abs(analytic - numerical) / np.where(scale == 0.0, 1.0, scale)

    def truncation(self, analytic: float) -> Array:
        """Return for each ε the relative error that Taylor's series leads one to expect, NaN near a kink."""
        return _relative(self.epsilons**2 * abs(self._third) / 6.0, analytic)

    def rounding(self, dtype: str, analytic: float) -> Array:
        """Return for each ε the relative error that rounded losses lead one to expect."""
        unit = float(np.finfo(dtype).eps) / 2.0
        return _relative(unit * abs(self._loss) / self.epsilons, analytic)


def third_derivative(bench: Bench, index: int) -> float:
    """Return ∂³L/∂θ³ for the parameter `index`; 0 if that is lost in rounding, NaN where a kink is too near."""
    far, near = (_third_difference(bench, index, distance) for distance in (_FAR, _FAR / 2.0))
    # Between two distances a smooth loss changes its third derivative but little, and one with kinks very much.
    return near if 0.5 * abs(far) <= abs(near) <= 2.0 * abs(far) else np.nan


def _third_difference(bench: Bench, index: int, distance: float) -> float:
    losses = np.array(_losses(bench, index, (2 * distance, distance, -distance, -2 * distance)))
    fourfold = float(losses @ (1.0, -2.0, 2.0, -1.0))
    rounding = 8.0 * float(np.finfo(bench.network.dtype).eps * np.abs(losses).max())
    return 0.0 if abs(fourfold) <= rounding else fourfold / (2.0 * distance**3)


def _losses(bench: Bench, index: int, distances: tuple[float, ...]) -> list[float]:
    theta = bench.network.theta
    value = theta[index]
    found = []
    for distance in distances:
        theta[index] = value + theta.dtype.type(distance)
        found.append(bench.loss())
    theta[index] = value
    return found


def _relative(error: Array, analytic: float) -> Array:
    return error / abs(analytic) if analytic else np.full_like(error, np.nan)
