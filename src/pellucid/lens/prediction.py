"""What the network answers: the probability of each class for raw examples."""

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment

FloatArray = NDArray[np.float32]


def predict(experiment: Experiment, theta: FloatArray, raw: FloatArray) -> FloatArray:
    """Return the probabilities that the network with parameters `theta` gives the classes.

    `raw` is one example as it was measured, (features,), or several, (examples, features); the answer has the shape
    (classes,) or (examples, classes). Where weights are not finite, probabilities may be NaN.
    """
    with np.errstate(all="ignore"):
        inputs = experiment.dataset.scaling.apply(np.atleast_2d(raw))
        logits = experiment.probe(theta).forward(inputs)
        probabilities = experiment.loss.outputs(logits)
    return probabilities.reshape(*raw.shape[:-1], -1)
