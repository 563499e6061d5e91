"""What is taken for a data set when it is dragged over the window."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from tests.data.idx_files import USUAL, write_set
from tests.ui.importing.fakes import files

from pellucid.ui.importing.offered_files import offered_files


def test_a_folder_is_taken(tmp_path):
    assert offered_files(files(tmp_path)) == (tmp_path,)


def test_the_four_files_are_taken(tmp_path):
    paths = [write_set(tmp_path) / name for name in USUAL]
    assert offered_files(files(*paths)) == tuple(paths)


@pytest.mark.parametrize("name", ["seven.png", "notes.txt", "train.csv"])
def test_other_files_are_left_to_others(tmp_path, name):
    (tmp_path / name).write_text("")
    assert offered_files(files(tmp_path / name)) == ()


def test_what_is_no_file_of_this_computer_is_left_alone():
    data = QMimeData()
    data.setText("train-images")
    assert offered_files(data) == ()
    data.setUrls([QUrl("https://example.org/train-images-idx3-ubyte")])
    assert offered_files(data) == ()
