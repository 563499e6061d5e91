"""Sets of pictures of the user's own: read once, shared, and refused where the window could not show them."""

from pathlib import Path

import numpy as np
import pytest
from tests.data.idx_files import small_set, write_set

from pellucid.data import imported as module
from pellucid.data.idx_fault import IdxError
from pellucid.data.imported import MOST_CLASSES, folder_of, imported, keep, read_pictures


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    monkeypatch.setattr(module, "_kept", {})


@pytest.fixture
def folder(tmp_path):
    return write_set(tmp_path / "clothes", values=small_set((28, 28)))


def emptied(folder):
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def test_a_set_is_read_once_and_shared(folder):
    images = imported(folder)
    emptied(folder)
    assert imported(folder / ".." / folder.name) is images


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(IdxError, match=r"nowhere: The folder cannot be read: .* Check that it exists"):
        imported(tmp_path / "nowhere")


def test_the_sets_used_last_are_kept(tmp_path):
    folders = [write_set(tmp_path / name, values=small_set((28, 28))) for name in "abc"]
    first, second, _ = (imported(folder) for folder in folders)
    assert imported(folders[1]) is second
    assert imported(folders[0]) is not first


def test_pictures_that_the_pad_could_not_draw_are_refused(tmp_path):
    with pytest.raises(IdxError, match=r"train-images.*: Its pictures are 3 × 2\. Scale them to 28 × 28"):
        imported(write_set(tmp_path))


def test_more_classes_than_the_window_shows_are_refused(tmp_path):
    x_train, t_train, x_test, t_test = small_set((28, 28))
    t_train[0] = MOST_CLASSES - 1
    write_set(tmp_path / "most", values=(x_train, t_train, x_test, t_test))
    assert len(imported(tmp_path / "most").class_names) == MOST_CLASSES
    t_train[0] = MOST_CLASSES
    write_set(tmp_path / "more", values=(x_train, t_train, x_test, t_test))
    with pytest.raises(IdxError, match=r"train-labels.*: Its labels go up to 12\. Choose .* at most 12 classes"):
        imported(tmp_path / "more")


def test_what_was_read_anew_takes_the_place_of_what_was_kept_only_if_it_differs(folder):
    before = imported(folder)
    assert not keep(folder, read_pictures(folder))
    assert imported(folder) is before
    x_train, t_train, x_test, t_test = small_set((28, 28))
    write_set(folder, values=(255 - x_train, t_train, x_test, t_test))
    assert keep(folder, read_pictures(folder))
    np.testing.assert_array_equal(imported(folder).x_train, 255 - before.x_train)


def test_reading_can_be_broken_off(folder):
    class EnoughError(Exception):
        pass

    def check():
        raise EnoughError

    with pytest.raises(EnoughError):
        read_pictures(folder, check)


def test_four_files_of_one_folder_mean_the_folder(folder):
    assert folder_of(folder.iterdir()) == folder
    assert folder_of([folder]) == folder
    assert folder_of([next(folder.iterdir())]) == folder
    with pytest.raises(IdxError, match=r"in several folders\. Put the four files into one folder"):
        folder_of([*folder.iterdir(), Path("elsewhere/train-images")])
