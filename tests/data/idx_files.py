"""IDX files for tests."""

import gzip
from pathlib import Path

import numpy as np

from pellucid.data.idx import idx_header


def idx_bytes(values):
    """Return the plain IDX file of `values`."""
    values = np.asarray(values, np.uint8)
    return idx_header(values.shape) + values.tobytes()


def write(path: Path, values):
    """Write `values` to `path`, packed if its name ends in .gz, and return the path."""
    plain = idx_bytes(values)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(plain, mtime=0) if path.suffix == ".gz" else plain)
    return path


def small_set(shape=(3, 2), train=5, test=4):
    """Return images and labels of a small set: x_train, t_train, x_test, t_test."""
    rng = np.random.default_rng(0)
    images = [rng.integers(0, 256, (count, *shape), np.uint8) for count in (train, test)]
    labels = [np.arange(count, dtype=np.uint8) % 3 for count in (train, test)]
    return images[0], labels[0], images[1], labels[1]


USUAL = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


def write_set(folder: Path, names=USUAL, values=None):
    """Write a small set under these names into `folder`, and return the folder."""
    for name, array in zip(names, values or small_set(), strict=True):
        write(folder / name, array)
    return folder
