"""The error of a numerical gradient over ε: it falls with ε² until rounding takes over."""

from dataclasses import dataclass
from math import log10

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.lens.explain.gradient_check import LARGEST, SMALLEST
from pellucid.ui.explain.check_words import error_text
from pellucid.ui.progress.scales import tick_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin, faded, hairline

HEAD, FOOT, LEFT, RIGHT = 24.0, 19.0, 38.0, 8.0
LOWEST, HIGHEST = 1e-14, 10.0
BALL = 5.0
PER_DECADE = 10
_ERROR_TICKS = (1.0, 1e-4, 1e-8, 1e-12)
_EPSILON_TICKS = (1e-12, 1e-9, 1e-6, 1e-3)
# Where the plot is narrower, less is written on it.
_ROOM_FOR_ALL = 160.0
_BESIDE_ROUNDING = 1e-9
_SAMPLE, _BETWEEN = 16.0, 10.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Errors:
    """What is shown: relative errors in both precisions, and what one expects of them, for each ε; NaN is a gap."""

    epsilons: Array
    double: Array
    single: Array
    truncation: Array
    rounding: Array
    single_rounding: Array


class ErrorPlot(QWidget):
    """Plots errors over ε, both axes logarithmic. The present ε can be dragged, and arrow keys move it.

    `epsilon_moved` brings the ε wanted, and whether the hand has come to rest.
    """

    epsilon_moved = Signal(float, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errors: Errors | None = None
        self._epsilon = SMALLEST
        self._error = np.nan
        self._held = False
        self.setAccessibleName(self.tr("Relative error over ε"))
        self.setToolTip(
            self.tr(
                "A large ε leaves out what Taylor's series has beyond the slope: the error falls with ε².\n"
                "A small ε is lost in the rounding of the losses: the error grows with 1/ε.\n"
                "Dashed: what one expects of both.\n"
                "Drag to move ε; arrow keys move it too, with Shift ten times as far"
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self, area=self.area)

    @property
    def errors(self) -> Errors | None:
        """Return the curves that are shown."""
        return self._errors

    def show_errors(self, errors: Errors) -> None:
        """Show other curves."""
        self._errors = errors
        self.update()

    def show_epsilon(self, epsilon: float, error: float) -> None:
        """Show where ε stands, and the error there."""
        self._epsilon, self._error = epsilon, error
        said = self.tr("Step {epsilon}, relative error {error}").format(
            epsilon=error_text(epsilon), error=error_text(error)
        )
        self.setAccessibleDescription(said)
        self.update()

    def area(self) -> QRectF:
        """Return where the curves are."""
        return QRectF(LEFT, HEAD, self.width() - LEFT - RIGHT, self.height() - HEAD - FOOT)

    def place(self, epsilon: float, error: float) -> QPointF:
        """Return where an error at ε lies; one beyond the axis, such as 0, at its end."""
        area = self.area()
        across = log10(epsilon / SMALLEST) / log10(LARGEST / SMALLEST)
        up = log10(min(max(error, LOWEST), HIGHEST) / LOWEST) / log10(HIGHEST / LOWEST)
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take ε to where the pointer is."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._held = True
        self._move_to(event.position().x(), final=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry ε along."""
        if self._held:
            self._move_to(event.position().x(), final=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let ε rest there."""
        if self._held and event.button() == Qt.MouseButton.LeftButton:
            self._held = False
            self._move_to(event.position().x(), final=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move ε with the arrow keys, and to the ends with Home and End."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            steps = PER_DECADE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._move(self._epsilon * 10.0 ** (_STEPS[key] * steps / PER_DECADE), final=True)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(SMALLEST if key == Qt.Key.Key_Home else LARGEST, final=True)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title and legend, axes, what is expected, the curves, and ε."""
        del event
        painter, colours = begin(self), tokens()
        self._paint_head(painter)
        self._paint_axes(painter)
        errors = self._errors
        if errors is not None:
            painter.save()
            painter.setClipRect(self.area().adjusted(-1, -2, 1, 2))
            for expected in (errors.truncation, errors.rounding, errors.single_rounding):
                inside = np.where((expected >= LOWEST) & (expected <= 1.0), expected, np.nan)
                self._paint_curve(painter, errors.epsilons, inside, _dashes())
            self._paint_curve(painter, errors.epsilons, errors.single, _pen(colours.ink3, 1.5))
            self._paint_curve(painter, errors.epsilons, errors.double, _pen(colours.ink, 2.0))
            painter.restore()
            self._paint_laws(painter, errors)
        self._paint_epsilon(painter)

    def _move_to(self, x: float, *, final: bool) -> None:
        area = self.area()
        across = min(max((x - area.left()) / area.width(), 0.0), 1.0)
        self._move(SMALLEST * (LARGEST / SMALLEST) ** across, final=final)

    def _move(self, epsilon: float, *, final: bool) -> None:
        epsilon = min(max(float(f"{epsilon:.1e}"), SMALLEST), LARGEST)
        self.epsilon_moved.emit(epsilon, final)

    def _paint_axes(self, painter: QPainter) -> None:
        colours, area, thin = tokens(), self.area(), hairline(painter)
        flag = Qt.AlignmentFlag
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink3)
        for error in _ERROR_TICKS:
            y = self.place(LARGEST, error).y()
            painter.fillRect(QRectF(area.left(), y, area.width(), thin), colours.line)
            painter.drawText(QRectF(0, y - 8, LEFT - 5, 16), flag.AlignRight | flag.AlignVCenter, tick_text(error))
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), thin), colours.line2)
        for epsilon in _EPSILON_TICKS[:: 1 if area.width() >= _ROOM_FOR_ALL else 2]:
            x = self.place(epsilon, 1.0).x()
            painter.fillRect(QRectF(x, area.bottom(), thin, 4), colours.line2)
            below = QRectF(max(x - 30, area.left() - 8), area.bottom() + 4, 60, FOOT - 4)
            side = flag.AlignLeft if below.left() > x - 30 else flag.AlignHCenter
            painter.drawText(below, side | flag.AlignTop, tick_text(epsilon))
        painter.drawText(
            QRectF(area.right() - 20, area.bottom() + 4, 20, FOOT - 4), flag.AlignRight | flag.AlignTop, "ε"
        )

    def _paint_curve(self, painter: QPainter, epsilons: Array, errors: Array, pen: QPen) -> None:
        """Paint a curve, parted where it is not known."""
        painter.setPen(pen)
        part = QPolygonF()
        for epsilon, error in zip(epsilons.tolist(), errors.tolist(), strict=True):
            if np.isfinite(error):
                part.append(self.place(epsilon, error))
            elif part.size():
                painter.drawPolyline(part)
                part = QPolygonF()
        if part.size():
            painter.drawPolyline(part)

    def _paint_epsilon(self, painter: QPainter) -> None:
        colours, area = tokens(), self.area()
        place = self.place(self._epsilon, self._error if np.isfinite(self._error) else HIGHEST)
        painter.setPen(QPen(faded(colours.iris, 0.5), 1.0))
        painter.drawLine(QPointF(place.x(), area.top()), QPointF(place.x(), area.bottom()))
        if np.isfinite(self._error):
            painter.setPen(QPen(colours.card, 2.0))
            painter.setBrush(colours.iris)
            painter.drawEllipse(place, BALL + 1, BALL + 1)

    def _paint_head(self, painter: QPainter) -> None:
        """Write which curve is which, and before that, where there is room, what they show."""
        colours, middle = tokens(), (HEAD - 4) / 2
        metrics = QFontMetricsF(font(Role.CAPTION))
        right = float(self.width()) - RIGHT
        for text, pen in (("float32", _pen(colours.ink3, 1.5)), ("float64", _pen(colours.ink, 2.0))):
            right -= metrics.horizontalAdvance(text)
            painter.setFont(font(Role.CAPTION))
            painter.setPen(colours.ink2)
            painter.drawText(QRectF(right, 0, self.width(), HEAD - 4), Qt.AlignmentFlag.AlignVCenter, text)
            painter.setPen(pen)
            painter.drawLine(QPointF(right - _SAMPLE - 5, middle), QPointF(right - 5, middle))
            right -= _SAMPLE + 5 + _BETWEEN
        title = self.tr("Error over ε")
        if QFontMetricsF(font(Role.LABEL_STRONG)).horizontalAdvance(title) <= right:
            painter.setFont(font(Role.LABEL_STRONG))
            painter.setPen(colours.ink)
            painter.drawText(QRectF(0, 0, right, HEAD - 4), Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_laws(self, painter: QPainter, errors: Errors) -> None:
        """Write beside the lines of what is expected how they depend on ε, where there is room for it."""
        area = self.area()
        if area.width() < _ROOM_FOR_ALL:
            return
        painter.setFont(font(Role.CAPTION))
        painter.setPen(tokens().ink3)
        at = int(np.searchsorted(-errors.epsilons, -_BESIDE_ROUNDING))
        # Above the one line there is room as the other precision is far from it; to the right of the other, always.
        laws = ((at, errors.rounding[at] * 3e2, "∝ 1/ε", 0.0), (0, errors.truncation[0] * 1e-5, "∝ ε²", -40.0))
        for number, error, text, left in laws:
            if LOWEST * 10 < error < 0.05:
                place = self.place(float(errors.epsilons[number]), error)
                line = QRectF(place.x() + left, place.y() - 8, 36, 16)
                side = Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft
                painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, text)


def _dashes() -> QPen:
    return QPen(faded(tokens().ink3, 0.6), 1.0, Qt.PenStyle.DashLine)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
