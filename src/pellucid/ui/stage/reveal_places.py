"""Where the numbers of a step stand over the diagram, so that they hide as little of it as they can."""

from itertools import product

import numpy as np
from PySide6.QtCore import QRectF, QSizeF

from pellucid.ui.stage.edges import Edges
from pellucid.ui.stage.layout import EDGE_GAP, Arrangement
from pellucid.ui.stage.pointing import Spot

PILL_AT = (0.32, 0.6, 0.16)  # of the way along an edge, where there is room
NOTE_GAP = 10.0
_ABOVE = (0.5, 0.2, 0.8, 0.0, 1.0)  # of the height of a card, above the neuron: the first is best
_HEADING_GAP = 2.0


def pill_area(edges: Edges, arrangement: Arrangement, at: int, size: QSizeF, taken: list[QRectF]) -> QRectF | None:
    """Return where a number stands on the edge at a place of the flat order: on no neuron, and on nothing `taken`."""
    gap = edges.edge(at).gap
    before, after = arrangement.columns[gap : gap + 2]
    left = before.x + before.half_width + EDGE_GAP
    right = after.x - after.half_width - EDGE_GAP
    margin = min(size.width(), right - left) / 2
    for share in PILL_AT:
        middle = min(max(left + share * (right - left), left + margin), right - margin)
        _, y = edges.point(at, (middle - left) / (right - left))
        area = QRectF(middle - size.width() / 2, y - size.height() / 2, size.width(), size.height())
        if not any(area.intersects(other) for other in taken):
            return area
    return None


def note_area(arrangement: Arrangement, spot: Spot, reach: float, size: QSizeF) -> QRectF:
    """Return where a card about the neuron at `spot` stands: beside it, where it covers least of the others."""
    sides = (spot.x + reach + NOTE_GAP, spot.x - reach - NOTE_GAP - size.width())
    lowest = arrangement.height - size.height()
    areas = [
        QRectF(left, min(max(spot.y - above * size.height(), arrangement.top - _HEADING_GAP), lowest), *size.toTuple())
        for above, left in product(_ABOVE, sides)
        if 0.0 <= left <= arrangement.width - size.width()
    ]
    return min(areas, key=lambda area: _covered(arrangement, area), default=QRectF(sides[1], spot.y, *size.toTuple()))


def _covered(arrangement: Arrangement, area: QRectF) -> float:
    """Return how much of neurons, pictures and the names of the outputs an area covers, in square pixels."""
    covered = 0.0
    for place in arrangement.columns:
        if place.pictured:
            assert place.fold is not None
            picture = QRectF(place.fold.left, place.fold.top, place.fold.width, place.fold.height)
            both = picture.intersected(area)
            covered += both.width() * both.height()
            continue
        right = place.x_of + place.radius
        if place is arrangement.columns[-1]:
            right = np.full_like(right, arrangement.width)
        across = np.minimum(right, area.right()) - np.maximum(place.x_of - place.radius, area.left())
        down = np.minimum(place.y + place.radius, area.bottom()) - np.maximum(place.y - place.radius, area.top())
        covered += float((across.clip(0.0) * down.clip(0.0)).sum())
    return covered
