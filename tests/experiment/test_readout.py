"""Every output a network can have: its units, its targets, its answers, and the data it is refused for."""

import re
from typing import get_args

import numpy as np
import pytest

from pellucid import nn
from pellucid.experiment.build import build
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.readout import possible_outputs, readout_of
from pellucid.experiment.spec import Data, Layer, Network, Output, Source, Spec, SpecError

TWO, THREE, VALUES = (
    build_dataset(Data(source=source, train=12, test=6)) for source in ("moons", "three-spirals", "saddle")
)


def network(output: Output) -> Network:
    return Network(hidden=(), output=output)


@pytest.mark.parametrize(
    ("output", "dataset", "names", "loss"),
    [
        ("softmax", TWO, ("A", "B"), nn.SoftmaxCrossEntropy),
        ("softmax", THREE, ("A", "B", "C"), nn.SoftmaxCrossEntropy),
        ("sigmoid", TWO, ("B",), nn.SigmoidCrossEntropy),
        ("step", TWO, ("B",), nn.PerceptronLoss),
        ("linear", VALUES, ("y",), nn.MeanSquaredError),
    ],
)
def test_units_stand_for_something_and_have_a_loss(output, dataset, names, loss):
    readout = readout_of(network(output), dataset)
    assert (readout.names, readout.units, type(readout.loss)) == (names, len(names), loss)
    targets = readout.targets(dataset.t_train)
    assert (targets.shape, targets.dtype) == ((12, len(names)), np.float32)


def test_targets_are_one_hot_rows_or_zero_and_one_or_values() -> None:
    np.testing.assert_array_equal(
        readout_of(network("softmax"), THREE).targets(np.array([2, 0])), [[0, 0, 1], [1, 0, 0]]
    )
    for output in ("sigmoid", "step"):
        np.testing.assert_array_equal(readout_of(network(output), TWO).targets(np.array([1, 0])), [[1], [0]])  # type: ignore[arg-type]
    values = np.array([0.25, -3.0], np.float32)
    np.testing.assert_array_equal(readout_of(network("linear"), VALUES).targets(values), [[0.25], [-3]])


def test_probabilities_of_a_sigmoid_are_those_of_both_classes() -> None:
    z = np.array([[0.0], [np.log(3.0)], [-1e4]])
    found = readout_of(network("sigmoid"), TWO).probabilities(z)
    np.testing.assert_allclose(found, [[0.5, 0.5], [0.25, 0.75], [1, 0]], atol=1e-12)


def test_a_step_is_always_sure() -> None:
    found = readout_of(network("step"), TWO).probabilities(np.array([[0.0], [0.001], [-7.0]]))
    np.testing.assert_array_equal(found, [[1, 0], [0, 1], [1, 0]])


def test_values_have_no_classes_to_be_probable() -> None:
    assert readout_of(network("linear"), VALUES).probabilities(np.zeros((5, 1))).shape == (5, 0)


@pytest.mark.parametrize("output", ["sigmoid", "step"])
def test_one_unit_answers_the_second_class_where_it_is_above_zero(output: Output) -> None:
    z = np.array([[0.1], [-0.1], [0.0], [0.1], [-0.1], [np.nan], [np.inf]])
    t = np.array([1, 0, 0, 0, 1, 0, 1])
    assert readout_of(network(output), TWO).right(z, t) == 3


def test_the_largest_of_many_is_the_answer() -> None:
    z = np.array([[1.0, 2.0, 0.0], [5.0, -1.0, 4.0], [np.nan, 0.0, 0.0]])
    assert readout_of(network("softmax"), THREE).right(z, np.array([1, 2, 0])) == 1


def test_no_value_is_right_or_wrong() -> None:
    assert np.isnan(readout_of(network("linear"), VALUES).right(np.zeros((2, 1)), np.zeros(2)))


@pytest.mark.parametrize(
    ("source", "outputs"),
    [
        ("moons", ("softmax", "sigmoid", "step")),
        ("xor-gate", ("softmax", "sigmoid", "step")),
        ("three-spirals", ("softmax",)),
        ("three-colours", ("softmax",)),
        ("multi-gaussian", ("linear",)),
    ],
)
def test_data_allow_the_outputs_that_make_sense_for_them(source: Source, outputs: tuple[Output, ...]) -> None:
    data = Data(source=source, train=9, test=3)
    assert possible_outputs(build_dataset(data)) == outputs
    for output in get_args(Output):
        spec = Spec(data=data, network=network(output))
        if output in outputs:
            assert build(spec).network.output_shape == (build(spec).readout.units,)
        else:
            with pytest.raises(SpecError, match=f"Take {' or '.join(outputs)}"):
                build(spec)


@pytest.mark.parametrize(
    ("output", "dataset", "message"),
    [
        ("sigmoid", THREE, "network.output sigmoid is for data with two classes; these have 3 classes. Take softmax."),
        ("step", VALUES, "is for data with two classes; these have values instead of classes. Take linear."),
        ("softmax", VALUES, "is for data with classes; these have values instead of classes. Take linear."),
        ("linear", TWO, "with values instead of classes; these have 2 classes. Take softmax or sigmoid or step."),
    ],
)
def test_a_refusal_says_what_would_do(output, dataset, message):
    with pytest.raises(SpecError, match=re.escape(message)):
        readout_of(network(output), dataset)


def test_a_step_has_no_hidden_layers() -> None:
    hidden = Network(hidden=(Layer(2, "step"),), output="step")
    with pytest.raises(SpecError, match=r"network\.hidden has other layers.*take sigmoid"):
        readout_of(hidden, TWO)


def test_only_the_perceptron_rule_takes_examples_in_their_order() -> None:
    assert not readout_of(network("step"), TWO).shuffled
    assert all(readout_of(network(output), TWO).shuffled for output in ("softmax", "sigmoid"))  # type: ignore[arg-type]
