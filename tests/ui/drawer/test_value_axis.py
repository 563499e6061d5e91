import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.drawer.value_axis import BINS, axis_text, exact_text, limit_of, signed_axis_text, signed_counts


@pytest.mark.parametrize(
    ("values", "limit"),
    [([0.1, -0.7], 0.7), ([np.nan, 0.2, np.inf], 0.2), ([np.nan], 0.0), ([0.0], 0.0)],
)
def test_the_limit_is_the_largest_finite_size(values, limit):
    assert limit_of(np.array(values, np.float32)) == pytest.approx(limit)


@given(st.lists(st.floats(-3, 3, width=32), min_size=1, max_size=60))
def test_every_finite_weight_is_counted_once_and_on_its_side(values):
    array = np.array(values, np.float32)
    counts = signed_counts(array, limit_of(array))
    assert len(counts) == BINS
    assert counts.sum() == len(values)
    middle = BINS // 2
    assert counts[:middle].sum() <= np.count_nonzero(array < 0)
    assert counts[middle + 1 :].sum() <= np.count_nonzero(array > 0)


def test_counts_agree_with_numpys_histogram():
    array = np.random.default_rng(1).standard_normal(5_000).astype(np.float32)
    limit = limit_of(array)
    expected, _ = np.histogram(array, bins=BINS, range=(-limit, limit))
    assert np.abs(signed_counts(array, limit) - expected).sum() <= 4


def test_zero_falls_into_the_middle_bin_and_what_is_no_number_into_none():
    counts = signed_counts(np.array([0.0, np.nan, -np.inf, 1.0, -1.0], np.float32), 1.0)
    assert counts[[0, BINS // 2, -1]].tolist() == [1, 1, 1]
    assert counts.sum() == 3
    assert signed_counts(np.zeros(7, np.float32), 0.0)[BINS // 2] == 7


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.587, "0.59"),
        (0.6, "0.60"),
        (-0.587, "−0.59"),
        (0.0123, "0.012"),
        (0.9996, "1.0"),
        (12.34, "12"),
        (1234.0, "1,234"),
        (3.4e5, "3.4e5"),
        (-2.1e-5, "−2.1e-5"),
        (math.nan, "NaN"),
    ],
)
def test_numbers_beside_an_axis_have_two_significant_figures(value, text):
    assert axis_text(value) == text


def test_a_positive_number_can_bear_its_sign():
    assert [signed_axis_text(value) for value in (0.5, 0.0, -0.5)] == ["+0.50", "0", "−0.50"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.31234, "+0.3123"),
        (-2.5, "−2.5000"),
        (-7.135e-4, "−7.135e-4"),
        (1.5e20, "+1.500e20"),
        (math.nan, "NaN"),
        (-math.inf, "−∞"),
    ],
)
def test_an_exact_weight_is_never_rounded_away(value, text):
    assert exact_text(value) == text
