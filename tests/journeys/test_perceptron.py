"""Teach one neuron a gate in the real window: by its rule, by hand, and XOR out of three gates."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.journeys.desk import Desk

from pellucid.experiment.catalog import load
from pellucid.session.session import Session
from pellucid.ui.plane.line_handles import Handle
from pellucid.ui.plane.map_view import MapView
from pellucid.ui.plane.truth_table import TruthTableView
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.track import Track


@pytest.fixture
def perceptron(qtbot: QtBot) -> Iterator[Desk]:
    opened = Desk(qtbot, Session(load("perceptron")))
    yield opened
    opened.close()


def right(desk: Desk) -> list[bool]:
    """Return which lines of the truth table are right."""
    lines = desk.find("Truth table", TruthTableView).text().splitlines()
    return [line.endswith("right") for line in lines]


def test_and_is_learned_step_by_step_and_then_nothing_is_left_to_update(perceptron: Desk) -> None:
    session = perceptron.session
    count = perceptron.find("Updates", Label)
    for _ in range(4):
        session.step_batch()
    perceptron.wait_until(lambda: count.text() == "Updates: 1 in 4 steps")
    assert perceptron.find("Latest update", Label).text().startswith("Point (1, 1): target 1, answer 0.")
    session.set_pace(None)
    session.play()
    perceptron.wait_until(lambda: perceptron.find("Convergence", Label).text().startswith("Every answer is right"))
    assert right(perceptron) == [True] * 4
    assert count.text().startswith("Updates: 10 in ")


def test_a_weight_is_dragged_live_and_taken_back_as_one_step(perceptron: Desk) -> None:
    session = perceptron.session
    bias = perceptron.find("b", Track)
    middle = bias.rect().center()
    QTest.mousePress(bias, Qt.MouseButton.LeftButton, pos=middle)
    for move in (5, 10, 15, 20):
        QTest.mouseMove(bias, middle + QPoint(move, 0))
    perceptron.wait_until(lambda: session.frame.theta[2] > 0)
    perceptron.wait_until(lambda: right(perceptron) == [False, False, False, True])
    assert session.undo_label() is None
    QTest.mouseRelease(bias, Qt.MouseButton.LeftButton, pos=middle + QPoint(20, 0))
    assert session.undo_label() == "Weight"
    session.undo()
    perceptron.wait_until(lambda: not session.frame.theta.any())
    assert session.undo_label() is None
    perceptron.wait_until(lambda: right(perceptron) == [True, True, True, False])


def test_or_is_drawn_by_hand_on_the_map(perceptron: Desk) -> None:
    session = perceptron.session
    session.set_weights({0: 1.0, 1: 1.0, 2: -1.0})
    perceptron.wait_until(lambda: perceptron.window.try_it.card.study.handles.shift.isVisible())
    handle, view = perceptron.find("Shift the line", Handle), perceptron.find("Decision map", MapView)
    middle = handle.rect().center()
    way = (view.place(0.75, 0.75) - view.place(0.5, 0.5)).toPoint()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + way / 2)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + way / 2)
    perceptron.wait_until(lambda: right(perceptron) == [True] * 4)
    session.undo()
    perceptron.wait_until(lambda: session.frame.theta[2] == -1.0)


def test_xor_is_put_together_from_three_gates_and_taken_back(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Session(load("xor-gate")))
    try:
        drawn = desk.session.frame.theta
        desk.click("Set to NAND, OR, AND")
        desk.wait_until(lambda: right(desk) == [True] * 4)
        desk.session.undo()
        desk.wait_until(lambda: np.array_equal(desk.session.frame.theta, drawn))
    finally:
        desk.close()
