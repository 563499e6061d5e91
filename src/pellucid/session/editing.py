"""Which runs were only passed by while points were edited."""

from collections.abc import Callable
from time import monotonic

from pellucid.experiment.spec import Spec

# A run that one stroke began and another one ends within so many seconds was not what anybody wanted to see.
EDITING_SECONDS = 15.0


class Editing:
    """Follows the runs that strokes over the plane begin, from the first of them to the last."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._begun: set[int] = set()
        self._entered = clock()

    def passes(self, number: int, before: Spec, after: Spec) -> bool:
        """Tell whether run `number`, which is left for one of `after`, was only on the way to other points."""
        soon = self._clock() - self._entered < EDITING_SECONDS
        return soon and number in self._begun and _edits(before, after)

    def enter(self, number: int, before: Spec, after: Spec, *, is_new: bool) -> None:
        """Note that run `number` of `after` has taken the place of one of `before`."""
        if is_new and _edits(before, after):
            self._begun.add(number)
        self._entered = self._clock()

    def keep(self, number: int) -> None:
        """Note that run `number` is trained on purpose: it is to be kept, however short it is."""
        self._begun.discard(number)


def _edits(before: Spec, after: Spec) -> bool:
    return before.data.points != after.data.points or before.data.value_points != after.data.value_points
