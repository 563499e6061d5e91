"""Menus and lists that pop up with rounded corners."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens

_CHECK = 12.0
_CHECK_LEFT = 10.0


class Menu(QMenu):
    """A menu whose corners are round, with the set's own check mark, sharp at every scale."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("checks", "painted")
        round_corners(self)

    def add_heading(self, text: str) -> None:
        """Put a heading over what is added next. It cannot be chosen; the keyboard passes over it."""
        heading = self.addAction(text)
        heading.setEnabled(False)
        heading.setFont(font(Role.CAPTION_STRONG))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the menu, and the mark of what is chosen."""
        super().paintEvent(event)
        painter = QPainter(self)
        for action in self.actions():
            if action.isChecked():
                area = QRectF(self.actionGeometry(action))
                mark = QRectF(area.left() + _CHECK_LEFT, area.center().y() - _CHECK / 2, _CHECK, _CHECK)
                paint_icon(painter, "check", mark, tokens().ink)


def round_corners(popup: QWidget) -> None:
    """Let the style sheet's rounded border be the edge of a window that pops up."""
    popup.setWindowFlags(popup.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint)
    popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
