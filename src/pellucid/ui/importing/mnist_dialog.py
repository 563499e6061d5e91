"""Getting the full MNIST: fetched when the user says so and never otherwise, or taken from a folder."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from pellucid.data.digits import find_full_mnist, full_mnist
from pellucid.data.download import fetch_mnist
from pellucid.data.imported import folder_of
from pellucid.data.mnist_copy import copy_mnist
from pellucid.data.mnist_files import FILES
from pellucid.experiment.spec import SpecError
from pellucid.session.session import Session
from pellucid.ui.importing.dialog import WIDTH
from pellucid.ui.importing.errand import AbandonedError, Ticket
from pellucid.ui.importing.errand_dialog import ErrandDialog
from pellucid.ui.importing.fault_text import FaultText
from pellucid.ui.importing.folder_choice import choose_folder
from pellucid.ui.importing.offered_files import offered_files
from pellucid.ui.importing.progress_bar import ProgressBar
from pellucid.ui.importing.source_change import FULL_MNIST, PICTURES, with_pictures
from pellucid.ui.numbers import number_text
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import TextButton
from pellucid.ui.widgets.label import Label

_MEGABYTE = 2**20
_WAIT_SECONDS = 0.1

# Two at once would write to the same files; one that was cancelled may still be waiting for a silent network.
_one_at_a_time = Lock()


class MnistDialog(ErrandDialog):
    """Says what would be fetched, from which of `mirrors` and to which folder, and does it when asked.

    When the files are there, the session goes on with them.
    """

    def __init__(self, session: Session, mirrors: Sequence[str], folder: Path, window: QWidget) -> None:
        super().__init__(self.tr("Get the full MNIST"), window)
        self._session = session
        self._mirrors = tuple(mirrors)
        self._folder = folder
        self._retries = False
        self._source: Path | None = None
        self.offer = Label("", Role.BODY, "ink2")
        self.offer.setWordWrap(True)
        self.offer.setTextFormat(Qt.TextFormat.PlainText)
        self.offer.setFixedWidth(WIDTH)
        self.offer.setText(self._offer_text())
        self.fault = FaultText(WIDTH)
        self.bar = ProgressBar(self.tr("Progress"))
        self.bar.setFixedWidth(WIDTH)
        self.state = Label("", Role.LABEL, "ink2")
        for widget in (self.offer, self.fault, self.bar, self.state):
            self.body.addWidget(widget)
        self.choose = TextButton(self.tr("Choose a folder…"))
        self.choose.setToolTip(self.tr("Take the four files from a folder on this computer"))
        self.cancel = TextButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Close. What has come is kept, and the next time goes on from there. (Esc)"))
        self.download = TextButton(self.tr("Download"), primary=True)
        self.buttons.addWidget(self.choose)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.download)
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)
        self.download.clicked.connect(self._get)
        self.errand.progressed.connect(self._show_progress)
        self.errand.succeeded.connect(self._use)
        self.errand.failed.connect(self.show_error)
        self._show(working=False)

    def show_error(self, error: Exception) -> None:
        """Say in place why it has not come, and offer to try again."""
        self.fault.show_error(error)
        self.download.set_text(self.tr("Try again"))
        self._retries = True
        self._show(working=False)
        self.download.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_folder(self, source: Path) -> None:
        """Offer to take the files from a folder, where they were found, instead of fetching them."""
        self._source = source
        text = self.tr("{source} holds the full MNIST: 60,000 digits to train on and 10,000 to test with.").format(
            source=source
        )
        if find_full_mnist() is None:
            text += " " + self.tr("It will be copied to {folder}.").format(folder=self._folder)
        self.offer.setText(text)
        self.download.set_text(self.tr("Use these digits"))

    def take_from(self, folder: Path) -> None:
        """Copy the four files from a folder, if they are those of MNIST."""
        if self.errand.running:
            return
        target = self._folder
        self._begin(self.tr("Copying and checking …"))
        self.errand.start(lambda ticket: _copy(folder, target, ticket))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take the four files, or their folder."""
        if offered_files(event.mimeData()) and not self.errand.running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Copy what was dropped."""
        event.acceptProposedAction()
        try:
            self.take_from(folder_of(offered_files(event.mimeData())))
        except ValueError as error:
            self.show_error(error)

    def _offer_text(self) -> str:
        hosts = [urlsplit(mirror).netloc for mirror in self._mirrors]
        return self.tr(
            "60,000 digits to train on and 10,000 to test with: {size} MB from {hosts}, to be kept in {folder}. "
            "Nothing is fetched before you press Download."
        ).format(
            size=number_text(sum(file.packed_bytes for file in FILES) / _MEGABYTE, 0),
            hosts=self.tr(" or ").join(hosts),
            folder=self._folder,
        )

    def _choose(self) -> None:
        choose_folder(self, self.tr("Folder with the four files of MNIST"), self.take_from)

    def _get(self) -> None:
        if self._source is None:
            self._download()
        elif find_full_mnist() is None:
            self.take_from(self._source)
        else:
            self._use()

    def _download(self) -> None:
        folder, mirrors = self._folder, self._mirrors
        self._begin(self.tr("Connecting …"))
        self.errand.start(lambda ticket: _fetch(folder, mirrors, ticket))

    def _begin(self, text: str) -> None:
        self.bar.set_share(None)
        self.state.setText(text)
        self._retries = False
        # Before the button that had it is hidden: Qt would pass it on as if with the Tab key.
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(working=True)

    def _show(self, *, working: bool) -> None:
        self.offer.setVisible(not working and not self._retries)
        self.fault.setVisible(not working and self._retries)
        self.bar.setVisible(working)
        self.state.setVisible(working)
        self.choose.setVisible(not working)
        self.download.setVisible(not working)

    def _show_progress(self, there: int, whole: int) -> None:
        if there < whole:
            self.bar.set_share(there / whole)
            self.state.setText(
                self.tr("{there} of {whole} MB").format(
                    there=number_text(there / _MEGABYTE, 1), whole=number_text(whole / _MEGABYTE, 1)
                )
            )
        else:
            self.bar.set_share(None)
            self.state.setText(self.tr("Checking …"))

    def _use(self) -> None:
        train, test = PICTURES[FULL_MNIST]
        try:
            self._session.set_spec(with_pictures(self._session.spec, FULL_MNIST, train, test), "data.source")
        except SpecError as error:
            self.show_error(error)
        else:
            self.accept()


def _fetch(folder: Path, mirrors: Sequence[str], ticket: Ticket) -> None:
    while not _one_at_a_time.acquire(timeout=_WAIT_SECONDS):
        ticket.check()
    try:
        if not fetch_mnist(folder, mirrors, progress=ticket.note, cancelled=ticket.is_abandoned):
            raise AbandonedError
        # Read here, it need not be read while the window waits.
        full_mnist(folder)
    finally:
        _one_at_a_time.release()


def _copy(source: Path, target: Path, ticket: Ticket) -> None:
    while not _one_at_a_time.acquire(timeout=_WAIT_SECONDS):
        ticket.check()
    try:
        copy_mnist(source, target, ticket.check)
        full_mnist(target)
    finally:
        _one_at_a_time.release()
