"""The runs as the window remembers them: the present one and those that undo can return to."""

from collections.abc import Set
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment, build, build_network, build_on
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec
from pellucid.session.kept_run import KeptRun, kept
from pellucid.session.undo import Standing
from pellucid.training import messages
from pellucid.training.history import History
from pellucid.training.messages import Changed, Diverged, Evaluated, Losses, Rewound, Stopped
from pellucid.training.trainer import FIRST_RUN


@dataclass(eq=False, slots=True)
class Run:
    """What the window knows of a run. It is `untouched` until its weights are asked to change.

    `start` are the parameters it began from if those were not initial weights: then it is touched from the beginning.
    `stopped` says why training stopped by itself, for as long as it stands there. `trained_with` are the settings with
    which the latest steps were made, None before the first.
    """

    frame: Frame
    history: History
    divergence: Diverged | None = None
    stopped: Stopped | None = None
    untouched: bool = True
    start: NDArray[np.float32] | None = None
    trained_with: Spec | None = None

    def advance(self, frame: Frame, spec: Spec | None) -> None:
        """Stand where `frame` says; if that is further on, it came there with the settings `spec`, if that is known."""
        if frame.step > self.frame.step and spec is not None:
            self.trained_with = spec
        self.frame = frame

    def take_in(self, report: Losses | Evaluated | Changed | Diverged | Stopped | Rewound) -> None:
        """Remember what the trainer reports of this run."""
        if isinstance(report, Diverged):
            self.divergence = report
            return
        match report:
            case Rewound(_, step, _):
                self.divergence = None
                if self.stopped is not None and step != self.stopped.step:
                    self.stopped = None
            case Losses() | Changed(name=messages.WEIGHT | messages.LEARNED):
                self.stopped = None
            case Stopped():
                self.stopped = report
        self.history.add(report)

    def kept(self) -> KeptRun | None:
        """Return what is to be kept of the run when it is left, None if there is nothing to compare another with."""
        if self.trained_with is None:
            return None
        diverged = self.divergence is not None
        return kept(self.trained_with, self.frame, self.history, diverged=diverged, start=self.start)


class Runs:
    """The runs by number, and of the present one how it stands and the experiment. Begins with run FIRST_RUN of `spec`.

    Raises SpecError if the data of `spec` cannot be had.
    """

    def __init__(self, spec: Spec) -> None:
        self.standing = Standing(FIRST_RUN, spec)
        self.experiment = build(spec)
        self.present = _begun(FIRST_RUN, spec, self.experiment)
        self._known = {FIRST_RUN: self.present}
        self._last_number = FIRST_RUN

    @property
    def numbers(self) -> Set[int]:
        """Return the numbers of the runs that are remembered."""
        return self._known.keys()

    def get(self, number: int) -> Run | None:
        """Return a run if it is remembered."""
        return self._known.get(number)

    def next_number(self) -> int:
        """Return a number that no run has had."""
        self._last_number += 1
        return self._last_number

    def enter(self, standing: Standing, theta: NDArray[np.float32] | None = None) -> None:
        """Make another run the present one. Raises SpecError as the class does.

        If it is new it begins at `theta`, if these are finite parameters of its network, else at its initial weights.
        """
        experiment = _experiment_for(standing.spec, self.experiment)
        if standing.run not in self._known:
            self._known[standing.run] = _begun(standing.run, standing.spec, experiment, theta)
        self.present.history.leave()
        self.standing = standing
        self.experiment = experiment
        self.present = self._known[standing.run]

    def forget_all_but(self, reachable: Set[int]) -> Set[int]:
        """Remember only the runs `reachable`; return the numbers of those let go."""
        forgotten = self._known.keys() - reachable
        for number in forgotten:
            del self._known[number]
        return forgotten


def _experiment_for(spec: Spec, present: Experiment) -> Experiment:
    """Return the experiment of `spec`: `present` itself if data and network are as they were, else a new one.

    Data that stay as they were are not made again.
    """
    if spec.data != present.spec.data:
        return build(spec)
    if spec.network != present.spec.network:
        return build_on(spec, present.dataset)
    return present


def _begun(number: int, spec: Spec, experiment: Experiment, start: NDArray[np.float32] | None = None) -> Run:
    """Return run `number` before its first step; of `experiment`, data and network count, not the seed."""
    drawn = experiment.network if spec.seed == experiment.spec.seed else build_network(spec, experiment.dataset)
    if start is not None and not (start.size == drawn.theta.size and np.isfinite(start).all()):
        start = None
    theta = drawn.theta.copy() if start is None else start
    theta.flags.writeable = False
    # To evaluate large data takes long: that is left to the trainer.
    frame = Frame(number, 0, 0.0, theta, nan, spec.training.learning_rate, metrics=None)
    return Run(frame, History(number), untouched=start is None, start=start)
