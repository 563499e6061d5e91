"""XOR put together from gates that a line can draw: NAND and OR side by side, then AND of the two."""

import numpy as np

from pellucid.data.plane_features import PlaneScaling
from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Activation

# What an activation function gives for false and for true, and how steep a gate has to be for that.
LEVELS: dict[Activation, tuple[float, float, float]] = {
    "step": (0.0, 1.0, 2.0),
    "sigmoid": (0.0, 1.0, 12.0),
    "tanh": (-1.0, 1.0, 6.0),
}
# Of the output, a sigmoid or a step.
STEEPNESS = 12.0


def xor_by_hand(experiment: Experiment) -> dict[int, float] | None:
    """Return the nine parameters, by their places in the flat vector, with which a 2-2-1 network is XOR.

    The first hidden unit is NAND, 3/2 − x₁ − x₂ > 0, the second OR, x₁ + x₂ − 1/2 > 0, and the output is the AND of
    what they say. None for any other network, and where the activation does not tell true from false.

    Source: Minsky and Papert 1969, "Perceptrons": no single unit can be XOR.
    """
    dataset, hidden = experiment.dataset, experiment.spec.network.hidden
    if (
        dataset.plane is None
        or not isinstance(dataset.scaling, PlaneScaling)
        or dataset.plane.features != ("x1", "x2")
        or experiment.sizes != (2, 2, 1)
        or not dataset.classes
        or hidden[0].activation not in LEVELS
    ):
        return None
    false, true, steepness = LEVELS[hidden[0].activation]
    # For inputs u = (x − o) · f there is w · x + b = (w / f) · u + (b + w · o).
    offset, factor = dataset.scaling.offset, dataset.scaling.factor
    gates = steepness * np.array([[-1.0, 1.0], [-1.0, 1.0]])
    thresholds = steepness * np.array([1.5, -0.5])
    first = np.vstack([gates / factor[:, np.newaxis], thresholds + offset @ gates])
    # Both are true where the sum of (h − false) / (true − false) is above 3/2.
    steep = STEEPNESS / (true - false)
    last = np.array([steep, steep, -2.0 * steep * false - 1.5 * STEEPNESS])
    return dict(enumerate(np.concatenate([first.ravel(), last]).tolist()))
