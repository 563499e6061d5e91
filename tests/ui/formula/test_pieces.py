import math

from tests.ui.formula.parts import W1, X1, row

from pellucid.lens.explain.notation import Number, Operand, Part, Text
from pellucid.ui.formula.pieces import Side, Sign, pieces


def words(part: Part) -> list[str]:
    return [piece.part.text for piece in pieces(part) if isinstance(piece.part, Text)]


def signs(part: Part) -> list[Sign]:
    return [piece.sign for piece in pieces(part) if isinstance(piece.part, Number)]


def test_rows_within_rows_are_one_row() -> None:
    assert words(row("a", row("b", row("c")), "d")) == ["a", "b", "c", "d"]


def test_words_are_taken_apart_at_the_signs_in_them() -> None:
    assert words(Text(" 1 − max z > 0 ")) == ["1", "−", "max z", ">", "0"]
    assert words(Text("-")) == ["−"]


def test_a_plus_before_a_negative_number_becomes_a_minus() -> None:
    assert words(row(1.0, "+", -3.0)) == ["−"]
    assert signs(row(1.0, "+", -3.0)) == [Sign.PLAIN, Sign.BEFORE]


def test_a_negative_factor_or_one_after_a_minus_stands_in_brackets() -> None:
    assert signs(row(2.0, "·", -3.0)) == [Sign.PLAIN, Sign.BRACKETED]
    assert signs(row(2.0, "−", -3.0)) == [Sign.PLAIN, Sign.BRACKETED]
    assert signs(row("−", -3.0)) == [Sign.BRACKETED]


def test_a_negative_number_at_the_beginning_keeps_its_sign() -> None:
    assert signs(row(-3.0, "·", 2.0)) == [Sign.PLAIN, Sign.PLAIN]
    assert signs(row("max(", -3.0, ", 0)")) == [Sign.PLAIN]


def test_brackets_around_a_negative_product_that_is_added_are_not_needed() -> None:
    assert words(row(1.0, "+", "(", -3.0, ")")) == ["−"]
    assert words(row(1.0, " + (", -3.0, "·", "(", -2.0, ")", ")", "+", "(", -1.0, ")")) == ["−", "·", "(", ")", "−"]


def test_other_brackets_are_kept() -> None:
    for kept in (
        row(1.0, "−", "(", -3.0, ")"), row(1.0, "+", "(", -3.0, "+", 1.0, ")"), row(1.0, "+", "(", 3.0, ")"),
        row(1.0, "+", "(", -3.0),
    ):  # fmt: skip
        assert "(" in words(kept)
    hidden = pieces(row(1.0, "+", "(", Number(-3.0, W1), ")"), {W1})
    assert Text("(") in [piece.part for piece in hidden]


def test_a_hidden_number_does_not_show_its_sign() -> None:
    part = row(1.0, "+", Number(-3.0, W1))
    assert [piece.sign for piece in pieces(part, {W1})] == [Sign.PLAIN] * 3
    assert pieces(part, {W1})[1].part == Text("+")
    assert pieces(part, {X1})[1].part == Text("−")


def test_what_is_subtracted_has_a_minus_even_if_it_is_0_or_hidden() -> None:
    def joined(value: float, *hidden: Operand) -> list[str]:
        part = row(1.0, "+", Number(value, W1, subtracted=True))
        return [piece.part.text for piece in pieces(part, hidden) if isinstance(piece.part, Text)]

    assert joined(0.0) == joined(-0.0) == joined(-3.0) == joined(math.nan) == ["−"]
    assert joined(3.0) == ["+"]
    assert joined(3.0, W1) == joined(-3.0, W1) == ["−"]


def test_a_zero_never_has_a_minus_of_its_own() -> None:
    for part in (row(1.0, "+", -0.0), row(1.0, "−", -0.0), row(1.0, "·", -0.0), row("−", -0.0)):
        assert signs(part)[-1] is Sign.PLAIN
    assert words(row(1.0, "+", -0.0)) == ["+"]


def test_a_minus_that_joins_nothing_is_a_sign() -> None:
    negated, difference = pieces(row("−", "t"))[0], pieces(row("y", "−", "t"))[1]
    assert (negated.left, negated.right) == (Side.ORDINARY, Side.OPEN)
    assert (difference.left, difference.right) == (Side.BINARY, Side.BINARY)


def test_a_space_between_words_is_kept() -> None:
    assert [piece.spaced for piece in pieces(row("where ", "z"))] == [False, True]
    assert [piece.spaced for piece in pieces(row("where", Text(" "), "z"))] == [False, True]
