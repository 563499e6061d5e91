"""A data set as four IDX files in a folder: images and labels, for training and for testing.

MNIST, Fashion-MNIST, Kuzushiji-MNIST and EMNIST are published so. The names of the files vary with who packed them;
all of these are understood, with or without ".gz", and with the name of a set before them:

    train-images-idx3-ubyte    train-images.idx3-ubyte    train-images-ubyte    train-images.idx    train-images

with "labels" (and idx1) in the place of "images", and "t10k" or "test" in the place of "train".
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pellucid.data.idx import Check, go_on, read_idx
from pellucid.data.idx_fault import IdxError, IdxFault
from pellucid.data.images import ByteArray, ImageSet

NAME = re.compile(
    r"(?:(?P<set>.+)[-_.])?(?P<part>train|t10k|test)[-_.](?P<kind>images|labels)"
    r"(?:[-_.]idx[13])?(?:[-_.]ubyte)?(?:[-_.]idx)?(?P<packed>\.gz)?",
    re.IGNORECASE,
)
ROLES = ("train-images", "train-labels", "t10k-images", "t10k-labels")
USUAL_NAMES = "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte"


@dataclass(frozen=True)
class IdxFiles:
    """The four files of a data set."""

    train_images: Path
    train_labels: Path
    test_images: Path
    test_labels: Path


def read_folder(folder: Path) -> ImageSet:
    """Return the data set in a folder. Raises IdxError, naming file, reason and remedy, if it is missing or bad."""
    return read_files(find_files(folder))


def read_files(files: IdxFiles, check: Check = go_on) -> ImageSet:
    """Return the data set in four files; the classes are named by their numbers, from 0 to the largest label.

    Raises IdxError if a file is bad or the files do not belong together, and whatever `check` raises.
    """
    # Labels first: they are small, and most mistakes show in them.
    t_train, t_test = (read_idx(path, 1, check=check) for path in (files.train_labels, files.test_labels))
    x_train, x_test = (read_idx(path, 3, check=check) for path in (files.train_images, files.test_images))
    return assembled(files, x_train, t_train, x_test, t_test)


def assembled(
    files: IdxFiles, x_train: ByteArray, t_train: ByteArray, x_test: ByteArray, t_test: ByteArray
) -> ImageSet:
    """Return a data set of what was read from `files`: images (examples, height, width) and labels (examples,).

    Raises IdxError if they do not belong together.
    """
    _check_counts(files.train_images, x_train, files.train_labels, t_train)
    _check_counts(files.test_images, x_test, files.test_labels, t_test)
    shape, test_shape = x_train.shape[1:], x_test.shape[1:]
    if shape != test_shape:
        raise IdxError(files.test_images, IdxFault.OTHER_SIZE, found=_size(test_shape), wanted=_size(shape))
    classes = 1 + int(max(t_train.max(), t_test.max()))
    if classes == 1:
        raise IdxError(files.train_labels, IdxFault.ONE_CLASS)
    height, width = shape
    return ImageSet(
        x_train=x_train.reshape(len(x_train), -1),
        t_train=t_train.astype(np.int64),
        x_test=x_test.reshape(len(x_test), -1),
        t_test=t_test.astype(np.int64),
        shape=(height, width),
        class_names=tuple(str(index) for index in range(classes)),
    )


def find_files(folder: Path) -> IdxFiles:
    """Return the four files of the data set in a folder. Raises IdxError if one is missing, or there are several sets.

    A folder that is named as a file should be, and holds that file, counts as the file: some unpackers leave such.
    """
    try:
        entries = sorted(folder.iterdir())
        paths = [entry / entry.name if (entry / entry.name).is_file() else entry for entry in entries]
    except OSError as error:
        raise IdxError(folder, IdxFault.UNREADABLE_FOLDER, error=error.strerror or str(error)) from error
    return sort_files(paths, folder)


def sort_files(paths: Iterable[Path], folder: Path) -> IdxFiles:
    """Return which of `paths` is which of the four files of a data set; names that are none of theirs are passed over.

    Where a file is there both packed and plain, the plain one is taken. `folder` is what an IdxError names if some are
    missing or there are several sets.
    """
    found: dict[str, list[Path]] = defaultdict(list)
    sets = set()
    for path in paths:
        if match := NAME.fullmatch(path.name):
            part = "train" if match["part"].lower() == "train" else "t10k"
            role = f"{part}-{match['kind'].lower()}"
            found[role].insert(len(found[role]) if match["packed"] else 0, path)
            sets.add((match["set"] or "").lower())
    missing = [role for role in ROLES if role not in found]
    if missing:
        fault = IdxFault.MISSING_FILE if len(missing) == 1 else IdxFault.MISSING_FILES
        raise IdxError(folder, fault, names=", ".join(missing), usual=USUAL_NAMES)
    if len(sets) > 1:
        fault = IdxFault.NAMELESS_SET if "" in sets else IdxFault.SEVERAL_SETS
        raise IdxError(folder, fault, names=", ".join(filter(None, sorted(sets))))
    return IdxFiles(*(found[role][0] for role in ROLES))


def _check_counts(images_path: Path, images: ByteArray, labels_path: Path, labels: ByteArray) -> None:
    if len(images) != len(labels):
        counts = {"labels": f"{len(labels):,}", "images": f"{len(images):,}"}
        raise IdxError(labels_path, IdxFault.OTHER_COUNT, file=images_path.name, **counts)


def _size(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape))
