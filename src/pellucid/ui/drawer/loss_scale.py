"""The scale on which losses are coloured and lines of equal loss are drawn: logarithmic, with round numbers on it."""

from dataclasses import dataclass
from math import ceil, floor, log10, nan

import numpy as np
from numpy.typing import NDArray

from pellucid.lens.planes import rounded_up
from pellucid.ui.numbers import loss_text, number_text, rate_text

LossArray = NDArray[np.float64]

# Between losses that are further apart than this one would see nothing but the way down from the highest.
WIDEST = 1e6
# Down to zero there is no end on such a scale, and a shorter way says as much.
WIDEST_TO_ZERO = 1e3
_MOST_LEVELS, _LEAST_LEVELS, _LINEAR_LEVELS = 10, 3, 6
_PLAIN = (1e-3, 1e4)


@dataclass(frozen=True)
class LossScale:
    """A scale from `low` to `high`; `levels` are round losses between, ascending, `texts` how they are written.

    `cut` says that there are losses below `low`, which are shown as it is.
    """

    low: float
    high: float
    levels: tuple[float, ...] = ()
    texts: tuple[str, ...] = ()
    cut: bool = False

    def shares(self, losses: LossArray) -> LossArray:
        """Return where losses lie on the scale, from 0 at `low` to 1 at `high`; what is not finite stays so."""
        if self.high <= self.low:
            return np.where(np.isfinite(losses), 0.0, np.nan)
        with np.errstate(all="ignore"):
            return np.log(np.maximum(losses, self.low) / self.low) / np.log(self.high / self.low)


def loss_scale(losses: LossArray) -> LossScale:
    """Return the scale for some losses, of which those that are not finite do not count.

    Levels are 1, 2, 5, 10, …, or only powers of ten where those would be too many; where they would be too few, as
    between losses that are nearly the same, they are in even steps.
    """
    finite = losses[np.isfinite(losses)]
    if not finite.size:
        return LossScale(nan, nan)
    if not finite.max() > 0.0:
        return LossScale(0.0, 0.0)
    high = float(finite.max())
    least = float(finite.min())
    low = max(least, high / (WIDEST if least > 0.0 else WIDEST_TO_ZERO))
    for steps in ((1.0, 2.0, 5.0), (1.0,)):
        powers = range(floor(log10(low)), ceil(log10(high)) + 1)
        levels = [step * 10.0**power for power in powers for step in steps]
        levels = [level for level in levels if low < level < high]
        if len(levels) <= _MOST_LEVELS:
            break
    if len(levels) < _LEAST_LEVELS:
        return _even(low, high)
    return LossScale(low, high, tuple(levels), tuple(map(_text, levels)), cut=least < low)


def reading_text(loss: float) -> str:
    """Return a loss as it is read off a landscape: with two significant figures where three decimals would be zeros."""
    return rate_text(loss) if 0.0 < loss < _PLAIN[0] else loss_text(loss)


def _even(low: float, high: float) -> LossScale:
    step = rounded_up((high - low) / _LINEAR_LEVELS)
    # Losses that differ in their last digits only lie on no hills.
    if step <= 1e-6 * high:
        return LossScale(low, high)
    first, last = floor(low / step) + 1, ceil(high / step) - 1
    levels = tuple(step * number for number in range(first, last + 1))
    decimals = max(0, -floor(log10(step) + 1e-9))
    return LossScale(low, high, levels, tuple(number_text(level, decimals) for level in levels))


def _text(level: float) -> str:
    if not _PLAIN[0] <= level < _PLAIN[1]:
        return rate_text(level)
    return number_text(level, max(0, -floor(log10(level) + 1e-9)))
