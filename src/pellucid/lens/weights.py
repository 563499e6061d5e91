"""The weights as matrices, one for each affine layer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class WeightMatrix:
    """The weights of one affine layer, `label` "W1", "W2", … and `key` their name among the network's parameters.

    `values` is (inputs, outputs), `bias` (outputs,).
    """

    label: str
    key: str
    values: FloatArray
    bias: FloatArray


def weight_matrices(experiment: Experiment, theta: FloatArray) -> list[WeightMatrix]:
    """Return the matrices that lie in `theta`: views of it, not copies, and read-only if it is."""
    views = experiment.network.layout.views(theta)
    return [
        WeightMatrix(f"W{number}", f"{key}.weight", views[f"{key}.weight"], views[f"{key}.bias"])
        for number, key in enumerate(experiment.affine_keys, start=1)
    ]
