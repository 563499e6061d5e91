"""The popover that shows every neuron of a folded layer; a click draws one in the column, or folds it again."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pellucid.ui.numbers import count_text, number_text
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.popover import Popover
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin

PADDING = 14
LINE = 18
LARGEST, SMALLEST = 24, 9
ASPECT = 1.7
STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class LayerGrid(Popover):
    """One cell a neuron, in the colour of its activation; those in the column are outlined, pinned ones in iris."""

    pin_toggled = Signal(int)

    def __init__(self, column: Column, current: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column
        self._current = current
        self._drawn: frozenset[int] = frozenset()
        self._pinned: frozenset[int] = frozenset()
        self._values = np.zeros(column.units, dtype=np.float32)
        self._levels = np.zeros(column.units, dtype=np.intp)
        self.columns = max(1, math.ceil(math.sqrt(column.units * ASPECT)))
        self.rows = -(-column.units // self.columns)
        room = min(
            (parent.width() - 2 * PADDING - 16) / self.columns,
            (parent.height() - 2 * PADDING - 2 * LINE - 16) / self.rows,
        )
        self.pitch = max(SMALLEST, min(LARGEST, int(room)))
        self._title = self.tr("Layer {layer} · {count} neurons").format(
            layer=column.number, count=count_text(column.units)
        )
        self.setAccessibleName(self._title)
        self.setToolTip(self.tr("Click a neuron to draw it in the column, or to fold it again"))
        self.setMouseTracking(True)

    def set_values(self, values: NDArray[np.float32], levels: NDArray[np.intp]) -> None:
        """Show the activations of all neurons, and their levels in the colour maps."""
        self._values, self._levels = values, levels
        self.update()

    def set_drawn(self, drawn: frozenset[int], pinned: frozenset[int]) -> None:
        """Show which neurons stand in the column, and which of them because the user wants it."""
        self._drawn, self._pinned = drawn, pinned
        self.update()

    def cell(self, unit: int) -> QRectF:
        """Return the cell of a neuron."""
        row, column = divmod(unit, self.columns)
        return QRectF(PADDING + column * self.pitch, PADDING + LINE + 4 + row * self.pitch, self.pitch, self.pitch)

    def sizeHint(self) -> QSize:
        """Return the size of the grid with its title and the line that names one neuron."""
        metrics = QFontMetricsF(font(Role.LABEL_STRONG))
        widest = max(metrics.horizontalAdvance(text) for text in (self._title, self._line(self._column.units - 1)))
        width = max(self.columns * self.pitch, round(widest) + 24)
        return QSize(width + 2 * PADDING, self.rows * self.pitch + 2 * LINE + 8 + 2 * PADDING)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the neuron under the pointer."""
        unit = self._unit_at(event.position())
        if unit is not None and unit != self._current:
            self._current = unit
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pin the neuron under the pointer, or unpin it."""
        unit = self._unit_at(event.position())
        if unit is not None:
            self.pin_toggled.emit(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between neurons with the arrows; Enter pins."""
        key = Qt.Key(event.key())
        if key in STEPS:
            across, down = STEPS[key]
            unit = self._current + across + down * self.columns
            if 0 <= unit < self._column.units:
                self._current = unit
                self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pin_toggled.emit(self._current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, cells and the name of the current neuron."""
        super().paintEvent(event)
        colours = tokens()
        painter = begin(self)
        painter.setFont(font(Role.LABEL_STRONG))
        painter.setPen(colours.ink)
        painter.drawText(QRectF(PADDING, PADDING - 4, self.width(), LINE), _LEFT, self._title)
        painter.setFont(font(Role.LABEL))
        painter.setPen(colours.ink2)
        bottom = QRectF(PADDING, self.height() - PADDING - LINE + 4, self.width() - 2 * PADDING, LINE)
        painter.drawText(bottom, _LEFT, self._line(self._current))
        table = np.concatenate([colours.sequential, colours.signed])
        inset = max(1.0, self.pitch / 12)
        for unit, level in enumerate(self._levels.tolist()):
            cell = self.cell(unit).adjusted(inset, inset, -inset, -inset)
            outline = QColor(colours.line)
            if unit == self._current or unit in self._pinned:
                outline = colours.iris
            elif unit in self._drawn:
                outline = colours.ink3
            painter.setPen(QPen(outline, 2 if unit == self._current else 1))
            painter.setBrush(QColor.fromRgb(int(table[level])))
            painter.drawRoundedRect(cell, self.pitch / 6, self.pitch / 6)

    def _line(self, unit: int) -> str:
        value = number_text(float(self._values[unit]), 3)
        return self.tr("Neuron {neuron}: a = {value}").format(neuron=count_text(unit + 1), value=value)

    def _unit_at(self, point: QPointF) -> int | None:
        column = int((point.x() - PADDING) // self.pitch)
        row = int((point.y() - PADDING - LINE - 4) // self.pitch)
        unit = row * self.columns + column
        inside = 0 <= column < self.columns and row >= 0 and unit < self._column.units
        return unit if inside else None


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
