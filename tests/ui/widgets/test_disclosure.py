import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.ui.widgets.disclosure import Disclosure


@pytest.fixture
def inside() -> QLabel:
    return QLabel("What is seldom needed")


@pytest.fixture
def disclosure(inside: QLabel, show: Show) -> Disclosure:
    made = Disclosure("Seldom needed", "What it is", "test")
    made.body.addWidget(inside)
    show(made)
    return made


def test_a_click_opens_and_another_closes(disclosure: Disclosure, inside: QWidget) -> None:
    assert not inside.isVisible()
    low = disclosure.sizeHint().height()
    QTest.mouseClick(disclosure.head, LEFT)
    assert inside.isVisible()
    assert disclosure.is_open
    assert disclosure.sizeHint().height() > low
    QTest.mouseClick(disclosure.head, LEFT)
    assert not inside.isVisible()


def test_it_opens_with_the_keyboard(disclosure: Disclosure, inside: QWidget) -> None:
    disclosure.head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(disclosure.head, Qt.Key.Key_Space)
    assert inside.isVisible()


def test_what_is_unfolded_is_brought_into_view(qtbot: QtBot) -> None:
    column, content = QScrollArea(), QWidget()
    qtbot.addWidget(column)
    made, below = Disclosure("Seldom needed", "What it is", "low"), QLabel("Below")
    below.setFixedHeight(300)
    made.body.addWidget(below)
    layout = QVBoxLayout(content)
    layout.addSpacing(160)
    layout.addWidget(made)
    column.setWidgetResizable(True)
    column.setWidget(content)
    column.resize(240, 220)
    column.show()
    assert column.verticalScrollBar().maximum() == 0
    made.head.click()
    qtbot.waitUntil(lambda: column.verticalScrollBar().value() > 100)


def test_the_line_says_what_is_set(disclosure: Disclosure) -> None:
    plain = disclosure.head.grab().toImage()
    disclosure.set_summary("raw · 7")
    assert disclosure.head.accessibleName() == "Seldom needed"
    assert disclosure.head.accessibleDescription() == "raw · 7"
    assert disclosure.head.grab().toImage() != plain


def test_the_next_one_of_the_same_key_remembers(disclosure: Disclosure, show: Show) -> None:
    disclosure.head.click()
    again, other = Disclosure("Seldom needed", "", "test"), Disclosure("Another", "", "other")
    show(again, other)
    assert again.is_open
    assert not other.is_open


def test_what_cannot_be_folded_is_always_seen(disclosure: Disclosure, inside: QWidget) -> None:
    disclosure.set_foldable(False)
    assert inside.isVisible()
    assert not disclosure.head.isVisible()
    disclosure.set_foldable(True)
    assert not inside.isVisible()
