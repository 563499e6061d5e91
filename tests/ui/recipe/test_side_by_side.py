import pytest
from pytestqt.qtbot import QtBot
from tests.ui.widgets.gestures import Show

from pellucid.ui.recipe.row import WIDTH
from pellucid.ui.recipe.side_by_side import SideBySide
from pellucid.ui.widgets.slider import Slider


def slider(label: str) -> Slider:
    return Slider(label, 0.0, 1.0, text=lambda value: f"{value:.12f}" if 0 < value < 0.1 else "0", step=0.01)


@pytest.fixture
def parts() -> tuple[Slider, Slider]:
    return slider("Noise"), slider("Label noise")


@pytest.fixture
def line(parts: tuple[Slider, Slider], show: Show) -> SideBySide:
    made = SideBySide(*parts)
    show(made)
    made.resize(WIDTH, made.sizeHint().height())
    return made


def test_two_short_parts_stand_on_one_line(line: SideBySide, parts: tuple[Slider, Slider]) -> None:
    first, second = (part.geometry() for part in parts)
    assert first.top() == second.top()
    assert first.right() < second.left()
    assert line.minimumSizeHint().width() <= WIDTH


def test_a_long_number_gets_a_line_of_its_own(qtbot: QtBot, line: SideBySide, parts: tuple[Slider, Slider]) -> None:
    low = line.sizeHint().height()
    parts[1].set_value(0.01)
    qtbot.waitUntil(lambda: line.sizeHint().height() > low)
    line.resize(WIDTH, line.sizeHint().height())
    assert parts[0].geometry().bottom() < parts[1].geometry().top()
    assert parts[1].width() == line.width()
    assert line.minimumSizeHint().width() <= WIDTH


def test_a_part_that_is_alone_has_the_whole_line(qtbot: QtBot, line: SideBySide, parts: tuple[Slider, Slider]) -> None:
    parts[0].hide()
    qtbot.waitUntil(lambda: parts[1].width() == line.width())
    parts[0].show()
    parts[1].hide()
    qtbot.waitUntil(lambda: parts[0].width() == line.width())
