"""A field in which a number is typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pellucid.ui.theme import Role, font
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.typing_keys import belongs_to_window

HEIGHT = 26


class NumberField(QLineEdit):
    """Shows a number; Return and leaving take what was typed, Escape gives it up.

    `parse` reads a number and raises ValueError, `text` writes one, `accepts` tells whether it may be taken. If not,
    the number stays, and `rejected` brings `explanation`; the field remembers the fault until something else is typed.
    """

    entered = Signal(float)
    rejected = Signal(str)

    def __init__(
        self,
        label: str,
        width: int,
        *,
        parse: Callable[[str], float],
        text: Callable[[float], str],
        accepts: Callable[[float], bool],
        explanation: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parse = parse
        self._text = text
        self._accepts = accepts
        self._explanation = explanation
        self._value = 0.0
        self.setAccessibleName(label)
        self.setFont(font(Role.LABEL))
        self.setFixedSize(width, HEIGHT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._ring = FocusRing(self)
        self.textEdited.connect(lambda: self._show_fault(False))
        self.editingFinished.connect(self._finished)

    def set_value(self, value: float) -> None:
        """Show `value` without saying that anyone wants it."""
        self._value = value
        self._show_fault(False)
        if self.text() != self._text(value):
            self.setText(self._text(value))
        self.setModified(False)

    def event(self, event: QEvent) -> bool:
        """Leave Space, undo and redo to the window while nothing has been typed."""
        return False if belongs_to_window(event, self) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._text(self._value):
            self.set_value(self._value)
            self.rejected.emit("")
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that the first key replaces the number."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _finished(self) -> None:
        if self.text() == self._text(self._value):
            self.setModified(False)
            return
        try:
            value = self._parse(self.text())
            taken = self._accepts(value)
        except ValueError:
            taken = False
        if not taken:
            self._show_fault(True)
            self.rejected.emit(self._explanation)
        else:
            self.set_value(value)
            self.rejected.emit("")
            self.entered.emit(value)

    def _show_fault(self, fault: bool) -> None:
        if bool(self.property("fault")) != fault:
            self.setProperty("fault", fault)
            self.style().unpolish(self)
            self.style().polish(self)
