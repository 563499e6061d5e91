"""The loss of a whole run as a wave, painted by NumPy: hundreds of steep strokes take Qt's painter long."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from pellucid.ui.timeline_scale import Columns, heights
from pellucid.ui.tokens import Tokens

FLOAT = np.float32
COLUMN = 2  # pixels that share one value of the wave: finer cannot be told apart at 20 pixels of height
HEIGHT = 20.0  # at the largest loss
INKS = 16  # how much of a pixel area and line cover is told apart in so many steps
AIR = 2  # pixels above the largest loss, for the line itself
_CHANNELS = np.array([[16], [8], [0]], dtype=np.uint32)


def wave_image(wave: Columns, scale: float, tokens: Tokens) -> QImage:
    """Return the wave from its first column on: the area under the highest losses, and a line along the mean ones.

    The loss 0 stands at the lower edge. There are `scale` device pixels to a logical one.
    """
    lowest, highest = float(wave.low.min()), float(wave.high.max())
    middle = ((wave.x - wave.x[0]) * COLUMN + COLUMN / 2) * scale
    width = round((float(wave.x[-1] - wave.x[0]) + 1) * COLUMN * scale)
    rows = round((HEIGHT + AIR) * scale)
    mean, peak = (
        (rows - scale * np.interp(np.arange(width + 1), middle, heights(each, lowest, highest, HEIGHT))).astype(FLOAT)
        for each in (wave.mean, wave.high)
    )
    top = np.arange(rows, dtype=FLOAT)[:, np.newaxis]
    area = np.clip(top + 1 - peak[:-1], 0, 1)
    half = FLOAT(scale / 2)
    upper, lower = np.minimum(mean[:-1], mean[1:]) - half, np.maximum(mean[:-1], mean[1:]) + half
    line = np.clip(np.minimum(lower, top + 1) - np.maximum(upper, top), 0, 1)
    at = np.rint(area * FLOAT(INKS - 1)).astype(np.intp) * INKS + np.rint(line * FLOAT(INKS - 1)).astype(np.intp)
    pixels = _table(tokens).take(at)
    # Copied, because an image does not keep the buffer it was given alive.
    image = QImage(pixels.data, width, rows, 4 * width, QImage.Format.Format_RGB32).copy()
    image.setDevicePixelRatio(scale)
    return image


def _table(tokens: Tokens) -> NDArray[np.uint32]:
    """Return the colours of every share of area and line over the card: [area · INKS + line]."""
    card, fill, ink = (
        np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)[:, np.newaxis, np.newaxis]
        for colour in (tokens.card, tokens.fill2, tokens.ink2)
    )
    share = np.linspace(0, 1, INKS)
    ground = card + share[:, np.newaxis] * (fill - card)
    mixed = np.rint(ground + share * (ink - ground)).astype(np.uint32).reshape(3, -1)
    return np.uint32(0xFF000000) | np.bitwise_or.reduce(mixed << _CHANNELS)
