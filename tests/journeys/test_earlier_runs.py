"""Compare a run with earlier ones, and go back to what was better, in the real window."""

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from tests.journeys.desk import Desk

from pellucid.session.session import Status
from pellucid.ui.numbers import loss_text
from pellucid.ui.progress.earlier_strip import EarlierStrip
from pellucid.ui.stage.hover_card import HoverCard
from pellucid.ui.widgets.cell_grid import Cell


def train_epochs(desk: Desk, count: int) -> None:
    for _ in range(count):
        epoch = desk.session.frame.epoch
        desk.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ShiftModifier)
        desk.wait_until(lambda epoch=epoch: desk.session.frame.epoch == epoch + 1)
        desk.wait_for_status(Status.PAUSED)
    desk.wait_until(lambda: desk.session.frame.metrics.step == desk.session.frame.step)


def choose(desk: Desk, strip: EarlierStrip, index: int, text: str) -> None:
    """Click a chip, and what the menu offers under this name."""
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=chip(strip, index))
    menu = desk.window.progress.earlier.menu
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(_action(menu, text)).center())
    # Off the screen nothing gives the window back what the menu borrowed.
    desk.window.activateWindow()
    desk.wait_until(lambda: desk.window.isActiveWindow() and not menu.isVisible())


def _action(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == text)


def chip(strip: EarlierStrip, index: int) -> QPoint:
    return strip.cell_rect(Cell(*divmod(index, strip.shape[1]))).center().toPoint()


def test_train_change_a_setting_train_and_restore_the_earlier_run(desk: Desk) -> None:
    session = desk.session
    session.set_pace(None)
    desk.wait_until(lambda: desk.window.progress.plots is not None)
    first, initial = session.spec, session.frame.theta
    train_epochs(desk, 3)
    trained, loss = session.frame.theta, session.frame.metrics.test_loss
    assert not desk.window.progress.earlier.isVisible()

    desk.click("Add hidden layer")
    strip = desk.find("Earlier runs", EarlierStrip)
    train_epochs(desk, 2)
    desk.press(Qt.Key.Key_N)
    assert [run.epoch for run in strip.runs] == [3.0, 2.0]

    QTest.mouseMove(strip, chip(strip, 1))
    QTest.mouseMove(strip, chip(strip, 0))
    card = next(
        each for each in desk.window.findChildren(HoverCard) if each.isVisible() and "Epoch 3.00" in each.text()
    )
    assert f"test loss {loss_text(loss)}" in card.text()
    assert "layers 50-100-50 ReLU" in card.text()
    assert desk.window.rect().contains(card.geometry())

    choose(desk, strip, 0, "Restore these settings")
    assert session.spec == first
    np.testing.assert_array_equal(session.frame.theta, initial)
    assert session.undo_label() == "Restored settings"
    train_epochs(desk, 3)
    np.testing.assert_array_equal(session.frame.theta, trained)

    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(session.spec.network.hidden) == 4
    assert [run.epoch for run in strip.runs] == [3.0, 2.0, 3.0]

    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait_until(lambda: session.frame.epoch == 2.0)
    assert [run.epoch for run in strip.runs] == [3.0, 3.0]

    choose(desk, strip, 0, "Remove all")
    assert not desk.window.progress.earlier.isVisible()
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [run.epoch for run in strip.runs] == [3.0, 3.0]


def test_nothing_of_the_strip_is_cut_in_a_narrow_window(desk: Desk) -> None:
    for _ in range(4):
        train_epochs(desk, 1)
        desk.press(Qt.Key.Key_N)
    for width, height in ((1280, 720), (1024, 680)):
        desk.window.resize(width, height)
        if width < 1100:
            desk.click("Progress")
        strip = desk.find("Earlier runs", EarlierStrip)
        desk.wait_until(lambda strip=strip: whole(strip))
        assert desk.window.progress.rect().contains(
            strip.rect().translated(strip.mapTo(desk.window.progress, QPoint()))
        )


def whole(strip: EarlierStrip) -> bool:
    """Tell whether every chip lies in the strip, and none on another."""
    chips = [strip.cell_rect(Cell(*divmod(index, strip.shape[1]))) for index in range(strip.cells)]
    inside = all(QRectF(strip.rect()).contains(each) for each in chips)
    return inside and not any(each.intersects(other) for each in chips for other in chips if each is not other)
