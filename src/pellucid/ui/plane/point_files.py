"""Asking the user for the CSV file that points are read from or written to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_LAST = "points/folder"


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
    dialog = QFileDialog(parent, title, str(QSettings().value(_LAST, "")), kinds)
    # Nothing on the disk is renamed or deleted from here.
    dialog.setOption(QFileDialog.Option.ReadOnly)

    def chosen(name: str) -> None:
        path = Path(name)
        QSettings().setValue(_LAST, str(path.parent))
        take(path)

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
