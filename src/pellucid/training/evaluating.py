"""When the whole data are evaluated: between turns of training, a few milliseconds at a time."""

from collections.abc import Callable, Generator

from pellucid.experiment.frame import Metrics
from pellucid.training.precedence import Precedence
from pellucid.training.run import Run

# The whole data are evaluated at the end of a pass when the last time is at least the first of these ago, and within a
# pass after the second. It takes no more than one part in RESTS of the time in the long run; in the beginning, where
# most happens, the first rest is only FIRST_RESTS times as long as the evaluation before it, and each is longer by one.
EVALUATION_SECONDS, LONGEST_WITHOUT_SECONDS = 1 / 30, 0.9
FIRST_RESTS, RESTS = 2, 20


class Evaluating:
    """Evaluates one run at a time, one moment of it after the other."""

    def __init__(self, clock: Callable[[], float], precedence: Precedence) -> None:
        self._clock = clock
        self._precedence = precedence
        self._work: Generator[None, None, Metrics] | None = None
        self._took = 0.0
        self._due_from = self._due_latest = 0.0
        self._demanded = False

    @property
    def busy(self) -> bool:
        """Tell whether there is something to evaluate now."""
        return self._demanded or self._work is not None

    def demand(self) -> None:
        """Evaluate when there is next time for it: commands have changed what is evaluated."""
        self._demanded = True

    def stop(self) -> None:
        """Give up what is under way, and what was demanded."""
        self._demanded, self._work = False, None

    def is_due(self, now: float, *, ends_pass: bool) -> bool:
        """Tell whether a run that trains should be evaluated again, at the end of a pass or within it."""
        return not self.busy and now >= (self._due_from if ends_pass else self._due_latest)

    def go_on(self, run: Run, seconds: float) -> Metrics | None:
        """Evaluate for so many seconds; return what has come of it, or None if it is not finished.

        What was demanded in the meantime, or what nothing has been done of yet, is the run as it is now.
        """
        if self._demanded or self._work is None:
            self._demanded = False
            self._work = run.evaluate_in_parts()
            self._took = 0.0
        begun = now = self._clock()
        try:
            while now - begun < seconds:
                if self._precedence.asked:
                    self._precedence.give_way()
                next(self._work)
                now = self._clock()
        except StopIteration as end:
            now = self._clock()
            rest = min(FIRST_RESTS + run.evaluations - 1, RESTS) * (self._took + now - begun)
            self._due_from = now + max(EVALUATION_SECONDS, rest)
            self._due_latest = now + max(LONGEST_WITHOUT_SECONDS, rest)
            self._work = None
            metrics: Metrics = end.value
            return metrics
        self._took += now - begun
        return None
