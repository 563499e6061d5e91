"""Small experiments that train in no time."""

from typing import Any

from pellucid.experiment.build import build
from pellucid.experiment.spec import Data, Layer, Network, Spec, Training
from pellucid.training.learner import Learner


def small(**training: Any) -> Spec:
    """50 colours in batches of 20, 20 and 10, for a network 3-8-6-3."""
    settings = {"optimizer": "momentum", "learning_rate": 0.05, "batch_size": 20, "epochs": 40} | training
    return Spec(
        data=Data(train=50, test=15),
        network=Network((Layer(8), Layer(6))),
        training=Training(**settings),
    )


def digits(**training: Any) -> Spec:
    """210 handwritten digits in batches of 100, 100 and 10, for a network 784-12-10."""
    settings = {"optimizer": "adam", "learning_rate": 0.003, "batch_size": 100, "epochs": 10} | training
    return Spec(
        data=Data(source="digits", train=210, test=200),
        network=Network((Layer(12),)),
        training=Training(**settings),
    )


def learner(**training: Any) -> Learner:
    return learner_for(small(**training))


def learner_for(spec: Spec) -> Learner:
    return Learner(build(spec))


def overflow(trained: Learner) -> None:
    """Give the last layer weights with which its outputs overflow for every example."""
    trained.network.parameters["2.bias"][:] = 100.0
    trained.network.parameters["4.weight"][:] = 3e38
