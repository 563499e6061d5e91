"""The names beside inputs and outputs: how wide they are, and the colours that go with them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFontMetricsF

from pellucid.ui.numbers import number_text
from pellucid.ui.stage.columns import Column
from pellucid.ui.theme import Role, font
from pellucid.ui.tokens import Tokens

NUMBER_WIDTH = 34.0  # of "100.0" beside a ring too small to hold it
NUMBER_GAP = 6.0
PERCENT_WIDTH = 54.0  # of "100.0%" beside a ring that holds its name
PRIMARIES = ("red", "green", "blue")
CHIP = 18.0  # of the letter of a class, in its colour
CHIP_GAP = 6.0


def input_colour(unit: int, column: Column, tokens: Tokens) -> QColor:
    """Return the colour of an input: red, green and blue are their own."""
    if column.plane:
        return tokens.ink
    return tokens.named[PRIMARIES[unit]] if column.units == len(PRIMARIES) else tokens.act


def class_colour(unit: int, column: Column, tokens: Tokens) -> QColor:
    """Return the colour of a class: its own if the word is a colour, none if it is a digit, else one of the ten.

    Of two classes of points, one is positive and the other negative; a single unit stands for the other.
    """
    if column.named_inside:
        return tokens.act
    if column.plane and column.units <= 2:
        return (tokens.pos, tokens.neg)[unit - column.units]
    return tokens.named.get(column.names[unit], tokens.classes[unit % len(tokens.classes)])


def point_text(raw: NDArray[np.float32]) -> str:
    """Return the coordinates of a point of the plane."""
    return f"({number_text(float(raw[0]), 2)}, {number_text(float(raw[1]), 2)})"


def output_name_width(column: Column) -> float:
    """Return the width of the widest name of an output, in bold as the winner has it."""
    metrics = QFontMetricsF(font(Role.BODY_STRONG))
    return max(metrics.horizontalAdvance(column.label(unit)) for unit in range(column.units))


def label_rooms(columns: Sequence[Column], *, numbers_outside: bool) -> tuple[float, float]:
    """Return the widths needed beside the inputs, and beside the outputs, with their numbers if these stand outside."""
    metrics = QFontMetricsF(font(Role.BODY_STRONG))
    if columns[-1].named_inside:
        return 0.0, PERCENT_WIDTH
    pictured = columns[0].picture is not None
    left = 0.0 if pictured else max(metrics.horizontalAdvance(name) for name in columns[0].names)
    if columns[-1].plane:
        return left, CHIP + CHIP_GAP + PERCENT_WIDTH
    right = output_name_width(columns[-1])
    return left, right + NUMBER_GAP + NUMBER_WIDTH if numbers_outside else right
