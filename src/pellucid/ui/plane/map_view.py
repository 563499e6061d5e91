"""The decision map: the plane in the colours of the network's answers, with its points and the one looked at."""

from collections.abc import Generator
from math import ceil
from time import monotonic
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap

from pellucid.data.plane_features import Plane
from pellucid.experiment.build import Experiment
from pellucid.ui.plane.map_marks import AXIS, paint_cross, paint_name, painted_frame
from pellucid.ui.plane.map_picture import MapPicture, Style
from pellucid.ui.plane.plane_view import SIDE, PlaneView
from pellucid.ui.plane.point_look import point_look
from pellucid.ui.plane.point_set import PointSet
from pellucid.ui.plane.points_layer import PointsLayer
from pellucid.ui.plane.strokes import Tool
from pellucid.ui.plane.wrong_points import WrongPoints
from pellucid.ui.stage.columns import columns_of
from pellucid.ui.stage.faces import hatch
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface

FloatArray = NDArray[np.float32]

# More cells in a row than these take too long while training runs; a fine screen waits for the pause.
MOST_CELLS_RUNNING = 360
QUICKLY = 0.05  # seconds
# So many products of a weight and a cell may be made for one picture, while training runs and in the pause.
MOST_PRODUCTS_RUNNING, MOST_PRODUCTS = 150_000_000, 600_000_000

_ERASES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, *_ERASES)


class MapView(PlaneView):
    """Shows the whole plane at once.

    With another tool than that for looking, the pointer chooses no points but makes strokes: `begun` brings where,
    whether with the right button, and whether with Ctrl; `carried` where to; then comes `ended`, or `given_up` with
    Esc.
    """

    ways: ClassVar = {
        Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
    }  # fmt: skip

    begun = Signal(float, float, bool, bool)
    carried = Signal(float, float)
    ended = Signal()
    given_up = Signal()

    def __init__(self, experiment: Experiment) -> None:
        super().__init__()
        self._experiment = experiment
        self._points = PointSet.of(experiment.dataset)
        self._theta: FloatArray | None = None
        self._fine = True
        self._style = Style.SMOOTH
        self._neuron: tuple[int, int] | None = None
        self._tool = Tool.LOOK
        self._picture: MapPicture | None = None
        self._asked_at = 0.0
        self._begun: Generator[None, None, QImage | None] | None = None
        self._image: QImage | None = None
        self._layer: PointsLayer | None = None
        self._painted_frame: QPixmap | None = None
        self._wrong = WrongPoints()
        self.setAccessibleName(self.tr("Decision map"))
        self.set_tool(Tool.LOOK)

    def set_experiment(self, experiment: Experiment) -> None:
        """Show the points of another experiment; `show_parameters` tells what its network makes of them."""
        self._experiment = experiment
        self._points = PointSet.of(experiment.dataset)
        self._theta = None
        self._image = None
        self._neuron = None
        self._held = Qt.MouseButton.NoButton
        self._forget()

    def show_parameters(self, theta: FloatArray | None, *, fine: bool) -> None:
        """Show what the network makes of the plane with parameters `theta`, or that it makes nothing of it if None.

        `fine` where there is time for every pixel of the screen, and for looking which points are wrong. Else, where
        calls follow one another quickly, a picture takes three of them, so that none takes long; the last shows what
        there was to show at the first.
        """
        now = monotonic()
        quickly, self._asked_at = now - self._asked_at < QUICKLY, now
        ready = self._image is not None and self._neuron is None and not self._fine
        if not fine and quickly and ready and theta is not None:
            self._theta = theta
            self._render_in_turn(theta)
        elif theta is not self._theta or fine != self._fine or self._image is None:
            self._theta = theta
            self._fine = fine
            self._render()

    def show_points(self, points: PointSet) -> None:
        """Show these points in the place of the experiment's, while they are being painted."""
        self._points = points
        self._layer = None
        self.update()

    def set_tool(self, tool: Tool) -> None:
        """Let the pointer do something else."""
        self._tool = tool
        self.setToolTip(
            {
                Tool.LOOK: self.tr(
                    "Click or drag to send a point through; arrow keys move it, with Shift by ten steps"
                ),
                Tool.BRUSH: self.tr(
                    "Draw to paint points, with Ctrl to spray them; a right click takes points away, Esc a stroke back"
                ),
                Tool.MOVE: self.tr(
                    "Drag a point to where it shall be, Esc puts it back; a right click takes points away"
                ),
                Tool.ERASE: self.tr("Draw over points to take them away; Esc brings them back"),
            }[tool]
        )

    def set_style(self, style: Style) -> None:
        """Show how probable classes are, or only which one it is."""
        self._style = style
        self._render()

    def show_neuron(self, neuron: tuple[int, int] | None) -> None:
        """Show the output of one neuron, by column (0 for the inputs) and unit, instead of the classes."""
        if neuron != self._neuron:
            self._neuron = neuron
            self._render()

    def place(self, x1: float, x2: float) -> QPointF:
        """Return where a point of the plane lies."""
        plane = self._plane
        scale = SIDE / (plane.high - plane.low)
        return QPointF(AXIS + (x1 - plane.low) * scale, (plane.high - x2) * scale)

    def point(self, place: QPointF) -> tuple[float, float]:
        """Return the point of the square that lies nearest to a place."""
        plane = self._plane
        scale = (plane.high - plane.low) / SIDE
        x1, x2 = plane.low + (place.x() - AXIS) * scale, plane.high - place.y() * scale
        return min(max(x1, plane.low), plane.high), min(max(x2, plane.low), plane.high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen point, or paint or take away where it is; Esc gives a stroke up."""
        if self._tool is Tool.LOOK:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self._is_held:
            self._held = Qt.MouseButton.NoButton
            self.given_up.emit()
        elif event.key() in _PRESSES and not self._is_held:
            self.begun.emit(*self._chosen, event.key() in _ERASES, False)
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def take_on_theme(self) -> None:
        """Paint everything anew in the colours of the theme."""
        self._forget()
        self._render()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the map, its points, the chosen one and the axes."""
        del event
        painter = begin(self)
        area = self.area()
        if self._image is None:
            paint_surface(painter, area, CONTROL_RADIUS, tokens().bg)
            hatch(painter, area, tokens().bad, CONTROL_RADIUS)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, self._image)
        layer = self._points_layer()
        painter.save()
        painter.setClipRect(area)
        painter.drawPixmap(area.topLeft(), layer.points)
        if self._neuron is None:
            painter.drawPixmap(area.topLeft(), layer.rings)
        paint_cross(painter, self.place(*self._chosen), layer.radius)
        painter.restore()
        painter.drawPixmap(0, 0, self._frame())
        if self._neuron is not None:
            column, unit = self._neuron
            paint_name(painter, area, columns_of(self._experiment)[column].neuron(unit))

    @property
    def _plane(self) -> Plane:
        plane = self._experiment.dataset.plane
        assert plane is not None
        return plane

    def _beside_chosen(self, right: float, up: float) -> tuple[float, float]:
        x1, x2 = self._chosen
        return self.point(self.place(x1 + right, x2 + up))

    def _buttons(self) -> set[Qt.MouseButton]:
        return super()._buttons() if self._tool is Tool.LOOK else {*super()._buttons(), Qt.MouseButton.RightButton}

    def _take(self, point: tuple[float, float], modifiers: Qt.KeyboardModifier) -> None:
        if self._tool is Tool.LOOK:
            super()._take(point, modifiers)
        else:
            erases = self._held == Qt.MouseButton.RightButton
            self.begun.emit(*point, erases, bool(modifiers & Qt.KeyboardModifier.ControlModifier))

    def _carry(self, point: tuple[float, float]) -> None:
        if self._tool is Tool.LOOK:
            super()._carry(point)
        else:
            self.carried.emit(*point)

    def _let_go(self, point: tuple[float, float]) -> None:
        if self._tool is Tool.LOOK:
            super()._let_go(point)
        else:
            self.ended.emit()

    def _forget(self) -> None:
        self._picture = self._begun = None
        self._layer = self._painted_frame = None
        self.update()

    def _render(self) -> None:
        self._image = self._begun = None
        if self._theta is not None:
            picture = self._fitting_picture()
            if self._neuron is None:
                self._image = picture.of_answers(self._theta, self._style)
            else:
                self._image = picture.of_neuron(self._theta, *self._neuron)
            self._wrong.ring(self._experiment, self._theta, self._points, self._points_layer(), fine=self._fine)
        self.update()

    def _render_in_turn(self, theta: FloatArray) -> None:
        """Begin a picture, or finish the one begun the last time and show it."""
        if self._begun is None:
            self._begun = self._fitting_picture().of_answers_in_parts(theta, self._style)
        try:
            next(self._begun)
        except StopIteration as finished:
            self._begun = None
            self._image = finished.value
            self._wrong.ring(self._experiment, theta, self._points, self._points_layer(), fine=False)
            self.update()

    def _fitting_picture(self) -> MapPicture:
        """Return what makes images of a pixel to a cell, or of some pixels to a cell where those are too many."""
        pixels = round(SIDE * self.devicePixelRatioF())
        products = MOST_PRODUCTS if self._fine else MOST_PRODUCTS_RUNNING
        most = int((products / self._experiment.network.theta.size) ** 0.5)
        if not self._fine:
            most = min(most, MOST_CELLS_RUNNING)
        side = pixels // ceil(pixels / most)
        if self._picture is None or self._picture.side != side:
            self._picture = MapPicture(self._experiment, side, side / SIDE)
        return self._picture

    def _frame(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._painted_frame is None or self._painted_frame.devicePixelRatio() != ratio:
            plane = self._plane
            self._painted_frame = painted_frame(self.size(), self.area(), ratio, plane.low, plane.high)
        return self._painted_frame

    def _points_layer(self) -> PointsLayer:
        ratio = self.devicePixelRatioF()
        if self._layer is None or self._layer.points.devicePixelRatio() != ratio:
            look = point_look(self._experiment.dataset, self._points, tokens())
            self._layer = PointsLayer(self._points, look, self._plane, SIDE, ratio)
            if self._theta is not None:
                self._wrong.ring(self._experiment, self._theta, self._points, self._layer, fine=True)
        return self._layer
