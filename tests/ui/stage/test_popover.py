import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pellucid.ui.stage.pointing import Spot
from pellucid.ui.stage.popover import MARGIN, Popover, place_beside

BOUNDS = QRect(0, 0, 800, 600)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    column = QVBoxLayout(made)
    made.fields = [QLineEdit(), QLineEdit()]
    for field in made.fields:
        column.addWidget(field)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def open_popover(window: QWidget, opener: QWidget | None = None) -> Popover:
    popover = Popover(window, opener)
    popover.open_beside(Spot(400, 300, 5))
    popover.setFocus()
    return popover


@pytest.mark.parametrize(
    ("x", "y", "side"),
    [(100, 300, "right"), (700, 300, "left"), (400, 500, "right"), (400, 20, "right")],
)
def test_a_card_stands_right_of_its_spot_or_else_left_of_it(x: int, y: int, side: str) -> None:
    place = place_beside(Spot(x, y, 5), 200, 100, BOUNDS)
    assert place.left() > x + 5 if side == "right" else place.right() < x - 5
    assert place.top() <= y <= place.bottom()


@pytest.mark.parametrize(("y", "above"), [(500, True), (100, False)])
def test_a_card_that_is_too_wide_for_either_side_stands_above_or_below(y: int, above: bool) -> None:
    place = place_beside(Spot(400, y, 5), 500, 300, BOUNDS)
    assert place.bottom() < y - 5 if above else place.top() > y + 5


@given(st.integers(0, 799), st.integers(0, 599), st.integers(10, 780), st.integers(10, 580))
def test_a_card_is_wholly_inside_and_covers_its_spot_only_where_it_must(x, y, width, height):
    place = place_beside(Spot(x, y, 5), width, height, BOUNDS)
    assert BOUNDS.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN).contains(place)
    assume(max(x, 800 - x) > width + 30 or max(y, 600 - y) > height + 30)
    assert not place.contains(x, y)


def test_escape_gives_the_focus_back_to_whoever_opened_it(window: QWidget) -> None:
    first, second = window.fields
    second.setFocus()
    popover = open_popover(window, first)
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert window.focusWidget() is first


def test_without_an_opener_the_parent_gets_the_focus(window: QWidget) -> None:
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QTest.keyClick(open_popover(window), Qt.Key.Key_Escape)
    assert window.hasFocus()


def test_who_takes_the_focus_keeps_it(window: QWidget, qtbot: QtBot) -> None:
    first, second = window.fields
    popover = open_popover(window, first)
    with qtbot.waitSignal(popover.closed):
        second.setFocus()
    assert window.focusWidget() is second
