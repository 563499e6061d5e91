"""The ring of the keyboard's focus: two pixels of iris, two pixels outside the control."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin

WIDTH = 2
GAP = 2
_OUTSIDE = WIDTH + GAP

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QObject):
    """Shows a ring around `control`, or around the part of it that `area` names, while the keyboard's focus is there.

    A control cannot paint outside itself, so the ring is a widget of its own: it lies in the nearest ancestor with room
    for it, follows the control, and exists only while it is seen.
    """

    def __init__(
        self, control: QWidget, radius: float = CONTROL_RADIUS, area: Callable[[], QRectF] | None = None
    ) -> None:
        super().__init__(control)
        self._control = control
        self._radius = radius
        self._area = area or (lambda: QRectF(control.rect()))
        self._by_keyboard = False
        self._ring: _Ring | None = None
        self._watched: list[QObject] = []
        control.installEventFilter(self)

    def take_after(self, other: "FocusRing") -> None:
        """Have the focus come, once the window is active, as it came to the control of `other`."""
        self._by_keyboard = other._by_keyboard

    def place(self) -> None:
        """Follow the control after its area moved inside it."""
        if self._ring is None:
            return
        ring, host = self._ring, self._ring.host
        area = self._area().toAlignedRect().adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
        area.moveTopLeft(self._control.mapTo(host, area.topLeft()))
        ring.setGeometry(area)
        ring.setVisible(self._control.isVisible())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show, hide and move the ring with the control."""
        kind = event.type()
        if watched is self._control and kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._focused(event.reason())
        elif watched is self._control and kind == QEvent.Type.FocusOut:
            self._remove()
        elif kind in _MOVES:
            self.place()
        return False

    def _focused(self, reason: Qt.FocusReason) -> None:
        if reason not in _COMES_BACK:
            self._by_keyboard = reason in _BY_KEYBOARD
        if self._by_keyboard and self._ring is None:
            host = self._host()
            self._ring = _Ring(host, self._radius + GAP + WIDTH / 2)
            # The host may be deleted with everything in it before the focus has gone.
            self._ring.destroyed.connect(self._forget)
            self._watch(host)
            self.place()
            self._ring.raise_()

    def _host(self) -> QWidget:
        """Return the nearest ancestor that has room for the ring; one that scrolls is never left."""
        area = self._area().toAlignedRect().adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
        host = self._control.parentWidget() or self._control
        while True:
            outer = host.parentWidget()
            corner: QPoint = self._control.mapTo(host, area.topLeft())
            if host.isWindow() or outer is None or host.rect().contains(area.translated(corner - area.topLeft())):
                return host
            if isinstance(outer.parentWidget(), QAbstractScrollArea):
                return host
            host = outer

    def _watch(self, host: QWidget) -> None:
        ancestor = self._control.parentWidget()
        while ancestor is not None and ancestor is not host:
            ancestor.installEventFilter(self)
            self._watched.append(ancestor)
            ancestor = ancestor.parentWidget()

    def _remove(self) -> None:
        if self._ring is not None:
            self._ring.destroyed.disconnect(self._forget)
            self._ring.hide()
            self._ring.deleteLater()
        self._forget()

    def _forget(self) -> None:
        self._ring = None
        for ancestor in self._watched:
            ancestor.removeEventFilter(self)
        self._watched.clear()


class _Ring(QWidget):
    """The ring itself; the pointer goes through it."""

    def __init__(self, host: QWidget, radius: float) -> None:
        super().__init__(host)
        self.host = host
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        del event
        painter = begin(self)
        painter.setPen(QPen(tokens().iris, WIDTH))
        inset = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._radius, self._radius)
