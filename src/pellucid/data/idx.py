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

import numpy as np

from pellucid.data.idx_fault import IdxError, IdxFault
from pellucid.data.images import ByteArray

UNSIGNED_BYTE = 0x08
OTHER_TYPES = {
    0x09: IdxFault.SIGNED_BYTES,
    0x0B: IdxFault.SHORT_INTEGERS,
    0x0C: IdxFault.INTEGERS,
    0x0D: IdxFault.FLOATS,
    0x0E: IdxFault.DOUBLES,
}
# By the dimensions that a file has and those that it should have.
SWAPPED = {(3, 1): IdxFault.NO_LABELS, (1, 3): IdxFault.NO_IMAGES}
MOST_BYTES = 2**30
CHUNK = 2**20
GZIP_MAGIC = b"\x1f\x8b"
# A byte packed with deflate unpacks to no more than this. Source: zlib's technical notes, https://zlib.net/zlib_tech.html
MOST_PACKED = 1032

# Called between pieces of a long reading; what it raises breaks that off.
Check = Callable[[], None]


def go_on() -> None:
    """Let a reading go on to its end."""


def read_idx(path: Path, dimensions: int, *, most_bytes: int = MOST_BYTES, check: Check = go_on) -> ByteArray:
    """Return what an IDX file holds, uint8, read-only, of the shape it declares; `dimensions` is the length of that.

    The size that the file declares is checked before memory is taken for it, and no more than that is ever unpacked.
    Raises IdxError if the file is missing, is no IDX file of bytes with that many dimensions, declares more than
    `most_bytes`, or does not hold exactly what it declares; and whatever `check` raises.
    """
    try:
        if not path.is_file():
            raise IdxError(path, IdxFault.NO_FILE if path.exists() else IdxFault.NO_SUCH_FILE)
        with path.open("rb") as file:
            packed = file.read(len(GZIP_MAGIC)) == GZIP_MAGIC
            file.seek(0)
            stored = os.fstat(file.fileno()).st_size
            if not packed:
                return _read(path, file, dimensions, most_bytes, stored, check)
            with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
                return _read(path, unpacked, dimensions, most_bytes, stored * MOST_PACKED, check)
    except EOFError:
        raise IdxError(path, IdxFault.CUT_SHORT) from None
    except (gzip.BadGzipFile, zlib.error):
        raise IdxError(path, IdxFault.DAMAGED) from None
    except OSError as error:
        raise IdxError(path, IdxFault.UNREADABLE, error=error.strerror or str(error)) from error


def idx_header(shape: tuple[int, ...]) -> bytes:
    """Return the bytes with which an IDX file of unsigned bytes of this shape begins."""
    return bytes([0, 0, UNSIGNED_BYTE, len(shape)]) + np.array(shape, ">u4").tobytes()


def _read(
    path: Path, stream: BufferedIOBase, dimensions: int, most_bytes: int, most_held: int, check: Check
) -> ByteArray:
    shape = _read_shape(path, stream, dimensions)
    size = math.prod(shape)
    declared = {"shape": " × ".join(f"{length:,}" for length in shape), "size": f"{size:,}"}
    if size == 0:
        raise IdxError(path, IdxFault.EMPTY, **declared)
    if size > most_bytes:
        raise IdxError(path, IdxFault.TOO_LARGE, most=f"{most_bytes:,}", **declared)
    if size > most_held:
        raise IdxError(path, IdxFault.TOO_SHORT, **declared)

    values = np.empty(size, np.uint8)
    filled = 0
    while filled < size:
        check()
        count = stream.readinto(values.data[filled : filled + CHUNK])
        if not count:
            raise IdxError(path, IdxFault.TOO_SHORT, **declared)
        filled += count
    # Asking for one byte more also lets gzip compare its checksum, which it does at the end alone.
    if stream.read(1):
        raise IdxError(path, IdxFault.TOO_LONG, **declared)
    values.setflags(write=False)
    return values.reshape(shape)


def _read_shape(path: Path, stream: BufferedIOBase, dimensions: int) -> tuple[int, ...]:
    magic = stream.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in {UNSIGNED_BYTE, *OTHER_TYPES}:
        raise IdxError(path, IdxFault.NO_IDX)
    if magic[2] != UNSIGNED_BYTE:
        raise IdxError(path, OTHER_TYPES[magic[2]])
    if magic[3] != dimensions:
        fault = SWAPPED.get((magic[3], dimensions), IdxFault.OTHER_DIMENSIONS)
        raise IdxError(path, fault, found=str(magic[3]), wanted=str(dimensions))
    sizes = stream.read(4 * dimensions)
    if len(sizes) < 4 * dimensions:
        raise IdxError(path, IdxFault.CUT_IN_HEADER)
    return tuple(np.frombuffer(sizes, ">u4").tolist())
