"""Where an epoch stands on the timeline, and the loss of a whole run in as many columns as there are pixels."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NICE = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, slots=True)
class Columns:
    """Loss by pixel column: `x` the columns that hold any steps, and their lowest, mean and highest finite loss."""

    x: NDArray[np.int64]
    low: NDArray[np.float64]
    mean: NDArray[np.float64]
    high: NDArray[np.float64]


def extent(planned: int, reached: float) -> int:
    """Return the epochs that the timeline spans: the planned ones, or the next round number once they are passed."""
    if reached <= planned:
        return planned
    power = 10.0 ** math.floor(math.log10(reached))
    return round(next(step * power for step in _NICE if step * power >= reached))


def tick_spacing(span: int, most: int = 10) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, … epochs that gives at most `most` ticks over `span` epochs."""
    spacing, factors = 1, (2, 2.5, 2)
    for number in range(64):
        if span / spacing <= most:
            break
        spacing = round(spacing * factors[number % 3])
    return spacing


def columns(
    epoch: NDArray[np.floating],
    mean: NDArray[np.floating],
    low: NDArray[np.floating],
    high: NDArray[np.floating],
    span: float,
    width: int,
) -> Columns:
    """Gather bins of the loss, given at ascending `epoch`, into `width` columns over `span` epochs.

    Bins that are not finite are left out. The result has at most `width` entries, however long the run.
    """
    finite = np.isfinite(low) & np.isfinite(high)
    if not finite.all():
        epoch, mean, low, high = epoch[finite], mean[finite], low[finite], high[finite]
    starts = np.searchsorted(epoch, np.linspace(0.0, span, width + 1))
    # The last column takes the bins that end exactly where the span does.
    starts[-1] = epoch.size
    filled = np.flatnonzero(np.diff(starts))
    at = starts[filled]
    if not at.size:
        nothing = np.empty(0)
        return Columns(filled, nothing, nothing, nothing)
    counts = np.diff(starts)[filled]
    return Columns(
        x=filled,
        low=np.minimum.reduceat(low, at).astype(float),
        mean=np.add.reduceat(mean, at, dtype=float) / counts,
        high=np.maximum.reduceat(high, at).astype(float),
    )


def heights(values: NDArray[np.float64], lowest: float, highest: float, height: float) -> NDArray[np.float64]:
    """Return how high each positive value stands, from 2 pixels at `lowest` to `height` at `highest`, by logarithm."""
    smallest = 1e-12
    bottom, top = math.log(max(lowest, smallest)), math.log(max(highest, smallest))
    if top - bottom < 1e-9:
        return np.full(values.shape, height / 2)
    share = (np.log(np.maximum(values, smallest)) - bottom) / (top - bottom)
    return 2.0 + (height - 2.0) * share
