"""Ink in the colours of the theme: light on dark, or dark on light."""

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QImage

from pellucid.ui.theme import tokens
from pellucid.ui.tokens import lookup_table
from pellucid.ui.try_it.canvas import Levels


def ink_image(levels: Levels) -> QImage:
    """Return an image of ink (height, width), from 0 for paper to 255, that shares the memory of `levels`.

    `levels` must have no gaps between its rows, and must live as long as the image.
    """
    height, width = levels.shape
    image = QImage(levels.data, width, height, levels.strides[0], QImage.Format.Format_Indexed8)
    colours = tokens()
    image.setColorTable(_shades(colours.bg.name(), colours.ink.name()))
    return image


@lru_cache(maxsize=4)
def _shades(paper: str, ink: str) -> list[int]:
    shades: list[int] = lookup_table(((0.0, paper), (1.0, ink))).astype(np.int64).tolist()
    return shades
