import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.progress.scales import (
    epoch_extent,
    epoch_text,
    epoch_ticks,
    linear_ticks,
    logarithmic_range,
    logarithmic_ticks,
    tick_text,
)

losses = st.floats(1e-12, 1e30)


@pytest.mark.parametrize(
    ("epoch", "extent"),
    [(0.0, 1.0), (0.4, 1.0), (1.0, 1.0), (1.01, 1.2), (11.0, 12.0), (23.4, 24.0), (24.0, 24.0), (81, 100)],
)
def test_the_epoch_axis_ends_at_a_round_number(epoch: float, extent: float) -> None:
    assert epoch_extent(epoch) == pytest.approx(extent)


@given(st.floats(0.0, 1e6))
def test_the_epoch_axis_holds_the_last_epoch_without_wasting_half_of_it(epoch: float) -> None:
    extent = epoch_extent(epoch)
    assert epoch <= extent * (1 + 1e-6)
    assert extent <= max(1.0, 1.5 * epoch)


@given(st.floats(0.0, 1e5), st.floats(0.05, 1e5))
def test_there_are_two_to_five_epoch_ticks_and_all_lie_in_view(first: float, width: float) -> None:
    ticks = epoch_ticks(first, first + width)
    assert 1 <= len(ticks) <= 5
    assert all(first - 1e-6 * width <= tick <= first + width + 1e-6 * width for tick in ticks)


def test_epochs_are_written_with_commas_and_with_the_decimals_they_need() -> None:
    assert [epoch_text(epoch) for epoch in (0.0, 20.0, 12_000.0, 0.5, 1.25)] == ["0", "20", "12,000", "0.5", "1.25"]


@given(losses | st.just(0.0))
def test_a_linear_axis_begins_at_zero_and_reaches_the_highest_with_at_most_four_lines(highest: float) -> None:
    ticks = linear_ticks(highest)
    assert ticks[0] == 0.0
    assert ticks[-1] >= highest * (1 - 1e-6)
    assert 2 <= len(ticks) <= 4


@given(losses, losses)
def test_a_logarithmic_axis_holds_both_ends_and_has_one_to_four_lines(one: float, other: float) -> None:
    low, high = logarithmic_range(min(one, other), max(one, other))
    assert low <= min(one, other) * (1 + 1e-6)
    assert high >= max(one, other) * (1 - 1e-6)
    assert high / low >= 10 * (1 - 1e-6)
    ticks = logarithmic_ticks(low, high)
    assert 2 <= len(ticks) <= 4 or (high / low >= 100 and 1 <= len(ticks) <= 4)
    assert all(low * (1 - 1e-6) <= tick <= high * (1 + 1e-6) for tick in ticks)


def test_ticks_are_powers_of_ten_or_one_and_three_below_two_decades() -> None:
    assert logarithmic_ticks(0.05, 20.0) == pytest.approx([0.1, 1.0, 10.0])
    assert logarithmic_ticks(0.2, 2.0) == pytest.approx([0.3, 1.0])
    assert logarithmic_ticks(1e-3, 1e9) == pytest.approx([1e-3, 1e1, 1e5, 1e9])


def test_ticks_are_written_short() -> None:
    values = (0.0, 0.1, 0.001, 0.3, 1.0, 1000.0, 10_000.0, 3e-4, 1e30)
    assert [tick_text(value) for value in values] == ["0", "0.1", "1e-3", "0.3", "1", "1000", "1e4", "3e-4", "1e30"]
