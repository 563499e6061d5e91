import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.drawer.heat_map import image_of, sampled, sequential_colours, signed_colour, signed_colours
from pellucid.ui.tokens import DARK, LIGHT


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_zero_and_both_limits_have_the_colours_of_the_map(colours):
    painted = signed_colours(np.array([[-0.5, 0.0, 0.5]], np.float32), 0.5, colours)
    assert painted.tolist() == [[colours.signed[0], colours.signed[128], colours.signed[255]]]


def test_what_is_no_number_has_the_colour_of_a_fault():
    painted = signed_colours(np.array([[np.nan, np.inf, -np.inf, 1.0]], np.float32), 1.0, LIGHT)
    assert painted.tolist() == [[LIGHT.bad.rgba()] * 3 + [LIGHT.signed[255]]]


def test_without_a_limit_everything_has_the_colour_of_zero():
    assert np.all(signed_colours(np.zeros((2, 3), np.float32), 0.0, LIGHT) == LIGHT.signed[128])


@given(st.lists(st.floats(-(2.0**126), 2.0**126, width=32), min_size=1, max_size=20))
def test_larger_weights_never_lie_further_down_the_map(values):
    array = np.sort(np.array([values], np.float32))
    limit = float(np.abs(array).max())
    place = {int(colour): index for index, colour in reversed(list(enumerate(LIGHT.signed.tolist())))}
    places = [place[colour] for colour in signed_colours(array, limit, LIGHT)[0].tolist()]
    assert places == sorted(places)


def test_a_share_has_the_colour_that_its_weight_has():
    weights = np.linspace(-1, 1, 41, dtype=np.float32)[np.newaxis]
    painted = signed_colours(weights, 1.0, LIGHT)[0]
    for share, colour in zip(weights[0].tolist(), painted.tolist(), strict=True):
        distance = abs(signed_colour(share, LIGHT).red() - (colour >> 16 & 0xFF))
        assert distance <= 4


def test_shares_outside_the_map_have_the_colours_of_its_ends():
    painted = sequential_colours(np.array([-1.0, 0.0, 1.0, 9.0]), LIGHT)
    assert painted.tolist() == [LIGHT.sequential[k] for k in (0, 0, 255, 255)]


def test_a_picture_has_a_pixel_for_each_cell_and_outlives_its_array():
    cells = LIGHT.signed[:12].reshape(3, 4).copy()
    expected = cells.tolist()
    image = image_of(cells)
    cells[:] = 0
    del cells
    assert [[image.pixel(x, y) for x in range(4)] for y in range(3)] == expected


def test_a_matrix_with_more_cells_than_pixels_shows_those_in_the_middle_of_each_pixel():
    values = np.arange(6 * 100, dtype=np.float32).reshape(6, 100)
    assert sampled(values, 6, 100) is values
    np.testing.assert_array_equal(sampled(values, 3, 50), values[1::2, 1::2])
    assert sampled(values, 92, 7).shape == (6, 7)
