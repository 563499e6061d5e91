"""Copying MNIST from where the user has it. Small files stand for the real ones."""

from hashlib import sha256

import pytest
from tests.data.idx_files import USUAL, idx_bytes, small_set, write_set

from pellucid.data import mnist_copy
from pellucid.data.idx_fault import IdxError
from pellucid.data.idx_folder import read_folder
from pellucid.data.mnist_copy import copy_mnist
from pellucid.data.mnist_files import MnistFile

PACKED = [f"{name}.gz" for name in USUAL]


@pytest.fixture(autouse=True)
def _small_mnist(monkeypatch):
    names = ("TRAIN_IMAGES", "TRAIN_LABELS", "TEST_IMAGES", "TEST_LABELS")
    for name, values, file in zip(names, small_set(), PACKED, strict=True):
        digest = sha256(idx_bytes(values)).hexdigest()
        monkeypatch.setattr(mnist_copy, name, MnistFile(file, 100, values.ndim, digest))


@pytest.mark.parametrize("names", [USUAL, PACKED, ["train-images", "train-labels", "test-images.gz", "test-labels"]])
def test_the_four_files_are_copied_under_their_usual_names(tmp_path, names):
    source = write_set(tmp_path / "source", names)
    copy_mnist(source, tmp_path / "kept" / "mnist")
    copies = sorted(path.name for path in (tmp_path / "kept" / "mnist").iterdir())
    assert [name.removesuffix(".gz") for name in copies] == sorted(USUAL)
    assert len(read_folder(tmp_path / "kept" / "mnist").t_train) == 5


def test_other_files_are_refused_by_their_own_names_and_nothing_is_copied(tmp_path):
    x_train, t_train, x_test, t_test = small_set()
    source = write_set(tmp_path / "source", values=(255 - x_train, t_train, x_test, t_test))
    with pytest.raises(IdxError, match="It is not the file of MNIST") as refused:
        copy_mnist(source, tmp_path / "mnist")
    assert refused.value.path == source / USUAL[0]
    assert list((tmp_path / "mnist").iterdir()) == []


def test_a_disk_that_refuses_is_named(tmp_path):
    source = write_set(tmp_path / "source")
    (tmp_path / "mnist").write_text("a file where the folder would be")
    with pytest.raises(IdxError, match=r"It cannot be copied to .*mnist: .* Check the disk"):
        copy_mnist(source, tmp_path / "mnist")


def test_breaking_off_leaves_nothing_behind(tmp_path):
    class EnoughError(Exception):
        pass

    asked = []

    def check():
        asked.append(None)
        if len(asked) > 4:
            raise EnoughError

    source = write_set(tmp_path / "source")
    with pytest.raises(EnoughError):
        copy_mnist(source, tmp_path / "mnist", check)
    assert list((tmp_path / "mnist").iterdir()) == []
