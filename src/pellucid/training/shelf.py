"""Runs that were left and can be returned to."""

from pellucid.training.run import RunLeft

BUDGET_BYTES = 64 * 2**20


class Shelf:
    """Keeps runs by number, the latest ones that fit in `budget` bytes."""

    def __init__(self, budget: int = BUDGET_BYTES) -> None:
        self._budget = budget
        self._runs: dict[int, RunLeft] = {}

    def put(self, number: int, left: RunLeft) -> None:
        """Keep a run, at the cost of those left longest ago."""
        self._runs[number] = left
        while sum(run.size for run in self._runs.values()) > self._budget:
            del self._runs[next(iter(self._runs))]

    def take(self, number: int) -> RunLeft | None:
        """Return a run and keep it no longer; None if it is not there."""
        return self._runs.pop(number, None)

    def forget(self, number: int) -> None:
        """Drop a run if it is there: nobody can return to it."""
        self._runs.pop(number, None)
