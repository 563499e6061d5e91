import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.ui import theme
from pellucid.ui.widgets.switch import Switch


@pytest.fixture
def switch(show: Show) -> Switch:
    made = Switch("Centred", "Centre the drawing")
    show(made)
    made.resize(made.sizeHint())
    return made


def test_a_click_anywhere_turns_the_switch(switch: Switch) -> None:
    heard: list[bool] = []
    switch.toggled.connect(heard.append)
    QTest.mouseClick(switch, LEFT, pos=switch.rect().center())
    QTest.mouseClick(switch, LEFT)
    assert heard == [True, False]


def test_space_turns_the_switch(switch: Switch) -> None:
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()


def test_the_thumb_stands_at_the_right_when_on_and_at_the_left_when_off(switch: Switch) -> None:
    def at(x: int) -> str:
        return switch.grab().toImage().pixelColor(x, 13).name()

    assert (at(8), at(20)) == (theme.tokens().card.name(), theme.tokens().fill2.name())
    switch.setChecked(True)
    assert (at(8), at(20)) == (theme.tokens().iris.name(), theme.tokens().on_iris.name())


def test_a_switch_is_called_what_stands_beside_it(switch: Switch) -> None:
    assert (switch.accessibleName(), switch.toolTip()) == ("Centred", "Centre the drawing")
