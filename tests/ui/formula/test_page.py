from tests.ui.formula.parts import DOT, EQUALS, W1, X1, Z, row, slope, weighted

from pellucid.lens.explain.notation import Fraction, Number, Of, Part, Scripted, Text
from pellucid.ui.formula.boxes import Glyphs
from pellucid.ui.formula.page import Page, narrowest, set_page
from pellucid.ui.formula.setting import Setter

SETTER = Setter(13)
WIDE = 1000.0


def page(*formulae: Part, width: float = WIDE, setter: Setter = SETTER) -> Page:
    return set_page(setter, formulae, width)


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
    made = page(row("z", EQUALS, "max(", 3.0, ")"))
    assert [each.italic for each in made.glyphs] == [True, False, False, False, False]


def test_what_is_rounded_is_about_equal_and_what_is_exact_is_equal() -> None:
    assert texts(row("z", EQUALS, 0.5)) == "z = 0.5"
    assert texts(row("z", EQUALS, 1 / 3)) == "z ≈ 0.333"


def test_an_equals_sign_speaks_of_what_follows_up_to_the_next_one() -> None:
    assert texts(row("z", EQUALS, 1 / 3, "+", "1", EQUALS, 2.0)) == "z ≈ 0.333 + 1 = 2"
    assert texts(row("z", EQUALS, Fraction(Number(1 / 3), Number(2.0)), EQUALS, 2.0)).count("≈") == 1


def test_the_hidden_digits_of_a_number_do_not_tell_that_it_is_rounded() -> None:
    assert texts(row("z", EQUALS, Number(1 / 3, Z)), setter=Setter(13, {Z})) == "z ="


def test_the_bar_of_a_fraction_is_as_wide_as_its_wider_part_and_at_the_height_of_the_equals_sign() -> None:
    made = page(row(Fraction(Text("1"), Text("1 + e")), EQUALS, 2.0))
    (bar,) = made.bars
    below = [each for each in made.glyphs if each.y > bar.y + 1 and each.size < 13]
    assert bar.x <= min(each.x for each in below)
    assert bar.x + bar.width >= max(each.x for each in below)
    baseline = glyphs(made, "=").y
    assert baseline - 13 / 2 < bar.y < baseline
    assert glyphs(made, "1").y < bar.y < min(each.y for each in below)


def test_scripts_are_smaller_and_below_or_above_at_the_right() -> None:
    made = page(Scripted(Text("w", True), below=Text("i", True), above=Text("2")))
    base, below, above = (glyphs(made, text) for text in "wi2")
    assert below.size == above.size == 10
    assert above.y < base.y < below.y
    assert below.x > base.x
    assert above.x > base.x


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
    formula = row("z", EQUALS, "−", "a", DOT, 12345.0)
    assert lines(page(formula, width=1)) == ["z", "= − a · 12,345"]
    assert narrowest(SETTER, [formula]) <= page(formula).width


def test_no_line_is_broken_within_brackets_or_before_a_comparison() -> None:
    formula = row("z", EQUALS, "f(a + b = c) + 1 where z > 0")
    assert lines(page(formula, width=1)) == ["z", "= f(a + b = c)", "+ 1 where z > 0"]


def test_a_formula_that_begins_with_an_equals_sign_goes_on_under_the_one_before() -> None:
    made = page(row("z", EQUALS, 1.0), row(EQUALS, 2.0), row("zzzz", EQUALS, 3.0))
    first, second, third = (each.x for each in made.glyphs if each.text == "=")
    assert first == second < third


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
