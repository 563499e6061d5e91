"""What if: other values for inputs, weights and biases, in copies of the arrays that a moment is computed from."""

from collections.abc import Mapping

import numpy as np

from pellucid.data.dataset import FloatArray
from pellucid.experiment.build import Experiment
from pellucid.lens.explain.notation import Kind, Operand

Numbers = Mapping[Operand, float]


def other_numbers(
    numbers: Numbers, experiment: Experiment, theta: FloatArray, inputs: FloatArray
) -> dict[Operand, float]:
    """Return those of the numbers that are not what they stand for already, in the engine's precision."""
    return {
        operand: value
        for operand, value in numbers.items()
        if (_place(operand, experiment, theta, inputs) != np.float32(value)).any()
    }


def with_numbers(
    numbers: Numbers, experiment: Experiment, theta: FloatArray, inputs: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return parameters and inputs, (examples, features), with these numbers in the place of theirs."""
    theta, inputs = theta.copy(), inputs.copy()
    for operand, value in numbers.items():
        _place(operand, experiment, theta, inputs)[:] = value
    return theta, inputs


def _place(operand: Operand, experiment: Experiment, theta: FloatArray, inputs: FloatArray) -> FloatArray:
    """Return where a number stands: a view of the arrays. An input is that of every example."""
    if operand.kind is Kind.INPUT:
        return inputs[:, operand.unit]
    at = index_of(experiment, operand)
    return theta[at : at + 1]


def index_of(experiment: Experiment, operand: Operand) -> int:
    """Return where a weight or a bias lies in the flat vector of the parameters."""
    assert operand.column is not None
    assert operand.unit is not None
    layout = experiment.network.layout
    key = experiment.affine_keys[operand.column - 1]
    if operand.kind is Kind.BIAS or operand.source is None:
        return layout.index(f"{key}.bias", operand.unit)
    return layout.index(f"{key}.weight", operand.source, operand.unit)
