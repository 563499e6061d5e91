import math

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.ui.try_it.brightness import Brightness
from pellucid.ui.try_it.colour import HSV
from pellucid.ui.try_it.colour_wheel import SIZE, ColourWheel
from pellucid.ui.try_it.wheel_image import wheel_image

MIDDLE = SIZE / 2


def place(hue: float, saturation: float) -> QPoint:
    angle = 2 * math.pi * hue
    radius = saturation * MIDDLE
    return QPoint(round(MIDDLE + radius * math.cos(angle)), round(MIDDLE - radius * math.sin(angle)))


@pytest.fixture
def wheel(show: Show) -> ColourWheel:
    made = ColourWheel()
    made.set_colour(HSV(0.5, 0.5, 0.8))
    show(made)
    made.resize(SIZE, SIZE)
    return made


def picks(control: ColourWheel | Brightness) -> list[HSV]:
    made: list[HSV] = []
    control.picked.connect(made.append)
    return made


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_pixel_of_the_wheel_has_the_hue_and_saturation_of_its_place(qapp: object, ratio: float) -> None:
    image = wheel_image(SIZE, ratio)
    assert image.width() == round(SIZE * ratio)
    for hue in (0.0, 0.1, 0.25, 1 / 3, 0.5, 2 / 3, 0.8, 0.95):
        for saturation in (0.0, 0.3, 0.6, 0.9):
            x = image.width() / 2 + saturation * image.width() / 2 * math.cos(2 * math.pi * hue)
            y = image.width() / 2 - saturation * image.width() / 2 * math.sin(2 * math.pi * hue)
            seen = image.pixelColor(int(x), int(y))
            wanted = QColor.fromHsvF(hue, saturation, 1.0)
            # Pixel and place differ by up to a pixel, which is a few levels.
            for channel in (QColor.red, QColor.green, QColor.blue):
                assert abs(channel(seen) - channel(wanted)) <= 8, (hue, saturation)


def test_there_is_nothing_outside_the_wheel(qapp: object) -> None:
    image = wheel_image(SIZE, 1.0)
    assert [image.pixelColor(x, y).alpha() for x in (0, SIZE - 1) for y in (0, SIZE - 1)] == [0, 0, 0, 0]


def test_a_drag_over_the_wheel_picks_colours_of_the_same_brightness(wheel: ColourWheel) -> None:
    made = picks(wheel)
    drag(wheel, place(0.0, 0.2), place(0.25, 0.5), place(0.7, 0.8))
    assert [round(colour.hue, 2) for colour in made] == [0.0, 0.25, 0.7]
    assert [round(colour.saturation, 1) for colour in made] == [0.2, 0.5, 0.8]
    assert {colour.value for colour in made} == {0.8}


def test_a_drag_beyond_the_rim_stays_fully_saturated(wheel: ColourWheel) -> None:
    made = picks(wheel)
    drag(wheel, place(0.0, 0.5), QPoint(SIZE + 200, round(MIDDLE)))
    assert made[-1].rgb == (204, 0, 0)


def test_moving_without_a_button_or_beside_the_wheel_picks_nothing(wheel: ColourWheel) -> None:
    made = picks(wheel)
    QTest.mouseMove(wheel, place(0.2, 0.5))
    drag(wheel, QPoint(1, 1), place(0.2, 0.5))
    QTest.mouseClick(wheel, Qt.MouseButton.RightButton, pos=place(0.2, 0.5))
    assert made == []


def test_from_black_a_colour_is_picked_at_full_brightness(wheel: ColourWheel) -> None:
    wheel.set_colour(HSV(0.0, 0.0, 0.0))
    made = picks(wheel)
    QTest.mouseClick(wheel, LEFT, pos=place(1 / 3, 1.0))
    assert made[-1].value == 1.0


def test_arrow_keys_move_the_thumb_by_one_pixel_and_with_shift_by_ten(wheel: ColourWheel) -> None:
    before = wheel.thumb()
    wheel.setFocus()
    QTest.keyClick(wheel, Qt.Key.Key_Right)
    QTest.keyClick(wheel, Qt.Key.Key_Up)
    QTest.keyClick(wheel, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert (wheel.thumb() - before - QPointF(1, 9)).manhattanLength() < 1e-6


def test_small_steps_of_a_dark_colour_add_up(wheel: ColourWheel) -> None:
    wheel.set_colour(HSV(0.0, 0.5, 0.02))
    made = picks(wheel)
    for _ in range(30):
        QTest.keyClick(wheel, Qt.Key.Key_Right)
    assert made[-1].saturation > 0.9


def test_the_strip_beside_the_wheel_changes_brightness_alone(show: Show) -> None:
    strip = Brightness(SIZE)
    strip.set_colour(HSV(0.3, 0.6, 0.5))
    show(strip)
    strip.resize(strip.minimumSizeHint())
    made = picks(strip)
    drag(strip, strip.thumb().center().toPoint(), QPoint(12, 0))
    assert made[-1] == HSV(0.3, 0.6, 1.0)
    drag(strip, QPoint(12, 0), QPoint(12, SIZE + 40))
    assert made[-1] == HSV(0.3, 0.6, 0.0)
    strip.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down):
        QTest.keyClick(strip, key)
    assert made[-1] == HSV(0.3, 0.6, 10 / 255)
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert made[-1].value == 1.0
