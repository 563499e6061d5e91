"""The ways into the dialogs of this room. While one is open, no other opens."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from pellucid.data.digits import SUBFOLDERS
from pellucid.data.download import MIRRORS
from pellucid.data.places import user_data_folder
from pellucid.session.session import Session
from pellucid.ui.importing.dialog import Dialog
from pellucid.ui.importing.folder_choice import choose_folder
from pellucid.ui.importing.import_dialog import ImportDialog
from pellucid.ui.importing.mnist_dialog import MnistDialog
from pellucid.ui.importing.names_dialog import NamesDialog


def import_pictures(owner: QWidget, session: Session, paths: Iterable[Path]) -> None:
    """Import the pictures in a folder, or in the files of one, over the window of `owner`."""
    if may_open(owner):
        dialog = ImportDialog(session, paths, owner.window())
        dialog.mnist_found.connect(lambda folder: _use_mnist(owner, session, folder))
        dialog.open()


def choose_pictures(owner: QWidget, session: Session) -> None:
    """Ask for a folder and import its pictures."""
    title = QCoreApplication.translate("Importing", "Folder with the four files")
    choose_folder(owner.window(), title, lambda folder: import_pictures(owner, session, [folder]))


def name_classes(owner: QWidget, session: Session) -> None:
    """Give other names to the classes of the session's pictures."""
    if may_open(owner):
        NamesDialog(session, owner.window()).open()


def get_mnist(owner: QWidget, session: Session, wrong: Exception | None = None) -> None:
    """Offer to get the full MNIST; `wrong` is what is wrong with the one that is there."""
    if may_open(owner):
        dialog = _mnist_dialog(owner, session)
        if wrong is not None:
            dialog.show_error(wrong)
        dialog.open()


def _use_mnist(owner: QWidget, session: Session, folder: Path) -> None:
    """Offer to go on with the full MNIST, which lies in `folder`."""
    dialog = _mnist_dialog(owner, session)
    dialog.offer_folder(folder)
    dialog.open()


def _mnist_dialog(owner: QWidget, session: Session) -> MnistDialog:
    return MnistDialog(session, MIRRORS, user_data_folder() / SUBFOLDERS[0], owner.window())


def may_open(owner: QWidget) -> bool:
    """Tell whether no dialog stands before the window of `owner`."""
    return not any(dialog.isVisible() for dialog in owner.window().findChildren(Dialog))


def close_dialogs(window: QWidget) -> None:
    """Close the dialogs over a window that closes, and end what they have under way."""
    for dialog in window.findChildren(Dialog):
        dialog.end()
