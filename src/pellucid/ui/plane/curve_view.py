"""The answer over a line: what the map shows as colour, as a curve, where the network is told of one coordinate."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF

from pellucid.data.plane_features import Plane
from pellucid.experiment.build import Experiment
from pellucid.lens.answer_curve import answers_along, crossings, neuron_along, only_coordinate
from pellucid.ui.class_colours import class_colours
from pellucid.ui.class_names import class_text
from pellucid.ui.plane.curve_marks import (
    paint_crossing,
    paint_curve_axes,
    paint_letters,
    paint_level,
    paint_pointed,
)
from pellucid.ui.plane.curve_points import MARGIN, raised_points
from pellucid.ui.plane.map_marks import AXIS, limit_text, paint_cross, paint_name
from pellucid.ui.plane.plane_view import SIDE, PlaneView
from pellucid.ui.plane.point_look import point_look
from pellucid.ui.plane.point_set import PointSet, value_limit
from pellucid.ui.plane.points_layer import PointsLayer
from pellucid.ui.plane.wrong_points import WrongPoints
from pellucid.ui.stage.columns import columns_of
from pellucid.ui.stage.faces import hatch
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface

FloatArray = NDArray[np.float32]

# Two places to a logical pixel.
PLACES = 2 * SIDE + 1
CURVE, HALO = 2.2, 1.4
LEVEL = 0.5


class CurveView(PlaneView):
    """Shows the answers over the only coordinate; of the chosen point, the other one stays as it was.

    Points of two classes lie at 0 and 1, those of more where their own curve should be, at 1, and test points a row
    beyond; points with values lie at their value.

    Nothing is asked of it before `set_experiment` has brought an experiment that suits.
    """

    ways: ClassVar = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}

    def __init__(self) -> None:
        super().__init__()
        self._experiment: Experiment | None = None
        self._coordinate = 0
        self._line = np.zeros(PLACES, np.float32)
        self._answers: FloatArray | None = None
        self._theta: FloatArray | None = None
        self._neuron: tuple[int, int] | None = None
        self._under_pointer: float | None = None
        self._points = PointSet.empty()
        self._heights = (0.0, 1.0)
        self._layer: PointsLayer | None = None
        self._wrong = WrongPoints()
        self.setAccessibleName(self.tr("Answer curve"))
        self.setToolTip(self.tr("Click or drag to send a point through; ← and → move it, with Shift by ten steps"))

    def set_experiment(self, experiment: Experiment) -> None:
        """Show the points of an experiment that suits; `show_parameters` tells what its network makes of the line."""
        dataset = experiment.dataset
        plane = dataset.plane
        coordinate = None if plane is None else only_coordinate(plane)
        if plane is None or coordinate is None:
            raise ValueError("The network is not told of one coordinate alone.")
        self._experiment = experiment
        self._coordinate = coordinate
        self._line = np.linspace(plane.low, plane.high, PLACES, dtype=np.float32)
        self._points = PointSet.of(dataset)
        self._theta = self._answers = self._neuron = self._under_pointer = None
        self._held = Qt.MouseButton.NoButton
        self._forget()

    def show_parameters(self, theta: FloatArray | None, *, fine: bool) -> None:
        """Show what the network answers with parameters `theta`, or that it answers nothing if None.

        `fine` where there is time for looking which points are wrong.
        """
        self._theta = theta
        self._read()
        if theta is not None:
            self._wrong.ring(self._present, theta, self._points, self._points_layer(), fine=fine)

    def show_neuron(self, neuron: tuple[int, int] | None) -> None:
        """Show the output of one neuron, by column (0 for the inputs) and unit, instead of the answers."""
        if neuron != self._neuron:
            self._neuron = neuron
            self._read()

    def place(self, x: float, height: float) -> QPointF:
        """Return where the curve stands that answers `height` at coordinate x."""
        low, high = self._heights
        share = (height - low) / (high - low)
        return QPointF(AXIS + (x - self._plane.low) * self._scale, SIDE - MARGIN - share * (SIDE - 2 * MARGIN))

    def point(self, place: QPointF) -> tuple[float, float]:
        """Return the chosen point with its coordinate moved to the one nearest to a place."""
        return self._moved_to(self._plane.low + (place.x() - AXIS) / self._scale)

    def take_on_theme(self) -> None:
        """Drop the points in the colours of the former theme."""
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the points, the curves over them, the chosen point and the axes."""
        del event
        painter = begin(self)
        area = self.area()
        paint_surface(painter, area, CONTROL_RADIUS, tokens().bg)
        if self._answers is None:
            hatch(painter, area, tokens().bad, CONTROL_RADIUS)
        low, high = self._heights
        for height in (low, (low + high) / 2, high):
            paint_level(painter, area, self.place(0, height).y())
        painter.save()
        painter.setClipRect(area)
        if self._neuron is None:
            layer = self._points_layer()
            painter.drawPixmap(area.topLeft(), layer.points)
            painter.drawPixmap(area.topLeft(), layer.rings)
        if self._answers is not None:
            self._paint_answers(painter, self._answers)
        painter.restore()
        paint_surface(painter, area, CONTROL_RADIUS, None, tokens().line2)
        plane = self._plane
        paint_curve_axes(painter, area, self._coordinate, (plane.low, plane.high), self._ticks())
        if self._neuron is not None:
            column, unit = self._neuron
            paint_name(painter, area, columns_of(self._present)[column].neuron(unit))

    @property
    def _present(self) -> Experiment:
        assert self._experiment is not None
        return self._experiment

    @property
    def _plane(self) -> Plane:
        plane = self._present.dataset.plane
        assert plane is not None
        return plane

    @property
    def _scale(self) -> float:
        return SIDE / (self._plane.high - self._plane.low)

    def _point_at(self, point: tuple[float, float] | None) -> None:
        self._under_pointer = None if point is None else point[self._coordinate]
        super()._point_at(point)
        self.update()

    def _beside_chosen(self, right: float, up: float) -> tuple[float, float]:
        del up
        return self._moved_to(self._chosen[self._coordinate] + right)

    def _moved_to(self, x: float) -> tuple[float, float]:
        x = min(max(x, self._plane.low), self._plane.high)
        other = self._chosen[1 - self._coordinate]
        return (x, other) if self._coordinate == 0 else (other, x)

    def _forget(self) -> None:
        self._layer = None
        self.update()

    def _read(self) -> None:
        """Ask the network of all places of the line, and choose the heights between which its answers are shown."""
        experiment, theta = self._present, self._theta
        self._answers = None
        if theta is not None:
            if self._neuron is None:
                answers = answers_along(experiment, theta, self._line)
            else:
                answers = neuron_along(experiment, theta, self._line, *self._neuron)
            if np.isfinite(answers).all():
                self._answers = answers
        if self._is_probable:
            self._heights = (0.0, 1.0)
        elif self._neuron is None:
            limit = value_limit(experiment.dataset)
            self._heights = (-limit, limit)
        else:
            limit = 1.0 if self._answers is None else max(float(np.abs(self._answers).max()), 1e-6)
            self._heights = (-limit, limit)
        self.update()

    @property
    def _is_probable(self) -> bool:
        """Tell whether it is probabilities that are shown, from 0 to 1."""
        return self._present.dataset.classes > 0 and (self._neuron is None or self._is_output)

    @property
    def _is_output(self) -> bool:
        return self._neuron is not None and self._neuron[0] == len(self._present.affine_keys)

    def _ticks(self) -> dict[str, float]:
        low, high = self._heights
        middle = (low + high) / 2
        heights = {limit_text(each): each for each in (low, middle, high)}
        if self._is_probable:
            heights["p"] = (middle + high) / 2
        elif self._neuron is None or self._is_output:
            heights["y"] = (middle + high) / 2
        return {text: self.place(0, height).y() for text, height in heights.items()}

    def _curves(self) -> list[tuple[str, QColor]]:
        """Return the name of each curve that is shown, empty if it needs none, and its colour."""
        colours, names = tokens(), self._present.dataset.class_names
        if not self._is_probable:
            return [("", colours.ink)]
        curves = list(zip(map(class_text, names), class_colours(names, colours), strict=True))
        if self._neuron is not None:
            return [curves[names.index(self._present.readout.names[self._neuron[1]])]]
        return curves[1:] if len(curves) == 2 else curves

    def _paint_answers(self, painter: QPainter, answers: FloatArray) -> None:
        """Paint every curve, where the only one crosses the level in the middle, and the chosen place."""
        curves = self._curves()
        xs = (AXIS + (self._line - self._plane.low) * self._scale).tolist()
        low, high = self._heights
        # What lies far outside is out of view, but not so far that painting it would take long.
        shares = ((answers - low) / (high - low)).clip(-1, 2)
        rows = (SIDE - MARGIN - shares * (SIDE - 2 * MARGIN)).tolist()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(tokens().bg, 0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
        for row, (_, colour) in zip(rows, curves, strict=True):
            line = QPolygonF([QPointF(x, y) for x, y in zip(xs, row, strict=True)])
            # Among points with values a curve would be lost; at 0 and 1 a halo would hide those of classes.
            halo = () if self._is_probable else ((tokens().bg, CURVE + 2 * HALO),)
            for tint, width in (*halo, (colour, CURVE)):
                pen.setColor(tint)
                pen.setWidthF(width)
                painter.setPen(pen)
                painter.drawPolyline(line)
        if self._is_probable and len(answers) == 1:
            for x in crossings(self._line, answers[0], LEVEL):
                paint_crossing(painter, self.place(x, LEVEL), SIDE)
        ends = [(name, row[-1], colour) for row, (name, colour) in zip(rows, curves, strict=True) if name]
        paint_letters(painter, self.area(), ends)
        if self._under_pointer is not None:
            paint_pointed(painter, self.area(), self._on_highest(answers, self._under_pointer))
        chosen = self._on_highest(answers, self._chosen[self._coordinate])
        paint_cross(painter, chosen, self._points_layer().radius)

    def _on_highest(self, answers: FloatArray, x: float) -> QPointF:
        return self.place(x, float(answers[:, np.abs(self._line - x).argmin()].max()))

    def _points_layer(self) -> PointsLayer:
        ratio = self.devicePixelRatioF()
        if self._layer is None or self._layer.points.devicePixelRatio() != ratio:
            dataset = self._present.dataset
            look = point_look(dataset, self._points, tokens())
            raised = raised_points(dataset, self._plane, self._coordinate)
            self._layer = PointsLayer(raised, look, self._plane, SIDE, ratio)
            if self._theta is not None:
                self._wrong.ring(self._present, self._theta, self._points, self._layer, fine=True)
        return self._layer
