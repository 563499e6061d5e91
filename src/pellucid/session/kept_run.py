"""What is kept of an earlier run, to compare the present one with: its curves, its last results and its settings."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec
from pellucid.training.history import Evaluations, History
from pellucid.training.messages import LEARNED, WEIGHT

# A curve is thinned to so many points spread evenly over the run, and as many that lie the closer the nearer they are
# to its beginning: a run that has only just begun is compared with that part.
EVEN, CLOSE = 200, 150


@dataclass(frozen=True, slots=True, eq=False)
class KeptRun:
    """What is kept of run `number`.

    `spec` are the settings with which it made its last steps, `changed` the names of what was changed on the way
    (fields of `spec.training`, WEIGHT or LEARNED). `step` and `epoch` say where it stood; the last of its
    `evaluations` may be some steps older. `diverged` tells that its loss stopped being finite.
    `start` are the parameters it began from if those were not initial weights.
    """

    number: int
    spec: Spec
    changed: tuple[str, ...]
    step: int
    epoch: float
    evaluations: Evaluations
    diverged: bool
    start: NDArray[np.float32] | None = None

    @property
    def test_loss(self) -> float:
        """Return the newest loss on the test set."""
        return float(self.evaluations.test_loss[-1])

    @property
    def test_accuracy(self) -> float:
        """Return the newest accuracy on the test set, a fraction."""
        return float(self.evaluations.test_accuracy[-1])


def kept(
    spec: Spec, frame: Frame, history: History, *, diverged: bool, start: NDArray[np.float32] | None = None
) -> KeptRun | None:
    """Return what is to be kept of a run that was trained with `spec`; None if that was too short to be evaluated."""
    evaluations = history.evaluations
    if not evaluations.epoch.size or evaluations.epoch[-1] == 0.0:
        return None
    changed = _changed_on_the_way(history, frame.step)
    return KeptRun(frame.run, spec, changed, frame.step, frame.epoch, _thinned(evaluations), diverged, start)


def _thinned(evaluations: Evaluations) -> Evaluations:
    """Return a few hundred of the evaluations, the first and the last among them, in arrays of their own."""
    count = evaluations.epoch.size
    even = np.linspace(0, count - 1, EVEN)
    close = np.geomspace(1, count, CLOSE) - 1
    chosen = np.unique(np.concatenate([even, close]).round().astype(np.int64))
    return Evaluations(*(_read_only(column[chosen]) for column in evaluations))


def _changed_on_the_way(history: History, last_step: int) -> tuple[str, ...]:
    """Return what was changed between the first step and the last; of what was done to weights, also before the first.

    What was changed after the last step made no difference to the run.
    """
    by_hand = (WEIGHT, LEARNED)
    names = (mark.name for mark in history.marks if mark.step < last_step and (mark.step or mark.name in by_hand))
    return tuple(dict.fromkeys(names))


def _read_only(column: NDArray[np.float64]) -> NDArray[np.float64]:
    column.flags.writeable = False
    return column
