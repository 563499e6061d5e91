"""What the map of the plane and the curve over a line have in common: a square on which a point is chosen."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from pellucid.data.plane_features import Plane
from pellucid.ui.plane.map_marks import AXIS
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import CONTROL_RADIUS
from pellucid.ui.widgets.themed import Themed

SIDE = 264
# The steps of an arrow key across the square; Shift takes ten at once.
STEPS, LARGE_STEP = 240, 10


class PlaneView(Themed):
    """A square with axes left of it and below; pressing, dragging and the arrow keys choose a point.

    `picked` brings the coordinates of the chosen point, and whether the hand has come to rest. `pointed` brings those
    under the pointer, or None when it has gone. A subclass says what plane it is, which point lies where, which one
    some way from the chosen one, and which arrow keys go there.
    """

    picked = Signal(float, float, bool)
    pointed = Signal(object)

    ways: ClassVar[dict[Qt.Key, tuple[int, int]]]

    def __init__(self) -> None:
        super().__init__()
        self._chosen = (0.0, 0.0)
        self._held = Qt.MouseButton.NoButton
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._ring = FocusRing(self, CONTROL_RADIUS, self.area)

    def set_chosen(self, x1: float, x2: float) -> None:
        """Show the point that is looked at."""
        if (x1, x2) != self._chosen:
            self._chosen = (x1, x2)
            self.update()

    def area(self) -> QRectF:
        """Return where the square is; left of it and below are the axes."""
        return QRectF(AXIS, 0, SIDE, SIDE)

    def sizeHint(self) -> QSize:
        """Return the size of square and axes."""
        return QSize(AXIS + SIDE, SIDE + AXIS)

    def point(self, place: QPointF) -> tuple[float, float]:
        """Return the point that lies nearest to a place."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point under the pointer, or what else the button that is pressed there does."""
        if self._is_held or event.button() not in self._buttons() or not self.area().contains(event.position()):
            event.ignore()
            return
        self._held = event.button()
        self._take(self.point(event.position()), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry along what was taken, and tell where the pointer is."""
        inside = self._is_held or self.area().contains(event.position())
        self.setCursor(Qt.CursorShape.CrossCursor if inside else Qt.CursorShape.ArrowCursor)
        self._point_at(self.point(event.position()) if inside else None)
        if self._is_held:
            self._carry(self.point(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let what was taken rest where it is."""
        if self._is_held and event.button() == self._held:
            self._held = Qt.MouseButton.NoButton
            self._let_go(self.point(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has gone."""
        self._point_at(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen point with the arrow keys, ten steps at once with Shift."""
        key = Qt.Key(event.key())
        if key not in self.ways:
            event.ignore()
            return
        large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = (self._plane.high - self._plane.low) / STEPS * (LARGE_STEP if large else 1)
        right, up = self.ways[key]
        self._point_at(None)
        self.picked.emit(*self._beside_chosen(right * step, up * step), True)

    @property
    def _is_held(self) -> bool:
        return self._held != Qt.MouseButton.NoButton

    @property
    def _plane(self) -> Plane:
        raise NotImplementedError

    def _beside_chosen(self, right: float, up: float) -> tuple[float, float]:
        """Return the point so far from the chosen one, or where the square ends."""
        raise NotImplementedError

    def _point_at(self, point: tuple[float, float] | None) -> None:
        self.pointed.emit(point)

    def _buttons(self) -> set[Qt.MouseButton]:
        """Return the buttons of the pointer that do something."""
        return {Qt.MouseButton.LeftButton}

    def _take(self, point: tuple[float, float], modifiers: Qt.KeyboardModifier) -> None:
        """Begin what the button that is held does."""
        del modifiers
        self.picked.emit(*point, False)

    def _carry(self, point: tuple[float, float]) -> None:
        self.picked.emit(*point, False)

    def _let_go(self, point: tuple[float, float]) -> None:
        self.picked.emit(*point, True)
