"""A name in the list of layers, behind which there is a menu."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin


class NameButton(QAbstractButton):
    """A name that opens a menu, as a chevron shows under the pointer; without a choice it is but a name."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = FocusRing(self)

    def set_text(self, text: str) -> None:
        """Show another name."""
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of name and chevron."""
        return QSize(round(QFontMetricsF(font(Role.BODY)).horizontalAdvance(self.text())) + 18, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, and the chevron when one may want it."""
        del event
        colours = tokens()
        painter = begin(self)
        painter.setFont(font(Role.BODY))
        painter.setPen(colours.ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            area = QRectF(self.width() - 13, self.height() / 2 - 6, 12, 12)
            paint_icon(painter, "chev", area, colours.ink2)
