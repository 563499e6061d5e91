import colorsys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data.three_colours import CLASS_NAMES, draw_colours, nearest_hue, three_colours

CHANNEL = st.integers(0, 255)


def hue_distances(red: int, green: int, blue: int) -> list[float]:
    """Distances in degrees, around the circle, of an HSV hue computed elsewhere to red, green and blue."""
    hue = 360 * colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)[0]
    return [min(abs(hue - centre), 360 - abs(hue - centre)) for centre in (0, 120, 240)]


@given(CHANNEL, CHANNEL, CHANNEL)
def test_a_colour_belongs_to_the_nearest_of_the_three_hues(red: int, green: int, blue: int) -> None:
    label = int(nearest_hue(np.array([red, green, blue], np.float32)))
    distances = hue_distances(red, green, blue)
    if label >= 0:
        assert distances[label] < min(distances[:label] + distances[label + 1 :])
    else:
        grey = red == green == blue
        assert grey or sorted(distances)[0] == pytest.approx(sorted(distances)[1])


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        ((233, 63, 127), "red"),
        ((122, 66, 94), "red"),
        ((0, 201, 200), "green"),
        ((1, 0, 255), "blue"),
        ((9, 8, 7), "red"),
    ],
)
def test_known_colours_have_the_names_one_expects(rgb: tuple[int, int, int], name: str) -> None:
    assert CLASS_NAMES[int(nearest_hue(np.array(rgb, np.float32)))] == name


@pytest.mark.parametrize("rgb", [(128, 128, 128), (0, 0, 0), (255, 255, 0), (10, 200, 200), (77, 3, 77)])
def test_greys_and_colours_midway_between_two_hues_have_no_class(rgb: tuple[int, int, int]) -> None:
    assert nearest_hue(np.array(rgb, np.float32)) == -1


def test_every_colour_drawn_has_a_class_and_whole_channels_over_the_whole_range() -> None:
    colours, labels = draw_colours(5_000, np.random.default_rng(1))
    assert colours.shape == (5_000, 3)
    assert (colours == np.round(colours)).all()
    assert (colours.min(), colours.max()) == (0, 255)
    assert set(labels) == {0, 1, 2}
    assert (np.bincount(labels) > 1_500).all()


@given(st.integers(1, 3_000), st.integers(1, 3_000), st.integers(0, 2**31 - 1))
def test_a_larger_set_begins_with_the_colours_of_a_smaller_one(one: int, other: int, seed: int) -> None:
    smaller, larger = (three_colours(size, size, seed) for size in sorted((one, other)))
    size = min(one, other)
    np.testing.assert_array_equal(smaller.x_train, larger.x_train[:size])
    np.testing.assert_array_equal(smaller.t_test, larger.t_test[:size])


def test_the_test_colours_do_not_depend_on_how_many_train_nor_resemble_them() -> None:
    few, many = three_colours(10, 50, seed=3), three_colours(1_000, 50, seed=3)
    np.testing.assert_array_equal(few.x_test, many.x_test)
    assert not (few.x_train == few.x_test[:10]).all(axis=1).any()


def test_another_seed_gives_other_colours() -> None:
    assert (three_colours(20, 5, seed=0).x_train != three_colours(20, 5, seed=1).x_train).any()
