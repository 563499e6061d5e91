import pytest
from tests.ui.formula.parts import DOT, EQUALS, W1, Z, row, slope, weighted

from pellucid.lens.explain.notation import Fraction, Number, Of, Part, Scripted, Text
from pellucid.ui.formula.speech import spoken

W_I = Scripted(Text("w", True), below=Text("i", True))


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (row("z", EQUALS, "Σ", W_I, "+", "b"), "z equals the sum of w sub i plus b"),
        (weighted(0.1, -0.25), "z equals 122 times 0.1 plus 66 times minus 0.25 equals minus 4.3"),
        (row(slope("a"), EQUALS, slope("z"), DOT, "w"),
         "partial L over partial a equals partial L over partial z times w"),
        (Fraction(row("1"), row("1", "+", "e")), "the fraction 1, over 1 plus e, end of fraction"),
        (Scripted(Text("x", True), above=Text("2")), "x squared"),
        (Scripted(Text("W", True), above=Text("T")), "W transposed"),
        (Scripted(Text("z", True), Text("i"), Text("(3)")), "z sub i of example 3"),
        (row(Fraction(row("∂", "L"), row("∂", "w"), inline=True), EQUALS, Scripted(Text("Σ"), Text("n", True)),
             Scripted(Text("x", True), above=Text("(n)"))),
         "partial L over partial w equals the sum over n of x of example n"),
        (Scripted(Text("e", True), above=Number(-3.0)), "e to the power of minus 3"),
        (row(Scripted(Text("Σ"), below=Text("j", True)), "w"), "the sum over j of w"),
        (row(Scripted(Text("Σ"), below=row("i", "= 1"), above=Text("n", True)), "w"),
         "the sum over i equals 1 of, to n, of w"),
        (row("z", EQUALS, 1 / 3), "z is about 0.333"),
        (Number(-2.5e-6), "minus 2.5 times 10 to the power of minus 6"),
        (row(2.0, DOT, -3.0), "2 times minus 3"),
        (row("m̂", "> 0"), "m hat is greater than 0"),
        (Of(row("max(", Number(5.0), ", 0)"), W1), "max ( 5 , 0 )"),
    ],
)  # fmt: skip
def test_a_formula_is_read_out_as_one_says_it(part: Part, words: str) -> None:
    assert spoken(part) == words


def test_a_hidden_number_is_not_told() -> None:
    assert spoken(row("z", EQUALS, Number(1 / 3, Z)), {Z}) == "z equals a hidden number"
    assert spoken(row("1", "+", Of(Number(-3.0), Z)), {Z}) == "1 plus a hidden number"
