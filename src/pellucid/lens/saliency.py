"""What a neuron looks for in the present input: the slope of its sum with respect to every feature."""

import numpy as np
from numpy.typing import NDArray

from pellucid import nn
from pellucid.experiment.build import Experiment
from pellucid.lens.activations import LayerTrace, Trace
from pellucid.lens.weights import weight_matrices

FloatArray = NDArray[np.float32]


def saliency(
    experiment: Experiment, theta: FloatArray, trace: Trace, layer: int, units: NDArray[np.intp]
) -> FloatArray:
    """Return ∂z/∂x for neurons `units` of affine layer `layer`, counted from 0: float32 (units, features).

    z is the sum before the activation function and x the input as the network sees it, at the example of `trace`, which
    must have been made with `theta`. In the first layer these are the weights themselves. The chain rule is followed
    backwards: rows of W, times the slopes of the layer below, times its W, and so on.

    Source: Simonyan, Vedaldi and Zisserman 2013, "Deep inside convolutional networks: visualising image classification
    models and saliency maps".
    """
    matrices = weight_matrices(experiment, theta)
    rows: FloatArray = matrices[layer].values[:, units].T
    with np.errstate(all="ignore"):
        for below in range(layer - 1, -1, -1):
            activation = experiment.network.layers[2 * below + 1]
            passed = rows * slopes(activation, trace.layers[below])
            rows = np.matmul(passed, matrices[below].values.T, dtype=np.float32)
    return np.ascontiguousarray(rows)


def slopes(activation: nn.Layer, layer: LayerTrace) -> FloatArray:
    """Return f′(z), (units,), of an activation function f where it stands in `layer`; 0 at the kink of ReLU."""
    match activation:
        case nn.ReLU():
            return np.where(layer.pre > 0, np.float32(1), np.float32(0))
        case nn.LeakyReLU():
            return np.where(layer.pre > 0, np.float32(1), np.float32(activation.negative_slope))
        case nn.Sigmoid():
            return layer.post * (1 - layer.post)
        case nn.Tanh():
            return 1 - layer.post**2
        case nn.Identity():
            return np.ones_like(layer.pre)
        case _:
            return np.zeros_like(layer.pre)
