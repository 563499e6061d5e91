"""The words between the tabs and the controls: which weights are shown when training can no longer change them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.drawer.metrics import TABS_HEIGHT
from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin

_ICON, _GAP, _LEFT = 14.0, 6.0, 12.0


class StatusLine(QWidget):
    """A remark with a warning sign, cut short where there is no room for it; then the tool tip says all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TABS_HEIGHT)

    def show_text(self, text: str) -> None:
        """Show `text`, or nothing when it is empty."""
        if text != self.text:
            self.text = text
            self.setToolTip(text)
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows everything."""
        width = QFontMetricsF(font(Role.CAPTION)).horizontalAdvance(self.text)
        return QSize(round(_LEFT + _ICON + _GAP + width) + 1, TABS_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sign and words."""
        del event
        if not self.text:
            return
        colours = tokens()
        painter = begin(self)
        middle = self.height() / 2
        paint_icon(painter, "warn", QRectF(_LEFT, middle - _ICON / 2, _ICON, _ICON), colours.bad)
        room = QRectF(_LEFT + _ICON + _GAP, 0, self.width() - _LEFT - _ICON - _GAP, self.height())
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink2)
        text = QFontMetricsF(painter.font()).elidedText(self.text, Qt.TextElideMode.ElideRight, room.width() + 0.5)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
