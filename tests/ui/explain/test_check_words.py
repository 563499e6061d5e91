import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Activation, Layer, Network, Spec
from pellucid.lens.explain.bench import Bench
from pellucid.lens.explain.bugs import Bug, Planted
from pellucid.lens.explain.layer_check import Finding, LayerFinding
from pellucid.lens.explain.moment import Moment
from pellucid.ui.explain.check_words import (
    Names,
    blame_text,
    bug_choices,
    bug_explanation,
    error_text,
    findings_text,
    flat_text,
    gradient_text,
    loss_texts,
    station_names,
)
from pellucid.ui.explain.words import operation_text
from pellucid.ui.numbers import MINUS, parse_number

NAMES = {0: "Affine 1", 1: "ReLU 1", 2: "Affine 2", None: "Loss"}


def found(layer: int | None, error: float, own_error: float) -> LayerFinding:
    return LayerFinding(layer, "Affine", (Finding("x", error, own_error, 16, 0),))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.031042, "+0.031042"),
        (-3.10424e-7, "−3.1042e-7"),
        (0.9999996, "+1.0000"),
        (-12.3456789, "−12.346"),
        (123456.0, "+1.2346e5"),
        (0.0, "0"),
        (math.nan, "NaN"),
    ],
)
def test_gradients_have_five_figures_and_a_sign(value: float, text: str) -> None:
    assert gradient_text(value) == text


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (3.04e-9, "3.0e-9"),
        (0.972, "0.97"),
        (1.4, "1.4"),
        (1.0, "1.0"),
        (0.0143, "0.014"),
        (12.0, "1.2e1"),
        (0.0, "0"),
        (math.nan, "NaN"),
    ],
)
def test_errors_have_two_figures(error: float, text: str) -> None:
    assert error_text(error) == text


def test_whoever_is_to_blame_is_named() -> None:
    suffering = [found(0, 0.5, 1e-9), found(1, 0.7, 0.7), found(2, 1e-9, 1e-9), found(None, 1e-9, 1e-9)]
    assert blame_text(suffering, Planted(Bug.SLOPE, 1), NAMES).startswith("ReLU 1 does not multiply by its slope")
    assert blame_text(suffering, None, NAMES).startswith("ReLU 1 is wrong. Its error spreads")
    assert "spreads" not in blame_text(suffering[1:], None, NAMES)
    overlooked = [found(0, 0.5, 1e-9), found(1, 1e-9, 1e-9)]
    assert blame_text(overlooked, Planted(Bug.SLOPE, 1), NAMES).startswith("ReLU 1 does not multiply by its slope")


def test_kinks_are_told_of() -> None:
    right = found(0, 1e-9, 1e-9)
    assert blame_text([right], None, NAMES) == "Every layer agrees with the loss, to 1.0e-9 at worst."
    kink = LayerFinding(1, "ReLU", (Finding("x", 0.0, 0.0, 16, 2),))
    assert blame_text([right, kink], None, NAMES).endswith("Where there is a kink, the slope of either side is right.")


def test_every_bug_is_offered_and_explained() -> None:
    assert [key for key, _ in bug_choices()][1:] == [bug.value for bug in Bug]
    assert len({bug_explanation(bug) for bug in Bug}) == len(Bug)


def test_the_findings_of_a_layer_are_told_in_full() -> None:
    told = findings_text(found(0, 0.5, 1e-9), "Affine 1")
    assert told == "Affine 1: misled by a later layer\n∂L/∂x: 0.50 beside the loss, 1.0e-9 by itself"


def experiment_of(*activations: Activation) -> Experiment:
    return build(Spec(network=Network(tuple(Layer(4, activation) for activation in activations))))


def names_of(experiment: Experiment) -> Names:
    network = experiment.network
    inputs, targets = np.zeros((1, *network.input_shape)), experiment.readout.targets(np.zeros(1, np.int64))
    return station_names(Bench(network, experiment.loss, network.theta, inputs, targets).stations)


def test_layers_are_called_as_in_the_chain_and_numbered() -> None:
    experiment = experiment_of("leaky-relu", "sigmoid", "leaky-relu")
    names = names_of(experiment)
    hidden = ["Affine 1", "Leaky ReLU 1", "Affine 2", "Sigmoid 1", "Affine 3", "Leaky ReLU 2"]
    assert list(names.values()) == [*hidden, "Affine 4", "Loss"]
    moment = Moment.of(experiment, experiment.network.theta, np.zeros(3, np.float32), 0)
    for stop in moment.stops:
        assert stop.layer is None or names[stop.layer][:-2] == operation_text(stop)


def test_what_no_gradient_gets_past_is_told_of() -> None:
    smooth, steps, perceptron = experiment_of("tanh", "relu"), experiment_of("step", "step"), build(load("perceptron"))
    assert flat_text(smooth, names_of(smooth)) == ""
    assert flat_text(steps, names_of(steps)).startswith("Step 1, Step 2: the slope is 0")
    assert flat_text(perceptron, names_of(perceptron)).startswith("The step passes no gradient")


@pytest.mark.parametrize(
    ("losses", "texts"),
    [
        ((0.5, 0.25), ("0.500000000000", "0.250000000000")),
        ((0.5, 0.5), ("0.500000000000", "0.500000000000")),
        ((0.5 + 6e-14, 0.5), ("0.500000000000060", "0.500000000000000")),
        ((3.1e-9 + 4e-15, 3.1e-9), ("0.0000000031000040", "0.0000000031000000")),
        ((1e-30, 0.0), ("0.000000000000000000", "0.000000000000000000")),
        ((math.inf, 1.0), ("∞", "1.000000000000")),
    ],
)
def test_two_losses_show_the_digits_in_which_they_differ(losses: tuple[float, float], texts: tuple[str, str]) -> None:
    assert loss_texts(*losses) == texts


@given(st.floats(1e-6, 100.0), st.floats(1e-15, 1.0))
def test_what_is_left_of_two_losses_is_their_difference(loss: float, part: float) -> None:
    one, other = loss * (1.0 + part), loss
    shown = [Decimal(text) for text in loss_texts(one, other)]
    assert float(shown[0] - shown[1]) == pytest.approx(one - other, rel=0.11, abs=1e-18)


@given(st.floats(min_value=1e-300, max_value=1e300), st.booleans())
def test_a_gradient_is_shown_with_five_digits_and_its_sign(size: float, negative: bool) -> None:
    value = -size if negative else size
    text = gradient_text(value)
    assert text[0] == (MINUS if negative else "+")
    assert parse_number(text) == pytest.approx(value, rel=0.5001e-4)


@given(st.floats(min_value=1e-300, max_value=1e5))
def test_an_error_is_shown_with_two_digits(error: float) -> None:
    assert parse_number(error_text(error)) == pytest.approx(error, rel=0.0501)
