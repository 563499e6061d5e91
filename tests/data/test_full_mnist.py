"""The full MNIST: found, verified and refused. The real files are read where PELLUCID_DATA has them."""

import os
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from tests.data.idx_files import USUAL, write_set

from pellucid.data import digits
from pellucid.data.digits import boxed_digits, find_full_mnist, full_mnist, is_full_mnist
from pellucid.data.idx import read_idx
from pellucid.data.idx_fault import IdxError
from pellucid.data.mnist_files import FILES
from pellucid.data.places import user_data_folder

HERE = find_full_mnist() if "PELLUCID_DATA" in os.environ else None
needs_mnist = pytest.mark.skipif(HERE is None, reason="PELLUCID_DATA names no folder with the full MNIST")


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setenv("PELLUCID_DATA", str(tmp_path / "named"))
    monkeypatch.setattr(digits, "data_folders", lambda: (tmp_path / "named", tmp_path / "kept"))
    return tmp_path


@needs_mnist
def test_the_full_set_is_70000_digits():
    mnist = full_mnist(HERE)
    assert (mnist.x_train.shape, mnist.x_test.shape) == ((60_000, 784), (10_000, 784))
    assert (mnist.x_train.dtype, mnist.shape) == (np.uint8, (28, 28))
    assert np.bincount(mnist.t_test).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


@needs_mnist
def test_all_who_ask_for_the_full_set_share_one_copy():
    assert full_mnist(HERE) is full_mnist(HERE / ".." / HERE.name)


@needs_mnist
def test_the_full_set_takes_one_byte_a_pixel_and_no_copies_on_the_way():
    digits._read_full.cache_clear()
    tracemalloc.start()
    try:
        full_mnist(HERE)
        assert tracemalloc.get_traced_memory()[1] < 1.1 * 70_000 * 784
    finally:
        tracemalloc.stop()


@needs_mnist
def test_the_full_set_is_known_by_what_it_holds():
    mnist = full_mnist(HERE)
    assert is_full_mnist(mnist)
    assert not is_full_mnist(replace(mnist, x_train=mnist.x_train[::-1]))
    assert not is_full_mnist(boxed_digits())


@needs_mnist
def test_the_digits_in_the_box_are_training_digits_of_mnist():
    mnist = full_mnist(HERE)
    known = {image.tobytes(): label for image, label in zip(mnist.x_train, mnist.t_train, strict=True)}
    box = boxed_digits()
    assert [known[image.tobytes()] for image in box.x_train] == box.t_train.tolist()
    assert [known[image.tobytes()] for image in box.x_test] == box.t_test.tolist()


def test_other_pictures_under_the_same_names_are_refused(tmp_path):
    write_set(tmp_path)
    with pytest.raises(
        IdxError, match=r"It is not the file of MNIST: its SHA-256 differs\. Get MNIST again, or import"
    ):
        full_mnist(tmp_path)


def test_a_refused_folder_is_read_anew_once_it_is_mended(tmp_path, monkeypatch):
    with pytest.raises(IdxError, match="These files are missing: train-images"):
        full_mnist(tmp_path)
    write_set(tmp_path)
    monkeypatch.setattr(digits, "read_verified", lambda path, file: read_idx(path, file.dimensions))
    assert full_mnist(tmp_path).shape == (3, 2)


def test_the_four_hashes_are_of_four_files():
    assert len({file.sha256 for file in FILES}) == 4
    assert all(len(file.sha256) == 64 for file in FILES)


def test_where_there_is_no_mnist_none_is_found(folders):
    assert find_full_mnist() is None


@pytest.mark.parametrize("below", ["mnist", "MNIST/raw", "."])
def test_mnist_is_found_in_the_named_folder_or_below(folders, below):
    write_set(folders / "named" / below)
    assert find_full_mnist().resolve() == (folders / "named" / below).resolve()


def test_the_named_folder_comes_before_the_users_own(folders):
    write_set(folders / "kept" / "mnist")
    assert find_full_mnist() == folders / "kept" / "mnist"
    write_set(folders / "named" / "mnist")
    assert find_full_mnist() == folders / "named" / "mnist"


def test_a_folder_in_which_one_file_is_missing_is_none(folders):
    (write_set(folders / "named" / "mnist") / USUAL[2]).unlink()
    assert find_full_mnist() is None


def test_the_users_own_folder_is_looked_at(tmp_path, monkeypatch):
    monkeypatch.delenv("PELLUCID_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    write_set(user_data_folder() / "mnist")
    assert find_full_mnist() == user_data_folder() / "mnist"
