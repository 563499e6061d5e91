"""How a number of a formula is written: three or four digits that count, and whether these are all it has."""

import math
from typing import NamedTuple

import numpy as np

from pellucid.ui.numbers import MINUS, number_text

DIGITS = 3  # of a number that has more than one more
_ALL_DIGITS = 17
_LEAST_PLAIN, _MOST_PLAIN = -4, 5  # powers of ten that are written without one


class Figures(NamedTuple):
    """A number as it is shown: `digits` times ten to the `power`, which is 0 where it is not written.

    `exact` says that the digits name the number and no other one that floating point could hold.
    """

    negative: bool
    digits: str
    power: int
    exact: bool

    @property
    def text(self) -> str:
        """Return it on one line, "−2.31e-5", as it can be typed."""
        sign = MINUS if self.negative else ""
        return f"{sign}{self.digits}e{self.power}" if self.power else f"{sign}{self.digits}"


def figures(value: float, digits: int = DIGITS) -> Figures:
    """Return how `value` is shown: with all its digits if these are at most one more than `digits`, else rounded."""
    if not math.isfinite(value):
        return Figures(value < 0, number_text(abs(value), 0), 0, True)
    if value == 0:
        return Figures(False, "0", 0, True)
    size = abs(value)
    shortest = _shortest(size)
    power = _power(shortest)
    needed = len(shortest.partition("e")[0].replace(".", ""))
    wanted = max(digits, power + 1) if power <= _MOST_PLAIN else digits
    exact = needed <= max(digits + 1, wanted)
    return Figures(value < 0, *_written(shortest if exact else _rounded(size, digits, wanted)), exact)


def fixed(value: float, decimals: int) -> Figures:
    """Return how `value` is shown with so many decimals, whatever its size."""
    if not math.isfinite(value):
        return figures(value)
    digits = f"{abs(value):,.{decimals}f}"
    shown = float(f"{value:.{decimals}f}")
    exact = shown == value or (_is_single(abs(value)) and float(np.float32(shown)) == value)
    return Figures(shown < 0, digits, 0, exact)


def every_digit(value: float) -> str:
    """Return `value` with as many digits as tell it from every other number of its precision."""
    return figures(value, _ALL_DIGITS).text


def rounded(value: float, digits: int = DIGITS) -> float:
    """Return the number nearest to `value` of which all digits are shown."""
    return float(f"{value:.{digits - 1}e}")


def _shortest(size: float) -> str:
    """Return the fewest digits that name a number among those of its own precision, as "1.25e-01"."""
    kind = np.float32 if _is_single(size) else np.float64
    return np.format_float_scientific(kind(size), unique=True, trim="-")


def _is_single(size: float) -> bool:
    """Tell whether a 32-bit number can hold a positive number."""
    return size <= float(np.finfo(np.float32).max) and float(np.float32(size)) == size


def _rounded(size: float, digits: int, wanted: int) -> str:
    shown = f"{size:.{wanted - 1}e}"
    return shown if _power(shown) <= _MOST_PLAIN else f"{size:.{digits - 1}e}"


def _power(scientific: str) -> int:
    return int(scientific.partition("e")[2])


def _written(scientific: str) -> tuple[str, int]:
    """Return digits and power of ten of a positive number, the power in the digits where they stay few."""
    mantissa, _, power_text = scientific.partition("e")
    power = int(power_text)
    if not _LEAST_PLAIN <= power <= _MOST_PLAIN:
        return mantissa, power
    decimals = max(0, len(mantissa.replace(".", "")) - 1 - power)
    return f"{float(scientific):,.{decimals}f}", 0
