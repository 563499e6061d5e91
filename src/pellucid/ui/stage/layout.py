"""Where everything in the diagram goes: pure geometry, in logical pixels, for any network and any size of window.

A neuron's place depends on the network and the size of the widget alone, never on what it computes, so nothing moves
while training runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.ui.stage.folds import Fold, fold_units

IntArray = NDArray[np.intp]
FloatArray = NDArray[np.float64]

INSET = 2.0
HEADER = 46.0
FOLDS = 62.0
PADDING = 6.0
FIRST, LAST = 0.065, 0.89
FIVE_COLUMNS = (FIRST, 0.275, 0.50, 0.725, LAST)
NOMINAL_WIDTH, NOMINAL_HEIGHT = 796.0, 404.0
LARGEST_SCALE = 1.8
LABEL_GAP = 8.0
EDGE_GAP = 2.5
CLOSEST_PITCH = 1.25  # of a diameter: neurons shrink when they would come closer than this
TILE, TILE_PITCH, FEW_TILES_PITCH = 50.0, 59.0, 96.0
TILE_ROUNDING = 0.14  # of a tile
CLOSEST_TILES = 1.15  # of a tile
BIAS_MARK, SMALLEST_BIAS_MARK = 0.18, 5.0  # of a tile; pixels
RING_LIMIT = 4
NUMBER_FITS = 36.0  # the smallest ring, in pixels, with room for its number inside


@dataclass(frozen=True)
class ColumnPlace:
    """The place of one layer: its neurons stand above one another around `x`.

    `drawn` are the indices of the neurons shown, ascending, `y` their centres, and `aside` how far right of `x` each
    stands; the rest are in `fold`. Faces are discs, or square tiles if there is a `rounding` of their corners, in
    shares of a tile. `bias_mark` is the side of the small square at the lower left corner of each neuron that stands
    for its bias, 0 if there is none. An input that is a picture has all its pixels in `fold` and no neuron of its own.
    """

    x: float
    units: int
    drawn: IntArray
    y: FloatArray
    diameter: float
    fold: Fold | None
    aside: FloatArray
    rounding: float | None = None
    bias_mark: float = 0.0

    @property
    def tiled(self) -> bool:
        """Tell whether neurons are square tiles."""
        return self.rounding is not None

    @property
    def pictured(self) -> bool:
        """Tell whether this is the picture itself."""
        return len(self.drawn) == 0

    @property
    def x_of(self) -> FloatArray:
        """Return the centres of the neurons shown."""
        return self.x + self.aside

    @property
    def half_width(self) -> float:
        """Return half the width of the column."""
        return self.radius + float(np.abs(self.aside).max(initial=0.0))

    @property
    def radius(self) -> float:
        """Return half the diameter of a neuron."""
        return self.diameter / 2

    @property
    def numbered(self) -> bool:
        """Tell whether a neuron is large enough to hold its number."""
        return self.diameter >= NUMBER_FITS

    @property
    def bias_spots(self) -> tuple[FloatArray, FloatArray]:
        """Return x and y of the middles of the biases' marks, which stand a little out of the neurons' corners."""
        inward = self.radius - self.bias_mark / 3
        return self.x_of - inward, self.y + inward

    def row(self, unit: int) -> int | None:
        """Return the row in which `unit` is drawn, or None if it is folded."""
        at = int(np.searchsorted(self.drawn, unit))
        return at if at < len(self.drawn) and self.drawn[at] == unit else None


@dataclass(frozen=True)
class Arrangement:
    """The places of all columns in a diagram of `width` × `height`; neurons stay between `top` and `bottom`."""

    width: float
    height: float
    top: float
    bottom: float
    columns: tuple[ColumnPlace, ...]

    @property
    def axis(self) -> float:
        """Return the height of the line on which all columns are centred."""
        return (self.top + self.bottom) / 2

    @property
    def column_pitch(self) -> float:
        """Return the smallest distance between two columns."""
        return float(min(np.diff([column.x for column in self.columns])))


def drawn_units(units: int, pinned: Sequence[int], count: int) -> IntArray:
    """Return which neurons of a layer are drawn: an even choice of `count` and the pinned ones, ascending."""
    spread = np.floor((np.arange(count) + 0.5) * units / count).astype(np.intp)
    return np.union1d(spread, np.asarray(pinned, dtype=np.intp))


def arrange(
    units: Sequence[int],
    width: float,
    height: float,
    *,
    pinned: Sequence[Sequence[int]] = (),
    left_label: float = 0.0,
    right_label: float = 0.0,
    tiled: bool = False,
) -> Arrangement:
    """Return the arrangement of layers of `units` neurons, inputs first: discs, or tiles with their biases if `tiled`.

    `pinned` names for each layer folded neurons to be drawn all the same. `left_label` and `right_label` are the
    widths that the names beside inputs and outputs need.
    """
    drawn = [drawn_units(count, pinned[at] if pinned else (), most_drawn(count)) for at, count in enumerate(units)]
    folded = any(len(each) < count for each, count in zip(drawn, units, strict=True))
    top, bottom = HEADER, height - (FOLDS if folded else PADDING)
    room = max(1.0, bottom - top - 2 * PADDING)
    scale = min(LARGEST_SCALE, max(1.0, min(room / NOMINAL_HEIGHT, width / NOMINAL_WIDTH)))
    widest = 0.5 * width * (LAST - FIRST) / max(1, len(units) - 1)
    fit = _fit_tiles if tiled else _fit
    sizes = [fit(len(each), count, room, scale, widest) for each, count in zip(drawn, units, strict=True)]
    centres = _centres(width, sizes[0][0], sizes[-1][0], len(units), left_label, right_label)
    fold_width = float(min(np.diff(centres))) - 12.0
    axis = (top + bottom) / 2
    return Arrangement(
        width,
        height,
        top,
        bottom,
        tuple(
            ColumnPlace(
                x=x,
                units=count,
                drawn=each,
                y=np.asarray(axis + (np.arange(len(each)) - (len(each) - 1) / 2) * pitch, dtype=np.float64),
                diameter=diameter,
                fold=fold_units(count, each, x, bottom, fold_width),
                aside=np.zeros(len(each)),
                rounding=TILE_ROUNDING if tiled else None,
                bias_mark=max(SMALLEST_BIAS_MARK, BIAS_MARK * diameter) if tiled and at > 0 else 0.0,
            )
            for at, (x, count, each, (diameter, pitch)) in enumerate(zip(centres, units, drawn, sizes, strict=True))
        ),
    )


def most_drawn(units: int) -> int:
    """Return how many neurons of a layer there is room for."""
    if units <= 10:
        return units
    return min(units, 12 if units <= 60 else 14)


def _nominal(units: int) -> tuple[float, float]:
    """Return the diameter and the pitch of a layer's neurons where there is room enough."""
    if units <= RING_LIMIT:
        return 50.0, 96.0
    if units <= 10:
        return 30.0, 40.0
    return (22.0, 33.0) if units <= 60 else (18.6, 29.0)


def _fit(rows: int, units: int, room: float, scale: float, widest: float) -> tuple[float, float]:
    """Return diameter and pitch so that `rows` neurons fit `room`: they first move closer, then shrink."""
    diameter, pitch = (scale * each for each in _nominal(units))
    return fitted(rows, min(diameter, widest), pitch, room)


def _fit_tiles(rows: int, units: int, room: float, scale: float, widest: float) -> tuple[float, float]:
    """Return side and pitch as `_fit` does; tiles may stand closer together than discs."""
    pitch = FEW_TILES_PITCH if units <= RING_LIMIT else TILE_PITCH
    return fitted(rows, min(scale * TILE, widest), scale * pitch, room, CLOSEST_TILES)


def fitted(
    rows: int, diameter: float, pitch: float, room: float, closest: float = CLOSEST_PITCH
) -> tuple[float, float]:
    """Return diameter and pitch, made smaller so that `rows` neurons fit `room`, no closer than `closest` diameters."""
    diameter = min(diameter, room)
    if rows > 1:
        pitch = min(pitch, (room - diameter) / (rows - 1))
        if pitch < closest * diameter:
            diameter = min(diameter, room / (1 + closest * (rows - 1)))
            pitch = (room - diameter) / (rows - 1)
    return diameter, pitch


def _centres(width: float, first: float, last: float, count: int, left_label: float, right_label: float) -> list[float]:
    """Return the columns' centres, moved inwards where the names beside `first` and `last` need the room."""
    fractions = np.array(FIVE_COLUMNS) if count == len(FIVE_COLUMNS) else np.linspace(FIRST, LAST, count)
    left = max(FIRST * width, INSET + left_label + LABEL_GAP + first / 2)
    right = min(LAST * width, width - INSET - right_label - LABEL_GAP - last / 2)
    right = max(right, left + first + last)
    return [float(x) for x in left + (fractions - FIRST) / (LAST - FIRST) * (right - left)]
