"""From a picture that was pasted or dropped to ink on the pad."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from pellucid.data.drawing import ink_of
from pellucid.ui.try_it.canvas import SIDE, Levels


class NoPictureError(ValueError):
    """What was offered is no picture that could be put on the pad; its text is for the user."""


def ink_levels(data: QMimeData) -> Levels:
    """Return the ink in a picture, fitted into the sheet, (280, 280), from 0 for paper to 255.

    Raises NoPictureError if there is no picture, if it cannot be read, or if nothing stands out in it.
    """
    levels = np.rint(ink_of(_grey(_fitted(_picture(data)))) * np.float32(255.0)).astype(np.uint8)
    if not levels.any():
        text = QCoreApplication.translate("Offered", "Nothing stands out in this picture. Choose one with darker ink.")
        raise NoPictureError(text)
    sheet = np.zeros((SIDE, SIDE), np.uint8)
    top, left = ((SIDE - side) // 2 for side in levels.shape)
    sheet[top : top + levels.shape[0], left : left + levels.shape[1]] = levels
    return sheet


def _picture(data: QMimeData) -> QImage:
    if data.hasImage():
        image = QImage(data.imageData())
        if not image.isNull():
            return image
    if not data.hasUrls():
        text = QCoreApplication.translate("Offered", "There is no picture here. Copy one, or drop a file.")
        raise NoPictureError(text)
    path = data.urls()[0].toLocalFile()
    if not path:
        text = QCoreApplication.translate(
            "Offered", "This picture is not on this computer. Save it, then drop the file here."
        )
        raise NoPictureError(text)
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        text = QCoreApplication.translate("Offered", "“{name}” cannot be read as a picture. Choose a PNG or JPEG file.")
        raise NoPictureError(text.format(name=data.urls()[0].fileName()))
    return image


def _fitted(image: QImage) -> QImage:
    """Return the picture as large as fits on the sheet, on white where it was transparent."""
    size = image.size().scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    scaled = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    on_white = QImage(scaled.size(), QImage.Format.Format_RGB32)
    on_white.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(on_white)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return on_white


def _grey(image: QImage) -> Levels:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()
