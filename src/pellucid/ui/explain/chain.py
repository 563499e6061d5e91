"""The chain of operations, each under the column of the diagram to which it belongs."""

from functools import partial

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pellucid.lens.explain.moment import Moment, Phase, Stop
from pellucid.lens.explain.notation import Text
from pellucid.ui.explain.pill import HEIGHT as PILL_HEIGHT
from pellucid.ui.explain.pill import Pill, width_of
from pellucid.ui.explain.words import layer_text, operation_text, short_text
from pellucid.ui.formula.speech import spoken
from pellucid.ui.icons import paint_icon
from pellucid.ui.stage.layout import Arrangement
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import begin, hairline

HEIGHT = 40
MARGIN = 14
GAP, CLOSEST = 12.0, 6.0
_ICON = 12.0


class Chain(QWidget):
    """Emits `layer_chosen` with the index of a layer, or None for the loss."""

    layer_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Chain of operations"))
        self.setFixedHeight(HEIGHT)
        self.pills: dict[int | None, Pill] = {}
        self._columns: dict[int | None, int] = {}
        self._stops: tuple[Stop, ...] = ()
        self._arrangement: Arrangement | None = None
        self._stop: Stop | None = None
        self._column = 0

    def show_moment(self, moment: Moment, arrangement: Arrangement) -> None:
        """Show the operations of `moment`, aligned with the columns of `arrangement`."""
        stops = tuple(stop for stop in moment.stops if stop.phase in (Phase.FORWARD, Phase.LOSS))
        names = [(stop.layer, stop.title) for stop in stops]
        self._columns = {stop.layer: moment.column_of(stop.layer) for stop in stops}
        if names != [(stop.layer, stop.title) for stop in self._stops]:
            for pill in self.pills.values():
                pill.hide()
                pill.deleteLater()
            self.pills = {stop.layer: self._pill(stop, moment.columns - 1) for stop in stops}
        self._stops = stops
        self._arrangement = arrangement
        self._place()

    def show_stop(self, stop: Stop | None, column: int) -> None:
        """Show which operation is the present one, none at the update, and those of the same column."""
        for layer, pill in self.pills.items():
            pill.set_current(stop is not None and layer == stop.layer, related=self._columns[layer] == column)
        if (stop, column) != (self._stop, self._column):
            self._stop, self._column = stop, column
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the pills anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line on which the operations stand."""
        del event
        painter = begin(self)
        line, middle = hairline(painter), HEIGHT / 2
        painter.fillRect(
            QRectF(MARGIN + _ICON + 4, middle, self.width() - 2 * MARGIN - _ICON - 4, line), tokens().line2
        )
        sign = QRectF(MARGIN, middle - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, "fwd", sign, tokens().ink2)

    def _pill(self, stop: Stop, last: int) -> Pill:
        layer = layer_text(self._columns[stop.layer], last)
        formula = spoken(Text(stop.formula))
        description = self.tr("{layer}: {formula}").format(layer=layer, formula=formula)
        pill = Pill("", operation_text(stop), stop.formula, description, self)
        pill.clicked.connect(partial(self.layer_chosen.emit, stop.layer))
        pill.show()
        return pill

    def _place(self) -> None:
        """Put each pill under its column, and where they would meet, symbols of what they compute.

        The present operation, and those of its column, have their names as long as there is room for these.
        """
        if self._arrangement is None or len(self._arrangement.columns) <= max(self._columns.values(), default=0):
            return
        short = self._short()
        for stop, area in zip(self._stops, self._areas(short)[0], strict=True):
            pill = self.pills[stop.layer]
            pill.setText(_text(stop, short))
            pill.setGeometry(area)

    def _short(self) -> set[int | None]:
        """Return the operations for which there are symbols."""
        short: set[int | None] = set()
        while met := self._areas(short)[1]:
            named = [layer for layer in self.pills if layer not in short]
            near = [layer for layer in named if self._columns[layer] in met] or named
            if not near:
                return short
            least = min(map(self._need, near))
            column = next(self._columns[layer] for layer in reversed(near) if self._need(layer) == least)
            short |= {layer for layer in near if self._columns[layer] == column and self._need(layer) == least}
        for column in set(self._columns.values()):
            # What made room for what has become short itself can have its name again.
            fewer = {layer for layer in short if self._columns[layer] != column}
            short = short if self._areas(fewer)[1] else fewer
        return short

    def _need(self, layer: int | None) -> int:
        """Return how much an operation needs its name: the present one most, then those of its column.

        Everyone knows what L is, and the names of losses are long.
        """
        if self._stop is not None and layer == self._stop.layer:
            return 3
        return (2 if self._columns[layer] == self._column else 0) - (layer is None)

    def _areas(self, short: set[int | None]) -> tuple[list[QRect], tuple[int, ...]]:
        """Return where all pills stand, `short` ones as symbols, and the first two columns that are too close, if any.

        The first column can be too close to the beginning, alone.
        """
        assert self._arrangement is not None
        before = MARGIN + _ICON + CLOSEST
        areas: list[QRect] = []
        former: tuple[int, ...] = ()
        met: tuple[int, ...] = ()
        for column in sorted(set(self._columns.values())):
            group = [stop for stop in self._stops if self._columns[stop.layer] == column]
            widths = [width_of(_text(stop, short)) for stop in group]
            # The last of a column's operations stands under its neurons, the others before it.
            x = self._arrangement.columns[column].x
            end = min(x + widths[-1] / 2, self.width() - MARGIN)
            gap = CLOSEST if any(stop.layer in short for stop in group) else GAP
            start = end - sum(widths) - gap * (len(group) - 1)
            if column == len(self._arrangement.columns) - 1:
                # The names of the outputs leave room to move aside.
                aside = min(max(0.0, before - start), self.width() - MARGIN - end)
                start, end = start + aside, end + aside
            if start < before:
                met = met or (*former, column)
            before, former = end + CLOSEST, (column,)
            for width in widths:
                areas.append(QRect(round(start), (HEIGHT - PILL_HEIGHT) // 2, width, PILL_HEIGHT))
                start += width + gap
        return areas, met


def _text(stop: Stop, short: set[int | None]) -> str:
    return short_text(stop) if stop.layer in short else operation_text(stop)
