"""Handwritten digits: those in the box, and the full MNIST where it is found.

Source: LeCun, Cortes & Burges 1998, "The MNIST database of handwritten digits".
"""

from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock

import numpy as np

from pellucid.data.idx_fault import IdxError
from pellucid.data.idx_folder import assembled, find_files
from pellucid.data.images import ImageSet
from pellucid.data.mnist_files import TEST_IMAGES, TEST_LABELS, TRAIN_IMAGES, TRAIN_LABELS, holds, read_verified
from pellucid.data.places import data_folders

SHAPE = (28, 28)
CLASS_NAMES = tuple("0123456789")
# MNIST lies in one of these below a folder of data sets; the third is where torchvision puts it.
SUBFOLDERS = ("mnist", "MNIST", "MNIST/raw", ".")

_one_at_a_time = Lock()


def boxed_digits() -> ImageSet:
    """Return the digits in the box: 4,000 for training and 1,000 for testing, each digit equally often.

    They stand in a shuffled order that is always the same. Everybody who asks shares one copy. All of them are from
    the training set of MNIST: what was trained on that has seen the test digits of the box as well.
    """
    # Window and training thread may both ask first; the second then waits for the copy of the other.
    with _one_at_a_time:
        return _read_box()


def full_mnist(folder: Path) -> ImageSet:
    """Return the 60,000 training and 10,000 test digits of MNIST from its four files in `folder`.

    Everybody who asks shares one copy. Raises IdxError, naming file, reason and remedy, if a file is missing or is not,
    byte for byte once unpacked, that of MNIST.
    """
    with _one_at_a_time:
        return _read_full(folder.resolve())


def is_full_mnist(images: ImageSet) -> bool:
    """Tell whether these are the pictures of MNIST, all of them in their order."""
    return (
        images.shape == SHAPE
        and holds(images.t_test.astype(np.uint8), TEST_LABELS)
        and holds(images.t_train.astype(np.uint8), TRAIN_LABELS)
        and holds(images.x_test.reshape(-1, *SHAPE), TEST_IMAGES)
        and holds(images.x_train.reshape(-1, *SHAPE), TRAIN_IMAGES)
    )


def find_full_mnist() -> Path | None:
    """Return the folder with the four files of MNIST, as named by PELLUCID_DATA or the user's own, or None.

    The files are not opened: whether they are what their names say shows in `full_mnist`.
    """
    for folder in (place / below for place in data_folders() for below in SUBFOLDERS):
        try:
            find_files(folder)
        except IdxError:
            continue
        return folder
    return None


@cache
def _read_box() -> ImageSet:
    asset = files("pellucid").joinpath("assets/digits/digits.npz")
    with as_file(asset) as path, np.load(path, allow_pickle=False) as box:
        return ImageSet(
            x_train=box["x_train"],
            t_train=box["t_train"].astype(np.int64),
            x_test=box["x_test"],
            t_test=box["t_test"].astype(np.int64),
            shape=SHAPE,
            class_names=CLASS_NAMES,
        )


@lru_cache(maxsize=1)
def _read_full(folder: Path) -> ImageSet:
    found = find_files(folder)
    return assembled(
        found,
        x_train=read_verified(found.train_images, TRAIN_IMAGES),
        t_train=read_verified(found.train_labels, TRAIN_LABELS),
        x_test=read_verified(found.test_images, TEST_IMAGES),
        t_test=read_verified(found.test_labels, TEST_LABELS),
    )
