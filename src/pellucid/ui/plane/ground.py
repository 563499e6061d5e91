"""What colours and probabilities make together: the ground of the decision map, as pixels."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from pellucid.ui.class_colours import class_colours
from pellucid.ui.tokens import Tokens

FloatArray = NDArray[np.float32]
Pixels = NDArray[np.uint32]

# Of the signed map, for a class that is certain: paler than its points, which must stand out.
REACH = 0.3
# Of a class colour in the ground, where there are more than two classes.
STRENGTH = 0.5
# Of the signed map, for a neuron's largest output: as of its tile in the stage.
NEURON_REACH = 0.58
# Of the signed map, for the largest value in the data: of points and ground alike, so that one can compare them.
VALUE_REACH, VALUE_STEPS = 0.8, 25
LEVELS, INKS = 256, 16


def value_colours(tokens: Tokens) -> tuple[QColor, ...]:
    """Return the colours of values in VALUE_STEPS even steps from the largest negative one to the largest."""
    return tuple(QColor.fromRgb(each) for each in _signed(tokens, VALUE_REACH, VALUE_STEPS).tolist())


def value_colour(share: float, tokens: Tokens) -> QColor:
    """Return the colour of a value that is such a share of the largest one, from −1 to 1; beyond, that of the end."""
    return value_colours(tokens)[round((min(max(share, -1.0), 1.0) / 2 + 0.5) * (VALUE_STEPS - 1))]


class Ground:
    """Paints what the network makes of the plane for classes of these names in one theme; none where it gives values.

    `shares` (classes, side, side) are probabilities, `ink` (side, side) says how much of each cell lines cover, 0 to 1.
    Pixels are 0xFFRRGGBB, (side, side).
    """

    def __init__(self, names: Sequence[str], tokens: Tokens) -> None:
        self._tokens = tokens
        self._ink = _rgb(tokens.ink)
        self._paper = _rgb(QColor.fromRgb(int(tokens.signed[len(tokens.signed) // 2])))
        self._colours = np.array([_rgb(each) for each in class_colours(names, tokens)], np.float32)
        self._table = self._two_sided_table(REACH if names else VALUE_REACH)

    def pixels(self, shares: FloatArray, ink: FloatArray) -> Pixels:
        """Return the classes in their colours, paper between them, under the lines."""
        if len(shares) == 2:
            return self.two_sided_pixels(shares[0], ink)
        return self._of_many(shares, ink)

    def neuron_pixels(self, values: FloatArray) -> Pixels:
        """Return one neuron's output (side, side) in the signed map, stretched to its largest magnitude."""
        largest = max(float(np.abs(values).max()), 1e-20)
        levels = np.float32(127.5 * NEURON_REACH / largest) * values + np.float32(127.5)
        return self._tokens.signed[levels.astype(np.intp)]

    def class_pixels(self, share: FloatArray, number: int) -> Pixels:
        """Return one class's probability (side, side) in its colour on paper."""
        colour, paper = (each[:, np.newaxis] for each in (self._colours[number], self._paper))
        return _packed(paper + np.float32(STRENGTH) * share.reshape(1, -1) * (colour - paper)).reshape(share.shape)

    def two_sided_pixels(self, share: FloatArray, ink: FloatArray) -> Pixels:
        """Return the signed map from 0 to 1 (side, side) under the lines: from the second class to the first."""
        at = (share * np.float32(LEVELS - 1) + np.float32(0.5)).astype(np.intp)
        at *= INKS
        at += (ink * np.float32(INKS - 1) + np.float32(0.5)).astype(np.intp)
        return self._table.take(at, mode="clip")

    def _of_many(self, shares: FloatArray, ink: FloatArray) -> Pixels:
        """Return the colours mixed by the shares, laid on as thickly as one class prevails: (k Σ p² − 1) / (k − 1)."""
        count = len(shares)
        flat = shares.reshape(count, -1)
        colour = (self._colours - self._paper).T @ flat
        thickness = np.einsum("kn,kn->n", flat, flat)
        thickness *= np.float32(STRENGTH * count / (count - 1))
        thickness -= np.float32(STRENGTH / (count - 1))
        colour *= thickness
        colour += self._paper[:, np.newaxis]
        colour += ink.reshape(1, -1) * (self._ink[:, np.newaxis] - colour)
        return _packed(colour).reshape(ink.shape)

    def _two_sided_table(self, reach: float) -> Pixels:
        """Return the colours of LEVELS shares, each under INKS strengths of a line."""
        signed = _signed(self._tokens, reach, LEVELS)
        ground = np.stack([signed >> np.uint32(shift) & np.uint32(0xFF) for shift in (16, 8, 0)])
        ground = ground.astype(np.float32)[..., np.newaxis]
        ink = np.linspace(0.0, 1.0, INKS, dtype=np.float32)
        mixed = ground + ink * (self._ink[:, np.newaxis, np.newaxis] - ground)
        return _packed(mixed.reshape(3, -1))


def _signed(tokens: Tokens, reach: float, count: int) -> Pixels:
    """Return so many colours of the signed map, evenly from −`reach` to `reach` of it."""
    half = (len(tokens.signed) - 1) / 2
    return tokens.signed[np.rint(half + np.linspace(-half * reach, half * reach, count)).astype(np.intp)]


def _packed(colours: NDArray[np.floating[Any]]) -> Pixels:
    """Return red, green and blue (3, n), 0 to 255, as opaque pixels."""
    red, green, blue = colours.astype(np.uint32)
    return np.uint32(0xFF000000) | (red << np.uint32(16)) | (green << np.uint32(8)) | blue


def _rgb(colour: QColor) -> FloatArray:
    return np.array([colour.red(), colour.green(), colour.blue()], np.float32)
