"""Where a value stands on a slider's track: whole positions, linear or logarithmic, with or without a zero."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """A correspondence between values and the positions 0 … `last` of a track.

    Linear: `step` apart. Logarithmic: `steps_per_decade` to a factor of ten, and position 0 may stand for zero.
    """

    minimum: float
    maximum: float
    logarithmic: bool
    step: float
    steps_per_decade: int
    includes_zero: bool

    @property
    def last(self) -> int:
        """Return the position of the maximum."""
        if self.logarithmic:
            return self._first + round(math.log10(self.maximum / self.minimum) * self.steps_per_decade)
        return round((self.maximum - self.minimum) / self.step)

    def position(self, value: float) -> int:
        """Return the nearest position; values outside the track stand at its ends."""
        if not self.logarithmic:
            return round((min(max(value, self.minimum), self.maximum) - self.minimum) / self.step)
        if value <= 0 and self.includes_zero:
            return 0
        inside = min(max(value, self.minimum), self.maximum)
        return self._first + round(math.log10(inside / self.minimum) * self.steps_per_decade)

    def value(self, position: int) -> float:
        """Return the value at a position, without the digits that only rounding has made."""
        if not self.logarithmic:
            return round(self.minimum + position * self.step, 10)
        if position < self._first:
            return 0.0
        exact = self.minimum * 10 ** ((position - self._first) / self.steps_per_decade)
        return float(f"{exact:.3g}")

    @property
    def _first(self) -> int:
        return 1 if self.includes_zero else 0
