"""How the last affine layer is read: how many units it has, what they say, and what they should have said."""

from abc import ABC, abstractmethod
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid import nn
from pellucid.data.dataset import Dataset, FloatArray, IntArray, TargetArray
from pellucid.experiment.spec import Network, Output, SpecError

Array = NDArray[Any]


class Readout(ABC):
    """What the outputs z (examples, units) of the last affine layer mean.

    `names` are what the units stand for, one name each. `loss` is what training makes small; its `outputs` is the
    function after the layer. `shuffled` tells whether every pass takes the examples in another order.
    """

    shuffled = True

    def __init__(self, names: tuple[str, ...], loss: nn.Loss) -> None:
        self.names = names
        self.loss = loss

    @property
    def units(self) -> int:
        """Return the number of outputs."""
        return len(self.names)

    @abstractmethod
    def targets(self, t: TargetArray) -> FloatArray:
        """Return what the loss compares with, float32 (examples, units), for the targets `t` (examples,) of data."""

    @abstractmethod
    def probabilities(self, z: Array) -> Array:
        """Return the probability of each class, (examples, classes); where there are no classes, (examples, 0)."""

    @abstractmethod
    def right(self, z: Array, t: TargetArray) -> float:
        """Return how many of the answers z (examples, units) are right for the targets `t` (examples,).

        An answer that is not a number is wrong. Where there are no classes nothing is right or wrong: NaN.
        """


class Softmax(Readout):
    """One unit for each class; the largest is the answer."""

    def __init__(self, class_names: tuple[str, ...]) -> None:
        super().__init__(class_names, nn.SoftmaxCrossEntropy())

    def targets(self, t: TargetArray) -> FloatArray:
        """Return one-hot rows."""
        return np.eye(self.units, dtype=np.float32)[t]

    def probabilities(self, z: Array) -> Array:
        """Return softmax(z)."""
        return self.loss.outputs(z)

    def right(self, z: Array, t: TargetArray) -> float:
        """Count the examples whose class has the largest z."""
        return _count_right(z, z.argmax(axis=1), t)


class OneUnit(Readout):
    """One unit for two classes: the second is the answer where z > 0."""

    def __init__(self, class_names: tuple[str, ...], loss: nn.Loss, *, shuffled: bool = True) -> None:
        super().__init__(class_names[1:], loss)
        self.shuffled = shuffled

    def targets(self, t: TargetArray) -> FloatArray:
        """Return 0 for the first class and 1 for the second."""
        return _column(t)

    def probabilities(self, z: Array) -> Array:
        """Return 1 − y and y, where y is the probability of the second class, or 0 or 1 of the step function."""
        second = self.loss.outputs(z)
        return np.concatenate([1 - second, second], axis=1)

    def right(self, z: Array, t: TargetArray) -> float:
        """Count the examples of the second class with z > 0 and those of the first with others."""
        return _count_right(z, (z[:, 0] > 0).astype(np.int64), t)


class Value(Readout):
    """One unit whose value is the answer; there are no classes."""

    def __init__(self) -> None:
        super().__init__(("y",), nn.MeanSquaredError())

    def targets(self, t: TargetArray) -> FloatArray:
        """Return the values."""
        return _column(t)

    def probabilities(self, z: Array) -> Array:
        """Return no probability for each example."""
        return z[:, :0]

    def right(self, z: Array, t: TargetArray) -> float:  # noqa: ARG002 - no value is right or wrong
        """Return NaN."""
        return nan


def readout_of(network: Network, dataset: Dataset) -> Readout:
    """Return how the output of `network` is read for `dataset`. Raises SpecError if that output cannot be for it."""
    possible = possible_outputs(dataset)
    if network.output not in possible:
        raise SpecError(_refusal(network.output, dataset.classes, possible))
    match network.output:
        case "softmax":
            return Softmax(dataset.class_names)
        case "sigmoid":
            return OneUnit(dataset.class_names, nn.SigmoidCrossEntropy())
        case "step":
            if network.hidden:
                raise SpecError(
                    "The perceptron rule teaches a single unit, and network.hidden has other layers before it. "
                    "Take them away, or take sigmoid for network.output."
                )
            # One example after the other, in the order of the truth table: so updates can be followed by hand.
            return OneUnit(dataset.class_names, nn.PerceptronLoss(), shuffled=False)
        case "linear":
            return Value()


def possible_outputs(dataset: Dataset) -> tuple[Output, ...]:
    """Return the outputs that a network for `dataset` can have, the usual one first."""
    match dataset.classes:
        case 0:
            return ("linear",)
        case 2:
            return "softmax", "sigmoid", "step"
        case _:
            return ("softmax",)


def _refusal(output: Output, classes: int, possible: tuple[Output, ...]) -> str:
    wants = {
        "softmax": "classes",
        "sigmoid": "two classes",
        "step": "two classes",
        "linear": "values instead of classes",
    }[output]
    has = f"{classes} classes" if classes else "values instead of classes"
    return f"network.output {output} is for data with {wants}; these have {has}. Take {' or '.join(possible)}."


def _count_right(z: Array, answers: IntArray, t: TargetArray) -> int:
    return int(np.count_nonzero((answers == t) & np.isfinite(z).all(axis=1)))


def _column(t: TargetArray) -> FloatArray:
    return t.astype(np.float32)[:, np.newaxis]
