import struct
from pathlib import Path
from zlib import compress, crc32

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from pellucid.ui.pictures import LONGEST_SIDE, PictureError, grey_image, grey_levels, read_picture


def pattern(height: int = 31, width: int = 45) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width), np.uint8)


def png(width: int, height: int) -> bytes:
    """Return a PNG that declares a size, and holds almost nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", compress(bytes(1000))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("shape", [(1, 1), (3, 5), (31, 45), (280, 280)])
def test_levels_become_an_image_and_the_same_levels_again(shape: tuple[int, int]) -> None:
    grey = pattern(*shape)
    np.testing.assert_array_equal(grey_levels(grey_image(grey)), grey)


def test_an_image_has_a_memory_of_its_own() -> None:
    grey = pattern()
    image = grey_image(grey[:, ::3])
    expected = grey[:, ::3].copy()
    grey[:] = 0
    np.testing.assert_array_equal(grey_levels(image), expected)


def test_an_image_without_pixels_has_no_levels() -> None:
    assert grey_levels(QImage()).size == 0


@pytest.mark.parametrize(("colour", "level"), [("white", 255), ("red", 76), ("lime", 150), ("blue", 29), ("black", 0)])
def test_colours_are_as_light_as_they_look(colour: str, level: int) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert (grey_levels(image) == level).all()


def drawn_on_nothing(colour: QColor) -> QImage:
    image = QImage(9, 9, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    image.setPixelColor(4, 4, colour)
    return image


def test_what_is_transparent_lies_on_white_paper() -> None:
    levels = grey_levels(drawn_on_nothing(QColor(0, 0, 0, 128)))
    assert levels[4, 4] == 127
    assert np.count_nonzero(levels == 255) == 80


def test_white_ink_on_nothing_lies_on_black() -> None:
    levels = grey_levels(drawn_on_nothing(QColor("white")))
    assert levels[4, 4] == 255
    assert np.count_nonzero(levels) == 1


def test_a_file_is_read_as_it_was_saved(tmp_path: Path) -> None:
    file = tmp_path / "ein Bild – 数字.png"
    assert grey_image(pattern()).save(str(file))
    np.testing.assert_array_equal(read_picture(file), pattern())


def test_what_a_file_is_shows_in_its_content_not_in_its_name(tmp_path: Path) -> None:
    file = tmp_path / "picture.jpg"
    assert grey_image(pattern()).save(str(file), "PNG")
    np.testing.assert_array_equal(read_picture(file), pattern())


@pytest.mark.parametrize(("shape", "expected"), [((1500, 3000), (512, LONGEST_SIDE)), ((1, 5000), (1, LONGEST_SIDE))])
def test_a_large_picture_is_made_smaller(shape: tuple[int, int], expected: tuple[int, int], tmp_path: Path) -> None:
    file = tmp_path / "large.png"
    assert grey_image(np.full(shape, 100, np.uint8)).save(str(file))
    grey = read_picture(file)
    assert grey.shape == expected
    assert (grey == 100).all()


def test_a_bomb_is_refused_by_the_size_it_declares(tmp_path: Path) -> None:
    file = tmp_path / "bomb.png"
    file.write_bytes(png(60_000, 60_000))
    with pytest.raises(PictureError, match=r"bomb.png: It has 60,000 × 60,000 pixels; 60,000,000 can be read."):
        read_picture(file)


@pytest.mark.parametrize("ending", ["png", "jpg"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_file_cut_short_is_refused(ending: str, share: float, tmp_path: Path) -> None:
    file = tmp_path / f"cut.{ending}"
    assert grey_image(pattern(200, 200)).save(str(file))
    content = file.read_bytes()
    file.write_bytes(content[: int(share * len(content))])
    with pytest.raises(PictureError, match=rf"cut.{ending}: It is damaged or cut short"):
        read_picture(file)


def test_a_flipped_bit_in_a_png_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "flipped.png"
    assert grey_image(pattern(200, 200)).save(str(file))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(PictureError, match="damaged"):
        read_picture(file)


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG", b"GIF89a", b"MZ" + bytes(500), b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "other.png"
    file.write_bytes(content)
    with pytest.raises(PictureError, match=r"other\.png: It is"):
        read_picture(file)


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.png"):
        with pytest.raises(PictureError, match=f"{path.name}: It cannot be opened"):
            read_picture(path)
