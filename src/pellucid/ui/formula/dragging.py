"""What a hand or a key does to a number: so many pixels, so many percent."""

import math
from dataclasses import dataclass

from pellucid.lens.explain.notation import Number, Operand
from pellucid.ui.formula.figures import DIGITS, rounded

PER_PIXEL = 0.01  # of the value
LEAST_MOVE = 3.0  # pixels; less is a click


@dataclass
class NumberDrag:
    """A number of `operand` that was taken at `grip` when its value was `start`; `value` is the one it has now."""

    operand: Operand
    start: float
    grip: float
    value: float
    moved: bool = False

    def move(self, x: float) -> bool:
        """Follow the pointer to `x`; return whether that changes the value."""
        if not self.moved and abs(x - self.grip) < LEAST_MOVE:
            return False
        self.moved = True
        before = self.value
        self.value = nudged(self.start, x - self.grip)
        return self.value != before


def taken(number: Number, operand: Operand, grip: float) -> NumberDrag | None:
    """Return the drag that begins with a press at `grip`, None for what is no finite number."""
    return NumberDrag(operand, number.value, grip, number.value) if math.isfinite(number.value) else None


def nudged(value: float, steps: float) -> float:
    """Return `value` changed by so many times one percent of its size, or of 1 if it is 0, in digits that are shown."""
    if steps == 0:
        return value
    return rounded(value + steps * PER_PIXEL * (abs(value) or 1.0), DIGITS)
