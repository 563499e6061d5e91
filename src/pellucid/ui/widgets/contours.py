"""Contour lines of a grid of numbers, by marching squares."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.floating]
Points = NDArray[np.float64]

# The sides of a cell: between which two corners, and which way the crossing moves. Corners are counted around the cell
# from the top left: (0, 0), (0, 1), (1, 1), (1, 0) as (row, column).
_TOP, _RIGHT, _BOTTOM, _LEFT = range(4)
# For each set of corners that lie above the level (bit k for corner k), the pairs of sides that a line joins.
_LINES: dict[int, tuple[tuple[int, int], ...]] = {
    0b0001: ((_LEFT, _TOP),),
    0b0010: ((_TOP, _RIGHT),),
    0b0011: ((_LEFT, _RIGHT),),
    0b0100: ((_RIGHT, _BOTTOM),),
    0b0110: ((_TOP, _BOTTOM),),
    0b0111: ((_LEFT, _BOTTOM),),
    0b1000: ((_BOTTOM, _LEFT),),
    0b1001: ((_BOTTOM, _TOP),),
    0b1011: ((_BOTTOM, _RIGHT),),
    0b1100: ((_RIGHT, _LEFT),),
    0b1101: ((_RIGHT, _TOP),),
    0b1110: ((_TOP, _LEFT),),
    # Of a saddle these are the lines around the corners above the level.
    0b0101: ((_LEFT, _TOP), (_RIGHT, _BOTTOM)),
    0b1010: ((_TOP, _RIGHT), (_BOTTOM, _LEFT)),
}
_SADDLES = (0b0101, 0b1010)


def segments(values: Values, level: float) -> Points:
    """Return the straight pieces of the line on which `values` (rows, columns) have the value `level`.

    The shape is (pieces, 2, 2): two ends with x (columns) and y (rows) each, in steps of the grid from its first value.
    Between neighbours the values are taken to change evenly. A cell with a corner that is no finite number has no line.
    """
    above = values > level
    corners = np.stack([above[:-1, :-1], above[:-1, 1:], above[1:, 1:], above[1:, :-1]])
    finite = np.isfinite(values)
    known = finite[:-1, :-1] & finite[:-1, 1:] & finite[1:, 1:] & finite[1:, :-1]
    kinds = (corners * np.array([1, 2, 4, 8])[:, np.newaxis, np.newaxis]).sum(axis=0)
    rows, columns = np.nonzero(known & (kinds > 0) & (kinds < 15))
    kinds = kinds[rows, columns]
    around = np.stack(
        [values[rows, columns], values[rows, columns + 1], values[rows + 1, columns + 1], values[rows + 1, columns]]
    ).astype(np.float64)
    # A saddle whose middle lies above the level joins its high corners: the lines go around the low ones.
    turned = np.isin(kinds, _SADDLES) & (around.mean(axis=0) > level)
    kinds[turned] = 15 - kinds[turned]
    crossings = _crossings(around, level) + np.stack([columns, rows], axis=-1)
    found = []
    for kind, lines in _LINES.items():
        chosen = kinds == kind
        found += [np.stack([crossings[one, chosen], crossings[other, chosen]], axis=1) for one, other in lines]
    return np.concatenate(found)


def joined(pieces: Points) -> list[Points]:
    """Return pieces with common ends as lines, each (points, 2); a closed one ends where it begins."""
    ends = [(tuple(one), tuple(other)) for one, other in np.round(pieces, 9).tolist() if one != other]
    touching: dict[tuple[float, ...], list[int]] = defaultdict(list)
    for number, pair in enumerate(ends):
        for end in pair:
            touching[end].append(number)
    left = set(range(len(ends)))
    # Open lines first, each from one of its ends.
    starts = [end for end, numbers in touching.items() if len(numbers) == 1]
    starts += [pair[0] for pair in ends]
    lines = []
    for start in starts:
        line = [start]
        while (onward := next((each for each in touching[line[-1]] if each in left), None)) is not None:
            left.remove(onward)
            one, other = ends[onward]
            line.append(other if one == line[-1] else one)
        if len(line) > 1:
            lines.append(np.array(line))
    return lines


def _crossings(around: Points, level: float) -> Points:
    """Return where the level is crossed on each side of some cells, (4, cells, 2), from the top left of the cell."""
    top_left, top_right, bottom_right, bottom_left = around
    zero, one = np.zeros_like(top_left), np.ones_like(top_left)
    with np.errstate(all="ignore"):
        # Sides that are not crossed have nonsense here, and are not asked for.
        top, right, bottom, left = (
            (level - first) / (second - first)
            for first, second in (
                (top_left, top_right),
                (top_right, bottom_right),
                (bottom_left, bottom_right),
                (top_left, bottom_left),
            )
        )
    return np.stack(
        [
            np.stack([top, zero], axis=-1),
            np.stack([one, right], axis=-1),
            np.stack([bottom, one], axis=-1),
            np.stack([zero, left], axis=-1),
        ]
    )
