"""A combo box: one of several choices, only the current one in view."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.menu import round_corners
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface

HEIGHT = 26
_PADDING = 9
_CHEVRON = 12.0


class Look(Enum):
    """What a combo box stands on: a filled field, an outlined one (on page and bars), or nothing (in headers)."""

    FILLED = "filled"
    OUTLINED = "outlined"
    PLAIN = "plain"


class Combo(QComboBox):
    """Shows the current choice with a chevron, and all of them in a list below when asked.

    Where nothing is chosen, it shows its placeholder text.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        label: str,
        look: Look = Look.FILLED,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role = Role.LABEL
        self.setAccessibleName(label)
        self.setFont(font(self._role))
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        for key, text in choices:
            self.addItem(text, key)
        self.setMaxVisibleItems(max(10, len(choices)))
        round_corners(self.view().window())
        self._ring = FocusRing(self)
        self.activated.connect(self._activated)
        self._shown = self.currentData()

    def set_current(self, key: str) -> None:
        """Show the choice called `key`. Raises KeyError if there is none."""
        index = self.findData(key)
        if index < 0:
            raise KeyError(key)
        self._shown = key
        self.setCurrentIndex(index)

    def set_nothing(self) -> None:
        """Show that nothing is chosen."""
        self._shown = None
        self.setCurrentIndex(-1)

    def sizeHint(self) -> QSize:
        """Return the size that shows the longest choice."""
        metrics = QFontMetricsF(font(self._role))
        texts = [self.placeholderText(), *map(self.itemText, range(self.count()))]
        longest = max(map(metrics.horizontalAdvance, texts))
        left = 0 if self._look is Look.PLAIN else _PADDING
        return QSize(round(longest + left + 6 + _CHEVRON + (0 if self._look is Look.PLAIN else _PADDING)) + 1, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a few letters can still be read."""
        return QSize(min(self.sizeHint().width(), 64), HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll unless the combo box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def showPopup(self) -> None:
        """Open a list wide enough for the longest choice."""
        self.view().setMinimumWidth(max(self.width(), self.sizeHint().width() + 24))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, current choice and chevron."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        active = self.isEnabled() and (self.underMouse() or self.view().isVisible())
        padding = _PADDING
        if self._look is Look.FILLED:
            paint_surface(painter, area, CONTROL_RADIUS, colours.fill2 if active else colours.fill)
        elif self._look is Look.OUTLINED:
            outline = colours.ink3 if active else colours.line2
            paint_surface(painter, area, CONTROL_RADIUS, None, outline)
        else:
            padding = 0
        quiet = self._look is Look.PLAIN and not active
        ink = colours.ink3 if quiet or not self.isEnabled() else colours.ink
        chevron = QRectF(area.right() - padding - _CHEVRON, area.center().y() - _CHEVRON / 2, _CHEVRON, _CHEVRON)
        paint_icon(painter, "chev", chevron, colours.ink2 if self.isEnabled() else colours.line2)
        room = QRectF(padding, 0, chevron.left() - 6 - padding, area.height())
        painter.setFont(font(self._role))
        painter.setPen(ink)
        # A fraction of a pixel more room, lest rounding elides a text that fits.
        text = QFontMetricsF(painter.font()).elidedText(
            self.currentText() or self.placeholderText(), Qt.TextElideMode.ElideRight, room.width() + 0.5
        )
        side = Qt.AlignmentFlag.AlignRight if self._look is Look.PLAIN else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room.adjusted(-1, 0, 1, 0), side | Qt.AlignmentFlag.AlignVCenter, text)

    def _activated(self, index: int) -> None:
        key = self.itemData(index)
        if key != self._shown:
            self._shown = key
            self.chosen.emit(key)
