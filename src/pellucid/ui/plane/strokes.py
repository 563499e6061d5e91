"""Strokes over the plane that paint, erase or move points: what the hand does, apart from where it is seen."""

from enum import Enum

import numpy as np

from pellucid.ui.plane.point_set import PointSet

# In units of the plane, whose square is 12 wide.
SPACING = 0.3
SPREAD, WIDE_SPREAD = 0.06, 0.45
REACH = 0.3
# Painted points are for training but for every so many-th.
TEST_EVERY = 4


class Tool(Enum):
    """What the hand does on the map."""

    LOOK = "look"
    BRUSH = "brush"
    MOVE = "move"
    ERASE = "erase"


class Stroke:
    """One gesture, from pressing to letting go, that makes other points of those `before`.

    `target` is the class or the value that a brush paints. Points are painted along the way, SPACING apart and a
    little beside it; `wide` ones are sprayed. The square is [low, high]².
    """

    def __init__(
        self,
        before: PointSet,
        tool: Tool,
        target: float,
        limits: tuple[float, float],
        rng: np.random.Generator,
        *,
        wide: bool = False,
    ) -> None:
        self.points = before
        self._tool = tool
        self._target = target
        self._limits = limits
        self._rng = rng
        self._spread = WIDE_SPREAD if wide else SPREAD
        self._at: np.ndarray | None = None
        self._held: int | None = None
        # Every so many-th of a class; values are too many to be counted one by one.
        self._painted = len(before) if before.with_values else int(np.count_nonzero(before.targets == target))
        self.changed = False

    def begin(self, x1: float, x2: float) -> None:
        """Press at a place."""
        self._at = np.array((x1, x2), np.float32)
        if self._tool is Tool.BRUSH:
            self._paint(self._at[np.newaxis])
        elif self._tool is Tool.ERASE:
            self._erase(x1, x2)
        else:
            self._held = next(iter(self.points.near(x1, x2, REACH).tolist()), None)

    def carry(self, x1: float, x2: float) -> None:
        """Go on to another place."""
        assert self._at is not None
        to = np.array((x1, x2), np.float32)
        way = to - self._at
        steps = int(np.hypot(*way) / SPACING)
        along = self._at + way * (np.arange(1, steps + 1, dtype=np.float32)[:, np.newaxis] * SPACING) / max(
            float(np.hypot(*way)), SPACING
        )
        if self._tool is Tool.MOVE:
            if self._held is not None:
                self.points = self.points.moved(self._held, x1, x2)
                self.changed = True
        elif steps:
            self._at = along[-1]
            if self._tool is Tool.BRUSH:
                self._paint(along + self._rng.normal(0.0, self._spread, along.shape))
            else:
                for place in along.tolist():
                    self._erase(*place)

    def _paint(self, places: np.ndarray) -> None:
        inside = np.clip(places, *self._limits).astype(np.float32)
        turns = np.arange(self._painted + 1, self._painted + 1 + len(inside))
        self._painted += len(inside)
        targets = np.full(len(inside), self._target, self.points.targets.dtype)
        self.points = self.points.plus(inside, targets, turns % TEST_EVERY == 0)
        self.changed = True

    def _erase(self, x1: float, x2: float) -> None:
        found = self.points.near(x1, x2, REACH)
        if len(found):
            self.points = self.points.without(found)
            self.changed = True
