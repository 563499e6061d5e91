import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from pellucid.ui.drawer.landscape_picture import between, paint_landscape
from pellucid.ui.drawer.loss_scale import LossScale, loss_scale
from pellucid.ui.tokens import DARK, LIGHT

SIZE = (200.0, 100.0)


def slope():
    """Losses that grow to the right and upwards."""
    return np.exp(np.add.outer(np.linspace(0, 1, 41), np.linspace(0, 2, 41)))


def bare(losses):
    """The scale without any lines."""
    scale = loss_scale(losses)
    return LossScale(scale.low, scale.high, (), ())


def image_of(losses, scale=None, colours=LIGHT, ratio=1.0):
    return paint_landscape(SIZE, ratio, losses, scale or bare(losses), colours).toImage()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_low_losses_are_at_the_lower_left_where_rows_and_columns_begin(qapp: QApplication, colours):
    image = image_of(slope(), colours=colours)
    shades = {int(shade): place for place, shade in enumerate(colours.sequential.tolist())}
    assert shades[image.pixel(0, 99)] <= 2
    assert shades[image.pixel(199, 0)] >= 253
    along = [shades[image.pixel(x, 50)] for x in range(200)]
    up = [shades[image.pixel(100, y)] for y in range(100)]
    assert along == sorted(along)
    assert up == sorted(up, reverse=True)


def test_a_picture_is_as_fine_as_the_screen(qapp: QApplication):
    image = image_of(slope(), ratio=2.0)
    assert (image.width(), image.height()) == (400, 200)


def test_coarse_losses_fill_the_same_picture(qapp: QApplication):
    fine, coarse = slope(), slope()[::8, ::8]
    one, other = image_of(fine), image_of(coarse, bare(fine))
    assert (other.width(), other.height()) == (200, 100)
    for at in ((0, 99), (100, 50), (199, 0)):
        assert abs(QColor(one.pixel(*at)).red() - QColor(other.pixel(*at)).red()) <= 3


def test_where_losses_are_not_finite_the_picture_is_hatched(qapp: QApplication):
    losses = slope()
    losses[:, 20:] = np.nan
    image = image_of(losses)
    left = {image.pixel(x, y) for x in range(90) for y in range(100)}
    right = {QColor.fromRgba(image.pixel(x, y)).name() for x in range(101, 200) for y in range(100)}
    assert LIGHT.bad.rgba() not in left
    assert {LIGHT.card.name(), LIGHT.bad.name()} <= right


def test_lines_and_numbers_are_drawn_over_the_colours(qapp: QApplication):
    losses = slope()
    without, with_lines = image_of(losses), image_of(losses, loss_scale(losses))
    changed = [(x, y) for x in range(200) for y in range(100) if without.pixel(x, y) != with_lines.pixel(x, y)]
    assert len(changed) > 300


def test_a_flat_landscape_has_one_colour(qapp: QApplication):
    losses = np.full((41, 41), 0.7)
    image = image_of(losses, loss_scale(losses))
    assert {image.pixel(x, y) for x in range(0, 200, 7) for y in range(0, 100, 7)} == {int(LIGHT.sequential[0])}


def test_between_known_losses_they_change_evenly():
    losses = np.array([[0.0, 1.0, 2.0], [10.0, 11.0, 12.0]])
    assert between(losses, 0.0, 0.0) == 0.0
    assert between(losses, 1.0, 1.0) == 12.0
    assert between(losses, 0.25, 0.0) == pytest.approx(0.5)
    assert between(losses, 0.75, 0.5) == pytest.approx(6.5)


def test_a_loss_beside_one_that_is_not_finite_is_not_finite_and_others_are():
    losses = np.array([[0.0, np.nan, 2.0], [10.0, np.inf, 12.0]])
    assert np.isnan(between(losses, 0.25, 0.0))
    assert between(losses, 0.5, 1.0) == np.inf
    assert between(losses, 1.0, 0.5) == pytest.approx(7.0)
