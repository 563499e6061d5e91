"""IDX files of unsigned bytes, plain or packed with gzip: the format in which MNIST and its relatives are published.

A header of big-endian 32-bit words, `00 00 08 D` and then the sizes of the D dimensions, is followed by the bytes, the
last dimension running fastest. Source: LeCun, Cortes & Burges 1998, "The MNIST database of handwritten digits".
"""

import gzip
import math
import os
import zlib
from collections.abc import Callable
from io import BufferedIOBase
from pathlib import Path
from typing import NoReturn

import numpy as np

from pellucid.data.images import ByteArray

UNSIGNED_BYTE = 0x08
OTHER_TYPES = {
    0x09: "signed bytes",
    0x0B: "16-bit whole numbers",
    0x0C: "32-bit whole numbers",
    0x0D: "32-bit fractions",
    0x0E: "64-bit fractions",
}
KINDS = {1: "labels", 3: "images"}
MOST_BYTES = 2**30
CHUNK = 2**20
GZIP_MAGIC = b"\x1f\x8b"
# A byte packed with deflate unpacks to no more than this. Source: zlib's technical notes, https://zlib.net/zlib_tech.html
MOST_PACKED = 1032
AGAIN = "Download or copy it again."

# Called between pieces of a long reading; what it raises breaks that off.
Check = Callable[[], None]


def go_on() -> None:
    """Let a reading go on to its end."""


class IdxError(ValueError):
    """A file or folder could not be read as IDX: which one (`path`), the `reason` and the `remedy`, as sentences."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason} {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


def read_idx(path: Path, dimensions: int, *, most_bytes: int = MOST_BYTES, check: Check = go_on) -> ByteArray:
    """Return what an IDX file holds, uint8, read-only, of the shape it declares; `dimensions` is the length of that.

    The size that the file declares is checked before memory is taken for it, and no more than that is ever unpacked.
    Raises IdxError if the file is missing, is no IDX file of bytes with that many dimensions, declares more than
    `most_bytes`, or does not hold exactly what it declares; and whatever `check` raises.
    """
    try:
        if not path.is_file():
            reason = "This is not a file." if path.exists() else "There is no such file."
            raise IdxError(path, reason, "Check where it lies.")
        with path.open("rb") as file:
            packed = file.read(len(GZIP_MAGIC)) == GZIP_MAGIC
            file.seek(0)
            stored = os.fstat(file.fileno()).st_size
            if not packed:
                return _read(path, file, dimensions, most_bytes, stored, check)
            with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
                return _read(path, unpacked, dimensions, most_bytes, stored * MOST_PACKED, check)
    except EOFError:
        raise IdxError(path, "It is cut short.", AGAIN) from None
    except (gzip.BadGzipFile, zlib.error):
        raise IdxError(path, "Its packed bytes are damaged.", AGAIN) from None
    except OSError as error:
        reason = f"It cannot be read: {error.strerror or error}."
        raise IdxError(path, reason, "Check the disk and your permission to read it.") from error


def idx_header(shape: tuple[int, ...]) -> bytes:
    """Return the bytes with which an IDX file of unsigned bytes of this shape begins."""
    return bytes([0, 0, UNSIGNED_BYTE, len(shape)]) + np.array(shape, ">u4").tobytes()


def _read(
    path: Path, stream: BufferedIOBase, dimensions: int, most_bytes: int, most_held: int, check: Check
) -> ByteArray:
    shape = _read_shape(path, stream, dimensions)
    size = math.prod(shape)
    declared = f"{' × '.join(f'{length:,}' for length in shape)} = {size:,} bytes"
    if size == 0:
        raise IdxError(path, f"It is empty: it declares {declared}.", "Choose one with examples in it.")
    if size > most_bytes:
        raise IdxError(path, f"It is too large: it declares {declared}; at most {most_bytes:,} are read.", "Split it.")
    if size > most_held:
        _refuse_short(path, declared)

    values = np.empty(size, np.uint8)
    filled = 0
    while filled < size:
        check()
        count = stream.readinto(values.data[filled : filled + CHUNK])
        if not count:
            _refuse_short(path, declared)
        filled += count
    # Asking for one byte more also lets gzip compare its checksum, which it does at the end alone.
    if stream.read(1):
        raise IdxError(path, f"It holds more than the {declared} that it declares.", AGAIN)
    values.setflags(write=False)
    return values.reshape(shape)


def _read_shape(path: Path, stream: BufferedIOBase, dimensions: int) -> tuple[int, ...]:
    magic = stream.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in {UNSIGNED_BYTE, *OTHER_TYPES}:
        raise IdxError(path, "It is not an IDX file.", "Choose one such as train-images-idx3-ubyte.gz.")
    if magic[2] != UNSIGNED_BYTE:
        raise IdxError(path, f"It holds {OTHER_TYPES[magic[2]]}.", "Store its values as unsigned bytes (type 0x08).")
    if magic[3] != dimensions:
        reason = f"It holds {_kind(magic[3])} where {_kind(dimensions)} are needed."
        raise IdxError(path, reason, "Check whether files were swapped.")
    sizes = stream.read(4 * dimensions)
    if len(sizes) < 4 * dimensions:
        raise IdxError(path, "It is cut short: it ends in its header.", AGAIN)
    return tuple(np.frombuffer(sizes, ">u4").tolist())


def _kind(dimensions: int) -> str:
    count = f"{dimensions} dimension{'' if dimensions == 1 else 's'}"
    return f"{KINDS[dimensions]} ({count})" if dimensions in KINDS else f"values in {count}"


def _refuse_short(path: Path, declared: str) -> NoReturn:
    raise IdxError(path, f"It is cut short: it holds less than the {declared} that it declares.", AGAIN)
