"""Changing the points of an experiment by hand: from strokes on the map, or files, to other data."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from pellucid.data.points import MOST_POINTS, have_values
from pellucid.data.points_csv import read_points, write_points
from pellucid.data.points_fault import PointsError
from pellucid.experiment.spec import SpecError
from pellucid.session.session import Session
from pellucid.ui.numbers import count_text
from pellucid.ui.plane.own_points import from_points, thinned, to_points, with_points
from pellucid.ui.plane.point_set import PointSet
from pellucid.ui.plane.points_words import error_text
from pellucid.ui.plane.strokes import Stroke, Tool


class PointsEditor(QObject):
    """Makes a change of the session's data of every stroke; whatever the points were before, they are own points then.

    While a stroke is under way the session hears nothing; `shown` brings the points as they would be. A set without
    points to train on waits in the session until there is one. `told` brings words for the user, empty when there is
    nothing to say.
    """

    shown = Signal(object)
    told = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._rng = np.random.default_rng()
        self._tool, self._target = Tool.LOOK, 0.0
        self._stroke: Stroke | None = None
        self._points = PointSet.of(session.experiment.dataset)

    @property
    def points(self) -> PointSet:
        """Return the points as they are shown."""
        return self._points if self._stroke is None else self._stroke.points

    def set_tool(self, tool: Tool, target: float) -> None:
        """Take another tool into the hand; a brush paints points of the class, or with the value, `target`."""
        self._tool, self._target = tool, target

    def show_points(self) -> None:
        """Go on from the points that wait, or else those of the session's experiment; a stroke is given up."""
        self._stroke = None
        waiting = self._session.waiting
        dataset = self._session.experiment.dataset
        if waiting is None:
            self._points = PointSet.of(dataset)
        else:
            self._points = from_points(waiting, with_values=have_values(waiting) if waiting else not dataset.classes)
        self.shown.emit(self._points)
        nothing = self.tr(
            "There is nothing to train on, and training waits. Paint some points, or undo to have the others back."
        )
        self.told.emit("" if waiting is None else nothing)

    def begin(self, x1: float, x2: float, erases: bool, wide: bool) -> None:
        """Press at a place; `erases` whatever the tool is, `wide` with a brush that sprays."""
        plane = self._session.experiment.dataset.plane
        assert plane is not None
        tool = Tool.ERASE if erases else self._tool
        before = thinned(self._points)
        self._stroke = Stroke(before, tool, self._target, (plane.low, plane.high), self._rng, wide=wide)
        self._stroke.begin(x1, x2)
        self._show(self._stroke)

    def carry(self, x1: float, x2: float) -> None:
        """Go on to another place."""
        if self._stroke is not None:
            self._stroke.carry(x1, x2)
            self._show(self._stroke)

    def give_up(self) -> None:
        """Have the points back that there were before the stroke."""
        if self._stroke is not None:
            self._stroke = None
            self.shown.emit(self._points)

    def end(self) -> None:
        """Let go: what the stroke has changed are the points from now on, as far as there is room for more."""
        stroke, self._stroke = self._stroke, None
        if stroke is None or not stroke.changed:
            return
        points, label = stroke.points, self.tr("Points")
        if len(points) <= MOST_POINTS:
            self._replace(points, label)
            return
        fitting = points.without(np.arange(MOST_POINTS, len(points)))
        if len(fitting) > len(self._points):
            self._replace(fitting, label)
        else:
            self.shown.emit(self._points)
        full = self.tr("There is room for {count} points. Take some away to paint others.")
        self.told.emit(full.format(count=count_text(MOST_POINTS)))

    def clear(self) -> None:
        """Begin with an empty plane."""
        self._replace(PointSet.empty(with_values=self._points.with_values), self.tr("Clear points"))

    def read(self, path: Path) -> None:
        """Take the points in a CSV file in the place of the present ones, or say why that cannot be."""
        try:
            read = read_points(path)
        except PointsError as error:
            self.told.emit(error_text(error))
        else:
            self._replace(from_points(read, with_values=have_values(read)), self.tr("Import points"))

    def write(self, path: Path) -> None:
        """Write the points into a CSV file, or say why that cannot be."""
        try:
            write_points(path, to_points(thinned(self._points)))
        except PointsError as error:
            self.told.emit(error_text(error))
        else:
            self.told.emit("")

    def _replace(self, points: PointSet, label: str) -> None:
        """Make these the points of the experiment; `label` are the words for undo."""
        self._stroke = None
        if points.test.all():
            self._session.set_waiting(to_points(points), label)
            self.show_points()
            return
        try:
            self._session.set_spec(with_points(self._session.spec, points), label)
        except SpecError as error:
            self.shown.emit(self._points)
            self.told.emit(str(error))

    def _show(self, stroke: Stroke) -> None:
        if stroke.changed:
            self.shown.emit(stroke.points)
