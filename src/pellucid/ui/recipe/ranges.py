"""Which numbers a setting can take, read from the specification itself."""

from dataclasses import dataclass
from typing import Any, get_type_hints

from msgspec import Meta

from pellucid.experiment.spec import Spec


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers from `low` to `high`; an end may itself be left out."""

    low: float
    high: float
    low_excluded: bool
    high_excluded: bool

    def contains(self, value: float) -> bool:
        """Tell whether `value` may be taken."""
        above = value > self.low if self.low_excluded else value >= self.low
        return above and (value < self.high if self.high_excluded else value <= self.high)


def allowed(path: str) -> Range:
    """Return the range of the number at a dotted path. Raises KeyError if no number is there."""
    kind: Any = Spec
    for name in path.split("."):
        kind = get_type_hints(kind, include_extras=True)[name]
    bounds = [each for each in getattr(kind, "__metadata__", ()) if isinstance(each, Meta)]
    if not bounds:
        raise KeyError(path)
    low_excluded, high_excluded = bounds[0].gt is not None, bounds[0].lt is not None
    low = bounds[0].gt if low_excluded else bounds[0].ge
    high = bounds[0].lt if high_excluded else bounds[0].le
    return Range(float(low or 0), float(high or 0), low_excluded, high_excluded)
