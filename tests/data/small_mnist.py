"""Four small files that stand for those of MNIST, so that getting them takes no time."""

import gzip
from hashlib import sha256

import numpy as np
from tests.data.idx_files import idx_bytes

from pellucid.data import digits, download, mnist_copy
from pellucid.data.mnist_files import FILES, MnistFile

NAMES = [file.name for file in FILES]
# In the order in which they are fetched: the labels and images for testing and training. Noise does not pack.
VALUES = dict(
    zip(
        NAMES,
        [np.arange(200) % 10, np.arange(50) % 10]
        + [np.random.default_rng(0).integers(0, 256, (count, 28, 28), np.uint8) for count in (50, 200)],
        strict=True,
    )
)
CONTENTS = {name: gzip.compress(idx_bytes(values), mtime=0) for name, values in VALUES.items()}


def stand_for_mnist(monkeypatch):
    """Let these files be what MNIST must hold, wherever that is asked."""
    files = {
        name: MnistFile(name, len(CONTENTS[name]) + 7, np.ndim(values), sha256(idx_bytes(values)).hexdigest())
        for name, values in VALUES.items()
    }
    monkeypatch.setattr(download, "FILES", tuple(files.values()))
    for place in (digits, mnist_copy):
        for role in ("TRAIN_IMAGES", "TRAIN_LABELS", "TEST_IMAGES", "TEST_LABELS"):
            monkeypatch.setattr(place, role, files[getattr(place, role).name])


def put(folder):
    """Write the four files into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in CONTENTS.items():
        (folder / name).write_bytes(content)
    return folder
