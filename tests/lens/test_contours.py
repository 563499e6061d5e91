import numpy as np
import pytest

from pellucid.lens.contours import borders, leading, levels

SIDE = 100


def ramp(slope: float, middle: float) -> np.ndarray:
    """A probability that grows evenly from left to right and is ½ in column `middle`."""
    across = np.clip(0.5 + slope * (np.arange(SIDE) - middle), 0, 1).astype(np.float32)
    return np.tile(across, (SIDE, 1))


def test_the_middle_line_is_as_wide_as_asked_where_the_probability_is_a_half() -> None:
    middle, _ = levels(ramp(0.005, 40.25), bold=2.0, thin=1.0)
    assert middle[50].sum() == pytest.approx(2.0, abs=0.01)
    assert np.average(np.arange(SIDE), weights=middle[50]) == pytest.approx(40.25, abs=0.01)
    assert (middle == middle[0]).all()


def test_the_other_tenths_have_a_line_each_and_0_and_1_have_none() -> None:
    _, others = levels(ramp(0.01, 50), bold=2.0, thin=1.0)
    lines = np.flatnonzero(others[0] > 0.9)
    assert lines.tolist() == [10, 20, 30, 40, 50, 60, 70, 80, 90]


def test_lines_that_would_touch_fade_away() -> None:
    middle, others = levels(ramp(0.09, 50), bold=2.0, thin=1.0)
    assert others.max() == 0
    assert middle[0].sum() == pytest.approx(2.0, abs=0.05)


def test_a_jump_has_a_line_between_its_cells() -> None:
    share = np.zeros((SIDE, SIDE), np.float32)
    share[:, 60:] = 1
    middle, _ = levels(share, bold=2.0, thin=1.0)
    assert np.flatnonzero(middle[0] > 0.5).tolist() == [59, 60]
    assert np.flatnonzero(middle[0]).tolist() == [59, 60]


@pytest.mark.parametrize("value", [0.0, 0.3, 0.5, 1.0])
def test_a_plane_that_is_the_same_everywhere_has_no_lines(value: float) -> None:
    share = np.full((SIDE, SIDE), value, np.float32)
    assert not any(line.any() for line in levels(share, bold=2.0, thin=1.0))
    answer, lead = leading(np.stack([share, share, share]))
    assert not borders(answer, lead, 2.0).any()


def test_the_leading_class_and_its_lead_are_those_of_a_sorted_list() -> None:
    shares = np.random.default_rng(1).random((5, 20, 20)).astype(np.float32)
    answer, lead = leading(shares)
    ordered = np.sort(shares, axis=0)
    np.testing.assert_array_equal(answer, shares.argmax(axis=0))
    np.testing.assert_array_equal(lead, ordered[-1] - ordered[-2])


def test_a_border_runs_where_another_class_takes_the_lead() -> None:
    left, right = ramp(-0.01, 30.5), ramp(0.01, 30.5)
    right[50:] = 0
    third = np.zeros_like(left)
    third[50:] = ramp(0.01, 70.25)[50:]
    left[50:] = 1 - third[50:]
    answer, lead = leading(np.stack([left, right, third]))
    line = borders(answer, lead, 2.0)
    for row, place in ((20, 30.5), (80, 70.25)):
        assert line[row].sum() == pytest.approx(2.0, abs=0.02)
        assert np.average(np.arange(SIDE), weights=line[row]) == pytest.approx(place, abs=0.02)


def test_a_border_between_steps_of_unequal_height_lies_in_the_cells_on_both_sides() -> None:
    answer = np.zeros((SIDE, SIDE), np.uint8)
    answer[:, 60:] = 2
    lead = np.where(answer == 2, np.float32(0.2), np.float32(0.9))
    line = borders(answer, lead, 2.0)
    assert np.flatnonzero(line[0] > 0.5).tolist() == [59, 60]
    assert np.flatnonzero(line[0]).tolist() == [59, 60]
