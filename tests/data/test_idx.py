"""IDX files, whole and broken."""

import contextlib
import gzip
import math
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from tests.data.idx_files import idx_bytes, write

from pellucid.data.idx import idx_header, read_idx
from pellucid.data.idx_fault import IdxError

IMAGES = np.random.default_rng(0).integers(0, 256, (4, 3, 2), np.uint8)
PLAIN = idx_bytes(IMAGES)
PACKED = gzip.compress(PLAIN, mtime=0)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    # One file for all the examples hypothesis tries.
    return tmp_path_factory.mktemp("idx") / "train-images-idx3-ubyte.gz"


@given(values=arrays(np.uint8, array_shapes(min_dims=1, max_dims=4, max_side=6)), packed=st.booleans())
def test_what_was_written_is_read_again(path, values, packed):
    plain = idx_bytes(values)
    path.write_bytes(gzip.compress(plain) if packed else plain)
    np.testing.assert_array_equal(read_idx(path, values.ndim), values)


def test_the_array_is_read_only(path):
    path.write_bytes(PLAIN)
    values = read_idx(path, 3)
    assert not values.flags.writeable
    with pytest.raises(ValueError, match="cannot set WRITEABLE"):
        values.reshape(4, 6).setflags(write=True)


def test_an_array_of_many_chunks_is_read_whole(path):
    values = np.random.default_rng(1).integers(0, 4, (3, 1024, 1025), np.uint8)
    path.write_bytes(gzip.compress(idx_bytes(values), 1))
    np.testing.assert_array_equal(read_idx(path, 3), values)


@settings(max_examples=200)
@given(length=st.integers(0, len(PLAIN) - 1))
def test_a_plain_file_cut_short_is_refused(path, length):
    path.write_bytes(PLAIN[:length])
    with pytest.raises(IdxError):
        read_idx(path, 3)


@settings(max_examples=200)
@given(length=st.integers(0, len(PACKED) - 1))
def test_a_packed_file_cut_short_is_refused(path, length):
    path.write_bytes(PACKED[:length])
    with pytest.raises(IdxError):
        read_idx(path, 3)


@settings(max_examples=600)
@given(bit=st.integers(0, 8 * len(PACKED) - 1))
def test_a_flipped_bit_in_a_packed_file_is_noticed_or_changes_nothing(path, bit):
    path.write_bytes(flipped(PACKED, bit))
    # What gzip's own header says of time and system is of no consequence, and not protected.
    try:
        values = read_idx(path, 3)
    except IdxError:
        return
    assert bit < 8 * 10
    np.testing.assert_array_equal(values, IMAGES)


@settings(max_examples=600)
@given(bit=st.integers(0, 8 * 16 - 1))
def test_a_flipped_bit_in_the_header_is_noticed(path, bit):
    path.write_bytes(flipped(PLAIN, bit))
    with pytest.raises(IdxError):
        read_idx(path, 3)


@given(garbage=st.binary(max_size=64), dimensions=st.integers(1, 4))
@pytest.mark.parametrize("before", [b"", b"\0\0\x08", b"\x1f\x8b", b"\x1f\x8b\x08"])
def test_any_bytes_are_read_or_refused(path, before, garbage, dimensions):
    path.write_bytes(before + garbage)
    with contextlib.suppress(IdxError):
        assert read_idx(path, dimensions).ndim == dimensions


@given(sizes=st.tuples(*[st.integers(1, 2**32 - 1)] * 3).filter(lambda sizes: math.prod(sizes) > 2**20))
@pytest.mark.parametrize("packed", [False, True])
def test_a_header_that_declares_more_than_the_file_can_hold_takes_no_memory(path, sizes, packed):
    plain = idx_header(sizes) + bytes(100)
    path.write_bytes(gzip.compress(plain, 0) if packed else plain)
    tracemalloc.start()
    try:
        with pytest.raises(IdxError, match=r"too large|cut short"):
            read_idx(path, 3)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_a_bomb_is_unpacked_no_further_than_it_declares(path):
    path.write_bytes(gzip.compress(idx_bytes(np.zeros((1, 2, 2))) + bytes(2**26)))
    tracemalloc.start()
    try:
        with pytest.raises(IdxError, match=r"holds more than the 1 × 2 × 2 = 4 bytes"):
            read_idx(path, 3)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_a_declared_bomb_is_refused_by_its_size(path):
    path.write_bytes(gzip.compress(idx_bytes(np.zeros((64, 1024, 1024)))))
    with pytest.raises(IdxError, match=r"declares 64 × 1,024 × 1,024 = 67,108,864 bytes; at most 1,000,000 are read"):
        read_idx(path, 3, most_bytes=1_000_000)


def test_as_much_as_is_allowed_is_read(path):
    path.write_bytes(PACKED)
    assert read_idx(path, 3, most_bytes=IMAGES.size).size == IMAGES.size
    with pytest.raises(IdxError, match="too large"):
        read_idx(path, 3, most_bytes=IMAGES.size - 1)


def test_bytes_after_the_last_are_refused(path):
    path.write_bytes(PLAIN + b"\0")
    with pytest.raises(IdxError, match="holds more than"):
        read_idx(path, 3)


def test_a_wrong_checksum_is_noticed(path):
    path.write_bytes(PACKED[:-8] + bytes(4) + PACKED[-4:])
    with pytest.raises(IdxError, match=r"packed bytes are damaged\. Download or copy it again\.$"):
        read_idx(path, 3)


def test_a_well_packed_file_that_ends_early_is_cut_short(path):
    path.write_bytes(gzip.compress(PLAIN[:-1]))
    with pytest.raises(IdxError, match=r"cut short: it holds less than the 4 × 3 × 2 = 24 bytes that it declares"):
        read_idx(path, 3)


def test_labels_in_the_place_of_images_are_named(tmp_path):
    labels = write(tmp_path / "labels", np.arange(5))
    with pytest.raises(
        IdxError, match=r"It holds labels \(1 dimension\) where images \(3 dimensions\) are needed\. Check"
    ):
        read_idx(labels, 3)


def test_numbers_that_are_no_bytes_are_named(path):
    path.write_bytes(bytes([0, 0, 0x0D, 1, 0, 0, 0, 1]) + np.float32(1).tobytes())
    with pytest.raises(IdxError, match=r"It holds 32-bit fractions\. Store its values as unsigned bytes"):
        read_idx(path, 1)


def test_a_file_that_declares_nothing_is_refused(path):
    path.write_bytes(idx_header((0, 28, 28)))
    with pytest.raises(IdxError, match=r"It is empty: it declares 0 × 28 × 28 = 0 bytes"):
        read_idx(path, 3)


def test_something_else_is_no_idx_file(path):
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    with pytest.raises(IdxError, match=r"It is not an IDX file\. Choose one such as"):
        read_idx(path, 3)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(IdxError, match="There is no such file"):
        read_idx(tmp_path / "absent", 1)
    with pytest.raises(IdxError, match="This is not a file"):
        read_idx(tmp_path, 1)


def test_a_file_that_the_system_refuses_is_told_with_its_reason(path, monkeypatch):
    path.write_bytes(PLAIN)

    def refuse(self, mode):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(IdxError, match=r"cannot be read: Permission denied\. Check the disk and your permission"):
        read_idx(path, 3)


def test_an_error_has_file_reason_and_remedy(path):
    path.write_bytes(b"")
    with pytest.raises(IdxError) as caught:
        read_idx(path, 3)
    error = caught.value
    assert error.path == path
    assert str(error) == f"{path}: {error.reason} {error.remedy}"


def flipped(content, bit):
    """Return the bytes with one bit the other way round."""
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
