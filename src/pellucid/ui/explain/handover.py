"""What one window tells the next of the step that is being explained, when it is built anew in another language."""

from collections.abc import Mapping
from dataclasses import dataclass

from pellucid.data.dataset import FloatArray
from pellucid.experiment.frame import Frame
from pellucid.lens.explain.notation import Operand
from pellucid.training.messages import Inspected
from pellucid.ui.explain.samples import Sample


@dataclass(frozen=True, eq=False)
class Standing:
    """Where an explanation stood, for another one of the same session to go on from.

    `chosen` and `sources` are by column. Once it ends, training `resumes` if the run is still `run`, and `own_input` is
    looked at again. `inspected` is None as long as the trainer has not answered. `taken_from` is the Frame before the
    step if that has been taken, else None.
    """

    sample: Sample
    at: int
    column: int
    chosen: Mapping[int, int]
    sources: Mapping[int, int | None]
    changed_numbers: Mapping[Operand, float]
    inspected: Inspected | None
    own_input: FloatArray | None
    resumes: bool
    run: int
    taken_from: Frame | None


@dataclass(frozen=True)
class Walk:
    """How a step was being walked, for a panel of the same session to go on: `standing` is None if none was.

    `revealed` is None unless results are to be predicted. `pace` is the seconds at each operation, `playing` tells
    whether the walk goes on by itself.
    """

    standing: Standing | None
    revealed: frozenset[Operand] | None
    checking: bool
    pace: float
    playing: bool
