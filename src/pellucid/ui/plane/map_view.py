"""The decision map: the plane in the colours of the network's answers, with its points and the one looked at."""

from time import monotonic

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.data.plane_features import Plane
from pellucid.experiment.build import Experiment
from pellucid.lens.prediction import predict
from pellucid.ui.numbers import number_text
from pellucid.ui.plane.map_picture import MapPicture, Style
from pellucid.ui.plane.points_layer import PointsLayer
from pellucid.ui.stage.columns import columns_of
from pellucid.ui.stage.faces import hatch
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface

FloatArray = NDArray[np.float32]

SIDE = 272
AXIS = 20
# More cells than these take too long while training runs; a fine screen waits for the pause.
MOST_CELLS_RUNNING = 360
# While training runs, rings are looked after so often, in seconds, and never take more than this share of the time.
RINGS_EVERY, RINGS_SHARE = 0.25, 0.05
# The steps of an arrow key across the square; Shift takes ten at once.
STEPS, LARGE_STEP = 240, 10
CROSS, CROSS_GAP = 11.0, 4.0

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


class MapView(QWidget):
    """Shows the whole plane at once; pressing, dragging and the arrow keys choose a point of it.

    `picked` brings the coordinates of the chosen point, and whether the hand has come to rest. `pointed` brings those
    under the pointer, or None when it has gone.
    """

    picked = Signal(float, float, bool)
    pointed = Signal(object)

    def __init__(self, experiment: Experiment) -> None:
        super().__init__()
        self._experiment = experiment
        self._theta: FloatArray | None = None
        self._fine = True
        self._style = Style.SMOOTH
        self._neuron: tuple[int, int] | None = None
        self._chosen = (0.0, 0.0)
        self._held = False
        self._picture: MapPicture | None = None
        self._image: QImage | None = None
        self._layer: PointsLayer | None = None
        self._rings_due = 0.0
        self.setAccessibleName(self.tr("Decision map"))
        self.setToolTip(
            self.tr(
                "Click or drag to send a point through the network; arrow keys move it, with Shift ten times as far"
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._ring = FocusRing(self, CONTROL_RADIUS, self.area)

    def set_experiment(self, experiment: Experiment) -> None:
        """Show the points of another experiment; `show_parameters` tells what its network makes of them."""
        self._experiment = experiment
        self._theta = None
        self._image = None
        self._neuron = None
        self._held = False
        self._forget()

    def show_parameters(self, theta: FloatArray | None, *, fine: bool) -> None:
        """Show what the network makes of the plane with parameters `theta`, or that it makes nothing of it if None.

        `fine` where there is time for every pixel of the screen, and for looking which points are wrong.
        """
        self._theta = theta
        self._fine = fine
        self._render()

    def set_style(self, style: Style) -> None:
        """Show how probable classes are, or only which one it is."""
        self._style = style
        self._render()

    def show_neuron(self, neuron: tuple[int, int] | None) -> None:
        """Show the output of one neuron, by column (0 for the inputs) and unit, instead of the classes."""
        if neuron != self._neuron:
            self._neuron = neuron
            self._render()

    def set_chosen(self, x1: float, x2: float) -> None:
        """Show the point that is looked at."""
        if (x1, x2) != self._chosen:
            self._chosen = (x1, x2)
            self.update()

    def area(self) -> QRectF:
        """Return where the map is; left of it and below are the axes."""
        return QRectF(AXIS, 0, SIDE, SIDE)

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

    def sizeHint(self) -> QSize:
        """Return the size of map and axes."""
        return QSize(AXIS + SIDE, SIDE + AXIS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton or not self.area().contains(event.position()):
            event.ignore()
            return
        self._held = True
        self.picked.emit(*self.point(event.position()), False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the chosen point along, or tell where the pointer is."""
        inside = self._held or self.area().contains(event.position())
        self.setCursor(Qt.CursorShape.CrossCursor if inside else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(self.point(event.position()) if inside else None)
        if self._held:
            self.picked.emit(*self.point(event.position()), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the point rest where it is."""
        if event.button() == Qt.MouseButton.LeftButton and self._held:
            self._held = False
            self.picked.emit(*self.point(event.position()), True)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has gone."""
        self.pointed.emit(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen point with the arrow keys, ten steps at once with Shift."""
        direction = _DIRECTIONS.get(Qt.Key(event.key()))
        if direction is None:
            event.ignore()
            return
        large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = (self._plane.high - self._plane.low) / STEPS * (LARGE_STEP if large else 1)
        self.pointed.emit(None)
        x1, x2 = (at + step * way for at, way in zip(self._chosen, direction, strict=True))
        self.picked.emit(*self.point(self.place(x1, x2)), True)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of a new theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._forget()
            self._render()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the map, its points, the chosen one and the axes."""
        del event
        painter = begin(self)
        area = self.area()
        if self._image is None:
            paint_surface(painter, area, CONTROL_RADIUS, tokens().bg)
            hatch(painter, area, tokens().bad, CONTROL_RADIUS)
        else:
            self._paint_image(painter, area, self._image)
        layer = self._points_layer()
        painter.save()
        painter.setClipRect(area)
        painter.drawPixmap(area.topLeft(), layer.points)
        if self._neuron is None:
            painter.drawPixmap(area.topLeft(), layer.rings)
        self._paint_cross(painter)
        painter.restore()
        paint_surface(painter, area, CONTROL_RADIUS, None, tokens().line2)
        self._paint_axes(painter, area)
        if self._neuron is not None:
            self._paint_name(painter, columns_of(self._experiment)[self._neuron[0]].neuron(self._neuron[1]))

    @property
    def _plane(self) -> Plane:
        plane = self._experiment.dataset.plane
        assert plane is not None
        return plane

    def _forget(self) -> None:
        self._picture = None
        self._layer = None
        self.update()

    def _render(self) -> None:
        self._image = None
        if self._theta is not None:
            picture = self._fitting_picture()
            if self._neuron is None:
                self._image = picture.of_classes(self._theta, self._style)
            else:
                self._image = picture.of_neuron(self._theta, *self._neuron)
            self._look_for_wrong_points(self._theta)
        self.update()

    def _fitting_picture(self) -> MapPicture:
        """Return what makes images of a pixel to a cell, or half as many in a row where those are too many."""
        pixels = round(SIDE * self.devicePixelRatioF())
        side = pixels if self._fine or pixels <= MOST_CELLS_RUNNING else pixels // 2
        if self._picture is None or self._picture.side != side:
            self._picture = MapPicture(self._experiment, side, side / SIDE)
        return self._picture

    def _points_layer(self) -> PointsLayer:
        ratio = self.devicePixelRatioF()
        if self._layer is None or self._layer.points.devicePixelRatio() != ratio:
            self._layer = PointsLayer(self._experiment.dataset, SIDE, ratio)
            if self._theta is not None:
                self._look_for_wrong_points(self._theta)
        return self._layer

    def _look_for_wrong_points(self, theta: FloatArray) -> None:
        """Put rings around the points whose class is not the network's answer, as often as that costs little."""
        start = monotonic()
        if not self._fine and start < self._rings_due:
            return
        dataset = self._experiment.dataset
        wrong = [
            predict(self._experiment, theta, points).argmax(axis=1) != labels
            for points, labels in ((dataset.x_train, dataset.t_train), (dataset.x_test, dataset.t_test))
        ]
        self._points_layer().show_wrong(*wrong)
        self._rings_due = start + max(RINGS_EVERY, (monotonic() - start) / RINGS_SHARE)

    def _paint_image(self, painter: QPainter, area: QRectF, image: QImage) -> None:
        """Lay the image down as a texture, which has round and smooth corners where clipping would leave steps."""
        brush = QBrush(image)
        scale = SIDE / image.width()
        brush.setTransform(QTransform.fromTranslate(area.left(), area.top()).scale(scale, scale))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(area, CONTROL_RADIUS, CONTROL_RADIUS)

    def _paint_cross(self, painter: QPainter) -> None:
        """Paint four strokes around the chosen point, iris on a halo, so that the point itself stays in view."""
        middle = self.place(*self._chosen)
        colours = tokens()
        for colour, width in ((colours.card, 4.5), (colours.iris, 2.0)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            extra = (width - 2.0) / 2
            for x, y in _DIRECTIONS.values():
                way = QPointF(x, y)
                painter.drawLine(middle + way * (CROSS_GAP - extra / 2), middle + way * (CROSS + extra / 2))

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(font(Role.CAPTION))
        painter.setPen(tokens().ink3)
        low, high = (number_text(limit, 0) for limit in (self._plane.low, self._plane.high))
        below = QRectF(area.left(), area.bottom() + 4, SIDE, AXIS - 4)
        beside = QRectF(0, area.top(), AXIS - 4, SIDE)
        flag = Qt.AlignmentFlag
        for text, along, up in (
            (low, flag.AlignLeft, flag.AlignBottom),
            (high, flag.AlignRight, flag.AlignTop),
        ):
            painter.drawText(below, along | flag.AlignTop, text)
            painter.drawText(beside, flag.AlignRight | up, text)
        painter.drawText(below, flag.AlignHCenter | flag.AlignTop, "x₁")
        painter.drawText(beside, flag.AlignRight | flag.AlignVCenter, "x₂")

    def _paint_name(self, painter: QPainter, name: str) -> None:
        """Say in the corner whose output the map shows."""
        painter.setFont(font(Role.CAPTION))
        text = QFontMetricsF(font(Role.CAPTION)).boundingRect(name)
        pill = QRectF(self.area().topLeft() + QPointF(6, 6), QSizeF(text.width() + 14, 20))
        paint_surface(painter, pill, pill.height() / 2, tokens().card, tokens().line)
        painter.setPen(tokens().ink)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, name)
