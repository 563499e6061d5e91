"""From a description to the real things: data, network, loss, optimizer and schedule."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pellucid import nn
from pellucid.data.dataset import Dataset
from pellucid.data.pictures import LEVELS
from pellucid.experiment import spec as specs
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.readout import Readout, readout_of
from pellucid.experiment.trained import trained_theta
from pellucid.nn import initializers, schedules

ACTIVATIONS: dict[specs.Activation, type[nn.Layer]] = {
    "relu": nn.ReLU,
    "leaky-relu": nn.LeakyReLU,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "step": nn.Step,
    "identity": nn.Identity,
}
OPTIMIZERS: dict[specs.OptimizerName, Callable[..., nn.Optimizer]] = {
    "sgd": nn.SGD,
    "momentum": nn.Momentum,
    "adagrad": nn.AdaGrad,
    "rmsprop": nn.RMSProp,
    "adam": nn.Adam,
}


@dataclass(frozen=True, eq=False)
class Experiment:
    """What a Spec describes, made.

    `network` has the layers [Affine, activation, …, Affine]; `readout` knows what its outputs mean, and `loss` is what
    training makes small.
    """

    spec: specs.Spec
    dataset: Dataset
    network: nn.Network
    loss: nn.Loss

    @property
    def affine_keys(self) -> tuple[str, ...]:
        """Return the index of each affine layer as parameters are keyed by it: "0", "2", "4", …"""
        return tuple(str(2 * index) for index in range(len(self.spec.network.hidden) + 1))

    @property
    def sizes(self) -> tuple[int, ...]:
        """Return the number of inputs, of units in each hidden layer, and of outputs."""
        return (self.dataset.features, *(layer.units for layer in self.spec.network.hidden), self.readout.units)

    @cached_property
    def readout(self) -> Readout:
        """Return how the outputs of the network are read."""
        return readout_of(self.spec.network, self.dataset)

    def probe(self, theta: NDArray[np.float32]) -> nn.Network:
        """Return a network of the same shape that holds a copy of `theta`, for looking without touching `network`.

        It is one and the same object at every call, so it is for one thread only.
        """
        np.copyto(self._probe.theta, theta)
        return self._probe

    @cached_property
    def _probe(self) -> nn.Network:
        return build_network(self.spec, self.dataset)


def build(spec: specs.Spec) -> Experiment:
    """Make data, network and loss. Raises SpecError if the data cannot be had or the network cannot be for them."""
    return build_on(spec, build_dataset(spec.data))


def build_on(spec: specs.Spec, dataset: Dataset) -> Experiment:
    """Make network and loss for data that are there. Raises SpecError if the network cannot be for them."""
    return Experiment(spec, dataset, build_network(spec, dataset), readout_of(spec.network, dataset).loss)


def build_network(spec: specs.Spec, dataset: Dataset) -> nn.Network:
    """Make the network for `dataset`, its weights drawn with the seed of `spec`, or those in the box.

    Raises SpecError if its output cannot be for these data, or if `spec` wants trained weights and the box has none for
    this network.
    """
    initializer = build_initializer(spec.network)
    hidden = chain.from_iterable(
        (nn.Affine(layer.units, initializer), ACTIVATIONS[layer.activation]()) for layer in spec.network.hidden
    )
    layers = [*hidden, nn.Affine(readout_of(spec.network, dataset).units, initializer)]
    network = nn.Network(layers, input_shape=(dataset.features,), seed=spec.seed)
    if spec.network.initialisation == "trained":
        _take_trained(network, spec, dataset)
    return network


def _take_trained(network: nn.Network, spec: specs.Spec, dataset: Dataset) -> None:
    """Give the network trained weights, rewritten so that it answers the same to pixels scaled in any way.

    Those in the box are for u = raw / 255. For x = (raw − o) · f there is Wᵀu + b = (W / 255f)ᵀ x + (b + Wᵀo / 255).
    """
    sizes = (dataset.features, *(layer.units for layer in spec.network.hidden), dataset.classes)
    theta = trained_theta(sizes, tuple(layer.activation for layer in spec.network.hidden))
    if theta is None or spec.data.source not in specs.DIGITS:
        raise specs.SpecError(
            "The trained weights belong to digits and hidden layers of 50 and 100 units with ReLU. "
            "Take those, or choose another initialisation."
        )
    np.copyto(network.theta, theta)
    scaling, weight, bias = dataset.scaling, network.parameters["0.weight"], network.parameters["0.bias"]
    bias += weight.T @ (scaling.offset / LEVELS)
    weight /= (LEVELS * scaling.factor)[:, np.newaxis]


def build_initializer(network: specs.Network) -> initializers.Initializer:
    """Make what draws the initial weights. Trained ones take the place of zeros."""
    match network.initialisation:
        case "he-normal":
            return initializers.HeNormal()
        case "he-uniform":
            return initializers.HeUniform()
        case "xavier-normal":
            return initializers.XavierNormal()
        case "xavier-uniform":
            return initializers.XavierUniform()
        case "gaussian":
            return initializers.Gaussian(network.gaussian_std)
        case "zeros" | "trained":
            return initializers.Zeros()


def build_optimizer(training: specs.Training, network: nn.Network) -> nn.Optimizer:
    """Make the optimizer for `network`, with fresh state; it penalises weights, not biases."""
    optimizer = OPTIMIZERS[training.optimizer](training.learning_rate, decayed=network.decay_mask)
    set_hyperparameters(optimizer, training)
    return optimizer


def set_hyperparameters(optimizer: nn.Optimizer, training: specs.Training) -> None:
    """Give an optimizer, without touching its state, the momentum and the penalties of `training`."""
    optimizer.weight_decay, optimizer.l1 = training.weight_decay, training.l1
    match optimizer:
        case nn.Momentum():
            optimizer.momentum = training.momentum
        case nn.Adam():
            optimizer.beta1 = training.momentum


def build_schedule(training: specs.Training) -> schedules.Schedule:
    """Make the rule by which the learning rate falls with the epochs."""
    factor, epochs = training.schedule_factor, training.schedule_epochs
    match training.schedule:
        case "constant":
            return schedules.Constant()
        case "step":
            return schedules.StepDecay(factor, epochs)
        case "exponential":
            return schedules.Exponential(factor, epochs)
        case "cosine":
            return schedules.Cosine(factor, epochs)
        case "inverse-time":
            return schedules.InverseTime(epochs)
