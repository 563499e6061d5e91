"""What takes pictures from elsewhere: dropped ones, and what is on the clipboard."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from pellucid.ui.try_it.offered import may_be_picture


class Receiver(QWidget):
    """A widget on which pictures and files may be dropped; while one is held over it, `welcomes` is true."""

    offered = Signal(QMimeData)  # what was pasted or dropped

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.welcomes = False
        self.setAcceptDrops(True)

    def paste(self) -> None:
        """Offer what is on the clipboard."""
        self.offered.emit(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures and files, and show that they may be dropped."""
        if may_be_picture(event.mimeData()):
            event.acceptProposedAction()
            self._welcome(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Wait for something else to be dropped."""
        self._welcome(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer what was dropped."""
        event.acceptProposedAction()
        self._welcome(False)
        self.offered.emit(event.mimeData())

    def _welcome(self, welcomes: bool) -> None:
        self.welcomes = welcomes
        self.update()
