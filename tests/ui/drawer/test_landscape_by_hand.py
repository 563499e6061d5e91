"""The ball of the loss landscape in a hand, and a session that follows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.session.watch import same, settle
from tests.training.specs import small

from pellucid.session.session import Session
from pellucid.ui.drawer.drawer import Drawer
from pellucid.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(small())
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    QTest.keyClick(made, Qt.Key.Key_5)
    settle(qtbot, session)
    QTest.mouseClick(made.drawer.page.button, LEFT)
    qtbot.waitUntil(lambda: not made.drawer.page.progress.isVisible(), timeout=20_000)
    yield made
    made.close()


def pair_of(drawer: Drawer) -> list[int]:
    return [picker.index for picker in drawer.page.choice.pickers]


def test_a_drag_writes_both_weights_and_one_undo_takes_it_back(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    board, pair, before = window.drawer.page.map, pair_of(window.drawer), session.frame.theta
    start = board.place_of(board.ball).toPoint()
    QTest.mousePress(board, LEFT, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(board, start + QPoint(12 * step, -8 * step))
        settle(qtbot, session)
        assert session.frame.theta[pair].tolist() == pytest.approx(board.ball)
        assert session.undo_label() is None
    QTest.mouseRelease(board, LEFT, pos=start + QPoint(48, -32))
    settle(qtbot, session)
    assert board.ball == pytest.approx(board.point_at((start + QPoint(48, -32)).toPointF()), abs=0.05)
    assert len(session.history.marks) == 2
    assert session.undo_label() == "Weights"
    session.undo()
    settle(qtbot, session)
    assert same(session.frame.theta, before)
    window.drawer.show_frame(session.frame)
    assert board.ball == pytest.approx(tuple(before[pair]))


def test_the_loss_on_the_map_is_what_training_finds_there(qtbot: QtBot, session: Session, window: MainWindow) -> None:
    board = window.drawer.page.map
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(board, key, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, session)
    assert session.frame.metrics is not None
    assert board.sheet.loss_at(board.ball) == pytest.approx(session.frame.metrics.train_loss, rel=1e-4)
    assert board.sheet.loss_at(board.sheet.centre) != pytest.approx(session.frame.metrics.train_loss, rel=1e-4)


def test_other_data_lay_the_landscape_anew(qtbot: QtBot, session: Session, window: MainWindow) -> None:
    page = window.drawer.page
    before = page.map.sheet.losses
    session.set_value("data.label_noise", 0.3)
    qtbot.waitUntil(lambda: page.map.sheet.losses is not before and not page.progress.isVisible(), timeout=20_000)
    settle(qtbot, session)
    middle = page.map.sheet.loss_at(page.map.sheet.centre)
    assert middle == pytest.approx(session.frame.metrics.train_loss, rel=1e-4)


def test_the_way_of_the_run_is_drawn_from_its_beginning(qtbot: QtBot, session: Session, window: MainWindow) -> None:
    page, pair, first = window.drawer.page, pair_of(window.drawer), session.frame.theta
    for _ in range(3):
        session.step_batch()
        settle(qtbot, session)
    window.drawer.show_frame(session.frame)
    assert page.map.way[0].tolist() == pytest.approx(first[pair].tolist())
    assert page.map.way[-1].tolist() == pytest.approx(session.frame.theta[pair].tolist())
    assert len(page.map.way) == 4
