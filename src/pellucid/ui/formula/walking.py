"""How the keyboard walks through the parts of a widget: Tab brings it there, arrows lead it from part to part."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from pellucid.ui.widgets.announcing import announce
from pellucid.ui.widgets.focus_ring import FocusRing

ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RADIUS = 2.0
_AROUND = 8  # pixels of a part to be seen where it is scrolled into view
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Walk(QObject):
    """Where the keyboard is in `widget`: at part number `at`, with a ring around it, or at none.

    `area` returns where a part is, `text` what is said of it. Emits `moved` whenever the keyboard is somewhere else.
    Who came by the pointer is at no part, and has no use for the keys.
    """

    moved = Signal()

    def __init__(self, widget: QWidget, area: Callable[[int], QRectF], text: Callable[[int], str]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._area, self._text = area, text
        self.at: int | None = None
        self._ring = FocusRing(widget, _RADIUS, self._ring_area)

    def come(self, event: QFocusEvent, stops: Sequence[int]) -> None:
        """Go to the first of the parts `stops` when the keyboard comes, to the last one when it comes from behind."""
        if event.reason() in _BY_TAB and self.at is None and stops:
            self.go_to(stops[0] if event.reason() == Qt.FocusReason.TabFocusReason else stops[-1], coming=True)

    def leave(self, event: QFocusEvent) -> None:
        """Leave the part where the keyboard was, unless it will come back."""
        if event.reason() not in _COMES_BACK:
            self.go_to(None)

    def go_to(self, at: int | None, *, coming: bool = False) -> None:
        """Go to a part, or to none; what is said of it is heard if it is something new."""
        self.at = at
        self.moved.emit()
        said = "" if at is None else self._text(at)
        if said != self._widget.accessibleDescription():
            self._widget.setAccessibleDescription(said)
            # Who has just come here is told the description anyway.
            if not coming:
                announce(self._widget, said)
        self._ring.place()
        if at is not None:
            _bring_into_view(self._widget, self._area(at))

    def step(self, steps: int, count: int) -> None:
        """Go so many parts on, or back, not beyond the ends of `count` parts."""
        if self.at is not None:
            self.go_to(min(max(self.at + steps, 0), count - 1))

    def find_again(self, same: Sequence[int], count: int) -> None:
        """Stay at one of the `same` parts after there are `count` others; if there is none, near the old place."""
        if self.at is not None:
            at = self.at if self.at in same else next(iter(same), min(self.at, count - 1))
            self.go_to(at if count else None)

    def hears(self, event: QKeyEvent, keys: Collection[Qt.Key]) -> bool:
        """Tell whether a key is one of these and means a part."""
        return self.at is not None and not event.modifiers() & ~_PLAIN and Qt.Key(event.key()) in keys

    def _ring_area(self) -> QRectF:
        return QRectF(self._widget.rect()) if self.at is None else _within(self._area(self.at))


def _within(area: QRectF) -> QRectF:
    """Return a little less than an area: the ring goes around it at a distance, and neighbours are close."""
    side, edge = min(2.0, area.width() / 2), min(3.0, area.height() / 2)
    return area.adjusted(side, edge, -side, -edge)


def _bring_into_view(widget: QWidget, area: QRectF) -> None:
    """Scroll what is around `widget`, if anything does, to where an area of it can be seen."""
    ancestor = widget.parentWidget()
    while ancestor is not None and not isinstance(ancestor, QScrollArea):
        ancestor = ancestor.parentWidget()
    content = ancestor.widget() if ancestor is not None else None
    if ancestor is not None and content is not None:
        place = widget.mapTo(content, area.center().toPoint())
        margins = (round(length / 2) + _AROUND for length in (area.width(), area.height()))
        ancestor.ensureVisible(place.x(), place.y(), *margins)
