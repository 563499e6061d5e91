"""The truth table of a logic gate, with what the network makes of each line."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.data.dataset import FloatArray
from pellucid.data.gates import CLASS_NAMES
from pellucid.lens.truth_table import TruthTable
from pellucid.ui.class_colours import class_colours
from pellucid.ui.cover import hidden_text, paint_cover
from pellucid.ui.numbers import NOTHING, number_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin, hairline

HEAD, ROW, LINES = 20, 20, 4
# Of the two inputs, with room to spare and without; the other columns share what they leave by these parts.
NARROW, NARROWER = 34.0, 20.0
HIDDEN, TARGET, SCORE, OUTPUT = 1.0, 0.9, 1.3, 1.0
# At the left for what the last step was about, at the right for right or wrong.
POINTER, MARK = 10.0, 22.0
DOT = 3.5
# In the place of z and of the output that are to be guessed.
COVER_WIDTH, COVER_HEIGHT = 26, 14
# From here on decimals have no room and say nothing.
MANY = 100.0
# Narrower than this there is no room to spare, as when something stands beside the table.
ROOMY = 240
SUBSCRIPTS = "₀₁₂₃₄₅₆₇"


class TruthTableView(QWidget):
    """Shows the inputs, the outputs of a few hidden units, the target, z and the output, line by line.

    A tick or a cross says whether the answer is right. A pointer marks the line that the latest step was about.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: TruthTable | None = None
        self._last: int | None = None
        self._difference = False
        self._hidden_point: FloatArray | None = None
        self.setAccessibleName(self.tr("Truth table"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_table(self, table: TruthTable | None, last: int | None, *, difference: bool) -> None:
        """Show `table`, or nothing known, and which line the latest step was about.

        `difference` tells that z is that of two units.
        """
        self._table, self._last, self._difference = table, last, difference
        answer = self.tr("The answer is 1 where z is positive.")
        both = self.tr("z₁ − z₀ is the difference of the two units; the answer is 1 where it is positive.")
        self.setToolTip(both if difference else answer)
        self.update()

    def hide_answer_to(self, point: FloatArray | None) -> None:
        """Have guessed what the network answers to one point, (2,), if it has a line here; None to show all."""
        self._hidden_point = point
        self.update()

    def text(self) -> str:
        """Return the whole table in words, a line for each of its own."""
        table = self._table
        if table is None:
            return ""
        lines = []
        for at in range(len(table.targets)):
            x1, x2 = (number_text(value, 0) for value in table.points[at].tolist())
            if self._is_hidden(table, at):
                line = self.tr("x₁ {x1}, x₂ {x2}: target {target}")
                lines.append(f"{line.format(x1=x1, x2=x2, target=int(table.targets[at]))}. {hidden_text()}")
                continue
            line = self.tr("x₁ {x1}, x₂ {x2}: target {target}, z {z}, output {output}, right")
            if not table.right[at]:
                line = self.tr("x₁ {x1}, x₂ {x2}: target {target}, z {z}, output {output}, wrong")
            z, output = _value_text(float(table.z[at])), self._output_text(float(table.outputs[at]))
            lines.append(line.format(x1=x1, x2=x2, target=int(table.targets[at]), z=z, output=output))
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        """Return the size of a head and four lines."""
        return QSize(292, HEAD + LINES * ROW)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: no line may be cut."""
        return QSize(190, HEAD + LINES * ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the head and the lines."""
        del event
        table = self._table
        if table is None:
            return
        painter = begin(self)
        units = table.hidden.shape[1]
        heads = ["x₁", "x₂", *(f"h{SUBSCRIPTS[unit + 1]}" for unit in range(units))]
        heads += [self.tr("target"), "z₁ − z₀" if self._difference else "z", self.tr("output")]
        painter.setFont(font(Role.CAPTION))
        painter.setPen(tokens().ink3)
        for place, head in zip(self._places(units, 0.0, HEAD), heads, strict=True):
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, head)
        for at in range(len(table.targets)):
            self._paint_line(painter, table, at)

    def _paint_line(self, painter: QPainter, table: TruthTable, at: int) -> None:
        colours = tokens()
        top = HEAD + at * ROW
        thin = hairline(painter)
        painter.fillRect(QRectF(0, top, self.width(), thin), colours.line)
        texts, target, hidden = self._texts(table, at), int(table.targets[at]), self._is_hidden(table, at)
        places = self._places(table.hidden.shape[1], top, ROW)
        for place, text, number in zip(places, texts, range(len(texts)), strict=True):
            if hidden and number >= len(texts) - 2:
                cover = QRectF(round(place.right()) - COVER_WIDTH, top, COVER_WIDTH, COVER_HEIGHT)
                paint_cover(painter, cover.translated(0, (ROW - COVER_HEIGHT) / 2))
                continue
            strong = number == len(texts) - 1
            painter.setFont(font(Role.LABEL_STRONG if strong else Role.LABEL))
            painter.setPen(colours.ink if number < 2 or strong else colours.ink2)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(class_colours(CLASS_NAMES, colours)[target])
        beside = places[-3]
        painter.drawEllipse(QPointF(beside.right() - 16, beside.center().y()), DOT, DOT)
        if at == self._last:
            painter.setBrush(colours.iris)
            middle = top + ROW / 2
            painter.drawPolygon(QPolygonF([QPointF(0, middle - 4), QPointF(6, middle), QPointF(0, middle + 4)]))
        if not hidden:
            _paint_mark(painter, QPointF(self.width() - 6, top + ROW / 2), right=bool(table.right[at]))

    def _is_hidden(self, table: TruthTable, at: int) -> bool:
        return self._hidden_point is not None and np.array_equal(table.points[at], self._hidden_point)

    def _texts(self, table: TruthTable, at: int) -> list[str]:
        """Return what the cells of a line say."""
        texts = [number_text(value, 0) for value in table.points[at].tolist()]
        texts += [_value_text(value) for value in table.hidden[at].tolist()]
        target, z, output = (float(each[at]) for each in (table.targets, table.z, table.outputs))
        return [*texts, number_text(target, 0), _value_text(z), self._output_text(output)]

    def _places(self, units: int, top: float, height: float) -> list[QRectF]:
        """Return the cells of a line from left to right."""
        inputs = NARROWER if units or self.width() < ROOMY else NARROW
        parts = [*[HIDDEN] * units, TARGET, SCORE, OUTPUT]
        # No rule that tells of single steps teaches hidden units.
        left = 0.0 if units else POINTER
        room = (self.width() - left - MARK - 2 * inputs) / sum(parts)
        widths = [inputs] * 2 + [part * room for part in parts]
        places = []
        for each in widths:
            places.append(QRectF(left, top, each, height))
            left += each
        return places

    def _output_text(self, value: float) -> str:
        return number_text(value, 0) if value in (0.0, 1.0) and self._says_only_bits() else _value_text(value)

    def _says_only_bits(self) -> bool:
        return self._table is not None and bool(np.isin(self._table.outputs, (0.0, 1.0)).all())


def _paint_mark(painter: QPainter, middle: QPointF, *, right: bool) -> None:
    """Paint a tick or a cross."""
    colour = tokens().good if right else tokens().bad
    painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if right:
        painter.drawPolyline(
            QPolygonF([middle + QPointF(-4.5, 0.5), middle + QPointF(-1.5, 3.5), middle + QPointF(4.5, -3.5)])
        )
    else:
        for way in (1, -1):
            painter.drawLine(middle + QPointF(-3.5, -3.5 * way), middle + QPointF(3.5, 3.5 * way))


def _value_text(value: float) -> str:
    return number_text(value, 2 if abs(value) < MANY else 0) if np.isfinite(value) else NOTHING
