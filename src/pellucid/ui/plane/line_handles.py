"""Two handles on the line that a single unit draws on the decision map: one shifts it, one turns it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pellucid.experiment.build import Experiment
from pellucid.lens.decision_line import DecisionLine, Vector, decision_line, parameters_of
from pellucid.ui.plane.map_view import MapView
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin

SIZE, RADIUS = 20, 6.0
# From the handle that shifts to the one that turns, as a share of the square's side.
ARM = 0.25
# Of an arrow key, as a share of the side; Shift takes ten at once.
STEP, LARGE_STEP = 1 / 240, 10

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


class LineHandles(QObject):
    """Lets the decision line of a unit be moved on `view`, where it draws one within the square.

    What is held stays under the hand, whatever the network does meanwhile.
    """

    weights_wanted = Signal(object, bool)  # {index: value}; and whether that is the end of a gesture

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._experiment: Experiment | None = None
        self._line: DecisionLine | None = None
        self._pivot = np.zeros(2)
        self._looking = True
        self.shift = Handle(view, self.tr("Shift the line"), filled=True)
        self.shift.setToolTip(self.tr("Drag to shift the decision line; arrow keys shift it too, with Shift farther"))
        self.turn = Handle(view, self.tr("Turn the line"), filled=False)
        self.turn.setToolTip(self.tr("Drag to turn the decision line; arrow keys turn it too, with Shift farther"))
        self.shift.dragged.connect(self._shift)
        self.turn.dragged.connect(self._turn)

    def show_line(self, experiment: Experiment, theta: NDArray[np.float32] | None) -> None:
        """Put the handles on the line that the network with parameters `theta` draws; away if there is none."""
        if self.shift.held or self.turn.held:
            return
        self._experiment = experiment
        self._line = None if theta is None else decision_line(experiment, theta)
        self._place()

    def set_looking(self, looking: bool) -> None:
        """Be out of the way while something else than looking is done on the map."""
        self._looking = looking
        self._place()

    def let_go(self) -> None:
        """Forget what is held: the experiment is another one."""
        self.shift.held = self.turn.held = False

    def _place(self) -> None:
        """Put one handle on the line where it is nearest to the middle, the other beside it."""
        places = self._places() if self._looking else None
        for handle, place in zip((self.shift, self.turn), places or (None, None), strict=True):
            handle.setVisible(place is not None)
            if place is not None:
                handle.stand_at(self._view.place(*place.tolist()))
        if places is not None:
            self._pivot = places[0]

    def _places(self) -> tuple[Vector, Vector] | None:
        if self._line is None:
            return None
        low, high = self._limits()
        middle = self._line.nearest(np.full(2, (low + high) / 2))
        arm = self._line.direction * ARM * (high - low)
        if not self._inside(middle):
            return None
        # On the side that is farther to the right, if there is room.
        arm = arm if tuple(arm) > (0.0, 0.0) else -arm
        return next(((middle, end) for end in (middle + arm, middle - arm) if self._inside(end)), None)

    def _limits(self) -> tuple[float, float]:
        assert self._experiment is not None
        plane = self._experiment.dataset.plane
        assert plane is not None
        return plane.low, plane.high

    def _inside(self, point: Vector) -> bool:
        low, high = self._limits()
        return bool((point >= low).all() and (point <= high).all())

    def _shift(self, place: QPointF, final: bool) -> None:
        if self._line is not None:
            self._move(self._line.shifted(np.array(self._view.point(place))), self.shift, place, final)

    def _turn(self, place: QPointF, final: bool) -> None:
        if self._line is not None:
            self._move(self._line.turned(self._pivot, np.array(self._view.point(place))), self.turn, place, final)

    def _move(self, line: DecisionLine, handle: "Handle", place: QPointF, final: bool) -> None:
        assert self._experiment is not None
        self._line = line
        handle.stand_at(self._view.place(*self._view.point(place)))
        if handle is self.shift:
            self.turn.hide()
        self.weights_wanted.emit(parameters_of(self._experiment, line), final)
        if final:
            self._place()


class Handle(QWidget):
    """A small disc that can be dragged, and moved with the arrow keys.

    `dragged` brings the place in the parent where its middle is wanted, and whether the hand has come to rest.
    """

    dragged = Signal(QPointF, bool)

    def __init__(self, view: MapView, name: str, *, filled: bool) -> None:
        super().__init__(view)
        self._view = view
        self._filled = filled
        self._middle = QPointF()
        self.held = False
        self.setAccessibleName(name)
        self.setFixedSize(SIZE, SIZE)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self, SIZE / 2)
        self.hide()

    def stand_at(self, place: QPointF) -> None:
        """Stand with the middle at a place in the parent."""
        self._middle = place
        self.move((place - QPointF(SIZE / 2, SIZE / 2)).toPoint())

    def sizeHint(self) -> QSize:
        """Return the size of the disc and what is around it."""
        return QSize(SIZE, SIZE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the disc."""
        self.held = event.button() == Qt.MouseButton.LeftButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand."""
        if self.held:
            self.dragged.emit(self.mapToParent(event.position()), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.held and event.button() == Qt.MouseButton.LeftButton:
            self.held = False
            self.dragged.emit(self.mapToParent(event.position()), True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys."""
        direction = _DIRECTIONS.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
            return
        steps = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        way = steps * STEP * self._view.area().width()
        self.dragged.emit(self._middle + QPointF(direction[0], -direction[1]) * way, True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc, filled with iris or ringed by it."""
        del event
        colours = tokens()
        painter = begin(self)
        fill, rim = (colours.iris, colours.card) if self._filled else (colours.card, colours.iris)
        painter.setPen(QPen(rim, 2.0))
        painter.setBrush(fill)
        painter.drawEllipse(QPointF(SIZE / 2, SIZE / 2), RADIUS, RADIUS)
