"""The sheet on which formulae stand: it sets them in the width there is, paints them and says them in words."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.lens.explain.notation import Operand, Part
from pellucid.ui.formula.boxes import Spot
from pellucid.ui.formula.figures import DIGITS
from pellucid.ui.formula.page import Page, narrowest, set_page
from pellucid.ui.formula.painting import paint_page
from pellucid.ui.formula.setting import SetRow, Setter
from pellucid.ui.formula.speech import spoken
from pellucid.ui.formula.table import set_rows
from pellucid.ui.stage.columns import Column
from pellucid.ui.widgets.painting import begin

SIZE = 13
MARGIN = 4  # around the formulae, for tints and rings
_UNLIMITED = 1e6


class FormulaSheet(QWidget):
    """Shows formulae, one under another, in a font of `size` pixels and with `digits` that count.

    `columns` are those of the diagram. The accessible name says the formulae in words, as `sentences` do one by one.
    """

    def __init__(
        self, columns: Sequence[Column] = (), size: int = SIZE, digits: int = DIGITS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._size = size
        self._digits = digits
        self._formulae: tuple[Part, ...] = ()
        self._hidden: frozenset[Operand] = frozenset()
        self._pointed: Operand | None = None
        self.sentences: tuple[str, ...] = ()
        self._setter = Setter(size)
        self._rows: list[SetRow] = []
        self._page = Page(0.0, 0.0)
        self._pages: dict[int, Page] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have the colours of another diagram."""
        self._columns = tuple(columns)
        self.update()

    def show_formulae(self, formulae: Sequence[Part], hidden: Collection[Operand] | None = None) -> None:
        """Show formulae, each from a new line on; one that begins with an equals sign goes on under the last one.

        The numbers of `hidden` operands are concealed; without it, those that were.
        """
        shown = tuple(formulae), self._hidden if hidden is None else frozenset(hidden)
        if shown != (self._formulae, self._hidden):
            self._formulae, self._hidden = shown
            self.set_anew()

    def show_formula(self, formula: Part) -> None:
        """Show one formula."""
        self.show_formulae((formula,))

    def conceal(self, operand: Operand) -> None:
        """Show a box in the place of the numbers of an operand, until it is revealed."""
        self._hidden |= {operand}
        self.set_anew()

    def reveal(self, operand: Operand) -> None:
        """Show the numbers of an operand again."""
        self._hidden -= {operand}
        self.set_anew()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Return where numbers and symbols stand that one can point at, in the order of reading."""
        return tuple(spot.moved(MARGIN, MARGIN) for spot in self._page.spots)

    @property
    def line_tops(self) -> list[int]:
        """Return where lines begin, from the top of the widget."""
        return [round(top) + MARGIN for top in self._page.tops]

    @property
    def formula_tops(self) -> list[int]:
        """Return where formulae begin, from the top of the widget."""
        return [round(top) + MARGIN for top in self._page.starts]

    def spot_at(self, place: QPointF) -> Spot | None:
        """Return the smallest spot at a point of the widget, None where there is none."""
        around = [spot for spot in self.spots if _target(spot).contains(place)]
        return min(around, key=lambda spot: spot.area.width(), default=None)

    def set_anew(self) -> None:
        """Set the formulae after something about them has changed."""
        self._setter = Setter(self._size, self._hidden, self._digits, self.devicePixelRatioF())
        self._rows = set_rows(self._setter, self._formulae)
        self._pages.clear()
        self._page = self._page_within(self.width())
        self.sentences = tuple(spoken(each, self._hidden, self._digits) for each in self._formulae)
        self.setAccessibleName("; ".join(self.sentences))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size without any line broken."""
        page = set_page(self._setter, self._rows, _UNLIMITED)
        return _around(page.width, page.height)

    def minimumSizeHint(self) -> QSize:
        """Return the width below which something would be cut."""
        return _around(narrowest(self._setter, self._rows), self._size)

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines take within `width`."""
        return _around(0, self._page_within(width).height).height()

    def event(self, event: QEvent) -> bool:
        """Set anew for a screen of another resolution."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.set_anew()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._page = self._page_within(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the formulae."""
        del event
        painter = begin(self)
        painter.translate(MARGIN, MARGIN)
        paint_page(painter, self._page, self._columns, self._pointed)

    def point_at(self, operand: Operand | None) -> None:
        """Put a tint behind what belongs to an operand, or behind nothing."""
        if operand != self._pointed:
            self._pointed = operand
            self.update()

    def _page_within(self, width: int) -> Page:
        """Return the formulae in lines within `width`, set once: layouts ask for few widths, but often."""
        if width not in self._pages:
            self._pages[width] = set_page(self._setter, self._rows, width - 2 * MARGIN)
        return self._pages[width]


def _target(spot: Spot) -> QRectF:
    """Return where a click means a spot: higher than its ink, so that one can aim."""
    return spot.area.adjusted(-1, -3, 1, 3)


def _around(width: float, height: float) -> QSize:
    return QSize(int(width + 1) + 2 * MARGIN, int(height + 1) + 2 * MARGIN)
