"""The table of what the update makes of a neuron's parameters: symbols, numbers before and after, and bars."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lens.explain.reading import text
from tests.ui.explain.checks import examples_of, experiment_of, theta_of

from pellucid.experiment.build import OPTIMIZERS
from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.notation import Length, Number
from pellucid.training.messages import Inspected
from pellucid.ui.explain.changes import changes_of, parameters_before, parameters_told_of
from pellucid.ui.explain.moment_walk import BIAS
from pellucid.ui.explain.update_column import CHANGE_DIGITS
from pellucid.ui.formula.precision import Precision

COLUMN, UNIT = 2, 1
EXPERIMENT = experiment_of(6, 3)
LAYOUT = EXPERIMENT.network.layout


def explained(theta: np.ndarray, optimizer: str = "sgd", rate: float = 0.1, source: int | None = None) -> Any:
    """Return what is explained: the first layer of 6, the second of 3, and one neuron of that."""
    inputs, targets = examples_of(EXPERIMENT, 4)
    engine = OPTIMIZERS[optimizer](rate)
    inspected = Inspected(0, 0, inputs, targets, np.arange(4), optimizer, engine.settings(), engine.state())
    moment = Moment(EXPERIMENT, theta, inputs, targets)
    return SimpleNamespace(moment=moment, inspected=inspected, column=COLUMN, chosen=UNIT, source=source)


def stepped(explanation: Any) -> np.ndarray:
    """Return all parameters after the step."""
    inspected: Inspected = explanation.inspected
    optimizer = OPTIMIZERS[inspected.optimizer](**inspected.settings)
    after = explanation.moment.theta.copy()
    with np.errstate(all="ignore"):
        optimizer.update(after, explanation.moment.gradient)
    return after


def places() -> np.ndarray:
    """Return where the weights of the neuron and its bias lie."""
    return LAYOUT.blocks[COLUMN - 1].matrix(np.arange(LAYOUT.size))[:, UNIT]


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_every_row_says_what_the_engine_makes_of_the_parameter_that_it_names(optimizer: str) -> None:
    explanation = explained(theta_of(EXPERIMENT), optimizer)
    after, moment = stepped(explanation), explanation.moment
    *weights, bias = places().tolist()
    names = {f"w_{number}": at for number, at in enumerate(weights, 1)} | {"b": bias}
    table = changes_of(explanation).table
    told = {text(row.parts[0]): [part for part in row.parts if isinstance(part, Number)] for row in table}
    largest = sorted(weights, key=lambda at: -abs(moment.gradient[at]))[:3]
    assert [names[name] for name in told] == [*sorted(largest), bias]
    for name, (one, other) in told.items():
        assert (one.value, other.value) == (moment.theta[names[name]], after[names[name]])


def test_bars_are_as_long_as_the_parameters_move_and_know_which_way() -> None:
    explanation = explained(theta_of(EXPERIMENT))
    rows = [row.parts for row in changes_of(explanation).table]
    moves = [row[4].value - row[2].value for row in rows]
    bars = [part for row in rows for part in row if isinstance(part, Length)]
    assert [bar.value for bar in bars] == moves
    assert [bar.share for bar in bars] == pytest.approx(np.abs(moves) / np.abs(moves).max())


@pytest.mark.parametrize(("source", "name"), [(None, "w_"), (4, "w_5"), (BIAS, "b")])
def test_the_parameter_that_was_chosen_is_the_one_worked_out(source: int | None, name: str) -> None:
    changes = changes_of(explained(theta_of(EXPERIMENT), source=source))
    assert text(changes.working[-1]).startswith(name)
    assert any(text(row.parts[0]).startswith(name) for row in changes.table)
    if source is None:
        largest = max(changes.table[:-1], key=lambda row: row.parts[-1].share)
        assert text(changes.working[-1]).startswith(text(largest.parts[0]))


def test_before_the_update_small_numbers_keep_their_digits() -> None:
    theta = theta_of(EXPERIMENT)
    told = [row.parts[2] for row in parameters_before(explained(theta)).table]
    assert {number.decimals for number in told} == {4}
    theta[places()[-1]] = 2.5e-5
    told = [row.parts[2] for row in parameters_before(explained(theta)).table]
    assert {number.decimals for number in told} == {None}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.floats(width=32, allow_nan=True), min_size=7, max_size=7),
    st.sampled_from([1e-30, 1e-6, 0.1, 30.0]),
    st.sampled_from(sorted(OPTIMIZERS)),
)
def test_before_and_after_look_alike_only_if_they_are(parameters: list[float], rate: float, optimizer: str) -> None:
    theta = theta_of(EXPERIMENT)
    theta[places()] = parameters
    for row in changes_of(explained(theta, optimizer, rate)).table:
        before, after = (part for part in row.parts if isinstance(part, Number))
        precision = Precision(row, CHANGE_DIGITS)
        shown = [precision.shown(each, each.operand).text for each in (before, after)]
        same = before.value == after.value or (np.isnan(before.value) and np.isnan(after.value))
        assert (shown[0] == shown[1]) == same


def test_a_step_that_changes_nothing_has_no_bars() -> None:
    changes = changes_of(explained(theta_of(EXPERIMENT), rate=0.0))
    assert {(part.value, part.share) for row in changes.table for part in row.parts if isinstance(part, Length)} == {
        (0.0, 0.0)
    }


def test_a_weight_whose_gradient_is_no_number_is_told_of() -> None:
    explanation = explained(theta_of(EXPERIMENT))
    moment = explanation.moment
    *weights, _ = places().tolist()
    least = min(weights, key=lambda at: abs(moment.gradient[at]))
    moment.gradient[least] = np.nan
    assert least in parameters_told_of(explanation)
    names = [text(row.parts[0]) for row in changes_of(explanation).table]
    assert f"w_{weights.index(least) + 1}" in names
