"""From columns to places: which arrangement a network takes, with room for the names and numbers beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize

from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.labels import label_rooms
from pellucid.ui.stage.layout import Arrangement, arrange
from pellucid.ui.stage.picture_layout import arrange_picture


def arrange_columns(columns: Sequence[Column], size: QSize, pins: Sequence[Sequence[int]]) -> Arrangement:
    """Return the places of all neurons in a diagram of `size`; `pins` are those to be drawn in each column besides."""
    arrangement = _arranged(columns, size, pins, numbers_outside=False)
    if arrangement.columns[-1].numbered or columns[-1].named_inside or columns[-1].plane:
        return arrangement
    return _arranged(columns, size, pins, numbers_outside=True)


def _arranged(
    columns: Sequence[Column], size: QSize, pins: Sequence[Sequence[int]], *, numbers_outside: bool
) -> Arrangement:
    left, right = label_rooms(columns, numbers_outside=numbers_outside)
    units = [column.units for column in columns]
    picture = columns[0].picture
    if picture is not None:
        return arrange_picture(picture, units, size.width(), size.height(), pinned=pins, right_label=right)
    return arrange(
        units,
        size.width(),
        size.height(),
        pinned=pins,
        left_label=left,
        right_label=right,
        tiled=columns[0].plane,
    )
