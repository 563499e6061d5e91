"""Loss and accuracy along one weight, all others held: the loss has a slope to follow, the accuracy only stairs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.lens.distributions import examples_seen

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class AlongWeight:
    """What a network would be with one weight at each of `weights`, by its training examples: three arrays (points,).

    `accuracies` are fractions in [0, 1], or NaN where there are no classes.
    """

    weights: NDArray[np.float64]
    losses: NDArray[np.float64]
    accuracies: NDArray[np.float64]


def along_weight(
    experiment: Experiment, theta: FloatArray, index: int, low: float, high: float, points: int
) -> AlongWeight:
    """Return loss and accuracy for the parameter `index` of the flat vector at evenly spaced values from low to high.

    The other parameters are those of `theta`. The first `examples_seen` training examples are looked at.
    Raises IndexError if there is no such parameter.
    """
    dataset, seen = experiment.dataset, examples_seen(experiment)
    inputs, targets = dataset.scaling.apply(dataset.x_train[:seen]), dataset.t_train[:seen]
    weights = np.linspace(low, high, points)
    losses, accuracies = np.empty(points), np.empty(points)
    moved = theta.copy()
    with np.errstate(all="ignore"):
        for at, weight in enumerate(weights):
            moved[index] = weight
            losses[at], outputs = experiment.probe(moved).assess(inputs, targets, experiment.loss)
            accuracies[at] = experiment.readout.right(outputs, targets) / seen
    return AlongWeight(weights, losses, accuracies)
