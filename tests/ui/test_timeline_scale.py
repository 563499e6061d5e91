import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.timeline_scale import columns, extent, heights, tick_spacing


@pytest.mark.parametrize(
    ("planned", "reached", "span"),
    [(200, 0.0, 200), (200, 200.0, 200), (200, 200.5, 300), (7, 7.01, 8), (1, 1.2, 2), (40, 999.0, 1000)],
)
def test_the_timeline_spans_the_planned_epochs_then_grows_in_round_steps(
    planned: int, reached: float, span: int
) -> None:
    assert extent(planned, reached) == span


@given(planned=st.integers(1, 1_000_000), reached=st.floats(0, 1e7))
def test_the_timeline_always_holds_what_was_reached(planned: int, reached: float) -> None:
    span = extent(planned, reached)
    assert span >= reached
    assert span >= planned
    assert span <= max(planned, 2 * reached + 1)


@pytest.mark.parametrize(("span", "spacing"), [(1, 1), (10, 1), (11, 2), (40, 5), (100, 10), (200, 20), (1000, 100)])
def test_ticks_stand_at_round_epochs_and_are_at_most_ten(span: int, spacing: int) -> None:
    assert tick_spacing(span) == spacing


def test_each_column_holds_lowest_mean_and_highest_of_its_bins() -> None:
    epoch = np.array([0.1, 0.4, 0.6, 2.5])
    mean = np.array([1.0, 3.0, 5.0, 7.0])
    found = columns(epoch, mean, mean - 0.5, mean + 0.5, span=4, width=8)
    assert found.x.tolist() == [0, 1, 5]
    assert found.low.tolist() == [0.5, 4.5, 6.5]
    assert found.mean.tolist() == [2.0, 5.0, 7.0]
    assert found.high.tolist() == [3.5, 5.5, 7.5]


def test_losses_that_are_not_finite_leave_a_gap() -> None:
    epoch = np.array([0.1, 1.1, 2.1])
    values = np.array([1.0, np.nan, 2.0])
    found = columns(epoch, values, values, values, span=3, width=3)
    assert found.x.tolist() == [0, 2]


def test_no_losses_give_no_columns() -> None:
    nothing = np.empty(0)
    assert columns(nothing, nothing, nothing, nothing, span=10, width=100).x.size == 0


def test_a_bin_at_the_very_end_belongs_to_the_last_column() -> None:
    one = np.array([10.0])
    assert columns(one, one, one, one, span=10, width=5).x.tolist() == [4]


@given(
    values=st.lists(st.floats(2.0**-20, 1024.0), min_size=1, max_size=200),
    width=st.integers(1, 60),
)
def test_however_the_columns_fall_no_extreme_is_lost(values: list[float], width: int) -> None:
    loss = np.array(values)
    epoch = np.linspace(0.01, 10.0, loss.size)
    found = columns(epoch, loss, loss, loss, span=10, width=width)
    assert found.low.min() == loss.min()
    assert found.high.max() == loss.max()
    assert (found.low <= found.mean + 1e-9).all()
    assert (found.mean <= found.high + 1e-9).all()
    assert (np.diff(found.x) > 0).all()


def test_heights_rise_with_the_logarithm_of_the_loss() -> None:
    assert heights(np.array([0.1, 1.0, 10.0]), 0.1, 10.0, 20.0).tolist() == pytest.approx([2.0, 11.0, 20.0])


def test_a_constant_loss_stands_half_way() -> None:
    assert heights(np.array([0.5, 0.5]), 0.5, 0.5, 20.0).tolist() == [10.0, 10.0]
