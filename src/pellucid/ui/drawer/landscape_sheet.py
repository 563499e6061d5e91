"""The losses on a map: which points they belong to, and where those lie."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from pellucid.lens.planes import Point
from pellucid.ui.drawer.landscape_picture import between
from pellucid.ui.drawer.value_axis import exact_text
from pellucid.ui.numbers import number_text


@dataclass(frozen=True, eq=False)
class Sheet:
    """What a map shows: losses over the range `centre` ± `reach` of two coordinates with names, rows from below.

    `movable` says whether the network can be moved to where other parameters are.
    """

    losses: NDArray[np.float64]
    centre: Point
    reach: float
    names: tuple[str, str]
    movable: bool

    def place_of(self, point: Point, area: QRectF) -> QPointF:
        """Return where a point lies when the sheet covers `area`, be it outside."""
        across, up = ((at - middle) / self.reach for at, middle in zip(point, self.centre, strict=True))
        return QPointF(area.center().x() + across * area.width() / 2, area.center().y() - up * area.height() / 2)

    def point_at(self, place: QPointF, area: QRectF) -> Point:
        """Return the point at a place when the sheet covers `area`, or the nearest point of the sheet."""
        across = (place.x() - area.center().x()) / (area.width() / 2)
        up = (area.center().y() - place.y()) / (area.height() / 2)
        x, y = self.centre
        return x + self.reach * min(max(across, -1.0), 1.0), y + self.reach * min(max(up, -1.0), 1.0)

    def loss_at(self, point: Point) -> float:
        """Return the loss at a point of the sheet, from those around it; beyond, that at the edge."""
        shares = (0.5 + (at - middle) / (2 * self.reach) for at, middle in zip(point, self.centre, strict=True))
        across, up = (min(max(share, 0.0), 1.0) for share in shares)
        return between(self.losses, across, up)

    def coordinates(self, point: Point) -> tuple[str, str]:
        """Return the coordinates of a point with their names, weights as exactly as anywhere."""
        texts = (exact_text(value) if self.movable else number_text(value, 3) for value in point)
        across, up = (f"{name} = {text}" for name, text in zip(self.names, texts, strict=True))
        return across, up

    def continues(self, other: "Sheet | None") -> bool:
        """Tell whether a point in hand on another sheet can go on being moved on this one."""
        return self.movable and other is not None and other.movable and self.names == other.names
