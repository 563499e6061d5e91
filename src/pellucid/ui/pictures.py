"""Pictures from files and from Qt, as levels of grey in NumPy, and back. Works without a display."""

from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QCoreApplication, QLoggingCategory, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from pellucid.ui.numbers import count_text

Grey = NDArray[np.uint8]

FORMATS = frozenset({"bmp", "gif", "ico", "jpeg", "jpg", "pbm", "pgm", "png", "ppm", "tga", "webp"})
# More than any telephone takes, and as much as Qt reads into a quarter of a gigabyte.
MOST_PIXELS = 60_000_000
MOST_BYTES = 200_000_000
# Larger pictures are made smaller as they are read: a digit needs no more.
LONGEST_SIDE = 1024
# Luminance of red, green and blue. Source: ITU-R BT.601.
LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)
FAINT = 24
PNG_START = b"\x89PNG\r\n\x1a\n"
JPEG_START, JPEG_SCAN, JPEG_END = b"\xff\xd8", b"\xff\xda", b"\xff\xd9"


class PictureError(ValueError):
    """A file that cannot be read as a picture; the text names the file, the reason and the remedy."""


def read_picture(path: Path) -> Grey:
    """Return the picture in a file as levels from 0 for black to 255 for white, (height, width), the right way up.

    One of more than 1,024 pixels on a side is made smaller. What shines through is white paper. Raises PictureError.
    """
    return grey_levels(_read(path))


def grey_levels(image: QImage) -> Grey:
    """Return an image as levels from 0 for black to 255 for white, (height, width), what is transparent laid on white.

    If nothing can be seen on white, as with white ink, it is laid on black instead.
    """
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    if plain.isNull():
        return np.zeros((0, 0), np.uint8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    pixels = rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4)
    light, cover = pixels[..., :3] @ LUMINANCE, pixels[..., 3] / np.float32(255)
    levels = cover * light
    on_white = levels + 255 * (1 - cover)
    seen = levels if np.ptp(on_white) < FAINT < np.ptp(levels) else on_white
    return np.rint(seen).astype(np.uint8)


def grey_image(grey: Grey) -> QImage:
    """Return levels (height, width), from 0 for black to 255 for white, as an image with a memory of its own."""
    height, width = grey.shape
    levels = np.ascontiguousarray(grey)
    return QImage(levels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def _read(path: Path) -> QImage:
    # What Qt's readers say of a bad file where programs log, a PictureError says to the user.
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")
    try:
        content = _content(path)
    except OSError as error:
        raise PictureError(_no_file(path, error.strerror or str(error))) from None
    bytes_read = QBuffer()
    bytes_read.setData(content)
    reader = QImageReader(bytes_read)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead() or bytes(reader.format().data()).decode() not in FORMATS:
        raise PictureError(_no_picture(path))
    if _is_damaged(content):
        raise PictureError(_damaged(path))
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureError(_too_large(path, size))
    if max(size.width(), size.height()) > LONGEST_SIDE:
        smaller = size.scaled(LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(smaller.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise PictureError(_damaged(path))
    return image


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    # Nothing that long is the picture of a digit; what is cut off here does not go on to be read.
    return content if len(content) <= MOST_BYTES else b""


def _is_damaged(content: bytes) -> bool:
    """Tell whether a PNG or JPEG file ends early, or a PNG is not what was written, by its check sums.

    Qt would fill up the rest of a JPEG with grey; of a PNG its library would complain past Qt.
    """
    if content.startswith(PNG_START):
        at = len(PNG_START)
        while content[at + 4 : at + 8] != b"IEND":
            end = at + 8 + int.from_bytes(content[at : at + 4], "big")
            if end + 4 > len(content) or crc32(content[at + 4 : end]) != int.from_bytes(content[end : end + 4], "big"):
                return True
            at = end + 4
    elif content.startswith(JPEG_START):
        at = len(JPEG_START)
        # Segments in front may hold a small preview with an end of its own.
        while content[at : at + 2] != JPEG_SCAN and at < len(content):
            at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4], "big"))
        return JPEG_END not in content[at:]
    return False


def _no_file(path: Path, reason: str) -> str:
    text = QCoreApplication.translate(
        "Pictures", "{name}: It cannot be opened ({reason}). Check its name and whether you may read it."
    )
    return text.format(name=path, reason=reason)


def _no_picture(path: Path) -> str:
    text = QCoreApplication.translate("Pictures", "{name}: It is not a picture that can be read. Use PNG or JPEG.")
    return text.format(name=path)


def _too_large(path: Path, size: QSize) -> str:
    text = QCoreApplication.translate(
        "Pictures", "{name}: It has {width} × {height} pixels; {most} can be read. Save it smaller."
    )
    return text.format(
        name=path, width=count_text(size.width()), height=count_text(size.height()), most=count_text(MOST_PIXELS)
    )


def _damaged(path: Path) -> str:
    text = QCoreApplication.translate("Pictures", "{name}: It is damaged or cut short. Save it, or get it, again.")
    return text.format(name=path)
