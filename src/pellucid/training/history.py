"""What has become of a run: every loss, every evaluation, every change. Kept on the window's side."""

from dataclasses import astuple
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.frame import Metrics
from pellucid.training.loss_curve import LossCurve
from pellucid.training.messages import Changed, Evaluated, Losses, Rewound, Stopped
from pellucid.training.table import Table

MOST_EVALUATIONS = 2**14
# A run that was left needs no more detail than the widest screen can show.
BINS_LEFT = 2**14


class StepLosses(NamedTuple):
    """Mini-batch losses, in bins of one or more consecutive steps: arrays of one length, `epoch` ascending."""

    epoch: NDArray[np.float64]
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


class Evaluations(NamedTuple):
    """Evaluations of the whole training and test sets: arrays of one length, `epoch` ascending."""

    epoch: NDArray[np.float64]
    train_loss: NDArray[np.float64]
    train_accuracy: NDArray[np.float64]
    test_loss: NDArray[np.float64]
    test_accuracy: NDArray[np.float64]


class History:
    """The history of run number `run`. `version` grows with every change of anything in it.

    It belongs to the window's thread. Arrays are read-only; what is added later does not change those handed out.
    """

    def __init__(self, run: int) -> None:
        self.run = run
        self.version = 0
        self._curve = LossCurve()
        # The step of each evaluation comes before what `Evaluations` names.
        self._evaluations = Table(1 + len(Evaluations._fields))
        self._marks: tuple[Changed, ...] = ()
        self._stops: tuple[Stopped, ...] = ()
        self._last_epoch = 0.0

    @property
    def losses(self) -> StepLosses:
        """Return the loss of every step; of very long runs, of bins of steps."""
        return StepLosses(*self._curve.columns)

    @property
    def evaluations(self) -> Evaluations:
        """Return every evaluation; of very long runs, every second, fourth, … of the old ones."""
        return Evaluations(*self._evaluations.columns[1:])

    @property
    def marks(self) -> tuple[Changed, ...]:
        """Return the changes, oldest first."""
        return self._marks

    @property
    def stops(self) -> tuple[Stopped, ...]:
        """Return where training stopped by itself, oldest first."""
        return self._stops

    @property
    def last_epoch(self) -> float:
        """Return the epoch that the history reaches to."""
        return self._last_epoch

    def add(self, report: Losses | Evaluated | Changed | Stopped | Rewound) -> None:
        """Take in what the trainer reports of this run."""
        self.version += 1
        match report:
            case Losses():
                self._curve.extend(report)
                self._reach(report.epoch_end)
            case Evaluated(_, metrics):
                self._add_evaluation(metrics)
                self._reach(metrics.epoch)
            case Changed():
                self._marks += (report,)
                self._reach(report.epoch)
            case Stopped():
                self._stops += (report,)
                self._reach(report.epoch)
            case Rewound(_, step, epoch):
                self._cut(step, epoch)

    def leave(self) -> None:
        """Take less room: the run is not the present one any more."""
        self._curve.merge_to(BINS_LEFT)
        self.version += 1

    def _add_evaluation(self, metrics: Metrics) -> None:
        table = self._evaluations
        if len(table) and table.columns[0, -1] == metrics.step:
            # Evaluated again because something was changed by hand.
            table.truncate(len(table) - 1)
        table.extend(np.array([astuple(metrics)]).T)
        if len(table) > MOST_EVALUATIONS:
            half = len(table) // 2
            table.replace(np.concatenate([table.columns[:, :half:2], table.columns[:, half:]], axis=1))

    def _cut(self, step: int, epoch: float) -> None:
        """Forget what came after `step`. Changes made at that step stay, and so does a stop there."""
        self._curve.cut(step)
        self._evaluations.truncate(int(np.searchsorted(self._evaluations.columns[0], step, side="right")))
        self._marks = tuple(mark for mark in self._marks if mark.step <= step)
        self._stops = tuple(stop for stop in self._stops if stop.step <= step)
        self._last_epoch = min(self._last_epoch, epoch)

    def _reach(self, epoch: float) -> None:
        self._last_epoch = max(self._last_epoch, epoch)
