import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.formula.figures import figures, fixed, rounded
from pellucid.ui.numbers import parse_number


@pytest.mark.parametrize(
    ("value", "text", "exact"),
    [
        (0.0, "0", True),
        (-0.0, "0", True),
        (122.0, "122", True),
        (float(np.float32(0.1)), "0.1", True),
        (0.1, "0.1", True),
        (float(np.float32(122 / 255)), "0.478", False),
        (float(np.float32(0.1234)), "0.1234", True),
        (-0.004, "−0.004", True),
        (0.99999, "1.00", False),
        (1234.5678, "1,235", False),
        (123456.0, "123,456", True),
        (999999.9, "1.00e6", False),
        (2.31e-5, "2.31e-5", True),
        (-2.3456789e-7, "−2.35e-7", False),
        (1.5e9, "1.5e9", True),
        (math.inf, "∞", True),
        (-math.inf, "−∞", True),
        (math.nan, "NaN", True),
    ],
)
def test_numbers_have_three_or_four_digits_that_count(value: float, text: str, exact: bool) -> None:
    shown = figures(value)
    assert (shown.text, shown.exact) == (text, exact)


def test_more_digits_tell_close_numbers_apart() -> None:
    assert figures(float(np.float32(0.100488)), 6).text == "0.100488"
    assert figures(float(np.float32(0.100488))).text == "0.100"


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_what_is_called_exact_is_read_back_as_the_very_number_and_nothing_else_is(value: float) -> None:
    shown = figures(value)
    read = parse_number(shown.text)
    with np.errstate(over="ignore"):
        assert (np.float32(read) == np.float32(value)) == shown.exact
    assert read == pytest.approx(value, rel=0.005)


@given(st.floats(min_value=1e-30, max_value=1e30))
def test_a_rounded_number_shows_all_its_digits(value: float) -> None:
    assert figures(rounded(value)).exact


@pytest.mark.parametrize(
    ("value", "decimals", "text", "exact"),
    [
        (0.25, 3, "0.250", True),
        (float(np.float32(0.1)), 1, "0.1", True),
        (1 / 3, 4, "0.3333", False),
        (-1234.5678, 2, "−1,234.57", False),
        (-0.001, 2, "0.00", False),
        (-0.0, 1, "0.0", True),
        (0.25 + 1e-12, 2, "0.25", False),
        (-math.inf, 3, "−∞", True),
    ],
)
def test_numbers_of_a_table_have_as_many_decimals_as_it_says(
    value: float, decimals: int, text: str, exact: bool
) -> None:
    shown = fixed(value, decimals)
    assert (shown.text, shown.exact) == (text, exact)
