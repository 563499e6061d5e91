"""Is the gradient right? Backpropagation beside differences of the loss itself."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pellucid.nn.losses import Loss
from pellucid.nn.network import Network

STEP = 1e-5


class GradientCheck(NamedTuple):
    """The gradient of one parameter, twice, in its own shape, and the relative error of all its entries together."""

    analytic: NDArray[np.float64]
    numerical: NDArray[np.float64]
    relative_error: float


def relative_error(analytic: ArrayLike, numerical: ArrayLike) -> float:
    """Return ‖analytic − numerical‖ / max(‖analytic‖, ‖numerical‖), 0 if both are zero."""
    first, second = np.asarray(analytic), np.asarray(numerical)
    scale = max(np.linalg.norm(first), np.linalg.norm(second))
    # Written so that what is not a number remains so.
    return 0.0 if scale == 0.0 else float(np.linalg.norm(first - second) / scale)


def check_gradients(network: Network, x: ArrayLike, t: ArrayLike, loss: Loss) -> dict[str, GradientCheck]:
    """Compare the backward pass with central differences, (L(θ + h) − L(θ − h)) / 2h for every parameter.

    `x` and `t` are as for `network.backward`. Returns one GradientCheck for each of the names in `network.parameters`.
    All is done in float64 with h = 1e-5, in a copy: `network` stays as it is. Right gradients agree to about 1e-8,
    except within h of a kink such as that of ReLU, where there is no gradient to agree on. The time grows with the
    square of the size of the network: this is for small ones. Raises ValueError as `network.backward` does.

    Source: Bishop 2006, "Pattern Recognition and Machine Learning", eq. 5.69.
    """
    double = Network(network.layers, network.input_shape, dtype="float64")
    double.theta[:] = network.theta
    double.backward(x, t, loss)
    analytic = double.gradient.copy()
    numerical = np.empty_like(analytic)
    theta = double.theta
    for index, value in enumerate(network.theta.tolist()):
        theta[index] = value + STEP
        above = double.loss(x, t, loss)
        theta[index] = value - STEP
        below = double.loss(x, t, loss)
        theta[index] = value
        numerical[index] = (above - below) / (2.0 * STEP)
    first, second = double.layout.views(analytic), double.layout.views(numerical)
    return {name: GradientCheck(first[name], second[name], relative_error(first[name], second[name])) for name in first}
