from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from tests.ui.formula.parts import DOT, EQUALS, W1, X1, Z, row, slope, weighted

from pellucid.lens.explain.notation import Fraction, Kind, Number, Of, Operand, Part, Scripted, Text
from pellucid.ui.formula.boxes import Glyphs
from pellucid.ui.formula.faces import ink_bounds
from pellucid.ui.formula.page import Page, narrowest, set_page
from pellucid.ui.formula.setting import Setter
from pellucid.ui.formula.speech import spoken
from pellucid.ui.numbers import MINUS

SETTER = Setter(13)
WIDE = 1000.0


def page(*formulae: Part, width: float = WIDE, setter: Setter = SETTER) -> Page:
    return set_page(setter, [setter.row(each) for each in formulae], width)


def glyphs(made: Page, text: str) -> Glyphs:
    return next(each for each in made.glyphs if each.text == text)


def texts(*formulae: Part, setter: Setter = SETTER) -> str:
    return " ".join(each.text for each in page(*formulae, setter=setter).glyphs)


def lines(made: Page) -> list[str]:
    """Return what stands on each baseline, read from the left."""
    rows: dict[float, list[Glyphs]] = {}
    for each in made.glyphs:
        rows.setdefault(each.y, []).append(each)
    return [" ".join(each.text for each in sorted(rows[y], key=lambda each: each.x)) for y in sorted(rows)]


def test_variables_are_italic_and_words_and_numbers_are_not() -> None:
    made = page(row("z", EQUALS, "max", 3.0))
    assert [each.italic for each in made.glyphs] == [True, False, False, False]


def test_a_small_letter_at_a_corner_is_a_variable_and_a_number_or_a_capital_is_not() -> None:
    made = page(row(*(Scripted(Text("w", True), below=Text(each), above=Text(each)) for each in "i2T")))
    assert {each.text for each in made.glyphs if each.italic} == {"w", "i"}


def test_how_many_terms_there_are_besides_is_said_in_the_language_of_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert texts(row(1.0, " + 1,781 more")) == "1 + 1,781 more"
    monkeypatch.setattr(QCoreApplication, "translate", lambda context, text: {"{count} more": "他 {count}"}[text])
    assert texts(row(1.0, " + 1,781 more")) == "1 + 他 1,781"


def test_what_is_rounded_is_about_equal_and_what_is_exact_is_equal() -> None:
    assert texts(row("z", EQUALS, 0.5)) == "z = 0.5"
    assert texts(row("z", EQUALS, 1 / 3)) == "z ≈ 0.333"


def test_an_equals_sign_speaks_of_what_follows_up_to_the_next_one() -> None:
    assert texts(row("z", EQUALS, 1 / 3, "+", "1", EQUALS, 2.0)) == "z ≈ 0.333 + 1 = 2"
    assert texts(row("z", EQUALS, Fraction(Number(1 / 3), Number(2.0)), EQUALS, 2.0)).count("≈") == 1


def test_the_hidden_digits_of_a_number_do_not_tell_that_it_is_rounded() -> None:
    assert texts(row("z", EQUALS, Number(1 / 3, Z)), setter=Setter(13, {Z})) == "z ="


def test_a_number_before_and_after_a_change_has_as_many_digits_as_it_takes_to_tell_them_apart() -> None:
    before, after = (Number(float(np.float32(value)), W1) for value in (0.12345678, 0.12346423))
    assert texts(row(before, "→", after, "+", Number(0.7654321, X1))) == "0.123457 → 0.123464 + 0.765"
    assert texts(row(before, "→", before)) == "0.123 → 0.123"


def test_a_weight_is_told_apart_from_what_the_update_makes_of_it() -> None:
    before, after = (float(np.float32(value)) for value in (0.12345678, 0.12346423))
    changed = Number(after, replace(W1, letter="updated"))
    assert texts(row(Number(before, W1), "→", changed)) == "0.123457 → 0.123464"


def test_a_sign_speaks_of_what_follows_up_to_the_next_one_only() -> None:
    assert texts(row("z", EQUALS, 0.5, EQUALS, 1 / 3)) == "z = 0.5 ≈ 0.333"


def test_a_minus_is_either_that_between_two_terms_or_that_of_the_number() -> None:
    part = row(Number(2.0), "+", Number(-3.0), EQUALS, Number(-1.0))
    assert texts(part) == f"2 {MINUS} 3 = {MINUS}1"
    assert spoken(part) == "2 minus 3 equals minus 1"


def test_the_same_of_several_examples_has_no_more_digits_than_others() -> None:
    of = [
        Number(value, Operand(Kind.GRADIENT, 1, 0, letter="z", sample=at))
        for at, value in enumerate((0.024731, 0.024662))
    ]
    assert texts(row(of[0], "+", of[1])) == "0.0247 + 0.0247"


def test_the_bar_of_a_fraction_is_as_wide_as_its_wider_part_and_at_the_height_of_the_equals_sign() -> None:
    made = page(row(Fraction(Text("1"), Text("1 + e")), EQUALS, 2.0))
    (bar,) = made.bars
    below = [each for each in made.glyphs if each.y > bar.y + 1 and each.size < 13]
    assert bar.x <= min(each.x for each in below)
    assert bar.x + bar.width >= max(each.x for each in below)
    baseline = glyphs(made, "=").y
    assert baseline - 13 / 2 < bar.y < baseline
    assert glyphs(made, "1").y < bar.y < min(each.y for each in below)


def test_a_root_covers_what_it_is_of_and_nothing_else() -> None:
    made = page(row("√", Scripted(Text("v", True), above=Text("2")), "+", 1.0))
    (root,) = made.roots
    covered, beside = glyphs(made, "2"), glyphs(made, "+")
    assert root.x < glyphs(made, "v").x
    assert covered.x < root.x + root.width < beside.x
    assert root.y - root.ascent < covered.y - 5
    assert all(each.text != "√" for each in made.glyphs)


def test_a_root_of_brackets_is_a_sign_before_them() -> None:
    made = page(row("√", "(", "v", "+", 1.0, ")"))
    assert not made.roots
    assert made.glyphs[0].text == "√"


def test_brackets_are_as_tall_as_what_is_in_them() -> None:
    inner = Fraction(Text("1"), row("(", "n", ")"))
    made = page(row("(", inner, ")", "(", 2.0, ")"))
    opening, closing = made.brackets
    (bar,) = made.bars
    assert opening.x + opening.width <= bar.x
    assert bar.x + bar.width <= closing.x
    baseline = glyphs(made, "2").y
    assert all(bracket.y - bracket.ascent < glyphs(made, "1").y - 8 for bracket in made.brackets)
    assert all(bracket.y + bracket.descent > glyphs(made, "n").y > baseline for bracket in made.brackets)
    assert [each.text for each in made.glyphs].count("(") == 2


def test_brackets_around_an_index_or_a_power_are_as_always() -> None:
    small = Scripted(Text("z", True), below=Text("3"), above=Text("2"))
    assert not page(row("max(", small, ")")).brackets


def test_a_bracket_that_nothing_closes_stays_as_it_is() -> None:
    made = page(row("(", slope("a")), row(slope("a"), ")"))
    assert not made.brackets


def test_scripts_are_smaller_and_below_or_above_at_the_right() -> None:
    made = page(Scripted(Text("w", True), below=Text("i", True), above=Text("2")))
    base, below, above = (glyphs(made, text) for text in "wi2")
    assert below.size == above.size == 10
    assert above.y < base.y < below.y
    assert below.x > base.x
    assert above.x > base.x


@pytest.mark.parametrize("size", [13, 19])
def test_scripts_over_one_another_do_not_touch(size: int) -> None:
    made = page(Scripted(Text("z", True), below=Text("1"), above=Text("(3)")), setter=Setter(size))
    below, *above = (glyphs(made, text) for text in "1(3)")
    foot = max(each.y + ink_bounds(each.text, each.size).bottom() for each in above)
    assert foot + 1 <= below.y + ink_bounds(below.text, below.size).top()


def test_a_number_with_a_sign_or_a_power_of_ten_is_in_brackets_where_it_is_squared() -> None:
    for value, bracketed in ((0.5, False), (-0.5, True), (5e-9, True)):
        assert ("( " in texts(Scripted(Number(value), above=Text("2")))) == bracketed


def test_what_a_sum_runs_over_stands_under_its_sign() -> None:
    made = page(row(Scripted(Text("Σ"), below=Text("j", True)), "w"))
    assert glyphs(made, "j").y > glyphs(made, "Σ").y + 5
    assert glyphs(made, "j").x < glyphs(made, "w").x


def test_a_negative_power_of_ten_is_a_true_superscript() -> None:
    made = page(Number(-2.5e-6))
    assert lines(made) == ["−6", "−2.5 ×10"]
    assert glyphs(made, "−6").size < glyphs(made, "×10").size


def test_a_formula_that_is_too_wide_goes_on_before_an_equals_sign_under_the_first_one() -> None:
    formula = row("z", EQUALS, "first + second", EQUALS, "third + fourth")
    made = page(formula, width=page(formula).width - 10)
    assert lines(made) == ["z = first + second", "= third + fourth"]
    first, second = (each.x for each in made.glyphs if each.text == "=")
    assert first == second


def test_a_sum_that_is_too_wide_goes_on_before_a_plus_behind_the_equals_sign() -> None:
    made = page(row("z", EQUALS, "first + second + third + fourth"), width=150)
    assert lines(made) == ["z = first + second", "+ third + fourth"]
    assert made.width <= 150
    assert min(each.x for each in made.glyphs if each.y > made.glyphs[0].y) == glyphs(made, "first").x


def test_no_line_is_broken_within_a_product_or_after_a_sign() -> None:
    formula = row("the result", EQUALS, "−", "a", DOT, 12345.0)
    assert lines(page(formula, width=1)) == ["the result", "= − a · 12,345"]
    assert narrowest(SETTER, [SETTER.row(formula)]) < page(formula).width


def test_no_line_is_broken_within_brackets_or_before_a_comparison() -> None:
    formula = row("the result", EQUALS, "f(a + b = c) + 1 where z > 0")
    assert lines(page(formula, width=100)) == ["the result", "= f ( a + b = c )", "+ 1 where z > 0"]


def test_brackets_that_are_too_wide_for_a_line_are_broken_after_a_comma() -> None:
    formula = row("a", EQUALS, "max(", 0.125, ", ", 0.25, ", ", 0.375, ")")
    assert lines(page(formula, width=120)) == ["a = max ( 0.125 ,", "0.25 , 0.375 )"]


def test_a_formula_that_begins_with_an_equals_sign_goes_on_under_the_one_before() -> None:
    made = page(row("z", EQUALS, 1.0), row(EQUALS, 2.0), row("zzzz", EQUALS, 3.0))
    first, second, third = (each.x for each in made.glyphs if each.text == "=")
    assert first == second < third


def test_formulae_that_commas_divide_stand_side_by_side_or_begin_a_line_each() -> None:
    formula = row("z", EQUALS, 1.0, ",", "a", EQUALS, 2.0)
    whole = page(formula)
    assert lines(whole) == ["z = 1 , a = 2"]
    assert lines(page(formula, width=whole.width - 1)) == ["z = 1 ,", "a = 2"]


def test_lines_and_formulae_begin_above_what_is_in_them() -> None:
    made = page(row("z", EQUALS, "first + second", EQUALS, "third"), row(slope("a"), EQUALS, 2.0), width=120)
    first, second, third = made.tops
    assert made.starts == (first, third)
    assert first == 0
    assert all(first <= each.y - 8 and each.y <= second for each in made.glyphs if each.text in ("first", "second"))
    assert second <= glyphs(made, "third").y - 8
    assert glyphs(made, "third").y <= third <= min(each.y for each in made.glyphs if each.text == "L") - 8


def test_lines_of_a_formula_are_closer_together_than_formulae_but_fractions_do_not_touch() -> None:
    def down(*formulae: Part) -> float:
        made = page(*formulae, width=60)
        first, second = sorted({each.y for each in made.glyphs if each.text == "="})
        return second - first

    together, apart = (
        down(row("a", EQUALS, "one", EQUALS, "two")),
        down(row("a", EQUALS, "one"), row("b", EQUALS, "two")),
    )
    assert together < apart
    tall = page(row(EQUALS, Fraction(Text("1"), Text("2")), EQUALS, Fraction(Text("1"), Text("2"))), width=30)
    above, below = (each for each in tall.glyphs if each.text in "12" and tall.bars[0].y < each.y < tall.bars[1].y)
    assert above.y + 3 < below.y - below.size * 0.7


def test_an_inline_fraction_is_on_one_line_and_its_slash_stands_close() -> None:
    made = page(Fraction(row("∂", "L"), row("∂", "w"), inline=True))
    assert not made.bars
    assert lines(made) == ["∂ L / ∂ w"]
    (slash,) = (each for each in made.glyphs if each.text == "/")
    letter = glyphs(made, "L")
    assert slash.x - letter.x < 12


def test_every_baseline_is_a_whole_pixel() -> None:
    made = page(weighted(), row(slope("a"), EQUALS, 2.0), row("z", EQUALS, 1.0))
    assert all(each.y == round(each.y) for each in made.glyphs if each.text == "=")


def test_numbers_and_symbols_that_belong_to_an_operand_are_spots_where_they_stand() -> None:
    made = page(row(Of(row("w"), W1), DOT, Number(3.0, X1), "+", 4.0))
    assert [spot.operand for spot in made.spots] == [W1, X1]
    assert all(
        spot.area.contains(glyphs(made, text).x + 1, spot.baseline - 1)
        for spot, text in zip(made.spots, "w3", strict=True)
    )


def test_the_box_of_a_hidden_number_does_not_tell_how_long_it_is() -> None:
    short, long = (page(Number(value, Z), setter=Setter(13, {Z})) for value in (1.0, -123456.0))
    assert short.spots[0].area == long.spots[0].area
    assert not short.glyphs
    assert not long.glyphs


def test_neighbours_begin_at_whole_device_pixels_so_that_they_stand_evenly() -> None:
    for ratio in (1.0, 2.0):
        made = page(row(0.125, "+", 7.5, DOT, "w", "+", 33.25), setter=Setter(13, ratio=ratio))
        assert all(each.x * ratio == round(each.x * ratio) for each in made.glyphs)
