"""How a row of matrices shares the room there is."""

from collections.abc import Sequence
from math import sqrt

LEAST = 72
MOST_PER_COLUMN = 44


def share_widths(columns: Sequence[int], room: int) -> list[int]:
    """Return a width for each matrix, in proportion to the square root of its number of columns.

    The root lets a wide layer be wider without leaving its neighbours unreadable. None is narrower than LEAST, unless
    all together would not fit into `room`; a matrix of few columns takes no more than MOST_PER_COLUMN for each.
    """
    if LEAST * len(columns) >= room:
        return [room // len(columns)] * len(columns)
    most = [max(LEAST, MOST_PER_COLUMN * count) for count in columns]
    fixed: dict[int, int] = {}
    while len(fixed) < len(columns):
        left = room - sum(fixed.values())
        weight = sum(sqrt(count) for index, count in enumerate(columns) if index not in fixed)
        free = {i: int(left * sqrt(count) / weight) for i, count in enumerate(columns) if i not in fixed}
        too_narrow = {index: LEAST for index, width in free.items() if width < LEAST}
        too_wide = {index: most[index] for index, width in free.items() if width > most[index]}
        # Those raised to the least take from the others, so they come first.
        fixed |= too_narrow or too_wide or free
    return [fixed[index] for index in range(len(columns))]
