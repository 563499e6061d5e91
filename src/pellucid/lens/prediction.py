"""What the network answers: the probability of each class for raw examples, and what an answer should have cost."""

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import RawArray
from pellucid.experiment.build import Experiment

FloatArray = NDArray[np.float32]


def predict(experiment: Experiment, theta: FloatArray, raw: RawArray) -> FloatArray:
    """Return the probabilities that the network with parameters `theta` gives the classes.

    `raw` is one example as it was measured, (features,), or several, (examples, features); the answer has the shape
    (classes,) or (examples, classes). Where weights are not finite, probabilities may be NaN.
    """
    rows = raw if raw.ndim == 2 else raw[np.newaxis]
    network = experiment.probe(theta)
    probabilities = np.empty((len(rows), experiment.dataset.classes), np.float32)
    with np.errstate(all="ignore"):
        for part, inputs in experiment.dataset.scaling.in_parts(rows):
            probabilities[part] = experiment.loss.outputs(network.forward(inputs))
    return probabilities.reshape(*raw.shape[:-1], -1)


def loss_on(experiment: Experiment, theta: FloatArray, raw: RawArray, answer: int) -> float:
    """Return the loss of the network with parameters `theta` on one raw example, (features,), of class `answer`."""
    with np.errstate(all="ignore"):
        inputs = experiment.dataset.scaling.apply(raw[np.newaxis])
        return float(experiment.probe(theta).loss(inputs, np.array([answer]), experiment.loss))
