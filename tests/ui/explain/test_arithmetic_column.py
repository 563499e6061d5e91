"""A column of arithmetic is scrolled by pages, and says what it is about."""

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.formula.parts import row, slope

from pellucid.ui.explain.arithmetic_column import ArithmeticColumn


@pytest.fixture
def column(qtbot: QtBot) -> ArithmeticColumn:
    made = ArithmeticColumn("Backward")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_content([row(slope("a"), "= 1")] * 12, code="dot(x, w)")
    made.show()
    return made


def test_pages_can_be_scrolled(column: ArithmeticColumn) -> None:
    bar = column.scrolled.verticalScrollBar()
    bar.setValue(0)
    column.scroll_pages(1)
    assert bar.value() == bar.pageStep()
    column.scroll_pages(-1)
    assert bar.value() == 0


def test_the_column_is_named_as_it_is_headed(column: ArithmeticColumn) -> None:
    column.show_title("Loss", "how wrong the answer is")
    assert column.accessibleName() == "Loss"
    column.show_content((), note="ReLU: ∂L/∂z = ∂L/∂a · slope")
    assert column.note.text() == "ReLU: ∂L/∂z = ∂L/∂a · slope"
    assert column.note.accessibleName() == "ReLU, partial L over partial z equals partial L over partial a times slope"


def test_formulae_have_the_room_they_need_before_they_are_painted(column: ArithmeticColumn) -> None:
    column.grab()
    for count in (3, 9, 1):
        column.show_content([row(slope("a"), "= 1")] * count, [row(slope("z"), "= 1")] * (12 - count))
        for view in (column.formulae, column.later):
            assert view.height() == view.heightForWidth(view.width())
        assert column.later.y() > column.formulae.geometry().bottom()
