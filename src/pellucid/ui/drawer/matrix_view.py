"""One weight matrix: its name and shape, a picture of it, and how its weights are distributed."""

from math import isfinite

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from pellucid.lens.weights import WeightMatrix
from pellucid.ui.drawer.bars import bar_heights, paint_bars
from pellucid.ui.drawer.header import paint_header
from pellucid.ui.drawer.heat_map import image_of, readable_on, sampled, signed_colour, signed_colours
from pellucid.ui.drawer.metrics import IMAGE_HEIGHT, IMAGE_TOP, PAGE_HEIGHT
from pellucid.ui.drawer.value_axis import BINS, axis_text, signed_counts
from pellucid.ui.numbers import number_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.tokens import Tokens
from pellucid.ui.widgets.cell_grid import Cell, CellGrid
from pellucid.ui.widgets.painting import hairline

BARS_FLOOR, BARS_HEIGHT = 153, 26
AXIS_TOP, AXIS_HEIGHT = 155, 15
_ZERO = 10
# Bars near zero would vanish in the colour of zero, so the ramp begins where its first stop is.
_FAINTEST, _RANGE = 0.28, 0.5
# Where cells are as large as this, their values stand in them.
_DECIMALS = 1
_LEAST_HEIGHT, _CELL_PADDING = 16.0, 6.0

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MatrixView(CellGrid):
    """Shows a matrix (inputs down, outputs across) on a colour scale from −limit to +limit.

    `counts` are those of the bars that are shown.
    """

    def __init__(self, matrix: WeightMatrix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = matrix
        self.limit = 0.0
        self.counts = np.zeros(BINS, np.intp)
        self._image: QImage | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedHeight(PAGE_HEIGHT)
        self.setAccessibleName(self.tr("Weights {name}").format(name=matrix.label))

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of inputs and of outputs."""
        rows, columns = self.matrix.values.shape
        return rows, columns

    def grid_rect(self) -> QRectF:
        """Return where the picture is."""
        return QRectF(0, IMAGE_TOP, self.width(), IMAGE_HEIGHT)

    def weight_at(self, cell: Cell) -> tuple[int, int]:
        """Return which input and which output a cell stands for."""
        return cell

    def breadth(self) -> int:
        """Return how wide the view wants to be, in columns of a matrix."""
        return self.shape[1]

    def show_matrix(self, matrix: WeightMatrix, limit: float) -> None:
        """Show other values of the same shape, on the scale from −limit to +limit."""
        self.matrix, self.limit = matrix, limit
        self.counts = signed_counts(matrix.values, limit)
        self._image = None
        self.update(0, IMAGE_TOP - 2, self.width(), self.height() - IMAGE_TOP + 2)

    def axis_texts(self) -> tuple[str, str, str]:
        """Return the numbers at the left, the middle and the right of the histogram, as many as there is room for."""
        if self.limit == 0.0:
            return "", "0", ""
        low, high = axis_text(-self.limit), axis_text(self.limit)
        taken = 2 * QFontMetricsF(font(Role.CAPTION)).horizontalAdvance(f"{low} ")
        if taken > self.width():
            return "", "", f"±{high}"
        return low, "0" if taken + _ZERO <= self.width() else "", high

    @property
    def shows_values(self) -> bool:
        """Tell whether cells are large enough for numbers."""
        cell = self.cell_rect(Cell(0, 0))
        widest = QFontMetricsF(font(Role.CAPTION)).horizontalAdvance(number_text(-self.limit, _DECIMALS))
        return cell.height() >= _LEAST_HEIGHT and cell.width() >= widest + _CELL_PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sample the matrix anew for the new width."""
        self._image = None
        super().resizeEvent(event)

    def take_on_theme(self) -> None:
        """Drop the matrix in the colours of the former theme."""
        self._image = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has changed: mostly picture and histogram, seldom the header."""
        colours = tokens()
        painter = QPainter(self)
        painter.fillRect(event.rect(), colours.card)
        if event.rect().top() < IMAGE_TOP - 2:
            paint_header(painter, self.width(), (self.matrix.label,), shape_text(self.matrix))
        area = self.grid_rect()
        if self._image is None:
            self._image = self._picture(colours)
        painter.drawImage(area, self._image)
        if self.shows_values:
            self._paint_values(painter, colours)
        line = hairline(painter)
        painter.setPen(QPen(colours.line2, line))
        painter.drawRect(area.adjusted(line / 2, line / 2, -line / 2, -line / 2))
        self._paint_histogram(painter, colours)
        self.paint_mark(painter)

    def _picture(self, colours: Tokens) -> QImage:
        ratio = self.devicePixelRatioF()
        values = sampled(self.matrix.values, round(IMAGE_HEIGHT * ratio), max(1, round(self.width() * ratio)))
        return image_of(signed_colours(values, self.limit, colours))

    def _paint_values(self, painter: QPainter, colours: Tokens) -> None:
        painter.setFont(font(Role.CAPTION))
        values = self.matrix.values
        shades = signed_colours(values, self.limit, colours).tolist()
        for row, of_row in enumerate(values.tolist()):
            for column, value in enumerate(of_row):
                if isfinite(value):
                    painter.setPen(readable_on(shades[row][column]))
                    painter.drawText(self.cell_rect(Cell(row, column)), _CENTRE, number_text(value, _DECIMALS))

    def _paint_histogram(self, painter: QPainter, colours: Tokens) -> None:
        width = self.width()
        heights = bar_heights(self.counts, BARS_HEIGHT)
        paint_bars(painter, BARS_FLOOR, np.linspace(0.0, width, BINS + 1), heights, bar_colours(colours))
        painter.fillRect(QRectF(0, BARS_FLOOR, width, hairline(painter)), colours.line2)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink3)
        line = QRectF(0, AXIS_TOP, width, AXIS_HEIGHT)
        for side, text in zip((_LEFT, _CENTRE, _RIGHT), self.axis_texts(), strict=True):
            painter.drawText(line, side, text)


def shape_text(matrix: WeightMatrix) -> str:
    """Return the shape of a matrix, inputs × outputs."""
    inputs, outputs = matrix.values.shape
    return f"{inputs} × {outputs}"


_bar_colours: dict[str, tuple[QColor, ...]] = {}


def bar_colours(colours: Tokens) -> tuple[QColor, ...]:
    """Return the colour of each bar: by sign, stronger away from zero; the middle one, of both signs, has neither."""
    if colours.name not in _bar_colours:
        middle = BINS // 2
        made = []
        for place in range(-middle, middle + 1):
            strength = _FAINTEST + _RANGE * abs(place) / middle
            made.append(signed_colour(strength if place > 0 else -strength, colours) if place else colours.line2)
        _bar_colours[colours.name] = tuple(made)
    return _bar_colours[colours.name]
