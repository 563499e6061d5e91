import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from tests.ui.formula.parts import EQUALS, W1, row

from pellucid.lens.explain.notation import Fraction, Number, Part, Text
from pellucid.ui.formula.page import set_page
from pellucid.ui.formula.painting import paint_page
from pellucid.ui.formula.setting import Setter
from pellucid.ui.theme import tokens

RATIOS = [1.0, 1.5, 2.0]


def painted(part: Part, ratio: float) -> list[list[QColor]]:
    """Return the pixels of a formula, row by row, in a picture with a plain ground."""
    setter = Setter(13, ratio=ratio)
    image = QImage(round(120 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(tokens().card)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_page(painter, set_page(setter, [setter.row(part)], 1000.0), (), None)
    painter.end()
    return [[image.pixelColor(x, y) for x in range(image.width())] for y in range(image.height())]


@pytest.mark.parametrize("ratio", RATIOS)
def test_the_bar_of_a_fraction_covers_whole_device_pixels(ratio: float) -> None:
    pixels = painted(Fraction(Text("  "), row("wide enough")), ratio)
    inks = {tokens().card.name(), tokens().ink.name()}
    lines = [line for line in pixels if sum(each == tokens().ink for each in line) > 40 * ratio]
    assert len(lines) == int(ratio)
    assert all({each.name() for each in line} == inks for line in lines)


@pytest.mark.parametrize("ratio", RATIOS)
def test_dots_under_a_number_are_squares_of_whole_device_pixels(ratio: float) -> None:
    dots = tokens().ink3
    pixels = painted(row(EQUALS, Number(0.125, W1, editable=True)), ratio)
    rows = [line for line in pixels if dots in line]
    assert len(rows) == int(ratio)
    assert all({each.name() for each in line} == {tokens().card.name(), dots.name()} for line in rows)
