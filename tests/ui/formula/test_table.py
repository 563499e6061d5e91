import pytest
from tests.ui.formula.parts import EQUALS, W1, W2, Z, row

from pellucid.lens.explain.notation import Cells, Length, Number, Of, Text
from pellucid.ui.formula.boxes import Spot
from pellucid.ui.formula.page import Page, set_page
from pellucid.ui.formula.setting import Setter
from pellucid.ui.formula.speech import spoken
from pellucid.ui.formula.table import set_rows

SETTER = Setter(13)
SHORT = Cells((Of(Text("b"), Z), EQUALS, Number(0.25, Z, decimals=3), Length(0.5, 1.0, Z)))
LONG = Cells((Of(Text("long"), W1), EQUALS, Number(-12.5, W1, decimals=3), Length(-0.25, 0.5, W1)))


def page(*rows: Cells, setter: Setter = SETTER) -> Page:
    return set_page(setter, set_rows(setter, rows), 1000.0)


def number(made: Page, value: float) -> Spot:
    return next(spot for spot in made.spots if spot.number is not None and spot.number.value == value)


def test_numbers_end_under_one_another_and_other_cells_begin_there() -> None:
    made = page(SHORT, LONG)
    assert number(made, 0.25).area.right() == pytest.approx(number(made, -12.5).area.right())
    signs = [glyphs.x for glyphs in made.glyphs if glyphs.text == "="]
    assert len(signs) == 2
    assert signs[0] == signs[1]
    assert made.blocks[0].x == made.blocks[1].x


def test_a_bar_is_as_long_as_its_share_of_the_longest_one() -> None:
    long, half = page(SHORT, LONG).blocks
    assert half.width == pytest.approx(long.width / 2, abs=1.0)


@pytest.mark.parametrize(("value", "share", "seen"), [(0.0, 0.0, False), (1e-9, 1e-9, True)])
def test_what_moves_by_next_to_nothing_still_has_a_bar_and_what_stays_has_none(
    value: float, share: float, seen: bool
) -> None:
    (block,) = page(Cells((Length(value, share, W1),))).blocks
    assert (block.width > 0) is seen


def test_the_bar_of_what_is_hidden_tells_nothing() -> None:
    assert len(page(SHORT, LONG, setter=Setter(13, {W1})).blocks) == 1


def test_rows_that_formulae_stand_between_are_tables_of_their_own() -> None:
    one, other = SHORT, Cells((Of(Text("longer still"), W2), EQUALS, Number(1.0, W2, decimals=3)))
    rows = set_rows(SETTER, (one, row("z", EQUALS, 1.0), other))
    assert rows[0] == set_rows(SETTER, (one,))[0]
    assert rows[0] != set_rows(SETTER, (one, other))[0]


def test_rows_of_a_table_stand_closer_than_formulae() -> None:
    table = page(SHORT, LONG)
    apart = set_page(SETTER, set_rows(SETTER, (row("b", EQUALS, 0.25), row("b", EQUALS, 0.25))), 1000.0)
    assert table.height < apart.height


def test_a_row_is_read_out_as_a_sentence() -> None:
    cells = Cells((Of(Text("b"), Z), EQUALS, Number(1 / 3, Z, decimals=3), Text("→"), Number(0.25, Z, decimals=3)))
    assert spoken(cells) == "b is about 0.333 becomes 0.250"
    assert spoken(SHORT) == "b equals 0.250"
