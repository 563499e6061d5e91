"""A column of cards at the window's edge; in a narrow window a rail whose buttons lay the column over the stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.widgets.buttons import IconButton

RAIL = 48


@dataclass(frozen=True, slots=True)
class Entry:
    """One button of the rail and the card that it brings into view."""

    icon: str
    name: str
    card: QWidget


class SidePanel(QWidget):
    """Holds `content` in a column `width` wide at the left edge, or at the right one.

    The column scrolls when the window is low. `flyout_opened` tells that it was laid over the stage.
    """

    flyout_opened = Signal()

    def __init__(self, content: QWidget, entries: Sequence[Entry], *, width: int, right: bool, window: QWidget) -> None:
        super().__init__(window)
        self._width = width
        self._right = right
        self._narrow = False
        self._entries = tuple(entries)
        self._opened: Entry | None = None
        # Of one width with and without a scroll bar: that stands in the gutter beside the cards.
        content.setFixedWidth(width)
        self._scroll = _Column(content)
        self._rail = _Rail(right)
        self._buttons = [self._button(entry) for entry in entries]
        self._rail.set_buttons(self._buttons)
        self._rail.setParent(self)
        self._flyout = _Flyout(right, window)
        self._flyout.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._dock()

    @property
    def is_open(self) -> bool:
        """Tell whether the flyout lies over the stage."""
        return self._opened is not None

    def set_narrow(self, narrow: bool) -> None:
        """Become a rail, or a docked column again."""
        if narrow == self._narrow:
            return
        self.close_flyout()
        release_focus(self)
        self._narrow = narrow
        if narrow:
            self._scroll.setParent(self._flyout)
            self._rail.show()
            self.setFixedWidth(RAIL)
        else:
            self._dock()
        self._place()

    def open_flyout(self, entry: Entry) -> None:
        """Lay the column over the stage, scrolled to the entry's card."""
        if not self._narrow:
            return
        self._opened = entry
        self._place()
        self._scroll.show()
        self._flyout.show()
        self._flyout.raise_()
        self._show_checked()
        # The cards have their places once the layout has run.
        QTimer.singleShot(0, self._scroll, partial(self._scroll.ensureWidgetVisible, entry.card, 0, 12))
        self.flyout_opened.emit()

    def close_flyout(self) -> None:
        """Take the column off the stage again."""
        if self._opened is None:
            return
        self._opened = None
        release_focus(self._flyout)
        self._flyout.hide()
        self._show_checked()

    def place_flyout(self) -> None:
        """Put the flyout beside the rail, as high as the column."""
        left = self.x() - self._width if self._right else self.geometry().right() + 1
        self._flyout.setGeometry(left, self.y(), self._width, self.height())
        self._flyout.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new height."""
        self._place()
        super().resizeEvent(event)

    def _button(self, entry: Entry) -> IconButton:
        button = IconButton(entry.icon, entry.name, entry.name)
        button.setCheckable(True)
        button.clicked.connect(partial(self._toggle, entry))
        return button

    def _toggle(self, entry: Entry) -> None:
        if self._opened is entry:
            self.close_flyout()
        else:
            self.open_flyout(entry)

    def _show_checked(self) -> None:
        for entry, button in zip(self._entries, self._buttons, strict=True):
            with QSignalBlocker(button):
                button.setChecked(entry is self._opened)

    def _dock(self) -> None:
        self._scroll.setParent(self)
        self._scroll.show()
        self._rail.hide()
        self.setFixedWidth(self._width)

    def _place(self) -> None:
        self._rail.setGeometry(0, 0, RAIL, self.height())
        self._scroll.setGeometry(0, 0, self._width, self.height())
        self.place_flyout()


def release_focus(panel: QWidget) -> None:
    """Give the window the focus if a control in `panel` has it, before the panel is hidden.

    Qt would pass it on to the next control, as if the user had gone there with the Tab key.
    """
    focused = panel.window().focusWidget()
    if focused is not None and panel.isAncestorOf(focused):
        panel.window().setFocus(Qt.FocusReason.OtherFocusReason)


class _Column(QScrollArea):
    """Scrolls its content up and down when it is higher than the window, never sideways."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)


class _Rail(QWidget):
    """The narrow strip of buttons."""

    def __init__(self, right: bool) -> None:
        super().__init__()
        self._right = right
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 12)
        self._column.setSpacing(8)

    def set_buttons(self, buttons: Sequence[QWidget]) -> None:
        """Stack the buttons from the top."""
        for button in buttons:
            self._column.addWidget(button)
        self._column.addStretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline towards the stage."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().card)
        painter.fillRect(QRectF(0 if self._right else self.width() - 1, 0, 1, self.height()), tokens().line)


class _Flyout(QWidget):
    """The ground on which the column lies over the stage, with a hairline at its free edge."""

    def __init__(self, right: bool, window: QWidget) -> None:
        super().__init__(window)
        self._right = right

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().bg)
        painter.fillRect(QRectF(0 if self._right else self.width() - 1, 0, 1, self.height()), tokens().line2)
