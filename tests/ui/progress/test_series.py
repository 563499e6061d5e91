import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.progress.series import grouped, smoothed


def recorded(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return np.linspace(0, 20, count + 1)[1:], rng.random(count).astype(np.float32)


def test_few_points_are_shown_as_they_are() -> None:
    epoch, values = recorded(50)
    groups = grouped(epoch, 0.0, 20.0, 100)
    assert groups.epoch == pytest.approx(epoch)
    for gathered in (groups.mean(values), groups.lowest(values), groups.highest(values)):
        assert gathered == pytest.approx(values)


@given(st.integers(1, 5_000), st.integers(1, 300))
def test_there_are_never_more_groups_than_columns_and_a_few(count: int, columns: int) -> None:
    epoch, _ = recorded(count)
    assert grouped(epoch, 0.0, 20.0, columns).epoch.size <= columns + 2


@given(st.integers(1, 5_000), st.integers(1, 300))
def test_no_extreme_is_lost_when_the_whole_run_is_in_view(count: int, columns: int) -> None:
    epoch, values = recorded(count)
    groups = grouped(epoch, 0.0, 20.0, columns)
    assert groups.lowest(values).min() == values.min()
    assert groups.highest(values).max() == values.max()
    sizes = groups.ends - groups.starts
    assert (groups.mean(values) * sizes).sum() == pytest.approx(values.sum(dtype=float))


def test_the_last_group_stands_at_the_last_point() -> None:
    epoch, _ = recorded(10_000)
    assert grouped(epoch, 0.0, 24.0, 100).epoch[-1] == 20.0


def test_a_view_of_few_epochs_begins_and_ends_beyond_its_edges() -> None:
    epoch, _ = recorded(40)
    groups = grouped(epoch, 5.1, 5.9, 100)
    assert groups.epoch[0] < 5.1
    assert groups.epoch[-1] > 5.9


def test_nothing_recorded_gives_no_groups() -> None:
    empty = np.empty(0)
    groups = grouped(empty, 0.0, 1.0, 100)
    assert groups.epoch.size == groups.mean(empty).size == groups.lowest(empty).size == 0


def test_neighbouring_points_are_averaged_with_the_weight() -> None:
    shown = smoothed(np.array([1.0, 2.0, 3.0, 0.0]), np.ones(4), 0.8)
    assert shown == pytest.approx([1.0, 1.2, 1.56, 1.248])


def test_one_point_and_none_are_left_as_they_are() -> None:
    assert smoothed(np.array([7.0]), np.ones(1), 0.8).tolist() == [7.0]
    assert smoothed(np.empty(0), np.empty(0), 0.8).size == 0


def test_points_far_apart_on_the_screen_are_left_as_they_are() -> None:
    values = np.array([9.0, 1.0, 5.0])
    groups = grouped(np.array([1.0, 10.0, 20.0]), 0.0, 20.0, 100)
    assert smoothed(values, groups.distances, 0.5) == pytest.approx(values)


def test_the_average_over_columns_of_many_points_is_not_smoothed_again() -> None:
    epoch, values = recorded(100_000)
    groups = grouped(epoch, 0.0, 20.0, 100)
    means = groups.mean(values)
    assert smoothed(means, groups.distances, 0.8) == pytest.approx(means)
