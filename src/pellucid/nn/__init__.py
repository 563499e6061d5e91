"""The engine: layers, losses and optimizers in NumPy, recorded on a tape and replayed at full speed."""

from pellucid.nn import initializers, schedules
from pellucid.nn.activations import Identity, LeakyReLU, ReLU, Sigmoid, Step, Tanh
from pellucid.nn.affine import Affine
from pellucid.nn.gradient_check import check_gradients
from pellucid.nn.layer import Layer
from pellucid.nn.losses import Loss, MeanSquaredError, PerceptronLoss, SigmoidCrossEntropy, SoftmaxCrossEntropy
from pellucid.nn.network import Network
from pellucid.nn.optimizer import Optimizer
from pellucid.nn.optimizers import SGD, AdaGrad, Adam, Momentum, RMSProp

__all__ = [
    "SGD",
    "AdaGrad",
    "Adam",
    "Affine",
    "Identity",
    "Layer",
    "LeakyReLU",
    "Loss",
    "MeanSquaredError",
    "Momentum",
    "Network",
    "Optimizer",
    "PerceptronLoss",
    "RMSProp",
    "ReLU",
    "Sigmoid",
    "SigmoidCrossEntropy",
    "SoftmaxCrossEntropy",
    "Step",
    "Tanh",
    "check_gradients",
    "initializers",
    "schedules",
]
