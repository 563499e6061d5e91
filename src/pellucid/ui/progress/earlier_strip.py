"""Chips for earlier runs: a small curve, the result, and what differs from the present settings."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.experiment.spec import Spec
from pellucid.session.kept_run import KeptRun
from pellucid.ui.progress.charts import SMALLEST_LOSS
from pellucid.ui.progress.earlier_words import result_text, short_differences
from pellucid.ui.progress.series import grouped
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.cell_grid import Cell, CellGrid
from pellucid.ui.widgets.painting import begin, paint_surface

COLUMNS = 3
HEIGHT, _GAP = 40, 6
_PADDING, _RADIUS = 6.0, 6.0
_RESULT_HEIGHT, _WORDS_HEIGHT = 15.0, 14.0
_CURVE_WIDTH, _CURVE_HEIGHT = 28.0, 11.0
# The small curves reach down so far from their highest loss: one that came to zero would press the others flat.
_DEPTH = 1e-4
_SEPARATOR = " · "


class EarlierStrip(CellGrid):
    """Shows runs in rows of COLUMNS. A click, Return or the right button asks for what can be done with one.

    Delete removes the one that is pointed at.
    """

    menu_requested = Signal(object)  # KeptRun
    removed = Signal(object)  # KeptRun

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs: Sequence[KeptRun] = ()
        self._words: list[list[str]] = []
        self._curves: list[QPolygonF] = []
        self.setAccessibleName(self.tr("Earlier runs"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.activated.connect(lambda cell: self.menu_requested.emit(self.run_at(cell)))
        self.pointed.connect(self.grid_moved)

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of rows and of columns; the last row may have fewer."""
        return max(1, -(-len(self.runs) // COLUMNS)), COLUMNS

    @property
    def cells(self) -> int:
        """Return the number of runs."""
        return len(self.runs)

    def grid_rect(self) -> QRectF:
        """Return where the chips are, each with the gap that follows it."""
        return QRectF(0, 0, self.width() + _GAP, self.shape[0] * (HEIGHT + _GAP))

    def cell_rect(self, cell: Cell) -> QRectF:
        """Return where a chip is."""
        return super().cell_rect(cell).adjusted(0, 0, -_GAP, -_GAP)

    def focus_rect(self) -> QRectF:
        """Return the chip that is pointed at, or else all."""
        return QRectF(self.rect()) if self.cell is None else self.cell_rect(self.cell)

    def sizeHint(self) -> QSize:
        """Return the size of all chips."""
        return QSize(COLUMNS * 72, self.shape[0] * (HEIGHT + _GAP) - _GAP)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def show_runs(self, runs: Sequence[KeptRun], present: Spec) -> None:
        """Show these runs, compared with the settings `present`."""
        self._words = [short_differences(run, present) for run in runs]
        if runs != self.runs:
            self.runs = runs
            self._curves = _curves(runs)
            # The chip that is pointed at is another one now, or gone.
            cell = self.cell
            self.point_at(None)
            self.point_at(cell)
            self.updateGeometry()
        self.grid_moved()
        self.update()

    def run_at(self, cell: Cell) -> KeptRun:
        """Return what a chip is for."""
        return self.runs[self.index_of(cell)]

    def words_in(self, index: int, width: float) -> str:
        """Return as many differences of a run as there is room for, and the number of those left out."""
        words = self._words[index]
        metrics = QFontMetricsF(font(Role.CAPTION))
        for shown in range(len(words), 0, -1):
            rest = len(words) - shown
            text = _SEPARATOR.join(words[:shown]) + (f" +{rest}" if rest else "")
            if metrics.horizontalAdvance(text) <= width:
                return text
        others = f" +{len(words) - 1}" if len(words) > 1 else ""
        room = width - metrics.horizontalAdvance(others)
        # In the middle: the value stands at the end.
        return metrics.elidedText(words[0], Qt.TextElideMode.ElideMiddle, room) + others

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete remove what is pointed at."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.cell is not None:
            self.removed.emit(self.run_at(self.cell))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing when the focus goes; a menu only borrows it."""
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            QWidget.focusOutEvent(self, event)
        else:
            super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done with the run under the pointer, or for the menu key, with the one pointed at."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cell = self.cell_at(QPointF(event.pos())) if by_mouse else self.cell
        if cell is not None:
            self.point_at(cell)
            self.menu_requested.emit(self.run_at(cell))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chips; the one that is pointed at stands out."""
        del event
        painter = begin(self)
        for index, run in enumerate(self.runs):
            self._paint_chip(painter, index, run, self.cell_rect(Cell(*divmod(index, COLUMNS))))

    def _paint_chip(self, painter: QPainter, index: int, run: KeptRun, chip: QRectF) -> None:
        colours = tokens()
        pointed = self.cell is not None and self.index_of(self.cell) == index
        paint_surface(painter, chip, _RADIUS, colours.irisbg if pointed else colours.fill)
        inner = chip.adjusted(_PADDING, 5, -_PADDING, -5)
        result = QRectF(inner.left(), inner.top(), inner.width(), _RESULT_HEIGHT)
        painter.setFont(font(Role.LABEL_STRONG))
        painter.setPen(colours.bad if run.diverged else colours.ink)
        painter.drawText(result, _LEFT, result_text(run))
        if not run.diverged:
            curve = QRectF(0, 0, _CURVE_WIDTH, _CURVE_HEIGHT)
            curve.moveCenter(result.center())
            curve.moveRight(inner.right())
            self._paint_curve(painter, index, curve)
        words = QRectF(inner.left(), inner.bottom() - _WORDS_HEIGHT, inner.width(), _WORDS_HEIGHT)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink2)
        painter.drawText(words, _LEFT, self.words_in(index, words.width()))

    def _paint_curve(self, painter: QPainter, index: int, area: QRectF) -> None:
        painter.save()
        painter.translate(area.topLeft())
        painter.setPen(QPen(tokens().ink3, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(self._curves[index])
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _curves(runs: Sequence[KeptRun]) -> list[QPolygonF]:
    """Return the test losses of runs as lines in the area of a small curve, each over the whole of its own run.

    They share one logarithmic axis: a line that ends lower is of a better run. It holds those that did not diverge.
    """
    lines = []
    for run in runs:
        epoch, _, _, losses, _ = run.evaluations
        finite = np.isfinite(losses)
        groups = grouped(epoch[finite], 0.0, run.evaluations.epoch[-1], round(_CURVE_WIDTH))
        lines.append((groups.epoch, np.log10(np.maximum(groups.mean(losses[finite]), SMALLEST_LOSS))))
    heights = [line for run, (_, line) in zip(runs, lines, strict=True) if not run.diverged and line.size]
    high = max((float(line.max()) for line in heights), default=1.0)
    low = max(min((float(line.min()) for line in heights), default=0.0), high + np.log10(_DEPTH))
    return [
        QPolygonF(
            [
                QPointF(x, y)
                for x, y in zip(
                    (_CURVE_WIDTH * epoch / run.evaluations.epoch[-1]).tolist(),
                    (_CURVE_HEIGHT * np.clip((high - line) / max(high - low, 1e-6), 0.0, 1.0)).tolist(),
                    strict=True,
                )
            ]
        )
        for run, (epoch, line) in zip(runs, lines, strict=True)
    ]
