"""Make data of one's own in the real window: paint, teach, take back, and go on with the weights there are."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.journeys.desk import Desk

from pellucid.experiment.catalog import load
from pellucid.lens.prediction import values
from pellucid.session.session import Session, Status
from pellucid.ui.notice import Notice
from pellucid.ui.plane.map_view import MapView
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.track import Track


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
    plane.click("Keep the weights")
    plane.click("Pause")
    plane.wait_for_status(Status.PAUSED)
    learned = session.frame.theta
    plane.click("Brush A")
    stroke(plane, view, (-5, 5), (-2, 5))
    np.testing.assert_array_equal(session.frame.theta, learned)
    plane.wait_until(lambda: session.frame.metrics is not None)
    assert session.frame.metrics.test_accuracy > 0.8


def test_esc_takes_a_stroke_back_before_it_is_done(plane: Desk) -> None:
    session, spec = plane.session, plane.session.spec
    view = plane.find("Decision map", MapView)
    untouched = view.grab().toImage()
    plane.click("Brush B")
    start, end = (view.place(*place).toPoint() for place in ((-5, 5), (5, 5)))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, end)
    assert view.grab().toImage() != untouched
    QTest.keyClick(plane.window.focusWidget(), Qt.Key.Key_Escape)
    assert view.grab().toImage() == untouched
    QTest.mouseMove(view, start)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start)
    assert session.spec is spec
    assert session.undo_label() is None
    stroke(plane, view, (-5, 5), (5, 5))
    assert session.spec.data.source == "points"


def test_strokes_while_training_leave_one_earlier_run_behind(plane: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pellucid.session.editing.EDITING_SECONDS", float("inf"))
    session = plane.session
    view = plane.find("Decision map", MapView)
    session.set_pace(None)
    plane.click("Play")
    plane.wait_for_steps(200)
    plane.click("Brush A")
    for height in (5, 4, -4, -5):
        stroke(plane, view, (-5, height), (5, height))
        plane.wait_until(lambda: session.history.evaluations.epoch[-1:].sum() > 0)
    (earlier,) = session.kept.runs
    assert earlier.spec.data.source == "two-gaussians"


def test_clear_the_plane_be_told_and_paint_other_points(plane: Desk) -> None:
    session = plane.session
    view = plane.find("Decision map", MapView)
    session.set_pace(None)
    plane.click("Play")
    plane.wait_for_steps(20)
    card = plane.window.try_it.card
    card.tools.clear_requested.emit()
    plane.wait_for_status(Status.PAUSED)
    assert "nothing to train on" in card.message.text()
    for name in ("Play", "Step one batch", "Step one epoch"):
        assert not plane.find(name).isEnabled()
        assert "nothing to train on" in plane.find(name).toolTip()
    stood = session.frame.step
    plane.press(Qt.Key.Key_Space)
    assert "nothing to train on" in plane.find("Message", Notice).text()
    assert session.frame.step == stood

    plane.click("Brush A")
    stroke(plane, view, (-5, 5), (5, 5))
    plane.wait_for_status(Status.RUNNING)
    assert plane.find("Pause").isEnabled()
    assert card.message.text() == ""
    plane.wait_for_steps(20)
    assert len(session.spec.data.points) == len(card.editor.points)


@pytest.fixture
def surface(qtbot: QtBot) -> Iterator[Desk]:
    opened = Desk(qtbot, Session(load("plane")))
    yield opened
    opened.close()


def test_paint_values_move_the_slider_and_have_them_learned(surface: Desk) -> None:
    session, generated = surface.session, surface.session.spec
    view = surface.find("Decision map", MapView)
    session.set_pace(None)
    surface.window.try_it.card.tools.clear_requested.emit()
    surface.click("Brush")
    stroke(surface, view, (-5, 4), (5, 4))
    track = surface.find("Value", Track)
    middle = track.thumb().center().toPoint()
    surface.drag(track, middle, middle - QPoint(track.width(), 0))
    stroke(surface, view, (-5, -4), (5, -4))
    painted = {point.y for point in session.spec.data.value_points}
    assert painted == {1.0, -1.0}
    assert surface.find("Source", Combo).currentText() == "Own points"
    surface.click("Play")
    surface.wait_until(lambda: session.frame.metrics is not None and session.frame.metrics.test_loss < 0.05)
    surface.click("Pause")
    surface.wait_for_status(Status.PAUSED)
    answer = value_at(session, (0, 4)), value_at(session, (0, -4))
    assert answer[0] > 0.5 > -0.5 > answer[1]
    for _ in range(3):
        session.undo()
    assert session.spec == generated


def value_at(session: Session, place: tuple[float, float]) -> float:
    return float(values(session.experiment, session.frame.theta, np.array(place, np.float32))[0])
