"""Lines on a map of values: how much of every cell each covers, from 0 to 1, so that nobody need trace them.

A line runs where a value is met. Around it the value grows about evenly, so its difference divided by its slope, both
taken where one stands, is the distance to the line in cells. Arrays are (side, side).
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
ClassArray = NDArray[np.uint8]

# Cells between neighbouring lines: closer they would be a blot and fade away, from twice as far on they are all there.
CLOSEST = 3.0
TENTHS = 10

_TINY = np.float32(1e-12)


def levels(share: FloatArray, bold: float, thin: float) -> tuple[FloatArray, FloatArray]:
    """Return the line at `share` = 0.5, `bold` cells wide, and those at the other tenths from 0.1 to 0.9, `thin` wide.

    `share` is a probability. Where it jumps from one side of ½ to the other, the line runs between the cells.
    """
    values = share * np.float32(TENTHS)
    values -= np.float32(TENTHS / 2)
    slope = _slope(np.abs(values[1:] - values[:-1]), np.abs(values[:, 1:] - values[:, :-1]))
    middle = _covered(np.abs(values), slope, bold)
    nearest = np.rint(values)
    np.clip(nearest, 1 - TENTHS / 2, TENTHS / 2 - 1, out=nearest)
    values -= nearest
    others = _covered(np.abs(values, out=values), slope, thin)
    slope *= np.float32(-CLOSEST)
    slope += np.float32(2.0)
    others *= np.clip(slope, 0.0, 1.0, out=slope)
    return middle, others


def leading(shares: FloatArray) -> tuple[ClassArray, FloatArray]:
    """Return which of several `shares` (classes, side, side) is the largest, and how far it is ahead of the second."""
    first = shares[0]
    second = np.full_like(first, -np.inf)
    answer = np.zeros(first.shape, np.uint8)
    for number, share in enumerate(shares[1:], 1):
        np.copyto(answer, np.uint8(number), where=share > first)
        second = np.maximum(second, np.minimum(first, share))
        first = np.maximum(first, share)
    return answer, first - second


def borders(answer: ClassArray, lead: FloatArray, width: float) -> FloatArray:
    """Return the lines, `width` cells wide, over which `answer` changes.

    Towards a border the `lead` of one class falls to nothing, and beyond it that of the other one grows: the step from
    cell to cell is then the sum of their leads, not the difference.
    """
    down = _steps(answer[1:] != answer[:-1], lead[1:], lead[:-1])
    across = _steps(answer[:, 1:] != answer[:, :-1], lead[:, 1:], lead[:, :-1])
    return _covered(lead, _slope(down, across), width)


def _steps(changes: NDArray[np.bool_], here: FloatArray, before: FloatArray) -> FloatArray:
    steps = here - before
    np.abs(steps, out=steps)
    np.add(here, before, out=steps, where=changes)
    return steps


def _slope(down: FloatArray, across: FloatArray) -> FloatArray:
    """Return how steep values are, from their steps: of the two on each side of a cell, the larger one counts.

    Beyond a line the values may be level.
    """
    side = len(across)
    slope, other = np.empty((side, side), np.float32), np.empty((side, side), np.float32)
    np.maximum(down[1:], down[:-1], out=slope[1:-1])
    slope[0], slope[-1] = down[0], down[-1]
    np.maximum(across[:, 1:], across[:, :-1], out=other[:, 1:-1])
    other[:, 0], other[:, -1] = across[:, 0], across[:, -1]
    slope *= slope
    other *= other
    slope += other
    return np.sqrt(slope, out=slope)


def _covered(difference: FloatArray, slope: FloatArray, width: float) -> FloatArray:
    # Where nothing changes there is no line, even if the value is met everywhere.
    distance = (difference + _TINY) / (slope + _TINY * _TINY)
    np.subtract(np.float32(width / 2 + 0.5), distance, out=distance)
    return np.clip(distance, 0.0, 1.0, out=distance)
