"""A plot: lines over epochs, drawn by pyqtgraph, between an axis and labels painted as the house paints them."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.progress import decoration
from pellucid.ui.progress.area import Area
from pellucid.ui.progress.chart import Chart, Line, Reading
from pellucid.ui.progress.curve import Curve, between, line_pen
from pellucid.ui.progress.earlier_curves import paint_earlier
from pellucid.ui.theme import tokens
from pellucid.ui.tokens import Tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import faded

# The widest ticks, such as "2.5e-3", reach into the card's padding.
OVERHANG = 10
LEFT, RIGHT, TOP, BOTTOM = 30 + OVERHANG, 62, 6, 18
_LEAST_HEIGHT = 74
# The pixels from one point of a line to the next: finer cannot be seen, and takes longer to draw.
COLUMN = 2
# Lines that run along the frame keep their whole width: the view is so much larger on every side.
_RIM = 3
_LEAST_DRAG = 6
_ZOOM = 0.8
_LARGE_STEP = 10
_RAW_ALPHA, _GAP_ALPHA = 0.28, 0.10
_TRAIN_WIDTH, _TEST_WIDTH = 1.75, 2.0
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class Plot(pg.GraphicsView):
    """Shows a Chart, and beside the pointer the exact values it is given.

    `pointed(epoch)` follows the pointer or the arrow keys, None when they leave. `zoom_requested(first, last)` comes
    from a drag, from the wheel with Ctrl and from the keys plus and minus, `whole_requested` from a double click.
    `resized` tells that lines need another number of columns.
    """

    resized = Signal()
    pointed = Signal(object)
    zoom_requested = Signal(float, float)
    whole_requested = Signal()

    def __init__(self, name: str, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._unit = unit
        self._colours: Tokens | None = None
        self._chart: Chart | None = None
        self._notice = ""
        self._cross: float | None = None
        self._reading: Reading | None = None
        self._band: tuple[float, float] | None = None
        self._earlier: Sequence[Line] = ()
        self._highlighted: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # Everything moves at every update: finding out which parts did would cost more than it saves.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._box.disableAutoRange()
        self.centralLayout.setContentsMargins(LEFT - _RIM, TOP - _RIM, RIGHT - _RIM, BOTTOM - _RIM)
        self.centralLayout.addItem(self._box, 0, 0)
        self._gap, self._raw, self._train, self._test = curves = [Curve() for _ in range(4)]
        # A faint area needs no smooth edge: it ends under the lines.
        self._gap.setData(fillLevel="enclosed", antialias=False)
        for curve in curves:
            self._box.addItem(curve, ignoreBounds=True)
        self._box.sigResized.connect(self._box_resized)
        self._ring = FocusRing(self)

    @property
    def chart(self) -> Chart | None:
        """Return what is shown, None before anything was."""
        return self._chart

    @property
    def columns(self) -> int:
        """Return how many points a line may have from left to right."""
        return max(1, round(self._frame().width() / COLUMN))

    def set_unit(self, unit: str) -> None:
        """Say what is counted along the axis, at its end, or nothing."""
        if unit != self._unit:
            self._unit = unit
            self._repaint_background()

    def show_chart(self, chart: Chart, notice: str = "") -> None:
        """Show `chart`, with `notice` in the middle if it is not empty."""
        before = self._chart
        self._chart, self._notice = chart, notice
        self._raw.setData(chart.raw.epoch, chart.raw.height)
        self._train.setData(chart.train.epoch, chart.train.height)
        self._test.setData(chart.test.epoch, chart.test.height)
        gap = between(chart.train, chart.test)
        self._gap.setData(gap.epoch, gap.height)
        if before is None or (before.epochs, before.heights) != (chart.epochs, chart.heights):
            self._show_range()

    def show_earlier(self, lines: Sequence[Line]) -> None:
        """Show lines of earlier runs, pale behind those of the chart. They cost nothing until they change."""
        self._earlier = lines
        self._repaint_background()

    def highlight_earlier(self, index: int | None) -> None:
        """Let one of the lines of earlier runs stand out, or none."""
        if index != self._highlighted:
            self._highlighted = index
            self._repaint_background()

    def show_pointed(self, epoch: float | None, reading: Reading | None = None) -> None:
        """Show a line through `epoch`, and the card of its exact values if there is one."""
        if (epoch, reading) != (self._cross, self._reading):
            self._cross, self._reading = epoch, reading
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the size that is enough; a plot takes whatever height there is."""
        return QSize(292, _LEAST_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the lines can be told apart."""
        return QSize(220, _LEAST_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything, first in the colours of a new theme."""
        if self._colours is not tokens():
            self._take_colours()
        super().paintEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the axes and the earlier runs. Qt keeps the picture until `resetCachedContent`."""
        painter.fillRect(rect, tokens().card)
        if self._chart is not None:
            area = self._area(self._chart)
            decoration.paint_axes(painter, area, self._chart, self._unit, self.width())
            paint_earlier(painter, area, self._earlier, self._highlighted)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what lies over the lines."""
        del rect
        if self._chart is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area(self._chart)
        labels = decoration.end_labels(area, self._chart, self.width())
        places = [place for _, place in labels]
        decoration.paint_marks(painter, area, self._chart.marks, places)
        decoration.paint_ends(painter, area, self._chart.flat, labels)
        if self._notice:
            decoration.paint_notice(painter, area, self._notice, places)
        if self._band is not None:
            decoration.paint_band(painter, area, self._band)
        if self._cross is not None:
            decoration.paint_cross(painter, area, self._cross)
        if self._reading is not None:
            decoration.paint_reading(painter, area, self._reading, self.width(), self.height())

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the plot from being taken for shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (*_ARROWS, *_ZOOM_KEYS, Qt.Key.Key_Home)
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose epochs to look at more closely."""
        if event.button() == Qt.MouseButton.LeftButton and self._chart is not None:
            self._band = (event.position().x(), event.position().x())
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer; while the button is held, stretch the band of chosen epochs."""
        if self._chart is None:
            return
        x = event.position().x()
        if self._band is not None:
            self._band = (self._band[0], x)
            self.viewport().update()
        area = self._area(self._chart)
        near = area.rect.left() - _RIM <= x <= area.rect.right() + _RIM
        self.pointed.emit(area.epoch(x) if near or self._band is not None else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the chosen epochs."""
        if event.button() != Qt.MouseButton.LeftButton or self._band is None or self._chart is None:
            return
        left, right = sorted(self._band)
        self._band = None
        self.viewport().update()
        if right - left >= _LEAST_DRAG:
            area = self._area(self._chart)
            self.zoom_requested.emit(area.epoch(left), area.epoch(right))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the whole run."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.whole_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer with Ctrl; else let the panel scroll."""
        delta = event.angleDelta().y()
        if self._chart is None or not delta or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        self._zoom(self._area(self._chart).epoch(event.position().x()), _ZOOM ** (delta / 120))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        del event
        self.pointed.emit(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing."""
        super().focusOutEvent(event)
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Point one pixel further with the arrows, ten with Shift; zoom with plus and minus; Home shows everything."""
        key = Qt.Key(event.key())
        if self._chart is None:
            event.ignore()
        elif key in _ARROWS:
            area = self._area(self._chart)
            x = area.rect.center().x() if self._cross is None else area.x(self._cross)
            step = _LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.pointed.emit(area.epoch(x + _ARROWS[key] * step))
        elif key in _ZOOM_KEYS:
            self._zoom(sum(self._chart.epochs) / 2 if self._cross is None else self._cross, _ZOOM ** _ZOOM_KEYS[key])
        elif key == Qt.Key.Key_Home:
            self.whole_requested.emit()
        elif key == Qt.Key.Key_Escape and self._cross is not None:
            self.pointed.emit(None)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Have no menu."""
        event.ignore()

    def _take_colours(self) -> None:
        self._colours = colours = tokens()
        self._raw.setPen(line_pen(faded(colours.train, _RAW_ALPHA), 1.0))
        self._gap.setBrush(faded(colours.train, _GAP_ALPHA))
        self._train.setPen(line_pen(colours.train, _TRAIN_WIDTH))
        self._test.setPen(line_pen(colours.test, _TEST_WIDTH))
        self.resetCachedContent()

    def _box_resized(self) -> None:
        self._show_range()
        self.resized.emit()

    def _show_range(self) -> None:
        if self._chart is None:
            return
        rect = self._frame()
        (first, last), (low, high) = self._chart.epochs, self._chart.heights
        across, up = _RIM * (last - first) / rect.width(), _RIM * (high - low) / rect.height()
        self._box.setRange(xRange=(first - across, last + across), yRange=(low - up, high + up), padding=0)
        bounds = QRectF(first - across, low - up, last - first + 2 * across, high - low + 2 * up)
        for curve in (self._gap, self._raw, self._train, self._test):
            curve.set_bounds(bounds)
        self.resetCachedContent()

    def _repaint_background(self) -> None:
        self.resetCachedContent()
        self.viewport().update()

    def _zoom(self, centre: float, factor: float) -> None:
        if self._chart is not None:
            first, last = self._chart.epochs
            self.zoom_requested.emit(centre - (centre - first) * factor, centre + (last - centre) * factor)

    def _frame(self) -> QRectF:
        return QRectF(LEFT, TOP, max(1, self.width() - LEFT - RIGHT), max(1, self.height() - TOP - BOTTOM))

    def _area(self, chart: Chart) -> Area:
        return Area(self._frame(), chart.epochs, chart.heights)
