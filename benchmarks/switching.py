"""The real window, off screen at 1440 × 900, while one goes from experiment to experiment and from theme to theme.

Training runs unlimited all the while. Prints for each experiment that is gone to, and for the theme in each of them,
the stall: the longest time between two ticks of a 10 ms timer from the change until the window has come to rest. Beside
it stands how long the window's own thread worked in that time and, where the system tells (Linux), how long it could
have worked but was given no processor, because others had them; for the rest it waited for training. The first round,
in which much is made for the first time, is printed by itself.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from time import perf_counter, thread_time

from benchmarks.window import run_for  # isort: skip

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction

from pellucid.app import Root, prepare
from pellucid.experiment.catalog import load
from pellucid.session.session import Status

EXPERIMENTS = ("colours", "two-spirals", "digits", "xor-gate", "perceptron", "logistic-regression-line", "plane")
TICK_MS = 10
SETTLE_SECONDS = 0.7


@dataclass(frozen=True, order=True)
class Stall:
    """How long the window did not answer; how long its thread worked, and was given no processor; in milliseconds."""

    lasted: float
    worked: float
    queued: float

    @property
    def calm(self) -> float:
        """Return how long it would have lasted with a processor always at hand."""
        return self.lasted - self.queued


@dataclass
class Stalls:
    """The stalls of one kind of change."""

    all: list[Stall] = field(default_factory=list)

    def report(self, name: str) -> None:
        """Print the first one, and what the others were like."""
        first, *others = self.all
        lasted, calm, worked = ([getattr(each, part) for each in others] for part in ("lasted", "calm", "worked"))
        print(
            f"  {name:26s}{first.lasted:7.0f}{first.calm:7.0f}{first.worked:7.0f}   "
            f"{statistics.median(lasted):7.0f}{statistics.median(calm):7.0f}{statistics.median(worked):7.0f}   "
            f"{max(lasted):7.0f}{max(calm):7.0f}{max(worked):7.0f}"
        )


def report(title: str, kinds: dict[str, Stalls]) -> None:
    """Print the stalls of every kind: as they were, calm (had there always been a processor), and the work alone."""
    print(f"## {title}, off screen, 1440 x 900, training unlimited   (goal: at most 100 ms)")
    heads = (f"{head:>7s}{'calm':>7s}{'work':>7s}" for head in ("first", "median", "longest"))
    print(f"  {'':26s}{'   '.join(heads)}")
    for name, stalls in kinds.items():
        stalls.report(name)


class Watch:
    """Notes when a timer ticks, and how long this thread had worked by then."""

    def __init__(self, root: Root) -> None:
        self._ticks: list[tuple[float, float, float]] = []
        self._queue = os.open("/proc/thread-self/schedstat", os.O_RDONLY) if sys.platform == "linux" else None
        self._timer = QTimer(root)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def stall_of(self, change: Callable[[], object]) -> Stall:
        """Make a change, and return the longest stall until the window has come to rest."""
        self._ticks.clear()
        self._tick()
        change()
        run_for(SETTLE_SECONDS)
        return max(
            Stall(*(1000 * (after - before) for before, after in zip(*ticks, strict=True)))
            for ticks in pairwise(self._ticks)
        )

    def _tick(self) -> None:
        # Its second number: nanoseconds on a run queue.
        queued = int(os.pread(self._queue, 256, 0).split()[1]) / 1e9 if self._queue is not None else 0.0
        self._ticks.append((perf_counter(), thread_time(), queued))


@contextmanager
def training_window() -> Iterator[Root]:
    """Open the window with nobody's settings, and let it train."""
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        application = prepare()
        root = Root(load(EXPERIMENTS[-1]))
        root.window.resize(1440, 900)
        root.window.show()
        root.session.set_pace(None)
        keep_training(root)
        yield root
        root.close()
        application.quit()


def keep_training(root: Root) -> None:
    """Train, also where the last experiment has come to its end, until all views have shown something."""
    if root.session.status is not Status.RUNNING:
        root.session.play()
    run_for(SETTLE_SECONDS)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often to go through everything after the first time")
    rounds = 1 + parser.parse_args().rounds
    opened = {name: Stalls() for name in EXPERIMENTS}
    toggled = {name: Stalls() for name in EXPERIMENTS}
    with training_window() as root:
        watch = Watch(root)
        actions = {action.data(): action for action in root.window.transport.findChildren(QAction)}
        for _ in range(rounds):
            for name in EXPERIMENTS:
                opened[name].all.append(watch.stall_of(actions[name].trigger))
                keep_training(root)
                # Twice, so that every round begins in the same theme.
                for _ in range(2):
                    toggled[name].all.append(watch.stall_of(root.window.transport.toggle_theme))
                    keep_training(root)
    report("Going to another experiment", opened)
    report("Changing the theme", toggled)


if __name__ == "__main__":
    main()
