"""The system's dialog for a file or a folder, which opens where it was used the last time."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def path_dialog(
    parent: QWidget, title: str, setting: str, take: Callable[[Path], object], kinds: str = ""
) -> QFileDialog:
    """Return a dialog, still to be opened, that calls `take` with what is chosen and is gone after that.

    Where that lies is remembered as `setting`; `kinds` are Qt's filters for names.
    """
    dialog = QFileDialog(parent, title, str(QSettings().value(setting, "")), kinds)
    # Somebody who chooses something does not mean to rename or delete what is there.
    dialog.setOption(QFileDialog.Option.ReadOnly)

    def chosen(name: str) -> None:
        path = Path(name)
        QSettings().setValue(setting, str(path.parent))
        take(path)

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
