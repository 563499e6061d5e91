"""Every activation, loss, optimizer, initializer and schedule there is: the contract tests run over these lists."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid import nn
from pellucid.nn import initializers, schedules

Array = NDArray[Any]

ACTIVATIONS: list[Callable[[], nn.Layer]] = [nn.ReLU, nn.LeakyReLU, nn.Sigmoid, nn.Tanh, nn.Step, nn.Identity]
SMOOTH_SOMEWHERE = [activation for activation in ACTIVATIONS if activation is not nn.Step]
LOSSES: list[Callable[[], nn.Loss]] = [
    nn.SoftmaxCrossEntropy,
    nn.SigmoidCrossEntropy,
    nn.MeanSquaredError,
    nn.PerceptronLoss,
]
OPTIMIZERS: list[Callable[..., nn.Optimizer]] = [nn.SGD, nn.Momentum, nn.AdaGrad, nn.RMSProp, nn.Adam]
INITIALIZERS: list[Callable[[], initializers.Initializer]] = [
    initializers.Zeros,
    initializers.Gaussian,
    initializers.XavierNormal,
    initializers.XavierUniform,
    initializers.HeNormal,
    initializers.HeUniform,
]
SCHEDULES: list[schedules.Schedule] = [
    schedules.Constant(),
    schedules.StepDecay(0.5, 10),
    schedules.Exponential(0.5, 10),
    schedules.Cosine(0.1, 10),
    schedules.InverseTime(10),
]


def two_hidden_layers(activation: Callable[[], nn.Layer], dtype: str = "float32", seed: int = 1) -> nn.Network:
    """Return a network 4-7-5-3 with `activation` after each hidden layer, and biases that are not zero."""
    layers = [nn.Affine(7), activation(), nn.Affine(5), activation(), nn.Affine(3)]
    network = nn.Network(layers, input_shape=(4,), seed=seed, dtype=dtype)
    biases = np.random.default_rng(seed + 1)
    for name, values in network.parameters.items():
        if name.endswith("bias"):
            values[...] = biases.normal(0.0, 0.5, values.shape)
    return network


def examples(count: int = 6, seed: int = 2) -> tuple[Array, Array]:
    """Return inputs (count, 4) and one-hot targets (count, 3) that the network above fits, in float64."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(count, 4)), np.eye(3)[rng.integers(0, 3, count)]
