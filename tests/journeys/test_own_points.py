"""Make data of one's own in the real window: paint, teach, take back, and go on with the weights there are."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.journeys.desk import Desk

from pellucid.experiment.catalog import load
from pellucid.session.session import Session, Status
from pellucid.ui.plane.map_view import MapView
from pellucid.ui.widgets.combo import Combo


@pytest.fixture
def plane(qtbot: QtBot) -> Iterator[Desk]:
    opened = Desk(qtbot, Session(load("two-gaussians")))
    yield opened
    opened.close()


def stroke(desk: Desk, view: MapView, start: tuple[float, float], end: tuple[float, float]) -> None:
    desk.drag(view, view.place(*start).toPoint(), view.place(*end).toPoint())


def test_paint_a_third_class_while_training_teach_it_and_undo(plane: Desk) -> None:
    session, generated = plane.session, plane.session.spec
    view = plane.find("Decision map", MapView)
    session.set_pace(None)
    plane.click("Play")
    plane.wait_for_steps(20)

    plane.click("Brush B")
    stroke(plane, view, (-5, 5), (-1, 5))
    assert plane.find("Source", Combo).currentText() == "Own points"
    assert session.status is Status.RUNNING
    plane.wait_for_steps(20)
    painted = session.spec

    plane.click("Another class")
    stroke(plane, view, (1, -5), (5, -5))
    assert session.experiment.dataset.class_names == ("A", "B", "C")
    view.grab()
    plane.wait_until(lambda: (session.frame.metrics.test_accuracy if session.frame.metrics else 0) > 0.9)
    assert plane.find("Prediction").text().startswith("(")

    plane.click("Look")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place(3, -5).toPoint())
    np.testing.assert_allclose(session.input, (3, -5), atol=0.05)

    session.undo()
    assert session.spec == painted
    session.undo()
    assert session.spec == generated
    assert plane.find("Source", Combo).currentText() == "Two Gaussians"
    plane.wait_for_steps(20)


def test_go_on_with_the_weights_when_points_are_added(plane: Desk) -> None:
    session = plane.session
    view = plane.find("Decision map", MapView)
    session.set_pace(None)
    plane.click("Play")
    plane.wait_until(lambda: (session.frame.metrics.test_accuracy if session.frame.metrics else 0) > 0.95)
    plane.window.try_it.card.tools.keep_weights_toggled.emit(True)
    plane.click("Pause")
    plane.wait_for_status(Status.PAUSED)
    learned = session.frame.theta
    plane.click("Brush A")
    stroke(plane, view, (-5, 5), (-2, 5))
    np.testing.assert_array_equal(session.frame.theta, learned)
    plane.wait_until(lambda: session.frame.metrics is not None)
    assert session.frame.metrics.test_accuracy > 0.8
