import numpy as np
import pytest

from pellucid.ui.widgets.contours import joined, segments


def plane(rows, columns, slope_x, slope_y):
    y, x = np.indices((rows, columns), float)
    return slope_x * x + slope_y * y


def bowl(side=21):
    axis = np.linspace(-1, 1, side)
    return axis**2 + axis[:, np.newaxis] ** 2


@pytest.mark.parametrize(("slope_x", "slope_y"), [(1, 0), (0, 1), (1, 2), (-3, 1), (2, -5)])
def test_on_a_slope_every_end_lies_exactly_on_the_level(slope_x, slope_y):
    values = plane(5, 7, slope_x, slope_y)
    level = float(values.mean()) + 0.21
    pieces = segments(values, level)
    assert len(pieces)
    np.testing.assert_allclose(slope_x * pieces[..., 0] + slope_y * pieces[..., 1], level)
    (line,) = joined(pieces)
    ends = line[[0, -1]]
    assert (np.isclose(ends, 0) | np.isclose(ends, [6, 4])).any(axis=1).all()


def test_the_line_of_a_bowl_is_one_closed_circle():
    (line,) = joined(segments(bowl(), 0.5))
    np.testing.assert_array_equal(line[0], line[-1])
    np.testing.assert_allclose(np.hypot(*((line - 10) / 10).T), np.sqrt(0.5), atol=0.005)


def test_beyond_the_values_there_is_no_line():
    assert segments(bowl(), -1.0).shape == (0, 2, 2)
    assert segments(bowl(), 5.0).shape == (0, 2, 2)
    assert joined(segments(bowl(), 5.0)) == []
    assert segments(np.zeros((4, 4)), 0.0).shape == (0, 2, 2)


@pytest.mark.parametrize("middle", [0.4, 0.6])
def test_the_middle_decides_how_a_saddle_is_crossed(middle):
    # The top left and the bottom right corner are high.
    values = np.array([[2 * middle, 0.0], [0.0, 2 * middle]])
    pieces = {frozenset(map(tuple, np.round(piece, 9).tolist())) for piece in segments(values, 0.5)}
    near = round(0.25 / middle, 9)
    top, left, right, bottom = (round(1 - near, 9), 0.0), (0.0, round(1 - near, 9)), (1.0, near), (near, 1.0)
    around_high = {frozenset([top, left]), frozenset([right, bottom])}
    around_low = {frozenset([top, right]), frozenset([left, bottom])}
    assert pieces == (around_low if middle > 0.5 else around_high)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_no_number_has_no_line_around_it(bad):
    values = plane(5, 5, 1, 0)
    values[2, 2] = bad
    pieces = segments(values, 1.5)
    rows = np.floor(pieces[..., 1].mean(axis=1))
    assert sorted(rows.tolist()) == [0, 3]
    assert len(joined(pieces)) == 2


def test_no_piece_is_lost_when_they_are_joined():
    values = np.random.default_rng(0).normal(size=(30, 40))
    pieces = segments(values, 0.1)
    lines = joined(pieces)
    assert sum(len(line) - 1 for line in lines) == len(pieces)
    for line in lines:
        inside = (line > 1e-9) & (line < [39 - 1e-9, 29 - 1e-9])
        closed = np.array_equal(line[0], line[-1])
        assert closed or not inside[[0, -1]].all(axis=1).any()
