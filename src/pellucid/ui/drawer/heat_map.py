"""Matrices as pictures: one pixel a cell, coloured by a map of the theme."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from pellucid.ui.tokens import Tokens

Colours = NDArray[np.uint32]
FloatArray = NDArray[np.float32]

_LAST = 255


def signed_colours(values: FloatArray, limit: float, colours: Tokens) -> Colours:
    """Return 0xAARRGGBB for each of `values`, blue towards +limit and orange towards −limit.

    What is no finite number has the colour of a fault. With a limit of 0 everything finite has the colour of zero.
    """
    finite = np.isfinite(values)
    all_finite = bool(finite.all())
    known = values if all_finite else np.where(finite, values, np.float32(0.0))
    share = known / np.float32(limit) if limit > 0.0 else np.zeros_like(known)
    # Half the table up from its middle, rounded: zero falls on entry 128, ±limit on the ends.
    places = np.clip(share * np.float32(_LAST / 2) + np.float32(_LAST / 2 + 0.5), 0.0, _LAST)
    painted = colours.signed[places.astype(np.uint8)]
    return painted if all_finite else np.where(finite, painted, np.uint32(colours.bad.rgba()))


def signed_colour(share: float, colours: Tokens) -> QColor:
    """Return the colour of one value, given as a share of the limit in [−1, 1]."""
    return QColor.fromRgba(int(colours.signed[round((share + 1.0) * _LAST / 2)]))


def sequential_colours(shares: NDArray[np.float64], colours: Tokens) -> Colours:
    """Return 0xAARRGGBB for each of `shares`; what lies outside [0, 1] has the colour of the nearer end."""
    return colours.sequential[np.rint(np.clip(shares, 0.0, 1.0) * _LAST).astype(np.intp)]


def image_of(cells: Colours) -> QImage:
    """Return a picture of `cells` (rows, columns), one pixel each, that owns its memory."""
    rows, columns = cells.shape
    whole = np.ascontiguousarray(cells)
    # Qt would go on reading the array's memory after it is gone.
    return QImage(whole.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


def sampled(values: FloatArray, rows: int, columns: int) -> FloatArray:
    """Return at most `rows` × `columns` of the values, those that lie in the middle of each pixel of such a picture."""
    for axis, most in ((0, rows), (1, columns)):
        count = values.shape[axis]
        if count > most:
            places = ((np.arange(most) + 0.5) * (count / most)).astype(np.intp)
            values = values.take(places, axis=axis)
    return values


@lru_cache(maxsize=512)
def readable_on(colour: int) -> QColor:
    """Return black or white, whichever stands out more from 0xAARRGGBB `colour` (at least 4.5 to 1).

    Source: relative luminance and contrast of WCAG 2.2.
    """
    channels = np.array([(colour >> shift) & 0xFF for shift in (16, 8, 0)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    luminance = float(linear @ (0.2126, 0.7152, 0.0722))
    return QColor("black") if (luminance + 0.05) ** 2 > 1.05 * 0.05 else QColor("white")
