import pytest
from tests.ui.formula.parts import DOT, EQUALS, W1, Z, row, slope, weighted

from pellucid.lens.explain.notation import Fraction, Number, Of, Part, Scripted, Text
from pellucid.ui.formula.speech import spoken

W_I = Scripted(Text("w", True), below=Text("i", True))


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (row("z", EQUALS, "Σ", W_I, "+", "b"), "z equals the sum over i of w sub i, end of sum, plus b"),
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
         "the sum over i equals 1 to n of w"),
        (row("z", EQUALS, 1 / 3), "z is about 0.333"),
        (Number(-2.5e-6), "minus 2.5 times 10 to the power of minus 6"),
        (row(2.0, DOT, -3.0), "2 times minus 3"),
        (row("m̂", "> 0"), "m hat is greater than 0"),
        (Of(row("max(", Number(5.0), ", 0)"), W1), "max of 5 and 0"),
        (row("Σ", Scripted(Text("e", True), above=Text("s", True))), "the sum of e to the power of s"),
        (Scripted(Text("z", True), above=Text("(2)")), "z of example 2"),
        (row("Σ", Scripted(Text("z", True), above=Text("(n)"))), "the sum over n of z of example n"),
        (row("tanh(", -0.5, ")"), "tanh of minus 0.5"),
        (row("log(", "1", "+", "e", ")", "+", "z"), "log of the quantity 1 plus e, end of quantity, plus z"),
        (row("2", DOT, "(", "z", "−", "t", ")"), "2 times the quantity z minus t, end of quantity"),
        (row("max(", "z", ", …, ", "s", ")"), "max of z, and so on, s"),
        (row("max(", 1.0, ", ", 2.0, ", ", 3.0, ")"), "max of 1, 2 and 3"),
        (row("f", "′(", "z", ")", EQUALS, "[", "a", " > ", 0.0, "]"),
         "f prime of z equals 1 if a is greater than 0, else 0"),
        (row("[", "a", " > ", 0.0, "]", "−", "t"),
         "the quantity 1 if a is greater than 0, else 0, end of quantity, minus t"),
        (row("−", "|", "z", "|"), "minus the absolute value of z"),
        (Scripted(Number(-0.5, W1), above=Text("2")), "the quantity minus 0.5, end of quantity, squared"),
        (Scripted(Text("e", True), above=row("z", "+", "b")), "e to the power of z plus b, end of power"),
        (row(Text("√"), "s", "+", "ε"), "the square root of s, end of root, plus epsilon"),
        (Fraction(Scripted(Text("e", True), above=Text("s", True)), Number(2.5)),
         "the fraction e to the power of s, over 2.5, end of fraction"),
        (row("w", ": ", 2.0, " → ", 3.0), "w, 2 becomes 3"),
        (Text("∂L/∂θ = [x; 1] · (∂L/∂z)ᵀ"),
         "partial L over partial theta equals the quantity x; 1, end of quantity, "
         "times partial L over partial z transposed"),
    ],
)  # fmt: skip
def test_a_formula_is_read_out_as_one_says_it(part: Part, words: str) -> None:
    assert spoken(part) == words


def test_a_hidden_number_is_not_told() -> None:
    assert spoken(row("z", EQUALS, Number(1 / 3, Z)), {Z}) == "z equals a hidden number"
    assert spoken(row("1", "+", Of(Number(-3.0), Z)), {Z}) == "1 plus a hidden number"
