import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data.digits import boxed_digits
from pellucid.data.drawing import as_mnist, ink_of


def sheet(height: int, width: int, *bars: tuple[slice, slice]) -> np.ndarray:
    ink = np.zeros((height, width), np.float32)
    for rows, columns in bars:
        ink[rows, columns] = 1.0
    return ink


def extents(image: np.ndarray) -> tuple[int, int]:
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    return int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1


def middle(image: np.ndarray) -> tuple[float, float]:
    places = np.arange(28)
    return float(places @ image.sum(axis=1) / image.sum()), float(places @ image.sum(axis=0) / image.sum())


@pytest.mark.parametrize("scale", [1, 3, 10])
def test_a_digit_of_mnist_is_brought_back_to_itself(scale: int) -> None:
    for image in boxed_digits().x_test[:100].reshape(-1, 28, 28):
        drawn = np.kron(image, np.ones((scale, scale), np.uint8)).astype(np.float32) / 255
        # The faintest pixels at its rim may not count in its extent, and then everything is a little larger.
        assert np.abs(as_mnist(drawn).astype(int) - image).mean() < 8
        exact = np.abs(as_mnist(drawn, centred=False).astype(int) - image)
        assert exact.max() == 0


def test_most_digits_of_mnist_come_back_within_a_level() -> None:
    images = boxed_digits().x_test[:200].reshape(-1, 28, 28)
    differences = [np.abs(as_mnist(each.astype(np.float32) / 255).astype(int) - each).max() for each in images]
    assert np.median(differences) <= 1


def test_the_longer_side_fills_twenty_pixels_and_the_proportions_stay() -> None:
    image = as_mnist(sheet(280, 280, (slice(20, 120), slice(200, 225))))
    assert extents(image) == (20, 5)
    assert set(np.unique(image)) == {0, 255}


@given(st.integers(5, 200), st.integers(5, 200), st.integers(0, 79), st.integers(0, 79), st.floats(0.2, 1.0), st.data())
def test_wherever_it_is_drawn_the_same_comes_out(
    height: int, width: int, top: int, left: int, strength: float, data: st.DataObject
) -> None:
    seed = data.draw(st.integers(0, 99))
    part = np.kron(np.random.default_rng(seed).integers(0, 2, (4, 4)), np.ones((-(-height // 4), -(-width // 4))))
    part = (strength * part[:height, :width]).astype(np.float32)
    ink = np.zeros((280, 280), np.float32)
    ink[top : top + height, left : left + width] = part
    assert np.abs(as_mnist(ink).astype(int) - as_mnist(part).astype(int)).max() <= 1


@given(st.lists(st.tuples(st.integers(0, 250), st.integers(0, 250), st.integers(3, 30)), min_size=1, max_size=5))
def test_the_centre_of_mass_lies_in_the_middle_or_the_ink_at_the_edge(spots: list[tuple[int, int, int]]) -> None:
    ink = sheet(280, 280, *((slice(y, y + size), slice(x, x + size)) for y, x, size in spots))
    image = as_mnist(ink).astype(float)
    for centre, across in zip(middle(image), (image.any(axis=1), image.any(axis=0)), strict=True):
        assert abs(centre - 14) < 0.6 or across[0] or across[-1]
    assert max(extents(image)) == 20


def test_each_pixel_is_the_mean_of_what_it_covers() -> None:
    ink = np.random.default_rng(0).random((280, 280), np.float32)
    means = ink.reshape(28, 10, 28, 10).mean(axis=(1, 3), dtype=np.float64)
    assert np.abs(as_mnist(ink, centred=False) - 255 * means).max() <= 0.51


def test_without_centring_a_drawing_stays_where_it_is() -> None:
    image = as_mnist(sheet(280, 280, (slice(0, 30), slice(260, 280))), centred=False)
    assert (image[:3, 26:] == 255).all()
    assert image.sum() == 6 * 255


def test_a_long_sheet_without_centring_is_fitted_whole() -> None:
    image = as_mnist(np.ones((140, 280), np.float32), centred=False)
    assert (image[7:21] == 255).all()
    assert image.sum() == 14 * 28 * 255


def test_a_fine_pen_is_strengthened() -> None:
    image = as_mnist(sheet(1000, 1000, (slice(100, 900), slice(500, 504)), (slice(498, 502), slice(300, 700))))
    assert image.max() == 255
    assert extents(image)[0] == 20


@pytest.mark.parametrize("shape", [(280, 280), (1, 1), (3, 700), (0, 5)])
@pytest.mark.parametrize("centred", [True, False])
def test_an_empty_sheet_gives_zeros(shape: tuple[int, int], centred: bool) -> None:
    image = as_mnist(np.zeros(shape, np.float32), centred=centred)
    assert image.shape == (28, 28)
    assert image.dtype == np.uint8
    assert not image.any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (2, 3), (28, 28)])
def test_ink_all_over_is_an_image_too(shape: tuple[int, int]) -> None:
    assert as_mnist(np.ones(shape, np.float32)).max() == 255


PAPERS = [(255, 0), (0, 255), (230, 60), (40, 190), (128, 30), (128, 200), (255, 200)]


@pytest.mark.parametrize(("paper", "pen"), PAPERS)
def test_ink_is_found_on_dark_and_on_light(paper: int, pen: int) -> None:
    drawn = sheet(200, 160, (slice(40, 150), slice(70, 90)), (slice(130, 150), slice(40, 120)))
    grey = (paper + (pen - paper) * drawn).astype(np.uint8)
    np.testing.assert_array_equal(ink_of(grey), drawn)


@pytest.mark.parametrize("dark_on_light", [True, False])
def test_shadow_and_grain_of_the_paper_are_dropped(dark_on_light: bool) -> None:
    drawn = sheet(300, 300, (slice(60, 240), slice(140, 160)), (slice(220, 240), slice(80, 220)))
    y, x = np.mgrid[-1:1:300j, -1:1:300j]
    paper = 190 + 30 * x - 25 * y - 15 * x * x + np.random.default_rng(0).normal(0, 4, (300, 300))
    grey = np.clip(paper - 120 * drawn, 0, 255).astype(np.uint8)
    ink = ink_of(grey if dark_on_light else 255 - grey)
    assert ink[drawn == 0].max() < 0.1
    assert ink[drawn == 1].min() > 0.5


def test_dust_is_dropped_but_not_the_second_stroke() -> None:
    drawn = sheet(300, 300, (slice(60, 240), slice(100, 115)), (slice(60, 75), slice(125, 165)))
    dusty = drawn + sheet(300, 300, (slice(4, 7), slice(280, 283)), (slice(285, 288), slice(9, 11)))
    np.testing.assert_array_equal(ink_of((255 - 200 * dusty).astype(np.uint8)), drawn)


def test_a_fine_pen_on_a_large_sheet_is_found() -> None:
    drawn = sheet(1000, 800, (slice(700, 740), slice(600, 602)))
    np.testing.assert_array_equal(ink_of((255 - 255 * drawn).astype(np.uint8)), drawn)


def test_a_dark_blot_does_not_make_the_rest_faint() -> None:
    drawn = sheet(200, 200, (slice(30, 170), slice(90, 104)))
    grey = 240 - 130 * drawn
    grey[30:36, 90:96] = 0
    assert ink_of(grey.astype(np.uint8))[drawn == 1].min() > 0.9


@pytest.mark.parametrize("level", [0, 90, 255])
def test_a_blank_page_has_no_ink(level: int) -> None:
    assert not ink_of(np.full((120, 90), level, np.uint8)).any()


def test_a_blank_page_with_grain_has_no_ink() -> None:
    paper = np.random.default_rng(0).normal(200, 5, (200, 200)).astype(np.uint8)
    assert not ink_of(paper).any()


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 99))
def test_any_picture_has_ink_between_none_and_full(height: int, width: int, seed: int) -> None:
    grey = np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)
    ink = ink_of(grey)
    assert ink.shape == grey.shape
    assert ink.dtype == np.float32
    assert as_mnist(ink).shape == (28, 28)
    assert not ink.size or (ink.min() >= 0 and ink.max() <= 1)


def test_digits_on_paper_are_read_back_as_they_were() -> None:
    images = boxed_digits().x_test[:50].reshape(-1, 28, 28)
    papers = [255 - np.kron(np.pad(each, 6), np.ones((8, 8), np.uint8)) for each in images]
    differences = [as_mnist(ink_of(paper)).astype(int) - each for paper, each in zip(papers, images, strict=True)]
    assert np.abs(differences).mean() < 8
