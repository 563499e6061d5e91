import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.numbers import (
    count_text,
    loss_text,
    number_text,
    parse_count,
    parse_number,
    percent_text,
    rate_text,
    signed_text,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.2184, "0.218"),
        (12.0, "12.000"),
        (9999.4, "9,999.400"),
        (123456.0, "1.23e5"),
        (math.nan, "NaN"),
        (math.inf, "∞"),
    ],
)
def test_a_loss_has_three_decimals_until_they_cannot_be_read(value: float, text: str) -> None:
    assert loss_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1e-4, "1.0e-4"), (0.5, "5.0e-1"), (1e9, "1.0e9"), (1.0, "1.0"), (0.0, "0")]
)
def test_a_learning_rate_has_two_significant_figures(value: float, text: str) -> None:
    assert rate_text(value) == text


def test_percentages_have_one_decimal_and_counts_have_commas() -> None:
    assert percent_text(0.923) == "92.3%"
    assert percent_text(1.0) == "100.0%"
    assert count_text(48_200) == "48,200"


@pytest.mark.parametrize(
    ("value", "text"), [(0.123, "+0.12"), (-0.123, "−0.12"), (0.0, "0.00"), (-0.001, "0.00"), (0.001, "0.00")]
)
def test_a_signed_number_shows_its_sign_unless_it_rounds_to_zero(value: float, text: str) -> None:
    assert signed_text(value, 2) == text


def test_minus_is_the_true_minus_sign() -> None:
    assert number_text(-1234.5, 1) == "−1,234.5"
    assert rate_text(-1e-4) == "−1.0e-4"


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.5", 0.5), ("0,5", 0.5), (" 1e-4 ", 1e-4), ("1,5e3", 1500.0), ("1,234.5", 1234.5), ("1,234,567", 1234567.0)],
)
def test_both_marks_are_understood(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "nan", "inf", "1e999", "1_000", "1,23,4.5", "0x10", "--1"])
def test_what_is_no_finite_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is"):
        parse_number(text)


@pytest.mark.parametrize("text", ["", "1.5", "1,5", "ten", "1e3", "9" * 40])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a whole number"):
        parse_count(text)


@given(st.floats(-999_999, 999_999))
def test_a_written_number_can_be_read_again(value: float) -> None:
    assert parse_number(f"{value!r}") == value
    assert abs(parse_number(number_text(value, 3)) - value) <= 0.0005 + abs(value) * 1e-12


@given(st.floats(1e6, 1e300))
def test_a_number_too_long_to_read_is_written_with_three_figures(value: float) -> None:
    for signed in (value, -value):
        assert len(number_text(signed, 4)) <= len("−1.23e300")
        assert parse_number(number_text(signed, 4)) == pytest.approx(signed, rel=0.005)


@given(st.integers(-(10**12), 10**12))
def test_a_written_count_can_be_read_again(number: int) -> None:
    assert parse_count(count_text(number)) == number
