"""Handwriting as ink on whatever lies below it: dark in the light theme, light in the dark one."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, qRgba

from pellucid.data.dataset import RawArray
from pellucid.ui.theme import tokens


def inked(raw: RawArray, shape: tuple[int, int]) -> QImage:
    """Return a raw example, (pixels,) from 0 for paper to 255 for ink, as a picture of `shape` (height, width).

    Paper is transparent. The image has a memory of its own.
    """
    height, width = shape
    levels: NDArray[np.uint8] = np.ascontiguousarray(np.clip(raw, 0, 255), np.uint8)
    image = QImage(levels.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(_ramp(tokens().ink.rgb()))
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@lru_cache(maxsize=2)
def _ramp(ink: int) -> list[int]:
    red, green, blue = (ink >> 16) & 0xFF, (ink >> 8) & 0xFF, ink & 0xFF
    return [qRgba(red, green, blue, level) for level in range(256)]
