"""What the network answers to raw examples: the probability of each class, or a value, and what an answer costs."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import RawArray
from pellucid.experiment.build import Experiment

FloatArray = NDArray[np.float32]


def predict(experiment: Experiment, theta: FloatArray, raw: RawArray) -> FloatArray:
    """Return the probabilities that the network with parameters `theta` gives the classes.

    `raw` is one example as it was measured, (raw_size,), or several, (examples, raw_size); the answer has the shape
    (classes,) or (examples, classes). Where weights are not finite, probabilities may be NaN.
    """
    return _read(experiment, theta, raw, experiment.readout.probabilities, experiment.dataset.classes)


def values(experiment: Experiment, theta: FloatArray, raw: RawArray) -> FloatArray:
    """Return what the outputs of the network with parameters `theta` say, each after its function, for `raw` as above.

    That is what every unit gives out: of one that is linear the value, of one with a sigmoid the probability of the
    second class. The answer has the shape (outputs,) or (examples, outputs).
    """
    return _read(experiment, theta, raw, experiment.loss.outputs, experiment.readout.units)


def loss_on(experiment: Experiment, theta: FloatArray, raw: RawArray, answer: int) -> float:
    """Return the loss of the network with parameters `theta` on one raw example, (features,), of class `answer`."""
    with np.errstate(all="ignore"):
        inputs = experiment.dataset.scaling.apply(raw[np.newaxis])
        return float(experiment.probe(theta).loss(inputs, np.array([answer]), experiment.loss))


def _read(
    experiment: Experiment, theta: FloatArray, raw: RawArray, read: Callable[[FloatArray], FloatArray], columns: int
) -> FloatArray:
    rows = raw if raw.ndim == 2 else raw[np.newaxis]
    network = experiment.probe(theta)
    found = np.empty((len(rows), columns), np.float32)
    with np.errstate(all="ignore"):
        for part, inputs in experiment.dataset.scaling.in_parts(rows):
            found[part] = read(network.forward(inputs))
    return found.reshape(*raw.shape[:-1], columns)
