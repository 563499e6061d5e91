"""What flows through the network: every value before and after every activation function, for one example."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import RawArray
from pellucid.experiment.build import Experiment

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class LayerTrace:
    """One affine layer and the function after it: `pre` = Wᵀx + b and `post` = f(pre), both (units,)."""

    pre: FloatArray
    post: FloatArray


@dataclass(frozen=True)
class Trace:
    """The way of one example: `inputs` as the network sees them, (features,), then layer by layer.

    In the last layer, `pre` are the logits and `post` what is read off them: the probabilities of the classes, or what
    a single unit says.
    """

    inputs: FloatArray
    layers: tuple[LayerTrace, ...]


def trace(experiment: Experiment, theta: FloatArray, raw: RawArray) -> Trace:
    """Send one raw example, (features,), through the network with parameters `theta`."""
    with np.errstate(all="ignore"):
        inputs = experiment.dataset.scaling.apply(raw[np.newaxis])
        outputs = experiment.probe(theta).trace(inputs)
        outputs.append(experiment.loss.outputs(outputs[-1]))
    pairs = zip(outputs[::2], outputs[1::2], strict=True)
    return Trace(inputs[0], tuple(LayerTrace(pre[0], post[0]) for pre, post in pairs))
