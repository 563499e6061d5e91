import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.widgets.gestures import LEFT, Show, drag, turn_wheel

from pellucid.ui.numbers import rate_text
from pellucid.ui.widgets.slider import Slider
from pellucid.ui.widgets.track import Track
from pellucid.ui.widgets.value_field import ValueField


@pytest.fixture
def rate(show: Show) -> Slider:
    slider = Slider("Learning rate", 1e-6, 1.0, logarithmic=True, text=rate_text, symbol="η", limit=1e12)
    slider.set_value(0.01)
    show(slider)
    return slider


@pytest.fixture
def heard(rate: Slider) -> list[tuple[float, bool]]:
    changes: list[tuple[float, bool]] = []
    rate.value_changed.connect(lambda value, final: changes.append((value, final)))
    return changes


def track(slider: Slider) -> Track:
    return slider.findChild(Track)


def type_value(slider: Slider, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.mouseClick(slider.findChild(ValueField), LEFT)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, end)


def message(slider: Slider) -> str:
    return " ".join(label.text() for label in slider.findChildren(QLabel) if label.property("tone") == "bad")


def test_a_drag_is_live_and_final_once_on_release(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    thumb = track(rate).thumb().center().toPoint()
    drag(track(rate), thumb, thumb + QPoint(20, 0), thumb + QPoint(40, 0))
    assert [final for _, final in heard] == [False, False, True]
    assert 0.01 < heard[0][0] < heard[1][0]
    assert heard[1][0] == heard[2][0] == rate.value


def test_taking_the_thumb_beside_its_middle_does_not_move_it(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    QTest.mouseClick(track(rate), LEFT, pos=track(rate).thumb().center().toPoint() + QPoint(4, 0))
    assert heard == []


def test_a_press_on_the_track_brings_the_thumb(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    QTest.mouseClick(track(rate), LEFT, pos=QPoint(track(rate).width() - 1, 14))
    assert heard == [(1.0, False), (1.0, True)]


def test_arrows_step_and_shift_makes_ten(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    QTest.keyClick(track(rate), Qt.Key.Key_Right)
    QTest.keyClick(track(rate), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [(0.0104, False), (0.0104, True), (0.00708, False), (0.00708, True)]


def test_a_held_arrow_is_one_gesture(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    for _ in range(3):
        QTest.keyPress(track(rate), Qt.Key.Key_Right)
    QTest.keyRelease(track(rate), Qt.Key.Key_Right)
    assert [final for _, final in heard] == [False, False, False, True]


def test_the_wheel_scrolls_the_panel_unless_the_slider_has_the_focus(
    rate: Slider, heard: list[tuple[float, bool]], qtbot: QtBot
) -> None:
    track(rate).clearFocus()
    assert not turn_wheel(track(rate), 120).isAccepted()
    assert heard == []
    rate.setFocus()
    assert turn_wheel(track(rate), 120).isAccepted()
    qtbot.waitUntil(lambda: heard[-1:] == [(0.0104, True)])


def test_a_value_can_be_typed_beyond_the_track(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    type_value(rate, "1e9")
    assert heard == [(1e9, True)]
    assert track(rate).value() == track(rate).maximum()
    assert rate.findChild(ValueField).text() == "1.0e9"


@pytest.mark.parametrize("text", ["abc", "-1", "1e13", "", "nan"])
def test_what_cannot_be_taken_is_explained_and_changes_nothing(
    rate: Slider, heard: list[tuple[float, bool]], text: str
) -> None:
    height = rate.sizeHint().height()
    type_value(rate, text)
    assert heard == []
    assert rate.value == 0.01
    assert message(rate) == "Type a number from 0 to 1.0e12."
    assert rate.sizeHint().height() > height
    type_value(rate, "0,02")
    assert heard == [(0.02, True)]
    assert message(rate) == ""
    assert rate.sizeHint().height() == height


def test_after_typing_the_focus_is_on_the_track(rate: Slider) -> None:
    for end in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        type_value(rate, "0.5", end)
        assert track(rate).hasFocus()


def test_escape_gives_up_typing(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    type_value(rate, "5", Qt.Key.Key_Escape)
    assert heard == []
    assert message(rate) == ""


def test_return_on_the_focused_track_begins_to_type(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    rate.setFocus()
    QTest.keyClick(track(rate), Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "3e-3")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert heard == [(0.003, True)]


def test_a_double_click_returns_to_the_origin(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    rate.set_origin(0.1)
    QTest.mouseDClick(track(rate), LEFT, pos=track(rate).thumb().center().toPoint())
    assert heard == [(0.1, True)]


def test_the_editor_offers_every_digit_of_the_value(rate: Slider) -> None:
    rate.set_value(0.0123)
    assert rate.findChild(ValueField).text() == "1.2e-2"
    QTest.mouseClick(rate.findChild(ValueField), LEFT)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "0.0123"
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_showing_a_value_says_nothing(rate: Slider, heard: list[tuple[float, bool]]) -> None:
    rate.set_value(0.5)
    assert heard == []
    assert rate.value == 0.5


def test_a_screen_reader_hears_name_and_value(rate: Slider) -> None:
    interface = QAccessible.queryAccessibleInterface(track(rate))
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Learning rate"
    assert interface.text(QAccessible.Text.Description) == "1.0e-2"


def test_disabling_a_slider_disables_all_of_it(rate: Slider) -> None:
    rate.setEnabled(False)
    assert not track(rate).isEnabled()
    assert not rate.findChild(ValueField).isEnabled()


@pytest.fixture
def signed(show: Show) -> Slider:
    slider = Slider("Value", -1.0, 1.0, text=lambda value: f"{value:.2f}", step=0.05, limit=10.0)
    show(slider)
    return slider


def test_from_a_track_that_begins_below_zero_typed_values_may_go_beyond_both_ends(signed: Slider) -> None:
    for text in ("-2.5", "10", "-10.5"):
        type_value(signed, text)
    assert signed.value == 10
    assert message(signed) == "Type a number from -10.00 to 10.00."


def test_a_track_can_be_given_another_range_and_keeps_its_value_and_steps(signed: Slider) -> None:
    signed.set_value(-0.5)
    signed.set_range(-2.0, 2.0)
    assert (signed.range, signed.value) == ((-2.0, 2.0), -0.5)
    assert (track(signed).value(), track(signed).maximum()) == (30, 80)
    track(signed).setFocus()
    QTest.keyClick(track(signed), Qt.Key.Key_Left)
    assert signed.value == -0.55
