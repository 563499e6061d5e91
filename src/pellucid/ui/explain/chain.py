"""The chain of operations, each under the column of the diagram to which it belongs."""

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pellucid.lens.explain.moment import Moment, Phase, Stop
from pellucid.ui.explain.pill import HEIGHT as PILL_HEIGHT
from pellucid.ui.explain.pill import Pill
from pellucid.ui.explain.words import operation_text, short_text
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

    def show_moment(self, moment: Moment, arrangement: Arrangement) -> None:
        """Show the operations of `moment`, aligned with the columns of `arrangement`."""
        stops = tuple(stop for stop in moment.stops if stop.phase in (Phase.FORWARD, Phase.LOSS))
        names = [(stop.layer, stop.title) for stop in stops]
        self._columns = {stop.layer: moment.column_of(stop.layer) for stop in stops}
        if names != [(stop.layer, stop.title) for stop in self._stops]:
            for pill in self.pills.values():
                pill.hide()
                pill.deleteLater()
            self.pills = {}
            for stop in stops:
                pill = Pill("", operation_text(stop), stop.formula, self)
                pill.clicked.connect(partial(self.layer_chosen.emit, stop.layer))
                pill.show()
                self.pills[stop.layer] = pill
        self._stops = stops
        self._arrangement = arrangement
        self._place()

    def show_stop(self, stop: Stop | None, column: int) -> None:
        """Show which operation is the present one, none at the update, and those of the same column."""
        for layer, pill in self.pills.items():
            pill.set_current(stop is not None and layer == stop.layer, related=self._columns[layer] == column)

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

    def _place(self) -> None:
        """Put each pill under its column, or, where they would meet, the symbols of what they compute."""
        if self._arrangement is None or len(self._arrangement.columns) <= max(self._columns.values(), default=0):
            return
        if not self._fits(short=False):
            self._fits(short=True)

    def _fits(self, *, short: bool) -> bool:
        """Place all pills; return whether none stands too close to another."""
        assert self._arrangement is not None
        before = MARGIN + _ICON + CLOSEST
        fits = True
        for column in sorted(set(self._columns.values())):
            group = [stop for stop in self._stops if self._columns[stop.layer] == column]
            widths = []
            for stop in group:
                pill = self.pills[stop.layer]
                pill.setText(short_text(stop) if short else operation_text(stop))
                widths.append(pill.sizeHint().width())
            # The last of a column's operations stands under its neurons, the others before it.
            x = self._arrangement.columns[column].x
            end = min(x + widths[-1] / 2, self.width() - MARGIN)
            gap = CLOSEST if short else GAP
            start = end - sum(widths) - gap * (len(group) - 1)
            if column == len(self._arrangement.columns) - 1:
                # The names of the outputs leave room to move aside.
                aside = min(max(0.0, before - start), self.width() - MARGIN - end)
                start, end = start + aside, end + aside
            fits = fits and start >= before
            before = end + CLOSEST
            for stop, width in zip(group, widths, strict=True):
                pill = self.pills[stop.layer]
                pill.setGeometry(round(start), (HEIGHT - PILL_HEIGHT) // 2, width, PILL_HEIGHT)
                start += width + gap
        return fits
