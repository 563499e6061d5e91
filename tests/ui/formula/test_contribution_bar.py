import math

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from tests.ui.formula.parts import X1, X2, B
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.lens.explain.notation import Operand
from pellucid.ui.formula.contribution_bar import Contribution, ContributionBar
from pellucid.ui.formula.sheet import MARGIN
from pellucid.ui.theme import tokens

Key = Qt.Key
THREE = [Contribution(1.0, X1), Contribution(1.0, X2), Contribution(1.0)]


@pytest.fixture
def bar(show: Show) -> ContributionBar:
    made = ContributionBar()
    show(made)
    return made


@pytest.fixture
def tabbed(bar: ContributionBar) -> ContributionBar:
    bar.show_terms(THREE)
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    return bar


def middle(bar: ContributionBar, number: int) -> QPoint:
    return bar.segments()[number].area.center().toPoint()


def reached(bar: ContributionBar, *keys: Key) -> list[Operand | None]:
    """Return whose term the keyboard is at after each of the keys."""
    found = []
    for key in keys:
        QTest.keyClick(bar, key)
        assert bar.meant is not None
        found.append(bar.meant.term.operand)
    return found


def show_values(bar: ContributionBar, *values: float) -> list[tuple[float, float]]:
    bar.show_terms([Contribution(value, X1) for value in values])
    return [(segment.left, segment.right) for segment in bar.segments()]


def test_terms_fill_the_bar_and_are_as_long_as_they_are_large(bar: ContributionBar) -> None:
    (start, first), (second, end) = show_values(bar, 1.0, 3.0)
    assert (start, end) == (MARGIN, pytest.approx(bar.width() - MARGIN))
    assert first == second
    assert (end - second) / (first - start) == pytest.approx(3, rel=0.05)


def test_negative_terms_go_to_the_left_from_where_positive_ones_begin(bar: ContributionBar) -> None:
    far, near, positive = show_values(bar, 2.0, -1.0, -1.0)
    assert positive == (pytest.approx(bar.width() / 2, abs=2), pytest.approx(bar.width() - MARGIN))
    assert near[1] == pytest.approx(positive[0])
    assert far == (pytest.approx(MARGIN), near[0])


def test_a_term_that_is_small_beside_the_others_is_still_seen(bar: ContributionBar) -> None:
    _, (left, right) = show_values(bar, 1e6, 1e-6)
    assert right - left >= 2


def test_terms_without_a_size_take_no_room(bar: ContributionBar) -> None:
    assert show_values(bar, 0.0, math.nan, math.inf) == []
    assert len(show_values(bar, 0.0, 1.0)) == 1


def test_the_sum_is_marked_where_terms_work_against_each_other(bar: ContributionBar) -> None:
    def marks() -> set[int]:
        image = bar.grab().toImage()
        low = image.height() - 1 - image.height() // 9
        return {x for x in range(image.width()) if image.pixelColor(x, low) == tokens().ink}

    show_values(bar, 3.0, 1.0)
    assert marks() == set()
    _, (left, right) = show_values(bar, 3.0, -1.0)
    zero, *mark = (x / bar.devicePixelRatioF() for x in sorted(marks()))
    assert zero == pytest.approx(left, abs=1)
    assert sum(mark) / len(mark) == pytest.approx(left + (right - left) * 2 / 3, abs=2)


def test_a_click_on_a_term_tells_whose_it_is(bar: ContributionBar, qtbot: QtBot) -> None:
    bar.show_terms(THREE)
    with qtbot.waitSignal(bar.operand_clicked) as clicked:
        QTest.mouseClick(bar, LEFT, pos=middle(bar, 1))
    assert clicked.args == [X2]
    with qtbot.assertNotEmitted(bar.operand_clicked):
        QTest.mouseClick(bar, LEFT, pos=middle(bar, 2))


def test_the_term_under_the_pointer_stands_out_and_is_told(bar: ContributionBar) -> None:
    pointed: list[Operand | None] = []
    bar.operand_pointed.connect(pointed.append)
    bar.show_terms(THREE)

    def colour(number: int) -> str:
        return bar.grab().toImage().pixelColor(middle(bar, number) * bar.devicePixelRatioF()).name()

    plain = [colour(number) for number in (0, 1)]
    QTest.mouseMove(bar, middle(bar, 1))
    assert (colour(0) != plain[0], colour(1) != plain[1], colour(0) != colour(1)) == (True, True, True)
    bar.show_terms(THREE)
    assert colour(1) != plain[1]
    place = middle(bar, 1)
    QApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, place, bar.mapToGlobal(place)))
    assert QToolTip.text() == "1, 33.3% of the lengths of all terms"
    QTest.mouseMove(bar, middle(bar, 2))
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert [colour(number) for number in (0, 1)] == plain
    assert pointed == [X2, None, None]


def test_tab_brings_the_keyboard_to_the_first_term_and_from_behind_to_the_last(bar: ContributionBar) -> None:
    bar.show_terms(THREE)
    found = []
    for reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
        bar.setFocus(reason)
        assert bar.meant is not None
        found.append(bar.meant.term)
        bar.clearFocus()
        assert bar.meant is None
    assert found == [THREE[0], THREE[2]]


def test_arrows_home_and_end_lead_from_term_to_term_as_they_lie(tabbed: ContributionBar) -> None:
    assert reached(tabbed, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left) == [X2, None, None, X2]
    assert reached(tabbed, Key.Key_Home, Key.Key_Left, Key.Key_End) == [X1, X1, None]
    tabbed.show_terms([Contribution(1.0, X1), Contribution(-1.0, X2)])
    assert reached(tabbed, Key.Key_Home, Key.Key_Right) == [X2, X1]


def test_return_and_space_are_a_click_and_what_is_of_many_leads_nowhere(tabbed: ContributionBar) -> None:
    clicked: list[Operand] = []
    tabbed.operand_clicked.connect(clicked.append)
    QTest.keyClick(tabbed, Key.Key_Return)
    reached(tabbed, Key.Key_Right, Key.Key_Space, Key.Key_End, Key.Key_Enter)
    assert clicked == [X1, X2]


def test_the_term_where_the_keyboard_is_can_be_heard_and_has_a_ring(tabbed: ContributionBar) -> None:
    tabbed.show_terms([Contribution(2.5, X1), Contribution(-0.5, B)])
    QTest.keyClick(tabbed, Key.Key_Home)
    assert tabbed.accessibleDescription() == "−0.5, 16.7% of the lengths of all terms"
    ring = next(each for each in tabbed.window().children() if type(each).__name__ == "_Ring")
    there = tabbed.segments()[0].area.toRect().translated(tabbed.pos())
    assert ring.isVisible()
    assert ring.geometry().center() == there.center()
    assert ring.width() == there.width() + 4
    tabbed.clearFocus()
    assert tabbed.accessibleDescription() == ""


def test_the_keys_are_no_shortcuts_while_the_keyboard_is_at_a_term_but_are_left_to_others_else(
    bar: ContributionBar,
) -> None:
    bar.show_terms(THREE)
    walked: list[Key] = []
    keys = (Key.Key_Right, Key.Key_Home, Key.Key_Space)
    for key in keys:
        QShortcut(QKeySequence(key), bar.window()).activated.connect(lambda key=key: walked.append(key))

    def press() -> list[Key]:
        walked.clear()
        for key in keys:
            QTest.keyClick(bar.window().windowHandle(), key)
        return list(walked)

    bar.setFocus(Qt.FocusReason.MouseFocusReason)
    assert press() == list(keys)
    bar.clearFocus()
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    assert press() == []


def test_the_keyboard_stays_at_the_term_of_the_same_operand(tabbed: ContributionBar) -> None:
    QTest.keyClick(tabbed, Key.Key_Right)
    tabbed.show_terms([Contribution(-1.0, X2), Contribution(2.0), Contribution(3.0, X1)])
    assert tabbed.meant is not None
    assert tabbed.meant.term == Contribution(-1.0, X2)
    tabbed.show_terms([Contribution(0.0, X1)])
    assert tabbed.meant is None
    assert tabbed.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_bar_says_its_terms_in_words(bar: ContributionBar) -> None:
    bar.show_terms([Contribution(2.5, X1), Contribution(-0.5, B)])
    assert bar.accessibleName() == "Contributions 2.5, minus 0.5; their sum is 2"
