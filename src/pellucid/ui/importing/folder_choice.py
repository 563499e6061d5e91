"""Asking the user for a folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pellucid.ui.path_dialog import path_dialog


def choose_folder(parent: QWidget, title: str, take: Callable[[Path], object]) -> None:
    """Open the system's dialog for a folder, where the last one was chosen, and call `take` with the chosen one."""
    dialog = path_dialog(parent, title, "importing/folder", take)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)
    dialog.open()
