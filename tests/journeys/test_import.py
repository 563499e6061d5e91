"""Pictures of one's own, end to end: a folder dropped on the window, looked at, named and trained on."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.data.idx_files import USUAL, write_set
from tests.data.mirror import Mirror, stalled_after
from tests.data.small_mnist import CONTENTS, put, stand_for_mnist
from tests.journeys.desk import Desk
from tests.ui.importing.fakes import drop, files

from pellucid.data import imported
from pellucid.data.digits import boxed_digits
from pellucid.experiment.catalog import load
from pellucid.session.session import Session, Status
from pellucid.ui.drawer.mistakes_page import MistakesPage
from pellucid.ui.importing import opening
from pellucid.ui.importing.dialog import Dialog
from pellucid.ui.importing.drop_veil import DropVeil
from pellucid.ui.importing.import_dialog import ImportDialog
from pellucid.ui.importing.mnist_dialog import MnistDialog
from pellucid.ui.notice import Notice
from pellucid.ui.stage.top_line import TopLine
from pellucid.ui.try_it.class_bars import ClassBars
from pellucid.ui.try_it.pad import Pad
from pellucid.ui.widgets.combo import Combo

WORDS = ("none", "one", "pair", "trio", "four", "five", "six", "seven", "eight", "nine")


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "_kept", {})


@pytest.fixture(params=["colours", "digits"])
def desk(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Desk]:
    opened = Desk(qtbot, Session(load(request.param)))
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    box = boxed_digits()
    x_train, x_test = (x.reshape(-1, 28, 28) for x in (box.x_train[:1000], box.x_test[:300]))
    return write_set(
        tmp_path / "handwriting",
        [f"{name}.gz" for name in USUAL],
        (x_train, box.t_train[:1000], x_test, box.t_test[:300]),
    )


def dialog_of(desk: Desk, kind: type[Dialog]) -> Dialog:
    (dialog,) = [each for each in desk.window.findChildren(kind) if each.isVisible()]
    return dialog


def name_and_use(desk: Desk) -> None:
    dialog = dialog_of(desk, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    desk.wait_until(lambda: dialog.preview is not None)
    assert dialog.preview is not None
    for field, word in zip(dialog.preview.editor.fields, WORDS, strict=True):
        desk.type_into(field, word)
    QTest.keyClick(dialog.use, Qt.Key.Key_Space)
    desk.wait_until(lambda: not isValid(dialog))
    # Here nobody gives the window the keyboard back, as a desktop does.
    desk.window.activateWindow()
    desk.wait_until(desk.window.isActiveWindow)


def test_a_dropped_folder_is_named_and_trained_on_and_undo_brings_back_what_was(desk: Desk, folder: Path) -> None:
    before = desk.session.spec
    assert drop(desk.window, files(folder))
    assert not desk.window.findChildren(DropVeil)[0].isVisible()
    name_and_use(desk)
    data = desk.session.spec.data
    assert (data.source, data.train, data.test, data.class_names) == ("idx", 1000, 300, WORDS)
    assert desk.find("Source", Combo).currentText() == "handwriting"
    assert desk.window.windowTitle() == "handwriting – Pellucid"
    assert desk.find("Experiment").text() == "handwriting"
    np.testing.assert_array_equal(desk.session.input, boxed_digits().x_test[0])
    assert desk.window.findChildren(TopLine)[0].text() == "Showing a test picture"

    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    desk.wait_until(lambda: (m := desk.session.frame.metrics) is not None and m.test_accuracy > 0.8)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.PAUSED)
    assert [word for word, _, _ in desk.find("Class probabilities", ClassBars).rows()] == list(WORDS)
    desk.press(Qt.Key.Key_6)
    page = desk.window.findChildren(MistakesPage)[0]
    desk.wait_until(lambda: bool(page.grid.readings))
    assert "test pictures" in page.headline.text()

    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.spec == before
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.session.spec.data == data


def test_the_experiment_itself_can_be_chosen_again(desk: Desk, folder: Path) -> None:
    drop(desk.window, files(folder))
    name_and_use(desk)
    actions = {action.text(): action for action in desk.find("Experiment").menu.actions()}
    assert not any(action.isChecked() for action in actions.values())
    actions["Digits"].trigger()
    assert desk.session.spec == load("digits")
    assert actions["Digits"].isChecked()


def test_while_a_dialog_is_open_nothing_else_can_be_dropped(desk: Desk, folder: Path) -> None:
    assert drop(desk.window, files(folder))
    assert not drop(desk.window, files(folder))
    dialog_of(desk, ImportDialog).end()


def test_files_dropped_on_the_pad_are_imported_too(desk: Desk, folder: Path) -> None:
    desk.session.set_spec(load("digits"), "digits")
    desk.wait_until(lambda: bool(desk.window.findChildren(Pad)))
    assert drop(desk.window.findChildren(Pad)[0], files(*folder.iterdir()))
    name_and_use(desk)
    assert desk.session.spec.data.folder == str(folder)


def test_a_bad_folder_changes_nothing(desk: Desk, folder: Path) -> None:
    before = desk.session.spec
    path = folder / f"{USUAL[0]}.gz"
    path.write_bytes(path.read_bytes()[:5000])
    assert drop(desk.window, files(folder))
    dialog = dialog_of(desk, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    desk.wait_until(lambda: not dialog.errand.running)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.wait_until(lambda: not isValid(dialog))
    assert (desk.session.spec, desk.session.undo_label()) == (before, None)


def test_undo_to_a_folder_that_has_gone_says_so_and_the_window_works(desk: Desk, folder: Path) -> None:
    drop(desk.window, files(folder))
    name_and_use(desk)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    imported._kept.clear()
    folder.rename(folder.with_name("elsewhere"))
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    notice = desk.window.findChildren(Notice)[0]
    assert notice.isVisible()
    assert "The folder cannot be read" in notice.text()
    desk.session.step_batch()
    desk.wait_until(lambda: desk.session.frame.step == 1)


def test_other_files_are_not_taken_by_the_window(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "seven.png").write_bytes(b"")
    assert not drop(desk.window, files(tmp_path / "seven.png"))


def test_mnist_itself_is_offered_as_such(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_for_mnist(monkeypatch)
    monkeypatch.delenv("PELLUCID_DATA", raising=False)
    disk = put(tmp_path / "disk")
    assert drop(desk.window, files(disk))
    desk.wait_until(lambda: any(each.isVisible() for each in desk.window.findChildren(MnistDialog)))
    dialog = dialog_of(desk, MnistDialog)
    assert isinstance(dialog, MnistDialog)
    assert f"{disk} holds the full MNIST" in dialog.offer.text()
    dialog.reject()
    desk.wait_until(lambda: not desk.window.findChildren(Dialog))
    assert desk.session.undo_label() is None


def test_closing_the_window_while_mnist_is_fetched_leaves_no_thread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_for_mnist(monkeypatch)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.delenv("PELLUCID_DATA", raising=False)
    mirror = Mirror(CONTENTS)
    try:
        monkeypatch.setattr(opening, "MIRRORS", (mirror.address,))
        desk.session.set_spec(load("digits"), "digits")
        source = desk.find("Source", Combo)
        source.activated.emit(source.findData("mnist"))
        dialog = dialog_of(desk, MnistDialog)
        assert isinstance(dialog, MnistDialog)
        assert mirror.requests == []
        mirror.behaviours = [stalled_after(20)]
        dialog.download.click()
        desk.wait_until(lambda: bool(mirror.requests))
        mirror.released.set()
        desk.window.close()
        assert not dialog.errand.running
    finally:
        mirror.close()
