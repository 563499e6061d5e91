"""The real window, off screen at 1440 × 900, while the colour net trains unlimited.

Prints the frame intervals (from one repaint of the diagram to the next), how much of its headless speed training keeps,
what one repaint of the stage costs, stalls of the event loop over 100 ms, and resident memory. Headless speed is taken
in the same process, with the same trainer, before and after the window. On a virtual machine others may take the
processor away for a tenth of a second; where the system tells (Linux), the longest interval without such a theft is
printed beside the longest of all.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pellucid import __main__  # noqa: F401, I001 -- holds the number libraries to one thread before NumPy comes

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtGui import QPaintEvent

from pellucid.app import Root, prepare
from pellucid.experiment.catalog import load
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec
from pellucid.training.messages import Resume, SetPace
from pellucid.training.trainer import Trainer
from pellucid.ui.stage.diagram import Diagram

HEADLESS_SECONDS = 8.0
WARM_UP_SECONDS = 3.0


def headless_speed(spec: Spec, seconds: float) -> float:
    """Return the steps per second of a trainer nobody watches; frames are taken as rarely as the slot allows."""
    trainer = Trainer(spec)
    trainer.start()
    trainer.send(SetPace(None))
    trainer.send(Resume())
    try:
        first, begun = _newest(trainer), perf_counter()
        sleep(seconds)
        last, ended = _newest(trainer), perf_counter()
    finally:
        trainer.stop()
    return (last.step - first.step) / (ended - begun)


def _newest(trainer: Trainer) -> Frame:
    """Take what lies in the slot, so that it is filled anew, and return what comes."""
    trainer.take()
    while True:
        sleep(0.02)
        _, frame = trainer.take()
        if frame is not None:
            return frame


def run_for(seconds: float) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


class Steal:
    """The processor time that other virtual machines took from this one, where the system tells, else 0."""

    def __init__(self) -> None:
        self._source = os.open("/proc/stat", os.O_RDONLY) if sys.platform == "linux" else None

    def ticks(self) -> int:
        """Return hundredths of a second since the machine was started, summed over its processors."""
        return int(os.pread(self._source, 256, 0).split()[8]) if self._source is not None else 0


class Watch:
    """Notes when the stage was repainted and how late a 10 ms timer came."""

    def __init__(self, root: Root) -> None:
        self.paints: list[float] = []
        self.stolen: list[int] = []
        self.costs: list[float] = []
        self.stalls: list[float] = []
        self._watching = True
        self._steal = Steal()
        self._paint = Diagram.paintEvent
        # Stays in place: PySide remembers an override that it has once called.
        Diagram.paintEvent = lambda diagram, event: self._painted(diagram, event)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(root)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(10)

    def clear(self) -> None:
        """Forget the warm-up."""
        self.paints.clear()
        self.stolen.clear()
        self.costs.clear()
        self.stalls.clear()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self._watching = False

    def _painted(self, diagram: Diagram, event: QPaintEvent) -> None:
        begun = perf_counter()
        self._paint(diagram, event)
        ended = perf_counter()
        if self._watching:
            self.paints.append(ended)
            self.stolen.append(self._steal.ticks())
            self.costs.append(ended - begun)

    def _tick(self) -> None:
        late = self._clock.restart()
        if late > 100:
            self.stalls.append(late)


def undisturbed(intervals: NDArray[np.float64], stolen: Sequence[int]) -> NDArray[np.float64]:
    """Return the intervals during which nobody took the processor away; a theft is counted up to an interval late."""
    thefts = np.append(np.diff(stolen), 0)
    return intervals[(thefts[:-1] == 0) & (thefts[1:] == 0)]


def resident_megabytes() -> float:
    """Return the resident memory of this process, in MB."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line.split()[1] for line in status if line.startswith("VmRSS"))) / 1024


def repaint_cost(root: Root) -> float:
    """Return the median milliseconds of one full repaint of the stage with changed weights, nobody training."""
    stage, session = root.window.stage, root.session
    costs = []
    for _ in range(60):
        session.step_batch()
        run_for(0.05)
        begun = perf_counter()
        stage.show_frame(session.frame)
        stage.repaint()
        costs.append((perf_counter() - begun) * 1000)
    return statistics.median(costs)


@dataclass(frozen=True)
class Seen:
    """What was seen of a window while it trained: intervals and costs in milliseconds, speeds in steps per second."""

    intervals: NDArray[np.float64]
    calm: NDArray[np.float64]
    stalls: int
    speed: float
    headless: float
    paint_cost: float
    megabytes: float

    def report(self, *, p99_goal: float, share_goal: float) -> None:
        """Print it beside its goals."""
        p50, p95, p99 = np.percentile(self.intervals, (50, 95, 99))
        print(
            f"  frame interval          p50 {p50:5.1f}  p95 {p95:5.1f}  p99 {p99:5.1f}  "
            f"max {self.intervals.max():5.1f} ms   (goal: p99 {p99_goal:g}, max 50)"
        )
        print(
            f"  where nobody took the processor away                   max {self.calm.max():5.1f} ms "
            f"in {len(self.calm)}"
        )
        print(f"  stalls over 100 ms      {self.stalls}")
        print(
            f"  steps per second        {self.speed:8,.0f} of {self.headless:8,.0f} headless: "
            f"{self.speed / self.headless:4.0%}   (goal: {share_goal:.0%})"
        )
        print(f"  paint while training    {self.paint_cost:5.1f} ms median")
        print(f"  resident memory         {self.megabytes:5.0f} MB")


def observe(spec: Spec, seconds: float, then: Callable[[Root], object] | None = None) -> Seen:
    """Watch a window in which `spec` trains unlimited, and then what `then` does with it, still training."""
    before = headless_speed(spec, HEADLESS_SECONDS)
    with tempfile.TemporaryDirectory() as settings:
        # Nobody's settings count: the drawer opens with the weights.
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        application = prepare()
        root = Root(spec)
    root.window.resize(1440, 900)
    root.window.show()
    watch = Watch(root)
    root.session.set_pace(None)
    root.session.play()
    run_for(WARM_UP_SECONDS)
    watch.clear()
    first, begun = root.session.frame.step, perf_counter()
    run_for(seconds)
    speed = (root.session.frame.step - first) / (perf_counter() - begun)
    watch.stop()
    megabytes = resident_megabytes()
    if then is not None:
        then(root)
    root.close()
    application.quit()
    headless = (before + headless_speed(spec, HEADLESS_SECONDS)) / 2
    intervals = np.diff(watch.paints) * 1000
    cost = statistics.median(watch.costs) * 1000
    calm = undisturbed(intervals, watch.stolen)
    return Seen(intervals, calm, len(watch.stalls), speed, headless, cost, megabytes)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long to watch the window")
    seconds = parser.parse_args().seconds
    costs = []

    def measure_repaints(root: Root) -> None:
        root.session.pause()
        run_for(0.3)
        costs.append(repaint_cost(root))

    seen = observe(load("colours"), seconds, measure_repaints)
    print(f"## The window, off screen, 1440 x 900, {seconds:.0f} s of unlimited training")
    seen.report(p99_goal=20, share_goal=0.7)
    print(f"  full repaint of the stage {costs[0]:5.1f} ms median   (goal: 9)")


if __name__ == "__main__":
    main()
