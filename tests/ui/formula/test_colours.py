import math

import pytest
from tests.ui.formula.parts import W1, X2, B, Z

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.ui.formula.colours import operand_colour
from pellucid.ui.stage.columns import columns_of
from pellucid.ui.tokens import DARK, LIGHT, Tokens


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_an_input_has_the_colour_that_it_has_in_the_diagram(tokens: Tokens) -> None:
    colours = columns_of(build(load("colours")))
    assert operand_colour(X2, 0.5, colours, tokens) == tokens.named["green"]
    assert operand_colour(X2, None, (), tokens) == tokens.act


def test_weights_biases_and_gradients_tell_their_sign() -> None:
    for operand in (W1, B, Operand(Kind.GRADIENT, 1, 0)):
        seen = [operand_colour(operand, value, (), LIGHT) for value in (0.5, -0.5, 0.0, math.nan, None)]
        assert seen == [LIGHT.pos_text, LIGHT.neg_text, LIGHT.ink, LIGHT.ink, LIGHT.ink]


def test_activations_are_those_of_the_diagram_and_everything_else_is_plain() -> None:
    assert operand_colour(Operand(Kind.ACTIVATION, 1, 0), -0.5, (), LIGHT) == LIGHT.act
    assert [operand_colour(each, -0.5, (), LIGHT) for each in (Z, None, Operand(Kind.SETTING))] == [LIGHT.ink] * 3
