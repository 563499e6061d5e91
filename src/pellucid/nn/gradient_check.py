"""Numerical against analytic gradients."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pellucid.nn.losses import Loss
from pellucid.nn.network import Network

STEP = 1e-5


@dataclass(frozen=True)
class GradientCheck:
    """The gradient of one parameter twice, and max |a − n| / max(|a| + |n|, 1e-8) over its entries."""

    analytic: NDArray[Any]
    numerical: NDArray[Any]
    relative_error: float


def check_gradients(network: Network, x: ArrayLike, t: ArrayLike, loss: Loss) -> dict[str, GradientCheck]:
    """Compare backward's gradient with central differences, h = 1e-5, in float64, for every parameter by name.

    `network` is not changed. Source: Nielsen 2015, "Neural networks and deep learning", chapter 2.
    """
    double = Network(network.layers, network.input_shape, dtype="float64")
    double.theta[...] = network.theta
    double.backward(x, t, loss)
    analytic = double.gradient.copy()
    numerical = np.empty_like(analytic)
    for place in range(double.theta.size):
        value = double.theta[place]
        double.theta[place] = value + STEP
        above = double.loss(x, t, loss)
        double.theta[place] = value - STEP
        below = double.loss(x, t, loss)
        double.theta[place] = value
        numerical[place] = (above - below) / (2 * STEP)
    first, second = double.layout.views(analytic), double.layout.views(numerical)
    return {name: GradientCheck(first[name], second[name], _error(first[name], second[name])) for name in first}


def _error(analytic: NDArray[Any], numerical: NDArray[Any]) -> float:
    scale = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return float(np.max(np.abs(analytic - numerical) / scale))
