"""Which keys a field in which a number is typed leaves to the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


def belongs_to_window(event: QEvent, field: QLineEdit) -> bool:
    """Tell whether `event` asks about Space, undo or redo while nothing has been typed into `field`.

    There is nothing to take back in the field then, and no number begins with a space.
    """
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and not field.isModified()
        and (
            event.matches(QKeySequence.StandardKey.Undo)
            or event.matches(QKeySequence.StandardKey.Redo)
            or event.key() == Qt.Key.Key_Space
        )
    )
