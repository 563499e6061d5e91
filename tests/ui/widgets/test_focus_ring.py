import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.ui.theme import tokens
from pellucid.ui.widgets.buttons import TextButton


@pytest.fixture
def buttons(show: Show) -> list[TextButton]:
    """Two buttons, each flush with the edges of a box of its own."""
    boxes, made = [], []
    for text in ("First", "Second"):
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        made.append(TextButton(text))
        line.addWidget(made[-1])
        boxes.append(box)
    show(*boxes)
    return made


def focus_by_tab(button: QWidget) -> None:
    # The window gives its focus to the first control when it is activated.
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)


def ring_is_seen(button: QWidget) -> bool:
    window = button.window()
    corner = button.mapTo(window, button.rect().topLeft())
    picture = window.grab().toImage()
    ratio = picture.devicePixelRatio()
    x, y = round((corner.x() + button.width() / 2) * ratio), round((corner.y() - 3) * ratio)
    return picture.pixelColor(x, y) == tokens().iris


def test_the_ring_lies_outside_the_control_and_moves_on_with_tab(buttons: list[TextButton]) -> None:
    first, second = buttons
    focus_by_tab(first)
    assert ring_is_seen(first)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert not ring_is_seen(first)
    assert ring_is_seen(second)


def test_a_click_shows_no_ring(buttons: list[TextButton]) -> None:
    QTest.mouseClick(buttons[0], LEFT)
    assert buttons[0].hasFocus()
    assert not ring_is_seen(buttons[0])


def test_the_ring_follows_a_control_that_scrolls(show: Show) -> None:
    area = QScrollArea()
    content = QWidget()
    content.setMinimumSize(200, 900)
    button = TextButton("Deep", parent=content)
    button.move(40, 60)
    area.setWidget(content)
    show(area)
    focus_by_tab(button)
    area.verticalScrollBar().setValue(30)
    assert ring_is_seen(button)
    assert area.viewport().findChild(QWidget) is content


def test_the_ring_goes_when_its_control_is_hidden_or_deleted(buttons: list[TextButton]) -> None:
    first, second = buttons
    window = first.window()
    focus_by_tab(first)
    assert ring_is_seen(first)
    second.setEnabled(False)
    first.hide()
    first.deleteLater()
    QTest.qWait(0)
    picture = window.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert tokens().iris.name() not in seen


def test_a_window_may_be_destroyed_while_a_ring_is_seen(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(300, 300)
    box = QWidget(window)
    box.setGeometry(50, 50, 61, 32)
    button = TextButton("Deep", parent=box)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    focus_by_tab(button)
    assert ring_is_seen(button)
    shiboken6.delete(window)
    assert not shiboken6.isValid(button)
