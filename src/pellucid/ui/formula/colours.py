"""The colours of formulae: what belongs to an input, a weight or a gradient has the colour it has in the diagram."""

import math
from collections.abc import Sequence

from PySide6.QtGui import QColor

from pellucid.lens.explain.notation import Kind, Operand
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.labels import input_colour
from pellucid.ui.tokens import Tokens

_SIGNED = (Kind.WEIGHT, Kind.BIAS, Kind.GRADIENT)
COLOURED = (Kind.INPUT, Kind.ACTIVATION, *_SIGNED)


def operand_colour(operand: Operand | None, value: float | None, columns: Sequence[Column], tokens: Tokens) -> QColor:
    """Return the colour of what belongs to `operand`: of a number with this `value`, or of a symbol without one."""
    if operand is None:
        return tokens.ink
    if operand.kind is Kind.INPUT and operand.column == 0 and operand.unit is not None and columns:
        return input_colour(operand.unit, columns[0], tokens)
    if operand.kind in (Kind.INPUT, Kind.ACTIVATION):
        return tokens.act
    if operand.kind in _SIGNED and value is not None and value != 0 and not math.isnan(value):
        return tokens.pos_text if value > 0 else tokens.neg_text
    return tokens.ink
