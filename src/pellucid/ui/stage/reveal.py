"""What the diagram shows while a step is walked: only what exists by then."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.lens.activations import Trace
from pellucid.ui.stage.pointing import Neuron

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class ColumnShown:
    """What the neurons of a column show.

    `known` tells whether they have their values yet. `signed`, (units,), is shown in colours of sign in the place of
    values, or before these where they are `dimmed`: sums before the activation function, or gradients.
    """

    known: bool
    signed: FloatArray | None = None
    dimmed: bool = False


@dataclass(frozen=True)
class Pill:
    """A number on the edge that comes to the chosen neuron from `source` of the column before it."""

    source: int
    text: str
    value: float


@dataclass(frozen=True, eq=False)
class Reveal:
    """What is shown, one entry of `columns` for each column of the diagram.

    `chosen` is the neuron that is told of, with `pills` on its edges and `notes`, a symbol and its number each, beside
    it; a `covered` one shows a question in the place of its value. In the `gaps`, counted from the inputs, edges stand
    for the entries of `gradient`, (parameters,), instead of the weights. `instead` of the example looked at a trace is
    shown, with inputs (inputs,) as before they were scaled. `theta` are other parameters than those of the frame.
    """

    columns: tuple[ColumnShown, ...]
    chosen: Neuron
    pills: tuple[Pill, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    covered: bool = False
    gradient: FloatArray | None = None
    gaps: frozenset[int] = frozenset()
    instead: tuple[Trace, FloatArray] | None = None
    theta: FloatArray | None = None

    def tells(self, neuron: Neuron) -> bool:
        """Tell whether the values of a neuron are known by now, those of one example, and not to be guessed."""
        shown = self.columns[neuron.column]
        finished = shown.known and (shown.signed is None or shown.dimmed)
        return finished and self.instead is None and not (self.covered and neuron == self.chosen)
