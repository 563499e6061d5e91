"""What lies under a point of the diagram, and where the arrow keys lead from there."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt

from pellucid.ui.stage.edges import WHOLE, Edge, Edges
from pellucid.ui.stage.layout import HEADER, Arrangement, ColumnPlace

HEADING_REACH, HEADING_GAP = 56.0, 10.0
REACH = 3.0  # pixels around a neuron, or the mark of its bias, that still belong to it


@dataclass(frozen=True)
class Neuron:
    """One neuron of a column, drawn or folded."""

    column: int
    unit: int


@dataclass(frozen=True)
class Bias:
    """The bias of a neuron."""

    column: int
    unit: int


Target = Neuron | Edge | Bias


@dataclass(frozen=True)
class Spot:
    """A place in the diagram: a centre, and the radius of what is to stay visible around it."""

    x: float
    y: float
    radius: float


def target_at(arrangement: Arrangement, edges: Edges, x: float, y: float) -> Target | None:
    """Return the bias or the neuron at the point, else the edge within 4 pixels, else None."""
    for number, place in enumerate(arrangement.columns):
        if place.bias_mark:
            marks_x, marks_y = place.bias_spots
            distance = np.maximum(np.abs(marks_x - x), np.abs(marks_y - y))
            row = int(np.argmin(distance))
            if distance[row] <= place.bias_mark / 2 + REACH:
                return Bias(number, int(place.drawn[row]))
        if abs(x - place.x) <= place.half_width + REACH and not place.pictured:
            across, down = np.abs(place.x_of - x), np.abs(place.y - y)
            distance = np.maximum(across, down) if place.tiled else np.hypot(across, down)
            row = int(np.argmin(distance))
            if distance[row] <= place.radius + REACH:
                return Neuron(number, int(place.drawn[row]))
        unit = place.fold.unit_at(x, y) if place.fold else None
        if unit is not None:
            return Neuron(number, unit)
    at = edges.nearest(x, y)
    return None if at is None else edges.edge(at)


def heading_at(arrangement: Arrangement, x: float, y: float) -> int | None:
    """Return the column whose heading is at the point, or None."""
    if y > HEADER - HEADING_GAP:
        return None
    away = [abs(place.x - x) for place in arrangement.columns]
    nearest = min(range(len(away)), key=away.__getitem__)
    return nearest if away[nearest] <= min(HEADING_REACH, arrangement.column_pitch / 2) else None


def spot_of(arrangement: Arrangement, edges: Edges, target: Target) -> Spot:
    """Return the place of a neuron or its bias, of its square in a fold, or of the middle of an edge between neurons.

    The edge must be between drawn neurons. A bias without a mark is where its neuron is.
    """
    if isinstance(target, Edge):
        place = edges.place(target)
        assert place is not None
        return Spot(*edges.point(place, 0.5), radius=4.0)
    column = arrangement.columns[target.column]
    row = column.row(target.unit)
    if row is not None and isinstance(target, Bias) and column.bias_mark:
        marks_x, marks_y = column.bias_spots
        return Spot(float(marks_x[row]), float(marks_y[row]), column.bias_mark / 2)
    if row is not None:
        return Spot(float(column.x_of[row]), float(column.y[row]), column.radius)
    assert column.fold is not None
    half = column.fold.pitch / 2
    left, top = column.fold.corner(target.unit)
    return Spot(left + half, top + half, half)


def moved(arrangement: Arrangement, target: Target | None, key: Qt.Key) -> Neuron:
    """Return the neuron to which an arrow key leads; from an edge and from nowhere, to the nearest end."""
    first = arrangement.columns[0]
    if target is None:
        return Neuron(0, _pixel_at_the_right(first, arrangement.axis) if first.pictured else int(first.drawn[0]))
    if isinstance(target, Edge):
        if key != Qt.Key.Key_Left:
            return Neuron(target.gap + 1, target.target)
        bundle = target.source == WHOLE
        return Neuron(target.gap, _pixel_at_the_right(first, arrangement.axis) if bundle else target.source)
    if isinstance(target, Bias):
        target = Neuron(target.column, target.unit)
    place = arrangement.columns[target.column]
    row = place.row(target.unit)
    if row is None:
        return _moved_in_fold(arrangement, place, target, key)
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        row += 1 if key == Qt.Key.Key_Down else -1
        if row == len(place.drawn) and place.fold:
            return Neuron(target.column, int(place.fold.units[0]))
        return Neuron(target.column, int(place.drawn[min(max(row, 0), len(place.drawn) - 1)]))
    return _beside(arrangement, target, key, float(place.y[row]))


def ranked_edges(edges: Edges, neuron: Neuron) -> list[Edge]:
    """Return the drawn edges of a neuron, strongest first."""
    touching = np.flatnonzero(edges.touching(neuron.column, neuron.unit) & (edges.strength > 0))
    return [edges.edge(int(at)) for at in touching[np.argsort(-edges.strength[touching], kind="stable")]]


def _moved_in_fold(arrangement: Arrangement, place: ColumnPlace, target: Neuron, key: Qt.Key) -> Neuron:
    fold = place.fold
    assert fold is not None
    at = int(np.searchsorted(fold.units, target.unit))
    row, column = divmod(at, fold.columns)
    if key == Qt.Key.Key_Up and row == 0 and not place.pictured:
        return Neuron(target.column, int(place.drawn[-1]))
    if (key == Qt.Key.Key_Left and column == 0) or (
        key == Qt.Key.Key_Right and (column == fold.columns - 1 or at == len(fold.units) - 1)
    ):
        y = fold.top + (row + 0.5) * fold.pitch if place.pictured else arrangement.bottom
        return _beside(arrangement, target, key, y)
    step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -fold.columns, Qt.Key.Key_Down: fold.columns}[key]
    return Neuron(target.column, int(fold.units[at + step])) if 0 <= at + step < len(fold.units) else target


def _beside(arrangement: Arrangement, target: Neuron, key: Qt.Key, y: float) -> Neuron:
    column = target.column + (1 if key == Qt.Key.Key_Right else -1)
    if not 0 <= column < len(arrangement.columns):
        return target
    place = arrangement.columns[column]
    if place.pictured:
        return Neuron(column, _pixel_at_the_right(place, y))
    return Neuron(column, int(place.drawn[int(np.argmin(np.abs(place.y - y)))]))


def _pixel_at_the_right(place: ColumnPlace, y: float) -> int:
    """Return the last pixel of the row of a picture that is nearest to `y`."""
    fold = place.fold
    assert fold is not None
    row = min(max(int((y - fold.top) // fold.pitch), 0), fold.rows - 1)
    return (row + 1) * fold.columns - 1
