"""How wrong the gradient is at every layer: a bar each, red where the error arises, hatched where it only arrives."""

from collections.abc import Mapping, Sequence
from math import isfinite, log10

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pellucid.lens.explain.gradient_check import TOLERANCE
from pellucid.lens.explain.layer_check import LayerFinding, Verdict
from pellucid.lens.explain.notation import Text
from pellucid.ui.explain.check_words import Names, error_text, findings_text
from pellucid.ui.formula.speech import spoken
from pellucid.ui.numbers import NOTHING
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.announcing import announce
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin, faded, hairline

LEAST_LINE, LINE = 15, 20
LOWEST, HIGHEST = 1e-12, 1.0
_BAR = 9.0
_GAP, _BESIDE_SCROLL_BAR = 8.0, 6.0
_HATCH = 4.0
_WIDEST_ERROR = "8.8e-88"


class LayerBars(QWidget):
    """Shows a line for every layer, from the inputs on, and one for the loss. What is not checked yet has no bar.

    A bar is as long as the error on a logarithmic axis; the hairline across is what is still taken for right. The arrow
    keys go from line to line; a click or Return chooses one.
    """

    layer_chosen = Signal(object)  # its index in the network, or None for the loss
    line_reached = Signal(QRect)  # where the line is that the keyboard is at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Names = {}
        self._found: dict[int | None, LayerFinding] = {}
        self._current = 0
        self.setAccessibleName(self.tr("Relative error of every layer"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self, area=self._current_line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def found(self) -> Mapping[int | None, LayerFinding]:
        """Return what is shown, by layer."""
        return self._found

    def set_layers(self, names: Names) -> None:
        """Have a line for each of these layers, about which nothing is known yet."""
        self._names = names
        self._current = min(self._current, len(names) - 1)
        self.setMinimumHeight(LEAST_LINE * len(names))
        self.show_found(())

    def show_found(self, found: Sequence[LayerFinding]) -> None:
        """Show what has been found out so far."""
        self._found = {each.layer: each for each in found}
        self._describe()
        self.update()

    def bar(self, layer: int | None) -> QRectF:
        """Return where the bar of a layer is."""
        line, (left, right) = self._line(layer), self._ends()
        error = self._found[layer].error
        share = 1.0 if not isfinite(error) else log10(min(max(error, LOWEST), HIGHEST) / LOWEST) / _DECADES
        # Even what is exactly right has been looked at.
        return QRectF(left, line.center().y() - _BAR / 2, max(2.0, share * (right - left)), _BAR)

    def worst_line(self) -> QRect:
        """Return where the line of the layer is that is wrong by itself; of none, that of the first layer."""
        guilty = [layer for layer, found in self._found.items() if found.verdict is Verdict.GUILTY]
        return self._line(guilty[0] if guilty else next(iter(self._names))).toRect()

    def sizeHint(self) -> QSize:
        """Return the size that shows all lines."""
        return QSize(200, LINE * len(self._names))

    def event(self, event: QEvent) -> bool:
        """Tell all about the layer at which the pointer rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            layer = self._layer_at(event.pos().y())
            if layer in self._found:
                hint = self.tr("A click chooses its largest gradient.")
                text = findings_text(self._found[layer], self._names[layer])
                text = text if self._found[layer].findings[-1].of == "x" else f"{text}\n{hint}"
                QToolTip.showText(event.globalPos(), text, self, self._line(layer).toRect())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the layer under the pointer."""
        number = int(event.position().y() // self._pitch())
        if event.button() == Qt.MouseButton.LeftButton and number < len(self._names):
            self._go_to(number)
            self.layer_chosen.emit(list(self._names)[number])
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, to either end, or choose the layer."""
        last = len(self._names) - 1
        places = {
            Qt.Key.Key_Up: max(0, self._current - 1),
            Qt.Key.Key_Down: min(last, self._current + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in places and self._names:
            self._go_to(places[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._names:
            self.layer_chosen.emit(list(self._names)[self._current])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        del event
        painter = begin(self)
        colours, (left, right) = tokens(), self._ends()
        tolerance = left + log10(TOLERANCE / LOWEST) / _DECADES * (right - left)
        painter.fillRect(QRectF(tolerance, 0, hairline(painter), self._pitch() * len(self._names)), colours.line2)
        for layer, name in self._names.items():
            line = self._line(layer)
            found = self._found.get(layer)
            verdict = None if found is None else found.verdict
            guilty = verdict is Verdict.GUILTY
            painter.setFont(font(Role.LABEL_STRONG if guilty else Role.LABEL))
            painter.setPen(colours.bad if guilty else colours.ink2)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
            painter.setFont(font(Role.CAPTION_STRONG if guilty else Role.CAPTION))
            painter.setPen(colours.ink3 if verdict in (None, Verdict.RIGHT) else colours.bad)
            text = NOTHING if found is None else error_text(found.error)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
            if verdict is not None:
                self._paint_bar(painter, self.bar(layer), verdict)

    def _go_to(self, number: int) -> None:
        self._current = number
        self._ring.place()
        self._describe()
        announce(self, self.accessibleDescription())
        self.line_reached.emit(self._current_line().toRect())

    def _describe(self) -> None:
        """Say about the present line what is known."""
        layers = list(self._names)
        layer = layers[self._current] if layers else None
        found = self._found.get(layer)
        text = "" if found is None else findings_text(found, self._names[layer])
        self.setAccessibleDescription(". ".join(spoken(Text(line)) for line in text.splitlines()))

    def _layer_at(self, y: float) -> int | None:
        layers = list(self._names)
        return layers[min(int(y // self._pitch()), len(layers) - 1)]

    def _current_line(self) -> QRectF:
        return QRectF(0, self._pitch() * self._current, self._room(), self._pitch()).adjusted(4, 3, -4, -3)

    def _paint_bar(self, painter: QPainter, bar: QRectF, verdict: Verdict) -> None:
        colours = tokens()
        if verdict is Verdict.MISLED:
            _hatch(painter, bar, colours.bad)
        else:
            painter.fillRect(bar, colours.bad if verdict is Verdict.GUILTY else colours.good)

    def _line(self, layer: int | None) -> QRectF:
        return QRectF(0, self._pitch() * list(self._names).index(layer), self._room(), self._pitch())

    def _pitch(self) -> float:
        return min(float(LINE), self.height() / max(1, len(self._names)))

    def _ends(self) -> tuple[float, float]:
        """Return from where to where bars can reach."""
        strong = QFontMetricsF(font(Role.LABEL_STRONG))
        names = max(map(strong.horizontalAdvance, self._names.values()), default=0.0)
        errors = QFontMetricsF(font(Role.CAPTION_STRONG)).horizontalAdvance(_WIDEST_ERROR)
        return names + _GAP, self._room() - errors - _GAP

    def _room(self) -> float:
        """Return how wide lines are: where there are too many, they keep away from the scroll bar."""
        parent = self.parentWidget()
        scrolled = parent is not None and self.height() > parent.height()
        return self.width() - (_BESIDE_SCROLL_BAR if scrolled else 0.0)


_DECADES = log10(HIGHEST / LOWEST)


def _hatch(painter: QPainter, bar: QRectF, colour: QColor) -> None:
    """Paint a bar so that it is told from a full one without its colour."""
    painter.save()
    painter.fillRect(bar, faded(colour, 0.16))
    painter.setClipRect(bar)
    painter.setPen(QPen(faded(colour, 0.75), 1.0))
    x = bar.left() - bar.height()
    while x < bar.right():
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()))
        x += _HATCH
    painter.restore()
