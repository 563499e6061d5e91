"""Asking the user for a folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_LAST = "importing/folder"


def choose_folder(parent: QWidget, title: str, take: Callable[[Path], object]) -> None:
    """Open the system's dialog for a folder, where the last one was chosen, and call `take` with the chosen one."""
    dialog = QFileDialog(parent, title, str(QSettings().value(_LAST, "")))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)
    # Somebody who chooses a folder does not mean to delete or rename what is in it.
    dialog.setOption(QFileDialog.Option.ReadOnly)

    def chosen(name: str) -> None:
        folder = Path(name)
        QSettings().setValue(_LAST, str(folder.parent))
        take(folder)

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
