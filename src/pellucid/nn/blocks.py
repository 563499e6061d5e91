"""Large matrix products, cut into blocks.

OpenBLAS has kernels for small matrices, which need not rearrange the operands first. Up to a million multiplications it
uses those, and is up to a fifth faster; so a product of a few millions is better done in a few pieces.
"""

from itertools import pairwise

MULTIPLICATIONS = 1_000_000
MOST_BLOCKS = 8


def blocks(length: int, multiplications: int) -> list[slice]:
    """Return the slices in which to take `length` rows of a product that costs `multiplications` for each row.

    There is one slice, of all rows, if the product is small, or so large that the blocks would be very thin.
    """
    count = -(-length * multiplications // MULTIPLICATIONS)
    if count > min(MOST_BLOCKS, length):
        count = 1
    edges = [length * at // count for at in range(count + 1)]
    return [slice(start, stop) for start, stop in pairwise(edges)]
