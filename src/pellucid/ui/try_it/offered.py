"""From a picture that was pasted or dropped to ink on the pad."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QMimeData, QSize, Qt
from PySide6.QtGui import QImage

from pellucid.data.drawing import ink_of
from pellucid.ui.pictures import Grey, PictureError, grey_image, grey_levels, read_picture
from pellucid.ui.try_it.canvas import SIDE, Levels


class NoPictureError(ValueError):
    """What was offered is no picture that could be put on the pad; its text is for the user."""


def may_be_picture(data: QMimeData) -> bool:
    """Tell whether something that is being dragged may be a picture."""
    return data.hasImage() or data.hasUrls()


def ink_levels(data: QMimeData) -> Levels:
    """Return the ink in a picture, fitted into the sheet, (280, 280), from 0 for paper to 255.

    Raises NoPictureError if there is no picture, if it cannot be read, or if nothing stands out in it.
    """
    ink = ink_of(_picture(data))
    if not ink.any():
        text = QCoreApplication.translate("Offered", "Nothing stands out in this picture. Choose one with darker ink.")
        raise NoPictureError(text)
    image = grey_image(np.rint(ink * np.float32(255.0)).astype(np.uint8))
    size = image.size().scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    levels = grey_levels(
        image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
    sheet = np.zeros((SIDE, SIDE), np.uint8)
    top, left = ((SIDE - side) // 2 for side in levels.shape)
    sheet[top : top + levels.shape[0], left : left + levels.shape[1]] = levels
    return sheet


def _picture(data: QMimeData) -> Grey:
    if data.hasImage():
        image = QImage(data.imageData())
        if not image.isNull():
            return grey_levels(image)
    if not data.hasUrls():
        text = QCoreApplication.translate("Offered", "There is no picture here. Copy one, or drop a file.")
        raise NoPictureError(text)
    path = Path(data.urls()[0].toLocalFile())
    if not data.urls()[0].isLocalFile():
        text = QCoreApplication.translate("Offered", "This picture is not on this computer. Save it, then drop it.")
        raise NoPictureError(text)
    try:
        return read_picture(path)
    except PictureError as error:
        # On a card there is room for the file's name, not for the folders above it.
        raise NoPictureError(str(error).replace(str(path), path.name)) from None
