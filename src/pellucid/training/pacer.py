"""When the next steps are due at a chosen pace."""

import math

# A trainer that was held up makes good this much of it; the rest is let go, so that it never rushes.
MOST_SECONDS_BEHIND = 0.05


class Pacer:
    """Deals out steps at `pace` steps per second, or without limit if that is None.

    It reads no clock: every question comes with the time, in seconds from any fixed moment.
    """

    def __init__(self, pace: float | None) -> None:
        self._pace = pace
        self._next = -math.inf

    @property
    def pace(self) -> float | None:
        """Return the steps per second, or None for no limit."""
        return self._pace

    def begin(self, now: float, pace: float | None) -> None:
        """Hold to `pace` from now on; the first step is due at once."""
        self._pace = pace
        self._next = now

    def wait(self, now: float) -> float:
        """Return the seconds until the next step is due, 0 if one is."""
        return max(0.0, self._next - now) if self._pace is not None else 0.0

    def take(self, now: float, most: int) -> int:
        """Return how many steps to make now, at most `most`, and count them as made."""
        if self._pace is None:
            return most
        if now < self._next:
            return 0
        due = max(self._next, now - MOST_SECONDS_BEHIND)
        steps = min(most, 1 + math.floor((now - due) * self._pace))
        self._next = due + steps / self._pace
        return steps
