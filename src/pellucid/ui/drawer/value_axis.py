"""The axis from −limit over zero to +limit that weights are coloured and counted along."""

import math

import numpy as np
from numpy.typing import NDArray

from pellucid.ui.numbers import MINUS, number_text, rate_text, signed_text

BINS = 41

FloatArray = NDArray[np.float32]

_PLAIN = (1e-3, 1e4)


def limit_of(values: FloatArray) -> float:
    """Return the largest |value| that is finite, 0 if there is none."""
    sizes = np.abs(values)
    limit = float(sizes.max())
    if math.isfinite(limit):
        return limit
    return float(sizes.max(where=np.isfinite(sizes), initial=0.0))


def signed_counts(values: FloatArray, limit: float) -> NDArray[np.intp]:
    """Return how many of the finite values fall into each of BINS equal bins from −limit to +limit; zero is central."""
    flat = values.ravel()
    finite = np.isfinite(flat)
    if not finite.all():
        flat = flat[finite]
    share = flat / np.float32(limit) if limit > 0.0 else np.zeros_like(flat)
    bins = ((share + np.float32(1.0)) * np.float32(BINS / 2)).astype(np.intp)
    return np.bincount(np.clip(bins, 0, BINS - 1, out=bins), minlength=BINS)


def axis_text(value: float) -> str:
    """Return a number with two significant figures, as short as it can be read beside an axis."""
    if value == 0.0 or not _PLAIN[0] <= abs(value) < _PLAIN[1]:
        return rate_text(value)
    # The exponent after rounding: 0.999 is "1.0", not "1.00".
    exponent = int(f"{value:.1e}".partition("e")[2])
    return number_text(value, max(0, 1 - exponent))


def signed_axis_text(value: float) -> str:
    """Return the same with its sign."""
    return f"+{axis_text(value)}" if value > 0.0 else axis_text(value)


def exact_text(value: float) -> str:
    """Return a weight with its sign and four decimals, or four significant figures where those would not be read."""
    if value == 0.0 or not _PLAIN[0] <= abs(value) < _PLAIN[1]:
        return signed_text(value, 0) if value == 0.0 or not math.isfinite(value) else _scientific(value)
    return signed_text(value, 4)


def _scientific(value: float) -> str:
    mantissa, exponent = f"{abs(value):.3e}".split("e")
    return f"{MINUS if value < 0.0 else '+'}{mantissa}e{int(exponent)}"
