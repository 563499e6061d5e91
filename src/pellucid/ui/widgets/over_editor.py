"""A field that lies over a number while another one is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pellucid.ui.theme import Role, font


class OverEditor(QLineEdit):
    """Lies over the number while it is typed. Return and leaving take it, Escape gives it up; then it goes."""

    ended = Signal(str, bool, bool)  # what was typed, whether to take it, whether the focus is to return

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(font(Role.LABEL_STRONG))
        self.setProperty("over", True)
        self._open = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Return or Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(taken=True, returned=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(taken=False, returned=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end(taken=True, returned=False)

    def _end(self, *, taken: bool, returned: bool) -> None:
        if self._open:
            self._open = False
            self.ended.emit(self.text(), taken, returned)
            self.hide()
            self.deleteLater()
