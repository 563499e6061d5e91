"""Asking the user for the CSV file that points are read from or written to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from pellucid.ui.path_dialog import path_dialog


def choose_to_read(parent: QWidget, take: Callable[[Path], object]) -> None:
    """Open the system's dialog for a file to read, and call `take` with the chosen one."""
    dialog = _dialog(parent, QCoreApplication.translate("PointFiles", "Import points"), take)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def choose_to_write(parent: QWidget, take: Callable[[Path], object]) -> None:
    """Open the system's dialog for a file to write, and call `take` with the chosen one."""
    dialog = _dialog(parent, QCoreApplication.translate("PointFiles", "Export points"), take)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("csv")
    dialog.selectFile("points.csv")
    dialog.open()


def _dialog(parent: QWidget, title: str, take: Callable[[Path], object]) -> QFileDialog:
    kinds = QCoreApplication.translate("PointFiles", "CSV files (*.csv *.txt *.tsv);;All files (*)")
    return path_dialog(parent, title, "points/folder", take, kinds)
