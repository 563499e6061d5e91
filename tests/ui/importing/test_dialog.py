"""Dialogs stand before a veiled window, and end with their threads."""

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pellucid.ui import theme
from pellucid.ui.importing.dialog import Dialog
from pellucid.ui.importing.errand_dialog import ErrandDialog
from pellucid.ui.importing.opening import close_dialogs
from pellucid.ui.tokens import DARK, LIGHT
from pellucid.ui.widgets.label import Label


def centre(widget: QWidget):
    return widget.mapToGlobal(widget.rect().center())


@pytest.fixture
def dialog(window):
    made = Dialog("Title", window)
    made.body.addWidget(Label("text"))
    made.open()
    return made


def test_it_stands_in_the_middle_of_its_window_and_stays_there_as_it_grows(qtbot, window, dialog):
    assert (centre(dialog) - centre(window)).manhattanLength() <= 2
    dialog.body.addWidget(Label("more\nlines\nof text"))
    height = dialog.height()
    qtbot.waitUntil(lambda: dialog.height() > height)
    assert (centre(dialog) - centre(window)).manhattanLength() <= 4


def test_the_window_steps_back_while_it_is_open(window, dialog):
    (veil,) = [each for each in window.children() if type(each).__name__ == "_Veil"]
    assert veil.geometry() == window.rect()
    window.resize(1000, 800)
    assert veil.geometry() == window.rect()
    dialog.reject()
    assert not veil.isVisible()


def test_escape_closes_it_and_it_is_gone(qtbot, dialog):
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_it_is_gone_when_its_thread_has_ended(qtbot, window):
    go_on = threading.Event()
    dialog = ErrandDialog("Title", window)
    dialog.open()
    dialog.errand.start(lambda _: go_on.wait())
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.wait(100)
    assert not gone
    go_on.set()
    qtbot.waitUntil(lambda: bool(gone))


def test_a_window_that_closes_ends_the_threads_of_its_dialogs(qtbot, window):
    dialog = ErrandDialog("Title", window)
    dialog.open()
    ended = threading.Event()

    def work(ticket):
        while not ticket.is_abandoned():
            pass
        ended.set()

    dialog.errand.start(work)
    with qtbot.waitSignal(dialog.destroyed):
        close_dialogs(window)
        assert ended.is_set()
        assert not dialog.isVisible()


def test_a_press_beside_the_controls_does_no_harm(dialog):
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=dialog.rect().topLeft() + QPoint(12, 12))
    QTest.mouseClick(dialog, Qt.MouseButton.RightButton, pos=dialog.rect().topLeft() + QPoint(12, 12))
    assert dialog.isVisible()


def test_it_follows_the_theme(dialog):
    theme.set_mode(theme.Mode.LIGHT)
    place = dialog.rect().center().x(), 6
    assert dialog.grab().toImage().pixelColor(*place) == LIGHT.card
    theme.set_mode(theme.Mode.DARK)
    assert dialog.grab().toImage().pixelColor(*place) == DARK.card
