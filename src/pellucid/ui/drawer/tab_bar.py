"""The row of tabs: words, the chosen one in ink with a line under it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QTabBar, QWidget

from pellucid.ui.drawer.metrics import PADDING, TABS_HEIGHT
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin

_SPACE, _LEAST_SPACE = 22, 10
_UNDERLINE = 2


class TabBar(QTabBar):
    """Shows the tabs that are added. `chosen` tells of every click, on the present tab too."""

    chosen = Signal(int)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._underlined = True
        self._space = _SPACE
        self.setAccessibleName(label)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self._ring = FocusRing(self, area=self._focus_area)
        self.currentChanged.connect(self._ring.place)
        self.tabBarClicked.connect(self._clicked)

    def add_tab(self, word: str, tooltip: str) -> None:
        """Add a tab after the others."""
        self.setTabToolTip(self.addTab(word), tooltip)

    def fit(self, room: int) -> None:
        """Move the tabs closer together where there is little room, as far as they can still be told apart."""
        count = self.count()
        words = sum(self.tabSizeHint(index).width() for index in range(count)) - count * self._space
        space = min(max((room - words) // count, _LEAST_SPACE), _SPACE)
        if space != self._space:
            self._space = space
            # Sizes are asked for again when a word may have changed.
            self.setTabText(0, self.tabText(0))

    def set_underlined(self, underlined: bool) -> None:
        """Underline the present tab, or do not, while its page is shut away."""
        self._underlined = underlined
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size of a tab: that of its word when chosen, so that nothing moves."""
        width = QFontMetricsF(font(Role.BODY_STRONG)).horizontalAdvance(self.tabText(index))
        return QSize(round(width) + self._space, TABS_HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: no word is cut."""
        return self.tabSizeHint(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the tabs as they are: the wheel is too easily turned over them."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the line under the chosen one."""
        del event
        colours = tokens()
        painter = begin(self)
        pointer = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else None
        for index in range(self.count()):
            area = QRectF(self.tabRect(index))
            current = index == self.currentIndex() and self._underlined
            hovered = pointer is not None and area.contains(pointer)
            painter.setFont(font(Role.BODY_STRONG if current else Role.BODY))
            painter.setPen(colours.ink if current or hovered else colours.ink2)
            text = area.adjusted(self._space / 2, 0, -self._space / 2, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if current:
                painter.setPen(QPen(colours.ink, _UNDERLINE, c=Qt.PenCapStyle.RoundCap))
                y = area.bottom() - _UNDERLINE / 2
                painter.drawLine(QPointF(text.left(), y), QPointF(text.right(), y))

    def _focus_area(self) -> QRectF:
        area = QRectF(self.tabRect(self.currentIndex()))
        return area.adjusted(self._space / 4, PADDING / 2, -self._space / 4, -PADDING / 2)

    def _clicked(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(index)
