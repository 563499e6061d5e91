"""A small card laid over the stage beside what it is about; Esc, or a click elsewhere, closes it."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from pellucid.ui.stage.pointing import Spot
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import begin, paint_surface

RADIUS = 10.0
DISTANCE = 10
CLOSE = 8
MARGIN = 4


class Popover(QWidget):
    """A card over its parent. `closed` is emitted when it goes away; whoever opened it forgets it then.

    The keyboard's focus then returns to `opener`, the parent unless another widget is given.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, opener: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = parent
        self._opener = opener or parent
        self._application = _application()
        self._open = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._application.focusChanged.connect(self._focus_changed)

    def open_beside(self, spot: Spot) -> None:
        """Show the card beside a spot of the parent."""
        self.adjustSize()
        self.setGeometry(place_beside(spot, self.width(), self.height(), self._host.rect()))
        self.show()
        self.raise_()

    def open_above(self, spot: Spot) -> None:
        """Show the card above a spot of the parent."""
        self.adjustSize()
        self.setGeometry(place_above(spot, self.width(), self.height(), self._host.rect()))
        self.show()
        self.raise_()

    def close_popover(self) -> None:
        """Take the card away."""
        if self._open:
            self._open = False
            self._application.focusChanged.disconnect(self._focus_changed)
            focused = QApplication.focusWidget()
            inside = focused is not None and (focused is self or self.isAncestorOf(focused))
            if inside:
                # Before it is hidden: Qt would hand the focus to the next widget, as the Tab key does.
                self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
            self.closed.emit()
            self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; no other key reaches what lies below."""
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and its hairline."""
        del event
        colours = tokens()
        paint_surface(begin(self), QRectF(self.rect()), RADIUS, colours.card, colours.line2)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # No widget at all has the focus while another program is in front: then the card waits.
        if new is not None and new is not self and not self.isAncestorOf(new):
            self.close_popover()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def place_beside(spot: Spot, width: int, height: int, bounds: QRect) -> QRect:
    """Return where a card of this size stands: right of the spot, else left of it, else above or below it.

    It is wholly inside `bounds`.
    """
    left = round(spot.x + spot.radius) + DISTANCE
    if left + width > bounds.right() - MARGIN:
        left = round(spot.x - spot.radius) - DISTANCE - width
        if left < bounds.left() + MARGIN:
            return place_above(spot, width, height, bounds)
    return _inside(left, round(spot.y - height / 2), width, height, bounds)


def place_above(spot: Spot, width: int, height: int, bounds: QRect) -> QRect:
    """Return where a card of this size stands: above the spot, else below it, wholly inside `bounds`."""
    top = round(spot.y - spot.radius) - CLOSE - height
    if top < bounds.top() + MARGIN:
        top = round(spot.y + spot.radius) + CLOSE
    return _inside(round(spot.x - width / 2), top, width, height, bounds)


def _inside(left: int, top: int, width: int, height: int, bounds: QRect) -> QRect:
    left = max(bounds.left() + MARGIN, min(left, bounds.right() - MARGIN - width))
    top = max(bounds.top() + MARGIN, min(top, bounds.bottom() - MARGIN - height))
    return QRect(left, top, width, height)
