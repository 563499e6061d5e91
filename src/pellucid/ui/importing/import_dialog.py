"""Importing pictures from IDX files: they are read, looked at, named, and then taken, or refused with the reason."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.data.digits import is_full_mnist
from pellucid.data.images import ImageSet
from pellucid.data.imported import folder_of, read_pictures
from pellucid.experiment.spec import SpecError
from pellucid.session.session import Session
from pellucid.ui.importing.dialog import WIDTH
from pellucid.ui.importing.errand import Ticket
from pellucid.ui.importing.errand_dialog import ErrandDialog
from pellucid.ui.importing.fault_text import FaultText
from pellucid.ui.importing.fault_words import error_text
from pellucid.ui.importing.folder_choice import choose_folder
from pellucid.ui.importing.offered_files import offered_files
from pellucid.ui.importing.preview import Preview
from pellucid.ui.importing.progress_bar import ProgressBar
from pellucid.ui.importing.source_change import use_imported
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import TextButton
from pellucid.ui.widgets.label import FieldMessage, Label

# The folder, what is in it, and whether that is MNIST.
_Found = tuple[Path, ImageSet, bool]


class ImportDialog(ErrandDialog):
    """Reads a folder, or the files of one, as soon as it is made; other ones may be chosen or dropped later.

    Nothing changes before the pictures are taken with its button. If they are the full MNIST, which is more than any
    pictures to the program, the dialog gives way and `mnist_found` tells of the folder.
    """

    mnist_found = Signal(object)

    def __init__(self, session: Session, paths: Iterable[Path], window: QWidget) -> None:
        super().__init__(self.tr("Import pictures"), window)
        self._session = session
        self._found: tuple[Path, ImageSet] | None = None
        self._face = QWidget()
        self.body.addWidget(self._face)
        self.preview: Preview | None = None
        self._message = FieldMessage()
        self.body.addWidget(self._message)
        self.other = TextButton(self.tr("Choose another folder…"))
        self.other.setToolTip(self.tr("Another folder with the four files of a data set"))
        self.cancel = TextButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Leave everything as it is (Esc)"))
        self.use = TextButton(self.tr("Use these pictures"), primary=True)
        self.use.setToolTip(self.tr("Train on these pictures. Starts a new run, which can be undone."))
        self.buttons.addWidget(self.other)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.use)
        self.setAcceptDrops(True)
        self.other.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)
        self.use.clicked.connect(self._use)
        self.errand.succeeded.connect(self._show_found)
        self.errand.failed.connect(self._show_error)
        self.read(paths)

    def read(self, paths: Iterable[Path]) -> None:
        """Read other files, unless some are being read."""
        if self.errand.running:
            return
        paths = tuple(paths)
        self._found = self.preview = None
        self._show_face(_Reading(self.tr("Reading {name} …").format(name=paths[0].name or paths[0])))
        self._show_buttons(done=False)
        self.errand.start(lambda ticket: _read(paths, ticket))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take other files in the place of these."""
        if offered_files(event.mimeData()) and not self.errand.running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.read(offered_files(event.mimeData()))

    def _choose(self) -> None:
        choose_folder(self, self.tr("Folder with the four files"), lambda folder: self.read([folder]))

    def _show_found(self, found: _Found) -> None:
        folder, images, mnist = found
        if mnist:
            self.reject()
            self.mnist_found.emit(folder)
            return
        self._found = folder, images
        self.preview = Preview(folder, images, self._names_for(folder, images))
        self._show_face(self.preview)
        self._show_buttons(done=True)
        self.preview.editor.changed.connect(self.use.setEnabled)
        self.preview.editor.left.connect(lambda: self.use.setFocus(Qt.FocusReason.TabFocusReason))
        self.use.setEnabled(self.preview.editor.valid)
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _names_for(self, folder: Path, images: ImageSet) -> tuple[str, ...]:
        """Return the names that the classes of this folder have been given, or else their numbers."""
        data = self._session.spec.data
        known = data.folder == str(folder) and len(data.class_names) == len(images.class_names)
        return data.class_names if known else images.class_names

    def _show_error(self, error: Exception) -> None:
        fault = FaultText(WIDTH)
        fault.show_error(error)
        self._show_face(fault)
        self._show_buttons(done=True)
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self) -> None:
        if self._found is None or self.preview is None:
            return
        folder, images = self._found
        try:
            use_imported(self._session, folder, images, self.preview.editor.names(), self.tr("Import pictures"))
        except SpecError as error:
            self._message.show_message(error_text(error))
        else:
            self.accept()

    def _show_face(self, face: QWidget) -> None:
        face.setFixedWidth(WIDTH)
        self._message.show_message("")
        self.body.replaceWidget(self._face, face)
        self._face.hide()
        self._face.deleteLater()
        self._face = face
        face.show()

    def _show_buttons(self, *, done: bool) -> None:
        refused = done and self._found is None
        self.other.setVisible(done)
        self.use.setVisible(done and not refused)
        self.cancel.set_text(self.tr("Close") if refused else self.tr("Cancel"))


class _Reading(QWidget):
    """Says what is being read, and that it goes on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Label(text, Role.BODY, "ink2"))
        column.addWidget(ProgressBar(text))


def _read(paths: tuple[Path, ...], ticket: Ticket) -> _Found:
    folder = folder_of(paths)
    images = read_pictures(folder, ticket.check)
    return folder, images, is_full_mnist(images)
