"""Importing a data set: read, looked at, named, taken; or refused with file, reason and remedy."""

import threading
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid
from tests.data.idx_files import USUAL, small_set, write, write_set
from tests.ui.importing.fakes import FakeSession, drop, files, with_data

from pellucid.experiment.catalog import load
from pellucid.ui.importing import import_dialog
from pellucid.ui.importing.fault_text import FaultText
from pellucid.ui.importing.import_dialog import ImportDialog
from pellucid.ui.importing.progress_bar import ProgressBar
from pellucid.ui.recipe.picture_strip import PictureStrip
from pellucid.ui.widgets.label import FieldMessage


@pytest.fixture
def session():
    return FakeSession()


@pytest.fixture
def folder(tmp_path):
    return write_set(tmp_path / "clothes", values=small_set((28, 28)))


@pytest.fixture
def opened(qtbot, window, session):
    made = []

    def open_dialog(*paths):
        dialog = ImportDialog(session, paths, window)
        made.append(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: not dialog.errand.running)
        return dialog

    yield open_dialog
    for dialog in filter(isValid, made):
        dialog.end()


def fault(dialog):
    (shown,) = [each for each in dialog.findChildren(FaultText) if each.isVisible()]
    return shown


def test_it_shows_what_there_is(opened, folder):
    dialog = opened(folder)
    texts = [label.text() for label in dialog.preview.children() if hasattr(label, "text")]
    assert texts[:2] == ["clothes", "5 training and 4 test pictures of 28 × 28 pixels, 3 classes."]
    (strip,) = dialog.findChildren(PictureStrip)
    assert strip.accessibleDescription() == "The first 5 of 5 training pictures: 0, 1, 2, 0, 1"
    assert dialog.preview.editor.names() == ("0", "1", "2")


def test_the_pictures_are_taken_with_the_names_that_were_typed(qtbot, opened, session, folder):
    dialog = opened(folder)
    fields = dialog.preview.editor.fields
    fields[0].setFocus()
    fields[0].selectAll()
    for field, name in zip(fields, ("coat", "dress", "shirt"), strict=True):
        qtbot.waitUntil(field.hasFocus)
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.use.hasFocus()
    QTest.keyClick(dialog.use, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not isValid(dialog))
    names = ("coat", "dress", "shirt")
    expected = with_data(load("digits"), source="idx", train=5, test=4, folder=str(folder), class_names=names)
    assert (session.spec, session.labels) == (expected, ["Import pictures"])


def test_nothing_is_taken_before_the_button_says_so(qtbot, opened, session, folder):
    dialog = opened(folder)
    dialog.cancel.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert session.labels == []


def test_pictures_cannot_be_taken_while_a_class_has_no_name(opened, folder):
    dialog = opened(folder)
    dialog.preview.editor.fields[1].clear()
    assert not dialog.use.isEnabled()
    dialog.preview.editor.fields[1].setText("dress")
    assert dialog.use.isEnabled()


def test_a_folder_that_is_imported_again_keeps_its_names(opened, session, folder):
    names = ("coat", "dress", "shirt")
    session.spec = with_data(session.spec, source="idx", train=5, test=4, folder=str(folder), class_names=names)
    assert opened(folder).preview.editor.names() == names


def test_the_four_files_mean_their_folder(opened, session, folder):
    dialog = opened(*(folder / name for name in USUAL))
    dialog.use.click()
    assert session.spec.data.folder == str(folder)


def bad(name, change):
    """Return a change of a folder that spoils one of its files."""

    def spoil(folder):
        path = folder / name
        path.write_bytes(change(path.read_bytes()))
        return path

    return spoil


def flipped(content):
    return content[:-20] + bytes([content[-20] ^ 8]) + content[-19:]


PACKED = [f"{name}.gz" for name in USUAL]


@pytest.mark.parametrize(
    ("spoil", "reason", "remedy"),
    [
        (bad(PACKED[0], lambda content: content[:-100]), "It is cut short.", "Download or copy it again."),
        (bad(PACKED[2], flipped), "Its packed bytes are damaged.", "Download or copy it again."),
        (
            lambda folder: write(folder / PACKED[1], small_set((28, 28))[1][:3]),
            "It holds 3 labels; train-images-idx3-ubyte.gz holds 5 images.",
            "Choose images and labels of one data set.",
        ),
        (
            bad(PACKED[1], lambda _: b"\x89PNG\r\n"),
            "It is not an IDX file.",
            "Choose one such as train-images-idx3-ubyte.gz.",
        ),
        (
            bad(PACKED[3], lambda _: bytes([0, 0, 8, 1]) + b"\xff\xff\xff\xff"),
            "It is too large: it declares 4,294,967,295 = 4,294,967,295 bytes; at most 1,073,741,824 are read.",
            "Split it.",
        ),
    ],
    ids=["truncated", "bit-flipped", "mismatch", "wrong magic", "bomb"],
)
def test_a_bad_file_is_refused_with_reason_and_remedy(opened, session, tmp_path, spoil, reason, remedy):
    folder = write_set(tmp_path / "clothes", PACKED, small_set((28, 28)))
    path = spoil(folder)
    dialog = opened(folder)
    shown = fault(dialog)
    assert (shown.reason.text(), shown.file.toolTip(), shown.remedy.text()) == (reason, str(path), remedy)
    assert str(path) in shown.accessibleName()
    assert not dialog.use.isVisible()
    assert session.labels == []


def test_a_folder_without_the_files_is_refused_and_another_can_be_chosen(qtbot, opened, tmp_path, folder):
    (tmp_path / "empty").mkdir()
    dialog = opened(tmp_path / "empty")
    assert fault(dialog).reason.text().startswith("These files are missing: train-images, train-labels")
    assert dialog.cancel.text() == "Close"
    dialog.other.click()
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(folder))
    chooser.reject()
    qtbot.waitUntil(lambda: dialog.preview is not None)
    assert dialog.use.isVisible()
    assert dialog.cancel.text() == "Cancel"


def test_another_folder_can_be_dropped(qtbot, opened, tmp_path, folder):
    dialog = opened(tmp_path / "nowhere")
    assert fault(dialog).reason.text().startswith("The folder cannot be read")
    assert drop(dialog, files(folder))
    qtbot.waitUntil(lambda: dialog.preview is not None)


def test_what_the_session_refuses_is_said_in_place(opened, session, folder):
    dialog = opened(folder)
    session.refuses = "There is no room."
    dialog.use.click()
    assert [each.text() for each in dialog.findChildren(FieldMessage) if each.isVisible()] == ["There is no room."]
    assert dialog.isVisible()


def test_reading_can_be_cancelled_in_between(qtbot, window, session, folder, monkeypatch):
    begun = threading.Event()

    def read_slowly(_, check):
        begun.set()
        while True:
            check()

    monkeypatch.setattr(import_dialog, "read_pictures", read_slowly)
    dialog = ImportDialog(session, [folder], window)
    dialog.open()
    begun.wait()
    (bar,) = dialog.findChildren(ProgressBar)
    assert (bar.share, bar.accessibleName()) == (None, "Reading clothes …")
    assert not drop(dialog, files(folder))
    dialog.cancel.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert session.labels == []


def test_an_error_that_nobody_foresaw_is_said_too(qtbot, window, session, folder, monkeypatch):
    def fail(*_):
        raise RuntimeError("out of pictures")

    monkeypatch.setattr(import_dialog, "read_pictures", fail)
    dialog = ImportDialog(session, [folder], window)
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.errand.running)
    assert fault(dialog).text() == "out of pictures"
    dialog.end()


def test_everything_can_be_reached_with_tab_in_its_order(opened, folder):
    dialog = opened(folder)
    controls = [*dialog.preview.editor.fields, dialog.other, dialog.cancel, dialog.use]
    controls[0].setFocus()
    for before, after in pairwise(controls):
        assert dialog.focusWidget() is before
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is after
