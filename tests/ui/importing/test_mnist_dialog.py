"""Getting the full MNIST, from mirrors on this computer or from a folder; never unasked."""

import threading

import pytest
from shiboken6 import isValid
from tests.data.idx_files import small_set, write_set
from tests.data.mirror import Mirror, broken_off_after, ranged, stalled_after, status
from tests.data.small_mnist import CONTENTS, NAMES, put, stand_for_mnist
from tests.ui.importing.fakes import FakeSession, drop, files, with_data

from pellucid.experiment.catalog import load
from pellucid.ui.importing import mnist_dialog
from pellucid.ui.importing.mnist_dialog import MnistDialog

LAST = NAMES[-1]
# The three small files come as they should.
LABELS_AND_TEST = [ranged] * 3


@pytest.fixture(autouse=True)
def _small_mnist(monkeypatch):
    stand_for_mnist(monkeypatch)
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def mirror():
    made = Mirror(CONTENTS)
    yield made
    made.close()


@pytest.fixture
def session():
    return FakeSession(builds=False)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kept" / "mnist"


@pytest.fixture
def dialog(window, session, mirror, folder):
    made = MnistDialog(session, [mirror.address], folder, window)
    made.open()
    yield made
    mirror.released.set()
    if isValid(made):
        made.end()


FULL = with_data(load("digits"), source="mnist", train=60_000, test=10_000)


def test_it_says_how_much_from_where_and_to_where(dialog, mirror, folder):
    text = dialog.offer.text()
    assert "60,000 digits to train on and 10,000 to test with: 11 MB from 127.0.0.1:" in text
    assert str(folder) in text
    assert dialog.offer.isVisible()


def test_nothing_is_fetched_before_it_is_asked_for(qtbot, dialog, mirror, folder, session):
    qtbot.wait(100)
    dialog.cancel.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert (mirror.requests, folder.exists(), session.labels) == ([], False, [])


def test_it_is_fetched_and_the_session_goes_on_with_it(qtbot, dialog, mirror, folder, session):
    dialog.download.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    assert (session.spec, session.labels) == (FULL, ["data.source"])


def test_progress_is_shown_in_megabytes(qtbot, dialog, mirror):
    mirror.behaviours = [*LABELS_AND_TEST, stalled_after(100_000)]
    dialog.download.click()
    assert dialog.bar.isVisible()
    assert dialog.state.text() == "Connecting …"
    qtbot.waitUntil(lambda: (dialog.bar.share or 0) > 0.5)
    assert dialog.state.text() == "0.1 of 0.2 MB"
    assert not dialog.download.isVisible()


def test_cancelling_keeps_what_has_come_and_ends_the_thread(qtbot, dialog, mirror, folder, session):
    mirror.behaviours = [*LABELS_AND_TEST, stalled_after(100_000)]
    dialog.download.click()
    qtbot.waitUntil(lambda: (dialog.bar.share or 0) > 0.5)
    dialog.cancel.click()
    assert not dialog.isVisible()
    mirror.released.set()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert not [thread for thread in threading.enumerate() if thread.name == "errand"]
    assert sorted(path.name for path in folder.iterdir()) == sorted([*NAMES[:3], f"{LAST}.part"])
    assert session.labels == []


def test_an_error_is_shown_in_place_and_trying_again_goes_on_from_there(qtbot, dialog, mirror, session):
    mirror.behaviours = [*LABELS_AND_TEST, broken_off_after(100_000), status(404)]
    dialog.download.click()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert "could not be fetched. 127.0.0.1:" in dialog.fault.text()
    assert "HTTP 404" in dialog.fault.text()
    assert dialog.download.text() == "Try again"
    assert (dialog.bar.isVisible(), dialog.offer.isVisible(), session.labels) == (False, False, [])
    dialog.download.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert mirror.requests[5] == (LAST, "bytes=100000-")
    assert session.spec == FULL


def test_the_four_files_are_copied_from_a_folder_without_the_network(qtbot, dialog, mirror, folder, session, tmp_path):
    dialog.take_from(put(tmp_path / "disk"))
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    assert (session.spec, mirror.requests) == (FULL, [])


def test_the_four_files_can_be_dropped(qtbot, dialog, session, tmp_path):
    disk = put(tmp_path / "disk")
    assert drop(dialog, files(*(disk / name for name in NAMES)))
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert session.spec == FULL


def test_other_files_are_refused_with_file_and_reason(qtbot, dialog, folder, session, tmp_path):
    other = write_set(tmp_path / "clothes", values=small_set((28, 28)))
    dialog.take_from(other)
    qtbot.waitUntil(dialog.fault.isVisible)
    assert dialog.fault.reason.text() == "It is not the file of MNIST: its SHA-256 differs."
    assert dialog.fault.file.toolTip().startswith(str(other))
    assert (list(folder.iterdir()), session.labels) == ([], [])


def test_a_folder_in_which_it_was_found_is_copied_when_asked(
    qtbot, dialog, mirror, folder, session, tmp_path, monkeypatch
):
    monkeypatch.setattr(mnist_dialog, "find_full_mnist", lambda: None)
    disk = put(tmp_path / "disk")
    dialog.offer_folder(disk)
    assert dialog.offer.text().startswith(f"{disk} holds the full MNIST")
    assert dialog.offer.text().endswith(f"It will be copied to {folder}.")
    assert (dialog.download.text(), folder.exists()) == ("Use these digits", False)
    dialog.download.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    assert (session.spec, mirror.requests) == (FULL, [])


def test_what_is_there_already_is_not_copied_again(qtbot, dialog, folder, session, tmp_path, monkeypatch):
    monkeypatch.setattr(mnist_dialog, "find_full_mnist", lambda: tmp_path)
    dialog.offer_folder(tmp_path / "disk")
    dialog.download.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert (session.spec, folder.exists()) == (FULL, False)


def test_files_of_several_folders_are_refused(dialog, tmp_path):
    one, two = put(tmp_path / "one"), put(tmp_path / "two")
    assert drop(dialog, files(one / NAMES[0], two / NAMES[1]))
    assert dialog.fault.reason.text() == "The files lie in several folders."


def test_what_the_session_refuses_is_said_in_place(qtbot, dialog, session):
    session.refuses = "There is no room."
    dialog.download.click()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert dialog.fault.text() == "There is no room."


def test_a_second_try_waits_for_the_end_of_a_cancelled_one(qtbot, window, dialog, session, mirror, folder):
    mirror.behaviours = [*LABELS_AND_TEST, stalled_after(100_000)]
    dialog.download.click()
    qtbot.waitUntil(lambda: (dialog.bar.share or 0) > 0.5)
    dialog.cancel.click()
    second = MnistDialog(session, [mirror.address], folder, window)
    second.open()
    second.download.click()
    qtbot.wait(200)
    assert len(mirror.requests) == 4
    mirror.released.set()
    qtbot.waitUntil(lambda: not isValid(second))
    assert session.spec == FULL


def test_a_window_that_closes_cancels_and_joins(qtbot, dialog, mirror):
    mirror.behaviours = [*LABELS_AND_TEST, stalled_after(100_000)]
    dialog.download.click()
    qtbot.waitUntil(lambda: (dialog.bar.share or 0) > 0.5)
    threading.Timer(0.1, mirror.released.set).start()
    dialog.end()
    assert not [thread for thread in threading.enumerate() if thread.name == "errand"]
