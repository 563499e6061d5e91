"""The fonts of formulae: upright for words and numbers, italic for variables, and how large each is."""

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from pellucid.ui.theme import Role, font

LEAST_SCRIPT, LEAST_FRACTION = 10, 11  # pixels
_SCRIPT, _FRACTION = 0.77, 0.92  # of the size around

REGULAR, MEDIUM, STRONG = 400, 500, 600


@lru_cache(maxsize=64)
def face(size: int, weight: int = REGULAR, italic: bool = False) -> QFont:
    """Return the font of `size` pixels; the italic "a" is the one of handwriting. Shared: copy before changing it."""
    made = QFont(font(Role.BODY))
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    if italic:
        made.setFeature(QFont.Tag("cv11"), 1)
    return made


@lru_cache(maxsize=1024)
def ink_bounds(text: str, size: int, weight: int = REGULAR, italic: bool = False) -> QRectF:
    """Return the rectangle that the ink of a text covers, its baseline at 0."""
    return QFontMetricsF(face(size, weight, italic)).tightBoundingRect(text)


@lru_cache(maxsize=1024)
def advance(text: str, size: int, weight: int = REGULAR, italic: bool = False) -> float:
    """Return how far a text moves the pen."""
    return QFontMetricsF(face(size, weight, italic)).horizontalAdvance(text)


def script_size(size: int) -> int:
    """Return the size of what stands below or above at the right."""
    return min(size, max(LEAST_SCRIPT, round(_SCRIPT * size)))


def fraction_size(size: int) -> int:
    """Return the size of what stands over and under the bar of a fraction."""
    return min(size, max(LEAST_FRACTION, round(_FRACTION * size)))


def axis(size: int) -> float:
    """Return how high above the baseline signs and the bars of fractions have their middle."""
    return -ink_bounds("+", size).center().y()


def digit_height(size: int) -> float:
    """Return how high figures and capitals are."""
    return -ink_bounds("0", size).top()
