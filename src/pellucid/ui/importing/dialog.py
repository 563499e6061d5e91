"""A dialog as this window has them: a card with round corners over a veil, in the middle of the window."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from pellucid.ui.theme import Role, tokens
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.menu import round_corners
from pellucid.ui.widgets.painting import begin, faded, paint_surface

WIDTH = 434
RADIUS = 12.0
PADDING = 24
_VEIL = 150 / 255


class Dialog(QDialog):
    """A title, a `body` WIDTH wide, and `buttons` from left to right below it; it is as high as these need.

    It blocks its window, not the program: `open()` returns at once. When it is finished it deletes itself.
    """

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(window)
        round_corners(self)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._window = window
        self._veil = _Veil(window)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING - 4)
        whole.setSpacing(0)
        whole.addWidget(Label(title, Role.TITLE, "ink"))
        whole.addSpacing(12)
        whole.addLayout(self.body)
        whole.addSpacing(20)
        whole.addLayout(self.buttons)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.finished.connect(self.deleteLater)

    def end(self) -> None:
        """Go away with the window."""
        self.reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the middle of the window, which is veiled."""
        super().showEvent(event)
        self.adjustSize()
        middle = self._window.mapToGlobal(self._window.rect().center())
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))
        self._veil.cover()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the veil away."""
        super().hideEvent(event)
        self._veil.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink to both sides alike."""
        super().resizeEvent(event)
        if self.isVisible() and event.oldSize().isValid():
            grown = event.size() - event.oldSize()
            self.move(self.pos() - QPoint(grown.width() // 2, grown.height() // 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the dialog be moved by any place that is no control."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        del event
        colours = tokens()
        paint_surface(begin(self), QRectF(self.rect()), RADIUS, colours.card, colours.line2)


class _Veil(QWidget):
    """Lets the window step back while a dialog stands before it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole window, and stay so when its size changes."""
        self.setGeometry(self._window.rect())
        self._window.installEventFilter(self)
        self.show()
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the window alone."""
        super().hideEvent(event)
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page's colour thinly."""
        QPainter(self).fillRect(event.rect(), faded(tokens().bg, _VEIL))
