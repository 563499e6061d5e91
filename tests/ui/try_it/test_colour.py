import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.try_it.colour import HSV, hex_text, parse_colour, rgb_text, to_hsv

channels = st.integers(0, 255)
colours = st.tuples(channels, channels, channels)
shares = st.floats(0.0, 1.0, allow_subnormal=False)


@pytest.mark.parametrize(
    ("text", "rgb"),
    [
        ("#7A425E", (122, 66, 94)),
        ("7a425e", (122, 66, 94)),
        ("#f4a", (255, 68, 170)),
        ("rgb(233, 63, 127)", (233, 63, 127)),
        ("RGB(233,63,127)", (233, 63, 127)),
        (" 233 63 127 ", (233, 63, 127)),
        ("teal", (0, 128, 128)),
        ("RebeccaPurple", (102, 51, 153)),
        ("light sea green", (32, 178, 170)),
    ],
)
def test_a_colour_can_be_written_in_many_ways(text: str, rgb: tuple[int, int, int]) -> None:
    assert parse_colour(text) == rgb


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#",
        "#12",
        "#12345",
        "#1234567",
        "#12345678",
        "rgb(1, 2)",
        "rgb(256, 0, 0)",
        "1 2 3 4",
        "redish",
        "transparent",
    ],
)
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"colour|255"):
        parse_colour(text)


@given(st.text(max_size=20))
def test_any_text_is_read_as_a_colour_or_refused(text: str) -> None:
    try:
        rgb = parse_colour(text)
    except ValueError:
        return
    assert all(0 <= channel <= 255 for channel in rgb)


@given(colours)
def test_written_colours_are_read_back(rgb: tuple[int, int, int]) -> None:
    assert parse_colour(hex_text(rgb)) == rgb
    assert parse_colour(rgb_text(rgb)) == rgb


@given(colours, shares, shares, shares)
def test_a_colour_in_hue_and_saturation_is_the_same_colour(
    rgb: tuple[int, int, int], hue: float, saturation: float, value: float
) -> None:
    assert to_hsv(rgb, HSV(hue, saturation, value)).rgb == rgb


@given(shares, shares, shares)
def test_what_was_picked_is_not_moved_by_rounding_to_256_levels(hue: float, saturation: float, value: float) -> None:
    picked = HSV(hue, saturation, value)
    assert to_hsv(picked.rgb, picked) == picked


def test_grey_keeps_the_hue_and_black_the_saturation_too() -> None:
    before = HSV(0.6, 0.5, 0.8)
    assert to_hsv((90, 90, 90), before) == HSV(0.6, 0.0, 90 / 255)
    assert to_hsv((0, 0, 0), before) == HSV(0.6, 0.5, 0.0)
