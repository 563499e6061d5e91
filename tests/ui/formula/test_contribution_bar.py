import math

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.formula.parts import X1, X2, B
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.ui.formula.contribution_bar import Contribution, ContributionBar
from pellucid.ui.theme import tokens


@pytest.fixture
def bar(show: Show) -> ContributionBar:
    made = ContributionBar()
    show(made)
    return made


def show_values(bar: ContributionBar, *values: float) -> list[tuple[float, float]]:
    bar.show_terms([Contribution(value, X1) for value in values])
    return [(segment.left, segment.right) for segment in bar.segments()]


def test_terms_fill_the_bar_and_are_as_long_as_they_are_large(bar: ContributionBar) -> None:
    (start, first), (second, end) = show_values(bar, 1.0, 3.0)
    assert (start, end) == (0.0, pytest.approx(bar.width()))
    assert first == second
    assert (end - second) / (first - start) == pytest.approx(3, rel=0.05)


def test_negative_terms_go_to_the_left_from_where_positive_ones_begin(bar: ContributionBar) -> None:
    positive, *negative = show_values(bar, 2.0, -1.0, -1.0)
    assert positive == (pytest.approx(bar.width() / 2, abs=2), pytest.approx(bar.width()))
    assert negative[0][1] == pytest.approx(positive[0])
    assert negative[1] == (pytest.approx(0), negative[0][0])


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
    (left, _), *_ = show_values(bar, 3.0, -1.0)
    zero, *mark = (x / bar.devicePixelRatioF() for x in sorted(marks()))
    assert zero == pytest.approx(left, abs=1)
    assert sum(mark) / len(mark) == pytest.approx(left + (bar.width() - left) * 2 / 3, abs=2)


def test_a_click_on_a_term_tells_whose_it_is(bar: ContributionBar, qtbot: QtBot) -> None:
    bar.show_terms([Contribution(1.0, X1), Contribution(1.0, X2), Contribution(1.0)])
    third = bar.width() // 3
    with qtbot.waitSignal(bar.operand_clicked) as clicked:
        QTest.mouseClick(bar, LEFT, pos=QPoint(third + third // 2, 4))
    assert clicked.args == [X2]
    with qtbot.assertNotEmitted(bar.operand_clicked):
        QTest.mouseClick(bar, LEFT, pos=QPoint(2 * third + third // 2, 4))


def test_the_bar_says_its_terms_in_words(bar: ContributionBar) -> None:
    bar.show_terms([Contribution(2.5, X1), Contribution(-0.5, B)])
    assert bar.accessibleName() == "Contributions 2.5, minus 0.5; their sum is 2"
