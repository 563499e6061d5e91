"""The four files in which MNIST is published, and what they must hold.

Source: LeCun, Cortes & Burges 1998, "The MNIST database of handwritten digits".
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from pellucid.data.idx import Check, go_on, idx_header, read_idx
from pellucid.data.idx_fault import IdxError, IdxFault
from pellucid.data.images import ByteArray


@dataclass(frozen=True)
class MnistFile:
    """One of the four: its name, the bytes it usually takes packed, its dimensions, and the SHA-256 of it unpacked."""

    name: str
    packed_bytes: int
    dimensions: int
    sha256: str


TRAIN_IMAGES = MnistFile(
    "train-images-idx3-ubyte.gz", 9_912_422, 3, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
)
TRAIN_LABELS = MnistFile(
    "train-labels-idx1-ubyte.gz", 28_881, 1, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
)
TEST_IMAGES = MnistFile(
    "t10k-images-idx3-ubyte.gz", 1_648_877, 3, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
)
TEST_LABELS = MnistFile(
    "t10k-labels-idx1-ubyte.gz", 4_542, 1, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
)
FILES = (TRAIN_LABELS, TEST_LABELS, TEST_IMAGES, TRAIN_IMAGES)
MOST_BYTES = 60_000 * 28 * 28


def holds(values: ByteArray, file: MnistFile) -> bool:
    """Tell whether `values` are what this file of MNIST holds."""
    digest = sha256(idx_header(values.shape))
    digest.update(np.ascontiguousarray(values).data)
    return digest.hexdigest() == file.sha256


def read_verified(path: Path, file: MnistFile, check: Check = go_on) -> ByteArray:
    """Return what `path` holds, read-only, if it is this file of MNIST.

    Raises IdxError if it is not, and whatever `check` raises.
    """
    values = read_idx(path, file.dimensions, most_bytes=MOST_BYTES, check=check)
    if not holds(values, file):
        raise IdxError(path, IdxFault.NO_MNIST)
    return values
