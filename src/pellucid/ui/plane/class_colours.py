"""The colours of the classes of points, and what those and probabilities make together, as pixels."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from pellucid.ui.tokens import Tokens

FloatArray = NDArray[np.float32]
Pixels = NDArray[np.uint32]

# Of the signed map, for a class that is certain: paler than its points, which must stand out.
REACH = 0.3
# Of a class colour in the ground, where there are more than two classes.
STRENGTH = 0.5
# Of the signed map, for a neuron's largest output: as of its tile in the stage.
NEURON_REACH = 0.58
LEVELS, INKS = 256, 16


def class_colours(count: int, tokens: Tokens) -> tuple[QColor, ...]:
    """Return the colour of each of `count` classes of points: two are positive and negative."""
    return (tokens.pos, tokens.neg) if count == 2 else tokens.classes[:count]


class Ground:
    """Paints what the network makes of the plane for one number of classes in one theme.

    `shares` (classes, side, side) are probabilities, `ink` (side, side) says how much of each cell lines cover, 0 to 1.
    Pixels are 0xFFRRGGBB, (side, side).
    """

    def __init__(self, classes: int, tokens: Tokens) -> None:
        self._tokens = tokens
        self._ink = _rgb(tokens.ink)
        self._paper = _rgb(QColor.fromRgb(int(tokens.signed[len(tokens.signed) // 2])))
        self._colours = np.stack([_rgb(each) for each in class_colours(classes, tokens)])
        self._table = self._two_class_table()

    def pixels(self, shares: FloatArray, ink: FloatArray) -> Pixels:
        """Return the classes in their colours, paper between them, under the lines."""
        if len(shares) == 2:
            return self._of_two(shares[0], ink)
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

    def _of_two(self, share: FloatArray, ink: FloatArray) -> Pixels:
        """Return the signed map from the second class to the first, taken from a table of both."""
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

    def _two_class_table(self) -> Pixels:
        """Return the colours of LEVELS shares of the first class, each under INKS strengths of a line."""
        half = (len(self._tokens.signed) - 1) / 2
        at = np.rint(half + np.linspace(-half * REACH, half * REACH, LEVELS)).astype(np.intp)
        ground = np.stack([_rgb(QColor.fromRgb(each)) for each in self._tokens.signed[at].tolist()], axis=1)[
            ..., np.newaxis
        ]
        ink = np.linspace(0.0, 1.0, INKS, dtype=np.float32)
        mixed = ground + ink * (self._ink[:, np.newaxis, np.newaxis] - ground)
        return _packed(mixed.reshape(3, -1))


def _packed(colours: NDArray[np.floating[Any]]) -> Pixels:
    """Return red, green and blue (3, n), 0 to 255, as opaque pixels."""
    red, green, blue = colours.astype(np.uint32)
    return np.uint32(0xFF000000) | (red << np.uint32(16)) | (green << np.uint32(8)) | blue


def _rgb(colour: QColor) -> FloatArray:
    return np.array([colour.red(), colour.green(), colour.blue()], np.float32)
