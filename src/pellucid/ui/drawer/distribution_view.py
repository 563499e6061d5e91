"""A histogram of what one layer does, with its axis and the figures that sum it up."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pellucid.lens.histogram import Histogram
from pellucid.ui.drawer.bars import bar_heights, paint_bars
from pellucid.ui.drawer.header import paint_header
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.tokens import Tokens
from pellucid.ui.widgets.cell_grid import CellGrid
from pellucid.ui.widgets.painting import hairline

HEIGHT = 150
PLOT_TOP, PLOT_HEIGHT = 30, 68
FLOOR = PLOT_TOP + PLOT_HEIGHT
_TICKS_TOP, _TICKS_HEIGHT = FLOOR + 2, 14
_HEADLINE_TOP, _DETAILS_TOP, _LINE = FLOOR + 19, FLOOR + 35, 16
_TICK_GAP = 6.0


class Tone(Enum):
    """How serious a figure is."""

    PLAIN = "plain"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Tick:
    """A number at a place of the axis."""

    at: float
    text: str


@dataclass(frozen=True)
class Plot:
    """What a view shows.

    Of `names`, `headlines` and `details` the first that has room is shown, so the most telling comes first. `low` and
    `high` are the ends of the axis, in the units of the histogram's edges; ticks come in the order of their importance.
    `amber_below` is where values become too small; without it bars have the colour of activations.
    """

    names: tuple[str, ...]
    shape: str
    histogram: Histogram
    low: float
    high: float
    ticks: tuple[Tick, ...]
    headlines: tuple[str, ...]
    details: tuple[str, ...]
    tone: Tone = Tone.PLAIN
    amber_below: float | None = None


class DistributionView(CellGrid):
    """Shows a Plot. Its cells are the bins of the histogram."""

    def __init__(self, plot: Plot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = plot
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(plot.names[0])

    @property
    def shape(self) -> tuple[int, int]:
        """Return one row and as many columns as there are bins."""
        return 1, len(self.plot.histogram.counts)

    def grid_rect(self) -> QRectF:
        """Return where the bars can be."""
        edges = self._pixel_edges()
        return QRectF(edges[0], PLOT_TOP, edges[-1] - edges[0], PLOT_HEIGHT)

    def focus_rect(self) -> QRectF:
        """Return the whole plot: where bars are changes with the values."""
        return QRectF(0, PLOT_TOP, self.width(), PLOT_HEIGHT)

    def show_plot(self, plot: Plot) -> None:
        """Show another distribution."""
        self.plot = plot
        self.update(0, PLOT_TOP - 2, self.width(), self.height() - PLOT_TOP + 2)

    def bar_colours(self) -> list[QColor]:
        """Return the colour of each bar."""
        colours, limit = tokens(), self.plot.amber_below
        edges = self.plot.histogram.edges
        if limit is None:
            return [colours.act] * (len(edges) - 1)
        return [colours.train if small else colours.ink3 for small in ((edges[:-1] + edges[1:]) / 2 < limit).tolist()]

    def ticks(self) -> list[tuple[QRectF, str]]:
        """Return the numbers under the axis that have room, and where they stand."""
        metrics = QFontMetricsF(font(Role.CAPTION))
        placed: list[tuple[QRectF, str]] = []
        for tick in self.plot.ticks:
            width = metrics.horizontalAdvance(tick.text) + 1
            left = min(max(self._pixel(tick.at) - width / 2, 0.0), self.width() - width)
            room = QRectF(left, _TICKS_TOP, width, _TICKS_HEIGHT)
            if not any(other.adjusted(-_TICK_GAP, 0, _TICK_GAP, 0).intersects(room) for other, _ in placed):
                placed.append((room, tick.text))
        return placed

    def headline(self) -> str:
        """Return the figure shown first."""
        return self._fitting(self.plot.headlines, Role.LABEL_STRONG)

    def details(self) -> str:
        """Return the figures shown under it."""
        return self._fitting(self.plot.details, Role.CAPTION)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has changed: seldom the header."""
        colours = tokens()
        painter = QPainter(self)
        painter.fillRect(event.rect(), colours.card)
        if event.rect().top() < PLOT_TOP - 2:
            paint_header(painter, self.width(), self.plot.names, self.plot.shape)
        heights = bar_heights(self.plot.histogram.counts, PLOT_HEIGHT)
        paint_bars(painter, FLOOR, self._pixel_edges(), heights, self.bar_colours())
        painter.fillRect(QRectF(0, FLOOR, self.width(), hairline(painter)), colours.line2)
        self._paint_limit(painter, colours)
        self._paint_texts(painter, colours)
        self.paint_mark(painter)

    def _pixel(self, value: float) -> float:
        return (value - self.plot.low) / (self.plot.high - self.plot.low) * self.width()

    def _pixel_edges(self) -> NDArray[np.float64]:
        low, high = self.plot.low, self.plot.high
        return (self.plot.histogram.edges - low) * (self.width() / (high - low))

    def _paint_limit(self, painter: QPainter, colours: Tokens) -> None:
        limit = self.plot.amber_below
        if limit is not None and self.plot.low < limit < self.plot.high:
            x = self._pixel(limit)
            painter.setPen(QPen(colours.train, 1, Qt.PenStyle.DashLine))
            painter.drawLine(round(x), PLOT_TOP, round(x), FLOOR)

    def _paint_texts(self, painter: QPainter, colours: Tokens) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink3)
        for room, text in self.ticks():
            painter.drawText(room, left, text)
        painter.drawText(QRectF(0, _DETAILS_TOP, self.width(), _LINE), left, self.details())
        painter.setFont(font(Role.LABEL_STRONG))
        painter.setPen(
            {Tone.PLAIN: colours.ink, Tone.WARNING: colours.train_text, Tone.FAULT: colours.bad}[self.plot.tone]
        )
        painter.drawText(QRectF(0, _HEADLINE_TOP, self.width(), _LINE), left, self.headline())

    def _fitting(self, texts: tuple[str, ...], role: Role) -> str:
        metrics = QFontMetricsF(font(role))
        for text in texts:
            if metrics.horizontalAdvance(text) <= self.width():
                return text
        return metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, self.width())
