"""What the diagram shows, whatever it looks like: a network at one frame, and what it computes for one input."""

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.activations import Trace, trace
from pellucid.ui.stage.activity import Activity
from pellucid.ui.stage.columns import Column, columns_of
from pellucid.ui.stage.reveal import Reveal

FloatArray = NDArray[np.float32]


class Scene:
    """The network of `experiment`, of which frames come one after another.

    `frame` is the latest, `previous` that of the step shown before in the same run, `raw` the example that is looked
    at and `trace` what came of it; all are None until there are any. `reveal` says what exists of the step that is
    walked, None if none is. `activity` has the values of all neurons of the `columns`.
    """

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.columns: tuple[Column, ...] = columns_of(experiment)
        self.activity = Activity(self.columns)
        self.frame: Frame | None = None
        self.previous: Frame | None = None
        self.raw: FloatArray | None = None
        self.trace: Trace | None = None
        self.reveal: Reveal | None = None

    @property
    def theta(self) -> FloatArray | None:
        """Return the parameters that are shown: those of the frame, unless others are tried."""
        if self.frame is None:
            return None
        tried = None if self.reveal is None else self.reveal.theta
        return self.frame.theta if tried is None else tried

    def fits(self, frame: Frame) -> bool:
        """Tell whether a frame is of this network."""
        return len(frame.theta) == self.experiment.network.layout.size

    def takes(self, raw: FloatArray) -> bool:
        """Tell whether the network can be given the example `raw`."""
        return len(raw) == self.experiment.dataset.raw_size

    def continues(self, frame: Frame) -> bool:
        """Tell whether a frame is of the run that is shown."""
        return self.frame is not None and frame.run == self.frame.run

    def take(self, frame: Frame, raw: FloatArray) -> None:
        """Go on to another frame, or another example."""
        if not self.continues(frame):
            self.previous = None
        elif self.frame is not None and frame.step != self.frame.step:
            self.previous = self.frame
        self.frame, self.raw = frame, raw

    def compute(self, elapsed: float | None) -> None:
        """Compute all values, `elapsed` seconds after the last time, or at once if None; nothing without a frame.

        A step that is walked may bring those of other examples.
        """
        if self.frame is None or self.raw is None:
            return
        instead = None if self.reveal is None else self.reveal.instead
        # A network about to diverge overflows; the faces of its neurons say so.
        with np.errstate(all="ignore"):
            if instead is None:
                self.trace = trace(self.experiment, self.frame.theta, self.raw)
                measured = self.experiment.dataset.measured(self.raw)
            else:
                self.trace, measured = instead
            self.activity.show(self.trace, measured, elapsed)
