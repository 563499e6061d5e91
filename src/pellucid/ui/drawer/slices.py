"""Lengthy work done a few milliseconds at a time, so that the window never waits for it."""

from time import perf_counter, thread_time
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from pellucid.experiment.build import Experiment
from pellucid.ui.drawer.restraint import SHARE

# The window paints every 16 ms, and most of that is spent already.
MOST_SECONDS = 0.003
# The first slice is measured by the products of an example with a parameter; that many take some 1 ms.
FIRST_PRODUCTS, LEAST_EXAMPLES = 25_000_000, 16


class Work(Protocol):
    """Something that is done example by example."""

    def step(self, examples: int) -> bool:
        """Do so many examples more; return whether all are done."""


class Slices(QObject):
    """Does one piece of work at a time. While training runs, it rests after each slice, lest training lose by it."""

    advanced = Signal()
    finished = Signal(object)  # the Work

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._first = self._examples = LEAST_EXAMPLES
        self._training = False
        self._timer = QTimer(self)
        self._timer.setObjectName("slices")
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._do_slice)

    @property
    def working(self) -> bool:
        """Tell whether there is work that is not finished."""
        return self._work is not None

    def set_training(self, running: bool) -> None:
        """Rest between slices while training runs, or do not."""
        self._training = running
        if not running and self._timer.isActive():
            self._timer.start(0)

    def start(self, work: Work, experiment: Experiment) -> None:
        """Begin with other work on `experiment` at once: what one slice is enough for is finished on return."""
        self._take(work, experiment)
        self._do_slice()

    def start_later(self, work: Work, experiment: Experiment) -> None:
        """Begin with other work after a rest."""
        self._take(work, experiment)
        self._rest(MOST_SECONDS)

    def stop(self) -> None:
        """Give up what is not finished."""
        self._work = None
        self._timer.stop()

    def _take(self, work: Work, experiment: Experiment) -> None:
        self.stop()
        self._work = work
        first = first_slice(experiment)
        if first != self._first:
            self._first = self._examples = first

    def _do_slice(self) -> None:
        work = self._work
        assert work is not None
        start, start_working = perf_counter(), thread_time()
        done = work.step(self._examples)
        took, worked = perf_counter() - start, thread_time() - start_working
        if done:
            self._work = None
            self.finished.emit(work)
            return
        # Halved and doubled, so that few sizes occur: a network is prepared for each.
        if took > MOST_SECONDS:
            self._examples = max(LEAST_EXAMPLES, self._examples // 2)
        elif took < MOST_SECONDS / 4:
            self._examples *= 2
        # For what this thread did: the time that training took in between is no loss to it.
        self._rest(worked)
        self.advanced.emit()

    def _rest(self, seconds: float) -> None:
        self._timer.start(round(1000 * seconds / SHARE) if self._training else 0)


def first_slice(experiment: Experiment) -> int:
    """Return how many examples one may look at without measuring."""
    return max(LEAST_EXAMPLES, FIRST_PRODUCTS // experiment.network.layout.size)
