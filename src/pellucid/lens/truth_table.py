"""What a network makes of a logic gate: its truth table, with what every line of it comes to."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import RawArray
from pellucid.experiment.build import Experiment

FloatArray = NDArray[np.float32]
Floats = NDArray[np.floating[Any]]

# More units than these are no steps of an argument any more.
MOST_HIDDEN = 2


@dataclass(frozen=True)
class TruthTable:
    """The lines of a gate, in the order of its training points.

    `points` (lines, 2) are x₁ and x₂, `targets` (lines,) 0 or 1. `hidden` (lines, units) are the outputs of the one
    hidden layer if it has at most MOST_HIDDEN units, else (lines, 0). The answer is 1 where `z` (lines,) is positive;
    with a unit for each of the two classes that is the difference of theirs, z₁ − z₀. `outputs` (lines,) are what the
    network says: the probability of 1, or 0 or 1 of the step function. `right` (lines,) tells where that is the target.
    """

    points: RawArray
    targets: NDArray[np.int64]
    hidden: Floats
    z: Floats
    outputs: Floats
    right: NDArray[np.bool_]


def truth_table(experiment: Experiment, theta: FloatArray) -> TruthTable:
    """Return the truth table of the network with parameters `theta`. The data of `experiment` are those of a gate."""
    dataset = experiment.dataset
    with np.errstate(all="ignore"):
        trace = experiment.probe(theta).trace(dataset.scaling.apply(dataset.x_train))
        scores = trace[-1]
        z = scores[:, 0] if experiment.readout.units == 1 else scores[:, 1] - scores[:, 0]
        outputs = experiment.readout.probabilities(scores)[:, 1]
    layers = experiment.spec.network.hidden
    shown = len(layers) == 1 and layers[0].units <= MOST_HIDDEN
    hidden = trace[1] if shown else np.empty((len(z), 0), np.float32)
    right = np.isfinite(z) & ((z > 0) == (dataset.t_train == 1))
    return TruthTable(dataset.x_train, dataset.t_train, hidden, z, outputs, right)
