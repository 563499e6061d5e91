"""Taking over the full MNIST from a folder where the user has it."""

import shutil
from pathlib import Path

from pellucid.data.idx import Check, go_on
from pellucid.data.idx_fault import IdxError, IdxFault
from pellucid.data.idx_folder import find_files
from pellucid.data.mnist_files import TEST_IMAGES, TEST_LABELS, TRAIN_IMAGES, TRAIN_LABELS, read_verified


def copy_mnist(source: Path, target: Path, check: Check = go_on) -> None:
    """Copy the four files of MNIST from one folder to another; they get their names when all have been verified.

    Raises IdxError, naming file, reason and remedy, if one is missing, is not that of MNIST or cannot be copied, and
    whatever `check` raises. Then `target` is as it was.
    """
    files = find_files(source)
    wanted = {
        files.train_labels: TRAIN_LABELS,
        files.test_labels: TEST_LABELS,
        files.test_images: TEST_IMAGES,
        files.train_images: TRAIN_IMAGES,
    }
    copies: dict[Path, Path] = {}
    path = source
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path, file in wanted.items():
            name = file.name if path.suffix.lower() == ".gz" else file.name.removesuffix(".gz")
            copy = target / f"{name}.copy"
            copies[copy] = target / name
            check()
            shutil.copyfile(path, copy)
            try:
                read_verified(copy, file, check)
            except IdxError as error:
                raise IdxError(path, error.fault, **error.found) from None
        for copy, place in copies.items():
            copy.replace(place)
    except OSError as error:
        words = error.strerror or str(error)
        raise IdxError(path, IdxFault.NOT_COPIED, folder=str(target), error=words) from error
    finally:
        for copy in copies:
            copy.unlink(missing_ok=True)
