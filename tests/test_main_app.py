import logging
import os
import signal
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pellucid.app import Interrupts, Root
from pellucid.experiment.catalog import load
from pellucid.session.session import Status
from pellucid.ui import language
from pellucid.ui.notice import Notice
from pellucid.ui.try_it.pad_card import PadCard


@pytest.fixture
def root(qtbot: QtBot) -> Iterator[Root]:
    made = Root(load("colours"))
    made.window.show()
    yield made
    made.close()
    made.window.deleteLater()
    language.install("en")


def error_in_a_slot() -> ValueError:
    try:
        raise ValueError("7 is not a colour")
    except ValueError as error:
        return error


def test_an_unhandled_error_is_logged_once_and_told_kindly_while_training_goes_on(
    qtbot: QtBot, root: Root, caplog: pytest.LogCaptureFixture
) -> None:
    root.session.play()
    qtbot.waitUntil(lambda: root.session.status is Status.RUNNING)
    error = error_in_a_slot()
    for _ in range(3):
        root.report(type(error), error, error.__traceback__)
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    (notice,) = root.window.findChildren(Notice)
    assert notice.isVisible()
    assert "ValueError: 7 is not a colour" in notice.text()
    assert root.session.status is Status.RUNNING
    assert root.window.isVisible()


def test_closing_the_window_in_mid_training_ends_the_thread(qtbot: QtBot, root: Root) -> None:
    root.session.set_pace(None)
    root.session.play()
    qtbot.waitUntil(lambda: root.session.frame.step > 10)
    root.close()
    assert not root.window.isVisible()


def test_ctrl_c_closes_as_the_window_s_own_button_would(qtbot: QtBot, root: Root) -> None:
    before = signal.getsignal(signal.SIGINT)
    interrupts = Interrupts(root.close)
    try:
        os.kill(os.getpid(), signal.SIGINT)
        qtbot.waitUntil(lambda: not root.window.isVisible())
    finally:
        interrupts.stop()
    assert signal.getsignal(signal.SIGINT) is before


def test_another_language_builds_the_window_anew_around_the_same_training(qtbot: QtBot, root: Root) -> None:
    root.session.set_pace(None)
    root.session.play()
    qtbot.waitUntil(lambda: root.session.frame.step > 10)
    before, session, step = root.window, root.session, root.session.frame.step
    root.window.language_requested.emit("ja")
    assert root.window is not before
    assert root.window.isVisible()
    assert not before.isVisible()
    assert root.session is session
    assert QSettings().value("language") == "ja"
    qtbot.waitUntil(lambda: session.frame.step > step)
    assert session.status is Status.RUNNING


def test_a_drawing_stays_on_the_pad_in_the_window_of_another_language(qtbot: QtBot, root: Root) -> None:
    root.session.set_spec(load("digits"), "digits")
    card = root.window.try_it.card
    assert isinstance(card, PadCard)
    QTest.mousePress(card.pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    QTest.mouseMove(card.pad, QPoint(60, 140))
    QTest.mouseRelease(card.pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 140))
    card.centred.click()
    ink, raw = card.pad.ink, root.session.input
    root.change_language("ja")
    after = root.window.try_it.card
    assert isinstance(after, PadCard)
    assert after is not card
    np.testing.assert_array_equal(after.pad.ink, ink)
    np.testing.assert_array_equal(root.session.input, raw)
    assert not after.centred.isChecked()
    assert after.pad.can_undo
