"""Where everything goes when the input is a picture: the picture, tiles for what neurons look for, and the outputs.

Pure geometry, like `layout`, in logical pixels.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pellucid.ui.stage.folds import Fold, fold_units
from pellucid.ui.stage.layout import (
    FOLDS,
    HEADER,
    INSET,
    LABEL_GAP,
    LARGEST_SCALE,
    NOMINAL_HEIGHT,
    NOMINAL_WIDTH,
    PADDING,
    Arrangement,
    ColumnPlace,
    drawn_units,
    fitted,
)

FloatArray = NDArray[np.float64]

LEFT = 8.0
PICTURE = 150.0
FIRST_TILE, FIRST_PITCH = 44.0, 27.5  # of one neuron after the other, on alternate sides
LATER_TILE, LATER_PITCH = 30.0, 34.0
OUTPUT, OUTPUT_PITCH = 30.0, 40.0
FIRST_DRAWN, LATER_DRAWN = 14, 12
STAGGERED = 6  # more tiles than these stand in two columns
ASIDE = 0.6  # of a tile: how far the two columns stand from their middle
CLOSEST_TILES = 1.1  # of a tile, from one to the next in the same column
ROUNDING = 0.11  # of a tile
OPEN = 0.42  # of the width: what columns leave free for edges
BUNDLES = 0.7  # of a gap with edges: what a gap with bundles alone needs


def arrange_picture(
    picture: tuple[int, int],
    units: Sequence[int],
    width: float,
    height: float,
    *,
    pinned: Sequence[Sequence[int]],
    right_label: float,
) -> Arrangement:
    """Return the arrangement of a picture of (rows, columns) pixels, hidden layers and outputs of `units` neurons.

    `units` and `pinned` begin with the input; `right_label` is the width of what stands beside the outputs.
    """
    last = len(units) - 1
    drawn = [_drawn(at, last, count, pinned[at]) for at, count in enumerate(units)][1:]
    folded = any(len(each) < count for each, count in zip(drawn, units[1:], strict=True))
    top, bottom = HEADER, height - (FOLDS if folded else PADDING)
    room = max(1.0, bottom - top - 2 * PADDING)
    scale = min(LARGEST_SCALE, max(1.0, min(room / NOMINAL_HEIGHT, width / NOMINAL_WIDTH)))
    rooms = [PICTURE, *(_width(at, last, len(each)) for at, each in enumerate(drawn, 1))]
    span = width - LEFT - INSET - right_label - LABEL_GAP
    shrink = min(1.0, (1 - OPEN) * span / (scale * sum(rooms)))
    scale *= shrink
    side = min(scale * PICTURE, room)
    sizes = [_size(at, last, len(each), room, scale) for at, each in enumerate(drawn, 1)]
    halves = np.array([side / 2, *(half for _, _, half, _ in sizes)])
    centres = _centres(halves, span)
    axis = (top + bottom) / 2
    fold_width = float(min(np.diff(centres))) - 12.0
    places = [_picture_place(picture, centres[0], axis, side, units[0])]
    for x, count, each, (diameter, pitch, _, aside) in zip(centres[1:], units[1:], drawn, sizes, strict=True):
        row = np.arange(len(each))
        y = np.asarray(axis + (row - (len(each) - 1) / 2) * pitch, dtype=np.float64)
        shifts = np.where(row % 2 == 0, -aside, aside)
        fold = fold_units(count, each, x, bottom, max(fold_width, 24.0))
        rounding = ROUNDING if len(places) < last else None
        places.append(ColumnPlace(x, count, each, y, diameter, fold, shifts, rounding))
    return Arrangement(width, height, top, bottom, tuple(places))


def _drawn(at: int, last: int, count: int, pinned: Sequence[int]) -> NDArray[np.intp]:
    most = FIRST_DRAWN if at == 1 else LATER_DRAWN
    return drawn_units(count, pinned, count if at in (0, last) and count <= most else min(count, most))


def _staggered(at: int, last: int, rows: int) -> bool:
    return at == 1 and at < last and rows > STAGGERED


def _width(at: int, last: int, rows: int) -> float:
    """Return the width of a column where there is room enough."""
    if at == last:
        return OUTPUT
    if _staggered(at, last, rows):
        return FIRST_TILE * (1 + 2 * ASIDE)
    return FIRST_TILE if at == 1 else LATER_TILE


def _size(at: int, last: int, rows: int, room: float, scale: float) -> tuple[float, float, float, float]:
    """Return the size of a face, the pitch, half the width of the column, and how far faces stand aside."""
    if at == last:
        diameter, pitch = fitted(rows, OUTPUT * scale, OUTPUT_PITCH * scale, room)
        return diameter, pitch, diameter / 2, 0.0
    if _staggered(at, last, rows):
        side = min(FIRST_TILE * scale, room / (1 + CLOSEST_TILES / 2 * (rows - 1)))
        pitch = min(FIRST_PITCH * scale, (room - side) / (rows - 1))
        return side, pitch, side * (0.5 + ASIDE), side * ASIDE
    nominal = (FIRST_TILE, 2 * FIRST_PITCH) if at == 1 else (LATER_TILE, LATER_PITCH)
    side = min(nominal[0] * scale, room / (1 + CLOSEST_TILES * (rows - 1)))
    pitch = min(nominal[1] * scale, (room - side) / (rows - 1)) if rows > 1 else side
    return side, pitch, side / 2, 0.0


def _centres(halves: FloatArray, span: float) -> list[float]:
    """Return the columns' centres so that the gaps between them are alike, the first one narrower."""
    gaps = np.ones(len(halves) - 1)
    if len(gaps) > 1:
        gaps[0] = BUNDLES
    free = max(span - 2 * float(halves.sum()), 8.0 * len(gaps))
    lefts = np.concatenate(([0.0], np.cumsum(2 * halves[:-1] + gaps / gaps.sum() * free)))
    return [float(x) for x in LEFT + lefts + halves]


def _picture_place(picture: tuple[int, int], x: float, axis: float, side: float, count: int) -> ColumnPlace:
    """Return the place of the picture: every pixel is a square of its matrix."""
    rows, columns = picture
    pitch = side / max(rows, columns)
    matrix = Fold(np.arange(count), x - columns * pitch / 2, axis - rows * pitch / 2, pitch, rows, columns)
    none = np.empty(0)
    return ColumnPlace(x, count, np.empty(0, dtype=np.intp), none, columns * pitch, matrix, none)
