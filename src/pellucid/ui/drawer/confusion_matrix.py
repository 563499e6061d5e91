"""The confusion matrix: how many examples of each true class were given each class."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pellucid.ui.class_colours import class_colours
from pellucid.ui.class_names import class_text
from pellucid.ui.drawer.heat_map import image_of, readable_on, sequential_colours
from pellucid.ui.drawer.metrics import PAGE_HEIGHT
from pellucid.ui.numbers import NOTHING, count_text, percent_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.tokens import Tokens
from pellucid.ui.widgets.cell_grid import CellGrid
from pellucid.ui.widgets.painting import begin, paint_surface

MISTAKES_TIMES = 5.0
CELL = 27
_TOP, _BOTTOM = 27, 8
_WORD_TOP, _WORD_HEIGHT = 7, 18
# Around a word or a count, with room to spare and without.
_WORD_PADDING, _CELL_PADDING = 10, 4
_SWATCH, _SWATCH_GAP = 8, 6
_LABEL_GAP = 8
_LEAST_WORDS, _LEAST_CELL = 72, 20
_RECALL_GAP, _BAR, _BAR_HEIGHT, _PERCENT = 14, 48, 4, 44

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class _Places:
    """Where things stand: the width of the words at the left, of a cell, and of the bars of recall (0 without any).

    `numbered` tells whether columns bear numbers, because words would be too wide.
    """

    words: float
    cell_width: float
    cell_height: float
    bar: float
    numbered: bool


def colour_shares(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how strong each cell is coloured: its share of the row, five times that off the diagonal."""
    totals = counts.sum(axis=1, keepdims=True)
    shares = counts / np.maximum(totals, 1)
    return np.where(np.eye(len(counts), dtype=bool), shares, np.minimum(shares * MISTAKES_TIMES, 1.0))


def recalls(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return for each class the share of its examples that were recognised, NaN for a class without examples."""
    totals = counts.sum(axis=1)
    return np.divide(counts.diagonal(), totals, out=np.full(len(counts), np.nan), where=totals > 0)


class ConfusionMatrix(CellGrid):
    """Shows counts, rows the true class, columns the class given, and the recall of each class beside its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.counts = np.zeros((0, 0), np.int64)
        self._room = 0
        self._places = _Places(0.0, CELL, CELL, _BAR, False)
        self.setFixedHeight(PAGE_HEIGHT)
        self.setAccessibleName(self.tr("Confusion matrix"))

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of classes, twice."""
        return len(self.names), len(self.names)

    def grid_rect(self) -> QRectF:
        """Return where the cells lie."""
        places, count = self._places, len(self.names)
        return QRectF(places.words, _TOP, count * places.cell_width, count * places.cell_height)

    def show_counts(self, names: tuple[str, ...], counts: NDArray[np.int64]) -> None:
        """Show a matrix (classes, classes) for classes of these names."""
        if names == self.names and np.array_equal(counts, self.counts):
            return
        self.names, self.counts = names, counts
        self.fit(self._room)
        self.update()

    def fit(self, room: int) -> int:
        """Find a place for everything within `room` pixels; return the width that is needed."""
        self._room = room
        places = self._fitting(room)
        if places != self._places:
            self._places = places
            self.grid_moved()
            self.update()
        return round(self.grid_rect().right() + _RECALL_GAP + places.bar + _PERCENT)

    @property
    def numbered(self) -> bool:
        """Tell whether columns bear numbers, because the names of the classes would be too wide."""
        return self._places.numbered

    @property
    def cramped(self) -> bool:
        """Tell whether more room would do the matrix good."""
        return self._places.bar == 0.0 or self._places.numbered

    def _fitting(self, room: int) -> _Places:
        """Return the best places: the bars are left out first, then a word in the corner; then names become numbers."""
        metrics = QFontMetricsF(font(Role.CAPTION))
        texts = [class_text(name) for name in self.names]
        count = max(1, len(texts))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        # As wide as the examples of a class: what stands in the cells changes while training runs.
        most = metrics.horizontalAdvance(count_text(int(self.counts.sum(axis=1).max(initial=0))))
        wanted = max(CELL, widest + _WORD_PADDING, most + _WORD_PADDING)
        least = max(widest, most) + _CELL_PADDING
        height = float(min(CELL, (PAGE_HEIGHT - _TOP - _BOTTOM) // count))
        beside = max(_SWATCH + _SWATCH_GAP + widest, metrics.horizontalAdvance(self._corner_text())) + _LABEL_GAP
        short = max(_SWATCH + _SWATCH_GAP + widest, metrics.horizontalAdvance(self._short_corner_text())) + _LABEL_GAP
        for words, bar, enough in ((beside, _BAR, wanted), (beside, 0.0, least), (short, 0.0, widest + _CELL_PADDING)):
            width = min(wanted, (room - words - _RECALL_GAP - bar - _PERCENT) / count)
            if width >= enough:
                return _Places(words, float(int(width)), height, float(bar), numbered=False)
        beside += metrics.horizontalAdvance("00 ")
        # Long words give way to the numbers in the cells.
        left = room - _RECALL_GAP - _PERCENT - count * max(_LEAST_CELL, most + _CELL_PADDING)
        beside = min(beside, max(_LEAST_WORDS, left))
        width = min(max(CELL, most + _CELL_PADDING), (room - beside - _RECALL_GAP - _PERCENT) / count)
        return _Places(beside, float(int(width)), height, 0.0, numbered=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, cells and recalls."""
        del event
        if not self.names:
            return
        colours = tokens()
        painter = begin(self)
        painter.setFont(font(Role.CAPTION))
        self._paint_columns(painter, colours)
        shades = sequential_colours(colour_shares(self.counts), colours)
        self._paint_cells(painter, colours, shades)
        self._paint_rows(painter, colours)
        self.paint_mark(painter)

    def _corner_text(self) -> str:
        return self.tr("true ↓   predicted →")

    def _short_corner_text(self) -> str:
        return self.tr("true ↓")

    def _paint_columns(self, painter: QPainter, colours: Tokens) -> None:
        area, places = self.grid_rect(), self._places
        painter.setPen(colours.ink3)
        corner = self._corner_text()
        if QFontMetricsF(painter.font()).horizontalAdvance(corner) > places.words - _LABEL_GAP:
            corner = self._short_corner_text()
        painter.drawText(QRectF(0, _WORD_TOP, places.words - _LABEL_GAP, _WORD_HEIGHT), _LEFT, corner)
        recall = QRectF(area.right() + _RECALL_GAP, _WORD_TOP, places.bar + _PERCENT, _WORD_HEIGHT)
        painter.drawText(recall, _LEFT if places.bar else _RIGHT, self.tr("recall"))
        painter.setPen(colours.ink2)
        for index, name in enumerate(self.names):
            cell = QRectF(area.left() + index * places.cell_width, _WORD_TOP, places.cell_width, _WORD_HEIGHT)
            painter.drawText(cell, _CENTRE, str(index + 1) if places.numbered else class_text(name))

    def _paint_cells(self, painter: QPainter, colours: Tokens, shades: NDArray[np.uint32]) -> None:
        area, places = self.grid_rect(), self._places
        painter.drawImage(area, image_of(shades))
        count = len(self.names)
        for line in range(1, count):
            painter.fillRect(QRectF(area.left() + line * places.cell_width, area.top(), 1, area.height()), colours.line)
            painter.fillRect(QRectF(area.left(), area.top() + line * places.cell_height, area.width(), 1), colours.line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.line, 1))
        painter.drawRect(area.adjusted(0.5, 0.5, 0.5, 0.5))
        inks = {shade: readable_on(shade) for shade in set(shades.ravel().tolist())}
        rows, columns = np.nonzero(self.counts + np.eye(count, dtype=np.int64))
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            cell = QRectF(
                area.left() + column * places.cell_width,
                area.top() + row * places.cell_height,
                places.cell_width,
                places.cell_height,
            )
            painter.setPen(inks[int(shades[row, column])])
            painter.drawText(cell, _CENTRE, count_text(int(self.counts[row, column])))

    def _paint_rows(self, painter: QPainter, colours: Tokens) -> None:
        area, places = self.grid_rect(), self._places
        height = places.cell_height
        of_classes = class_colours(self.names, colours)
        for index, (name, recall) in enumerate(zip(self.names, recalls(self.counts).tolist(), strict=True)):
            middle = area.top() + (index + 0.5) * height
            swatch = QRectF(0, middle - _SWATCH / 2, _SWATCH, _SWATCH)
            paint_surface(painter, swatch, _SWATCH / 2, of_classes[index], colours.line2)
            line = QRectF(_SWATCH + _SWATCH_GAP, middle - _WORD_HEIGHT / 2, places.words, _WORD_HEIGHT)
            word = class_text(name)
            painter.setPen(colours.ink)
            room = places.words - _LABEL_GAP - line.left()
            painter.drawText(line, _LEFT, _elided(painter, f"{index + 1} {word}" if places.numbered else word, room))
            bar = QRectF(area.right() + _RECALL_GAP, middle - _BAR_HEIGHT / 2, places.bar, _BAR_HEIGHT)
            known = recall == recall
            if places.bar:
                paint_surface(painter, bar, _BAR_HEIGHT / 2, colours.fill2)
                if known and recall > 0.0:
                    paint_surface(painter, _shortened(bar, recall), _BAR_HEIGHT / 2, colours.act)
            text = QRectF(bar.right(), line.top(), _PERCENT, _WORD_HEIGHT)
            painter.setPen(colours.ink if known else colours.ink3)
            painter.drawText(text, _RIGHT, percent_text(recall) if known else NOTHING)


def _shortened(bar: QRectF, share: float) -> QRectF:
    return QRectF(bar.left(), bar.top(), max(bar.height(), bar.width() * share), bar.height())


def _elided(painter: QPainter, text: str, room: float) -> str:
    # A fraction of a pixel more, lest rounding shortens a text that fits.
    return QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room + 0.5)
