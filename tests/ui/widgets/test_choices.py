import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot
from tests.ui.widgets.gestures import LEFT, Show, turn_wheel

from pellucid.ui.widgets.combo import Combo, Look
from pellucid.ui.widgets.segmented import Segmented

CHOICES = [("sgd", "SGD"), ("momentum", "Momentum"), ("adam", "Adam")]


@pytest.fixture
def segmented(show: Show) -> Segmented:
    widget = Segmented(CHOICES, "Optimizer")
    show(widget)
    return widget


@pytest.fixture
def combo(show: Show) -> Combo:
    widget = Combo(CHOICES, "Optimizer")
    show(widget)
    return widget


def segments(widget: Segmented) -> list[QRadioButton]:
    return widget.findChildren(QRadioButton)


def test_a_click_chooses_a_segment_once(segmented: Segmented) -> None:
    chosen: list[str] = []
    segmented.chosen.connect(chosen.append)
    QTest.mouseClick(segments(segmented)[2], LEFT)
    QTest.mouseClick(segments(segmented)[2], LEFT)
    assert chosen == ["adam"]


def test_arrows_move_among_segments_and_tab_stops_at_the_current_one(segmented: Segmented) -> None:
    chosen: list[str] = []
    segmented.chosen.connect(chosen.append)
    segmented.set_current("momentum")
    assert [bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in segments(segmented)] == [False, True, False]
    segments(segmented)[1].setFocus()
    QTest.keyClick(segments(segmented)[1], Qt.Key.Key_Right)
    assert chosen == ["adam"]


def test_what_is_not_offered_cannot_be_chosen(segmented: Segmented) -> None:
    chosen: list[str] = []
    segmented.chosen.connect(chosen.append)
    segmented.set_offered(["sgd", "adam"])
    assert [each.isVisible() for each in segments(segmented)] == [True, False, True]
    segments(segmented)[0].setFocus()
    QTest.keyClick(segments(segmented)[0], Qt.Key.Key_Right)
    assert chosen == ["adam"]
    segmented.set_offered(["sgd", "momentum", "adam"])
    assert all(each.isVisible() for each in segments(segmented))


def test_showing_a_choice_says_nothing(segmented: Segmented, combo: Combo) -> None:
    chosen: list[str] = []
    for widget in (segmented, combo):
        widget.chosen.connect(chosen.append)
        widget.set_current("adam")
    assert chosen == []
    assert combo.currentText() == "Adam"
    assert segments(segmented)[2].isChecked()


def test_an_unknown_choice_is_a_fault_of_the_program(segmented: Segmented, combo: Combo) -> None:
    for widget in (segmented, combo):
        with pytest.raises(KeyError):
            widget.set_current("newton")


def test_arrows_choose_in_a_combo_box(combo: Combo) -> None:
    chosen: list[str] = []
    combo.chosen.connect(chosen.append)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert chosen == ["momentum"]


# The platform without a screen says so when a list is popped up.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_list_of_a_combo_box_chooses(combo: Combo, qtbot: QtBot) -> None:
    chosen: list[str] = []
    combo.chosen.connect(chosen.append)
    QTest.mouseClick(combo, LEFT)
    qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClick(combo.view(), Qt.Key.Key_End)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert chosen == ["adam"]


def test_the_wheel_scrolls_the_panel_unless_the_combo_box_has_the_focus(combo: Combo) -> None:
    chosen: list[str] = []
    combo.chosen.connect(chosen.append)
    combo.clearFocus()
    assert not turn_wheel(combo, -120).isAccepted()
    assert chosen == []
    combo.setFocus()
    turn_wheel(combo, -120)
    assert chosen == ["momentum"]


@pytest.mark.parametrize("look", list(Look))
def test_every_look_has_room_for_the_longest_choice(look: Look, qtbot: QtBot) -> None:
    combo = Combo(CHOICES, "Optimizer", look)
    qtbot.addWidget(combo)
    assert combo.sizeHint().width() > combo.fontMetrics().horizontalAdvance("Momentum") + 12
