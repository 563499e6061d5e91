"""What the window says to the trainer, and what the trainer says back.

Commands are applied between two steps, so each takes effect at an exact step. Reports carry the number of the run
they belong to: after a rebuild, late ones still find their own history.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.frame import Metrics
from pellucid.experiment.spec import OptimizerName, Spec
from pellucid.training.own_examples import OwnExample
from pellucid.training.stopping import Verdict

WEIGHT = "weight"
LEARNED = "learned"


@dataclass(frozen=True, slots=True)
class Begin:
    """Go to run number `run`: where it was left if the trainer still keeps it, else a fresh start from `spec`.

    Data, network and seed of a run are always the same; with others it starts afresh too. A fresh start is made from
    the parameters `theta`, or from initial weights if there are none.
    """

    run: int
    spec: Spec
    theta: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Forget:
    """Keep nothing of run number `run`, which was left: nobody will return to it."""

    run: int


@dataclass(frozen=True, slots=True)
class SetHyperparameter:
    """Give a live setting of `spec.training` a new value.

    `name` is the field's name. `marked_from` is the value before the user's gesture when the change is to be marked
    in the history, or None while a slider is still being dragged.
    """

    name: str
    value: Any
    marked_from: Any = None


@dataclass(frozen=True, slots=True)
class SetWeight:
    """Write one parameter: `index` into the flat vector.

    The change is marked in the history under the name WEIGHT, unless `final` is False: then it is still being dragged.
    The mark names `marked_from` as the value before, that before the drag, or if None what the parameter was.
    """

    index: int
    value: float
    final: bool = True
    marked_from: float | None = None


@dataclass(frozen=True, slots=True)
class SetOwnExamples:
    """Mix these, and no others, into the mini-batches from the next step, at the rate of `spec.training.own_share`."""

    examples: tuple[OwnExample, ...]


@dataclass(frozen=True, slots=True)
class Learn:
    """Make steps on one example alone until the network answers it well; they count as one change by hand.

    Answered by Learned, and marked in the history under the name LEARNED with the losses before and after. In a run
    that has diverged, nothing happens.
    """

    example: OwnExample


@dataclass(frozen=True, slots=True)
class Shift:
    """Add `change` to the parameters: what Learned brought, taken back or made again, with the loss on that example.

    Marked in the history as Learn is.
    """

    change: NDArray[np.float32]
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Inspect:
    """Tell of what the next step will be made, without making it. Answered by Inspected."""


@dataclass(frozen=True, slots=True)
class SetPace:
    """Hold to `steps_per_second`, or None for as fast as the machine goes."""

    steps_per_second: float | None


@dataclass(frozen=True, slots=True)
class Resume:
    """Train until told otherwise."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop after the present step."""


@dataclass(frozen=True, slots=True)
class StepBatch:
    """Make one step, then pause."""


@dataclass(frozen=True, slots=True)
class StepEpoch:
    """Train to the end of the present epoch, then pause."""


@dataclass(frozen=True, slots=True)
class Rewind:
    """Return to the last good checkpoint, optionally with another learning rate."""

    learning_rate: float | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """End the thread."""


Command = (
    Begin
    | Forget
    | SetHyperparameter
    | SetWeight
    | SetOwnExamples
    | Learn
    | Shift
    | Inspect
    | SetPace
    | Resume
    | Pause
    | StepBatch
    | StepEpoch
    | Rewind
    | Stop
)


@dataclass(frozen=True, slots=True)
class Losses:
    """Mini-batch losses of consecutive steps.

    `values[i]` is the loss of step `first_step + i`; the epoch runs evenly from `epoch_begin` before the first of them
    to `epoch_end` after the last.
    """

    run: int
    first_step: int
    epoch_begin: float
    epoch_end: float
    values: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Training and test sets were evaluated."""

    run: int
    metrics: Metrics


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting changed before step `step + 1`; a mark for the timeline."""

    run: int
    step: int
    epoch: float
    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Learned:
    """One example was learned: its loss before the first step and after each, and what all of them added to theta."""

    run: int
    example: OwnExample
    losses: tuple[float, ...]
    change: NDArray[np.float32]


@dataclass(frozen=True, eq=False, slots=True)
class Inspected:
    """What step `step + 1` will be made of, besides the parameters after `step`. All arrays are copies.

    The mini-batch is as the network sees it: `inputs` (batch, features) and `targets` (batch, outputs). `examples`
    (batch,) are the numbers of its examples in the training set; own example number k of SetOwnExamples is −1 − k
    there. `optimizer` is as in `spec.training`, `settings` its hyperparameters by name, the learning rate as scheduled,
    and `state` what `state` of the optimizer returns: the number of steps and, unless there has been none, vectors as
    long as the parameters.
    """

    run: int
    step: int
    inputs: NDArray[np.float32]
    targets: NDArray[np.float32]
    examples: NDArray[np.int64]
    optimizer: OptimizerName
    settings: dict[str, float]
    state: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RunningChanged:
    """Training started or paused."""

    run: int
    running: bool


@dataclass(frozen=True, slots=True)
class Diverged:
    """The loss stopped being finite; training paused with the last finite parameters.

    `loss` is NaN or infinite. `layer` is the number, from 1, of the first affine layer whose output overflowed, or
    None if only the loss did. `weights_step` is the step of the parameters kept; `good_step` that of the checkpoint
    to which Rewind returns.
    """

    run: int
    step: int
    epoch: float
    loss: float
    learning_rate: float
    layer: int | None
    weights_step: int
    good_step: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """Training paused by itself after `step`, because the condition chosen for that was met, as `verdict` says."""

    run: int
    step: int
    epoch: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Rewound:
    """Training stands at an earlier step again; everything later is discarded."""

    run: int
    step: int
    epoch: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The trainer met an error it could not handle; `message` says what, for the user."""

    run: int
    message: str


Report = Losses | Evaluated | Changed | Learned | Inspected | RunningChanged | Diverged | Stopped | Rewound | Failed
