"""What the numbers of formulae are called, and whose they are."""

import pytest

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.ui.formula.operand_words import operand_words
from pellucid.ui.stage.columns import columns_of


@pytest.mark.parametrize(
    ("operand", "symbol"),
    [
        (Operand(Kind.INPUT, 0, 1), "x"),
        (Operand(Kind.SUM, 1, 4), "z"),
        (Operand(Kind.ACTIVATION, 2, 0), "a"),
        (Operand(Kind.TARGET, -1, 2), "t"),
        (Operand(Kind.INTERMEDIATE, -1, 1, letter="y"), "y"),
    ],
)
def test_a_number_of_a_neuron_is_called_with_it(operand: Operand, symbol: str) -> None:
    columns = columns_of(build(load("colours")))
    at, unit = operand.column, operand.unit
    assert at is not None
    assert unit is not None
    assert columns[at].neuron(unit) != columns[at].neuron(unit - 1)
    assert operand_words(operand, columns) == f"{symbol} of {columns[at].neuron(unit)}"


@pytest.mark.parametrize(
    ("operand", "words"),
    [
        (Operand(Kind.WEIGHT, 1, 4, 0), "w sub 1"),
        (Operand(Kind.BIAS, 1, 4), "b"),
        (Operand(Kind.GRADIENT, 1, 4, 2), "partial L over partial w sub 3"),
        (Operand(Kind.GRADIENT, 1, 4), "partial L over partial b"),
        (Operand(Kind.GRADIENT, 1, 4, letter="z"), "partial L over partial z"),
        (Operand(Kind.LOSS), "L"),
        (Operand(Kind.SETTING), ""),
    ],
)
def test_sources_are_counted_from_1(operand: Operand, words: str) -> None:
    assert operand_words(operand, ()) == words
