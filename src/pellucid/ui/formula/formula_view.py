"""Formulae that can be read, pointed at, clicked and walked through with the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.lens.explain.notation import Operand, Part
from pellucid.ui.formula.boxes import Spot
from pellucid.ui.formula.figures import DIGITS
from pellucid.ui.formula.page import Page, narrowest, set_page
from pellucid.ui.formula.painting import paint_page
from pellucid.ui.formula.setting import Setter
from pellucid.ui.stage.columns import Column
from pellucid.ui.widgets.painting import begin

SIZE = 13
MARGIN = 4  # around the formulae, for tints and rings
_UNLIMITED = 1e6


class FormulaView(QWidget):
    """Shows formulae, one under another, in a font of `size` pixels; `columns` are those of the diagram.

    `operand_clicked(operand)` says that someone wants to see where a number or a symbol comes from.
    """

    operand_clicked = Signal(object)
    revealed = Signal(object)

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
        self._setter = Setter(size)
        self._page = Page(0.0, 0.0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have the colours of another diagram."""
        self._columns = tuple(columns)
        self.update()

    def show_formulae(self, formulae: Sequence[Part]) -> None:
        """Show formulae, each from a new line on; one that begins with an equals sign goes on under the last one."""
        self._formulae = tuple(formulae)
        self._set_anew()

    def show_formula(self, formula: Part) -> None:
        """Show one formula."""
        self.show_formulae((formula,))

    def conceal(self, operand: Operand) -> None:
        """Show a box in the place of the numbers of an operand, until it is revealed."""
        self._hidden |= {operand}
        self._set_anew()

    def reveal(self, operand: Operand) -> None:
        """Show the numbers of an operand again."""
        self._hidden -= {operand}
        self._set_anew()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Return where numbers and symbols stand that one can point at, in the order of reading."""
        left, top = self._origin()
        return tuple(spot.moved(left, top) for spot in self._page.spots)

    def spot_at(self, place: QPointF) -> Spot | None:
        """Return the smallest spot at a point of the widget, None where there is none."""
        around = [spot for spot in self.spots if _target(spot).contains(place)]
        return min(around, key=lambda spot: spot.area.width(), default=None)

    def sizeHint(self) -> QSize:
        """Return the size without any line broken."""
        page = set_page(self._setter, self._formulae, _UNLIMITED)
        return _around(page.width, page.height)

    def minimumSizeHint(self) -> QSize:
        """Return the width below which something would be cut."""
        return _around(narrowest(self._setter, self._formulae), self._size)

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines take within `width`."""
        return _around(0, set_page(self._setter, self._formulae, width - 2 * MARGIN).height).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._page = set_page(self._setter, self._formulae, self.width() - 2 * MARGIN)

    def event(self, event: QEvent) -> bool:
        """Set anew for a screen of another resolution."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._set_anew()
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what one can click."""
        self._point_at(self.spot_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the left button where there is something to click."""
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton and self.spot_at(event.position()) is not None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Reveal what is hidden, else say what was clicked."""
        spot = self.spot_at(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._activate(spot)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._point_at(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the formulae."""
        del event
        painter = begin(self)
        left, top = self._origin()
        painter.translate(left, top)
        paint_page(painter, self._page, self._columns, self._pointed)

    def _origin(self) -> tuple[float, float]:
        return float(MARGIN), float(MARGIN)

    def _set_anew(self) -> None:
        self._setter = Setter(self._size, self._hidden, self._digits, self.devicePixelRatioF())
        self._page = set_page(self._setter, self._formulae, self.width() - 2 * MARGIN)
        self.updateGeometry()
        self.update()

    def _activate(self, spot: Spot) -> None:
        if spot.hidden:
            self.reveal(spot.operand)
            self.revealed.emit(spot.operand)
        else:
            self.operand_clicked.emit(spot.operand)

    def _point_at(self, spot: Spot | None) -> None:
        pointed = spot.operand if spot is not None else None
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot is not None else Qt.CursorShape.ArrowCursor)
        if pointed != self._pointed:
            self._pointed = pointed
            self.update()


def _target(spot: Spot) -> QRectF:
    """Return where a click means a spot: higher than its ink, so that one can aim."""
    return spot.area.adjusted(-1, -3, 1, 3)


def _around(width: float, height: float) -> QSize:
    return QSize(int(width + 1) + 2 * MARGIN, int(height + 1) + 2 * MARGIN)
