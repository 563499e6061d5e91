"""A dialog that has something done in a thread, which ends with it."""

from PySide6.QtWidgets import QWidget

from pellucid.ui.importing.dialog import Dialog
from pellucid.ui.importing.errand import Errand


class ErrandDialog(Dialog):
    """A dialog with an `errand`. When it is closed the work is abandoned; it is gone when the thread has ended."""

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(title, window)
        self.errand = Errand(self)
        self._closing = False

    def done(self, result: int) -> None:
        """Close at once; the dialog itself waits, hidden, until the thread has ended."""
        if self._closing:
            return
        self._closing = True
        self.errand.abandon()
        if self.errand.running:
            self.errand.ended.connect(lambda: super(ErrandDialog, self).done(result))
            self.hide()
        else:
            super().done(result)

    def end(self) -> None:
        """Go away with the window, and with the thread."""
        self.errand.stop()
        self.reject()
