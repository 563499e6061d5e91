"""Pictures of the user's own: a folder with the four IDX files of a data set, read once."""

from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import numpy as np

from pellucid.data.digits import SHAPE
from pellucid.data.idx import Check, go_on
from pellucid.data.idx_fault import IdxError, IdxFault
from pellucid.data.idx_folder import find_files, read_files
from pellucid.data.images import ImageSet

# As many as there is room for in a confusion matrix, and beside the neurons of the output.
MOST_CLASSES = 12
# Sets take tens of megabytes.
MOST_KEPT = 2

_lock = Lock()
_kept: dict[Path, ImageSet] = {}


def imported(folder: Path) -> ImageSet:
    """Return the pictures in a folder. Everybody who asks shares one copy.

    A set that is kept is not read again, even where its folder has changed or gone: what trains is what is shown.
    Raises IdxError, naming file, reason and remedy, if there is none or it cannot be used.
    """
    # Window and training thread may both ask first; the second then waits for the copy of the other.
    with _lock:
        folder = folder.resolve()
        if folder not in _kept:
            _put(folder, read_pictures(folder))
        return _kept[folder]


def read_pictures(folder: Path, check: Check = go_on) -> ImageSet:
    """Return the pictures in a folder, read from the disk. Raises IdxError as `imported`, and what `check` raises."""
    files = find_files(folder)
    images = read_files(files, check)
    if images.shape != SHAPE:
        raise IdxError(files.train_images, IdxFault.WRONG_SIZE, found=_size(images.shape), wanted=_size(SHAPE))
    if len(images.class_names) > MOST_CLASSES:
        raise IdxError(
            files.train_labels,
            IdxFault.TOO_MANY_CLASSES,
            found=str(len(images.class_names) - 1),
            most=str(MOST_CLASSES),
            last=str(MOST_CLASSES - 1),
        )
    return images


def keep(folder: Path, images: ImageSet) -> bool:
    """Let everybody who asks for the pictures in `folder` have these; return whether others were kept before."""
    with _lock:
        folder = folder.resolve()
        before = _kept.get(folder)
        if before is not None and _equal(before, images):
            return False
        _put(folder, images)
        return before is not None


def folder_of(paths: Iterable[Path]) -> Path:
    """Return the folder that the user means: the only path if it is one, else that in which all the files lie.

    Raises IdxError if they lie in several.
    """
    paths = tuple(paths)
    if len(paths) == 1 and not paths[0].is_file():
        return paths[0]
    folders = {path.parent for path in paths}
    if len(folders) > 1:
        raise IdxError(paths[0], IdxFault.SEVERAL_FOLDERS)
    return folders.pop()


def _put(folder: Path, images: ImageSet) -> None:
    _kept.pop(folder, None)
    while len(_kept) >= MOST_KEPT:
        del _kept[next(iter(_kept))]
    _kept[folder] = images


def _equal(one: ImageSet, other: ImageSet) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in ("x_train", "t_train", "x_test", "t_test")
    )


def _size(shape: tuple[int, int]) -> str:
    return " × ".join(map(str, shape))
