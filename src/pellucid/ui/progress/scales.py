"""Where axes end and where their ticks stand, and how ticks are written."""

import math

from pellucid.ui.numbers import number_text

_EXTENTS = (1.0, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 5.0, 6.0, 8.0, 10.0)
_STEPS = (1.0, 2.0, 5.0, 10.0)
_FINE_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_LINES = 4
# Beyond these a number written out is wider than the room beside the axis.
_SMALLEST_PLAIN, _LARGEST_PLAIN = 1e-2, 1e4
_ROUNDING = 1e-9
_AS_GOOD_AS_ZERO = 1e-12


def epoch_extent(epoch: float) -> float:
    """Return the end of an axis that begins at 0 and holds `epoch`: 1 or more, growing by steps."""
    return max(1.0, _nice(epoch, _EXTENTS))


def epoch_ticks(low: float, high: float) -> list[float]:
    """Return multiples of 1, 2 or 5 times a power of ten from `low` to `high`, with at most four steps."""
    step = _nice((high - low) / 4, _STEPS)
    first, last = math.ceil(low / step - _ROUNDING), math.floor(high / step + _ROUNDING)
    return [number * step for number in range(first, last + 1)]


def linear_ticks(highest: float) -> list[float]:
    """Return two to four evenly spaced values, from 0 to the first that is not below `highest`.

    Where that is as good as 0, as of losses that are nothing but 0, they go up to 1.
    """
    reached = highest if highest > _AS_GOOD_AS_ZERO else 1.0
    step = _nice(reached / (_MOST_LINES - 1), _FINE_STEPS)
    return [number * step for number in range(math.ceil(reached / step - _ROUNDING) + 1)]


def logarithmic_range(lowest: float, highest: float) -> tuple[float, float]:
    """Return the ends of a logarithmic axis around positive values: 1, 2 or 5 times 10ⁿ, a decade at least."""
    top = _nice(highest, _STEPS)
    bottom = 1.0 / _nice(1.0 / lowest, _STEPS)
    return min(bottom, top / 10), top


def logarithmic_ticks(low: float, high: float) -> list[float]:
    """Return at most four powers of ten from `low` to `high`; below two decades also three times these."""
    first, last = math.ceil(math.log10(low) - _ROUNDING), math.floor(math.log10(high) + _ROUNDING)
    if high / low < 100 * (1 - _ROUNDING):
        candidates = [factor * 10.0**power for power in range(first - 1, last + 1) for factor in (1.0, 3.0)]
        return [value for value in candidates if low * (1 - _ROUNDING) <= value <= high * (1 + _ROUNDING)]
    stride = math.ceil((last - first + 1) / _MOST_LINES)
    return [10.0**power for power in range(first, last + 1, stride)]


def tick_text(value: float) -> str:
    """Return a tick in a few characters: "0.3", "1000", "1e-6"."""
    if value and not _SMALLEST_PLAIN * (1 - _ROUNDING) <= abs(value) < _LARGEST_PLAIN:
        mantissa, exponent = f"{value:.1e}".split("e")
        return f"{mantissa.removesuffix('.0')}e{int(exponent)}"
    return f"{value:.10g}"


def epoch_text(epoch: float) -> str:
    """Return an epoch on the axis: whole ones with commas, others with as many decimals as they need."""
    return number_text(epoch, 0) if abs(epoch - round(epoch)) < _ROUNDING else f"{epoch:.10g}"


def _nice(value: float, choices: tuple[float, ...]) -> float:
    """Return the smallest of `choices` times a power of ten that is not below `value`; the last choice is 10."""
    if value <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((choice * power for choice in choices if choice * power >= value * (1 - _ROUNDING)), 10 * power)
