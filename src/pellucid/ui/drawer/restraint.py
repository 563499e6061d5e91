"""Keeping what a view costs to a small share of the window's time, however large the network is."""

SHARE = 0.1


class Restraint:
    """Says when something may be done again, after it has taken so long; all times in seconds."""

    def __init__(self) -> None:
        self._next = 0.0

    def may(self, now: float) -> bool:
        """Tell whether enough time has passed."""
        return now >= self._next

    def took(self, start: float, end: float) -> None:
        """Remember that it was done from `start` to `end`."""
        self._next = start + (end - start) / SHARE
