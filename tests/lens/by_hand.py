"""The network once more, in float64 and as plainly as it can be written, to compare the lens with."""

import numpy as np
from numpy.typing import NDArray

from pellucid.data.dataset import RawArray
from pellucid.experiment.build import Experiment, build
from pellucid.experiment.spec import Data, Layer, Network, Spec

Array = NDArray[np.float64]

FUNCTIONS = {
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
}
SLOPES = {
    "relu": lambda z: (z > 0).astype(float),
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "sigmoid": lambda z: FUNCTIONS["sigmoid"](z) * (1 - FUNCTIONS["sigmoid"](z)),
}
HIDDEN = (Layer(7, "relu"), Layer(5, "tanh"), Layer(6, "sigmoid"))


def small_experiment(hidden: tuple[Layer, ...] = HIDDEN, **data: object) -> Experiment:
    data = {"train": 90, "test": 40, "label_noise": 0.1} | data
    return build(Spec(seed=5, data=Data(**data), network=Network(hidden=hidden)))  # type: ignore[arg-type]


def small_digits(train: int = 500, test: int = 700, **data: object) -> Experiment:
    """Handwritten digits, more than are looked at in one part."""
    return small_experiment(source="digits", train=train, test=test, **data)


def random_theta(experiment: Experiment, seed: int = 0) -> NDArray[np.float32]:
    theta = np.random.default_rng(seed).normal(0, 0.7, experiment.network.layout.size).astype(np.float32)
    theta.setflags(write=False)
    return theta


def inputs(experiment: Experiment, raw: RawArray) -> Array:
    scaling = experiment.dataset.scaling
    return (raw.astype(float) - scaling.offset) * scaling.factor


def parameters(experiment: Experiment, theta: NDArray[np.float32]) -> list[tuple[Array, Array]]:
    found = experiment.network.layout.views(theta.astype(float))
    keys = range(0, 2 * len(experiment.spec.network.hidden) + 1, 2)
    return [(found[f"{key}.weight"], found[f"{key}.bias"]) for key in keys]


def forward(experiment: Experiment, theta: NDArray[np.float32], x: Array) -> tuple[list[Array], list[Array]]:
    """All values before and after each function, (examples, units); the last after softmax."""
    pre, post = [], [x]
    for (weight, bias), layer in zip(
        parameters(experiment, theta), (*experiment.spec.network.hidden, None), strict=True
    ):
        pre.append(post[-1] @ weight + bias)
        if layer is None:
            e = np.exp(pre[-1])
            post.append(e / e.sum(axis=1, keepdims=True))
        else:
            post.append(FUNCTIONS[layer.activation](pre[-1]))
    return pre, post[1:]


def weight_gradients(experiment: Experiment, theta: NDArray[np.float32]) -> list[Array]:
    """∂L/∂W of the mean cross-entropy over all training examples."""
    x = inputs(experiment, experiment.dataset.x_train)
    pre, post = forward(experiment, theta, x)
    delta = (post[-1] - np.eye(experiment.dataset.classes)[experiment.dataset.t_train]) / len(x)
    found = []
    layers = experiment.spec.network.hidden
    weights = [weight for weight, _ in parameters(experiment, theta)]
    for number in reversed(range(len(weights))):
        found.append((post[number - 1] if number else x).T @ delta)
        if number:
            delta = (delta @ weights[number].T) * SLOPES[layers[number - 1].activation](pre[number - 1])
    return found[::-1]
