import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.widgets.gestures import LEFT, Show, turn_wheel

from pellucid.ui.widgets.stepper import Stepper


@pytest.fixture
def units(show: Show) -> Stepper:
    stepper = Stepper("Units", 1, 2000)
    stepper.set_value(50)
    show(stepper)
    stepper.resize(stepper.sizeHint())
    return stepper


@pytest.fixture
def heard(units: Stepper) -> list[int]:
    values: list[int] = []
    units.value_changed.connect(values.append)
    return values


def click_plus(stepper: Stepper) -> None:
    button = stepper.childAt(QPoint(stepper.width() - 5, 12))
    QTest.mouseClick(button, LEFT)


def type_value(stepper: Stepper, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    stepper.lineEdit().selectAll()
    QTest.keyClicks(stepper, text)
    QTest.keyClick(stepper, end)


def test_plus_and_minus_step(units: Stepper, heard: list[int]) -> None:
    click_plus(units)
    click_plus(units)
    QTest.mouseClick(units.childAt(QPoint(4, 12)), LEFT)
    assert heard == [51, 52, 51]


def test_a_held_plus_says_once_where_it_ended(units: Stepper, heard: list[int], qtbot: QtBot) -> None:
    button = units.childAt(QPoint(units.width() - 5, 12))
    QTest.mousePress(button, LEFT)
    qtbot.waitUntil(lambda: units.value() >= 54)
    assert heard == []
    QTest.mouseRelease(button, LEFT)
    assert heard == [units.value()]


def test_arrows_step_and_shift_makes_ten(units: Stepper, heard: list[int]) -> None:
    QTest.keyClick(units, Qt.Key.Key_Up)
    QTest.keyClick(units, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [51, 41]


def test_a_typed_number_is_taken_when_typing_ends(units: Stepper, heard: list[int]) -> None:
    type_value(units, "1,200")
    assert heard == [1200]
    assert units.text() == "1,200"


@pytest.mark.parametrize("text", ["0", "2001", "abc", "1.5", "-3", "999999999999"])
def test_what_cannot_be_taken_is_explained_and_the_old_number_returns(
    units: Stepper, heard: list[int], text: str
) -> None:
    explanations: list[str] = []
    units.rejected.connect(explanations.append)
    type_value(units, text)
    assert heard == []
    assert units.text() == "50"
    assert explanations == ["Type a whole number from 1 to 2,000."]


def test_escape_gives_up_typing(units: Stepper, heard: list[int]) -> None:
    type_value(units, "77", Qt.Key.Key_Escape)
    assert units.text() == "50"
    QTest.keyClick(units, Qt.Key.Key_Return)
    assert heard == []


def test_the_wheel_scrolls_the_panel_unless_the_stepper_has_the_focus(
    units: Stepper, heard: list[int], qtbot: QtBot
) -> None:
    units.clearFocus()
    assert not turn_wheel(units, 120).isAccepted()
    assert units.value() == 50
    units.setFocus()
    turn_wheel(units, 120)
    turn_wheel(units, 120)
    qtbot.waitUntil(lambda: heard == [52])


def test_a_button_at_the_end_of_the_range_is_disabled(units: Stepper) -> None:
    units.set_value(2000)
    assert not units.childAt(QPoint(units.width() - 5, 12)).isEnabled()
    assert units.childAt(QPoint(4, 12)).isEnabled()


def test_showing_a_value_says_nothing(units: Stepper, heard: list[int]) -> None:
    units.set_value(7)
    units.clearFocus()
    QApplication.processEvents()
    assert heard == []


def test_a_screen_reader_hears_name_and_value(units: Stepper) -> None:
    interface = QAccessible.queryAccessibleInterface(units)
    assert interface.role() == QAccessible.Role.SpinBox
    assert interface.text(QAccessible.Text.Name) == "Units"
    assert interface.text(QAccessible.Text.Value) == "50"


def test_minus_and_plus_have_names_for_those_who_hear_them(units: Stepper) -> None:
    found = QAccessible.queryAccessibleInterface(units)
    assert found is not None
    children = [found.child(number) for number in range(found.childCount())]
    names = [each.text(QAccessible.Text.Name) for each in children if each is not None]
    assert {"Decrease", "Increase"} <= set(names)
