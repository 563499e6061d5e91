import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from tests.ui.plane.units import UnitSession
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.lens.decision_line import decision_line
from pellucid.session.session import Status
from pellucid.ui.plane.line_handles import SIZE, Handle, LineHandles
from pellucid.ui.plane.map_view import MapView
from pellucid.ui.plane.unit_study import UnitStudy

MIDDLE = QPoint(SIZE // 2, SIZE // 2)


@pytest.fixture
def session() -> UnitSession:
    return UnitSession()


@pytest.fixture
def view(session: UnitSession) -> MapView:
    return MapView(session.experiment)


@pytest.fixture
def study(session: UnitSession, view: MapView, show: Show) -> UnitStudy:
    made = UnitStudy(session, view)
    show(view, made)
    # x₁ + x₂ = 1, from (−0.5, 1.5) to (1.5, −0.5).
    made.show_frame(session.at(1, 1, -1))
    return made


@pytest.fixture
def handles(study: UnitStudy) -> LineHandles:
    return study.handles


def middle(handle: Handle) -> QPointF:
    return QPointF(handle.geometry().topLeft() + MIDDLE)


def close(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < 2


def carry(handle: Handle, way: QPoint) -> None:
    """Drag a handle, which goes half of the way when the pointer moves and the rest when it is let go."""
    drag(handle, MIDDLE, MIDDLE + way / 2)


def written_line(session: UnitSession) -> tuple[float, float, float]:
    values, _ = session.written[-1]
    return values[0], values[1], values[2]


def test_the_handles_are_on_the_line(handles: LineHandles, view: MapView) -> None:
    assert close(middle(handles.shift), view.place(0.5, 0.5))
    x1, x2 = view.point(middle(handles.turn))
    assert x1 + x2 == pytest.approx(1, abs=0.02)
    assert (x1, x2) != pytest.approx((0.5, 0.5), abs=0.1)


def test_dragging_the_one_shifts_the_line_as_one_gesture(
    handles: LineHandles, view: MapView, session: UnitSession
) -> None:
    start = middle(handles.shift)
    goal = view.place(0.75, 0.75)
    way = (goal - start).toPoint()
    carry(handles.shift, way)
    assert [final for _, final in session.written] == [False, True]
    w1, w2, b = written_line(session)
    assert (w1, w2) == (pytest.approx(1), pytest.approx(1))
    assert -b == pytest.approx(1.5, abs=0.03)
    assert handles.turn.isVisible()


def test_dragging_the_other_turns_the_line_about_the_first(
    handles: LineHandles, view: MapView, session: UnitSession
) -> None:
    way = (view.place(0.5, 0.0) - middle(handles.turn)).toPoint()
    carry(handles.turn, way)
    w1, w2, b = written_line(session)
    assert session.written[-1][1]
    # x₁ = 0.5: upright, and as steep as before.
    assert w1 == pytest.approx(np.sqrt(2), abs=0.01)
    assert w2 == pytest.approx(0, abs=0.03)
    assert -b / w1 == pytest.approx(0.5, abs=0.02)


def test_what_is_held_does_not_follow_the_network(handles: LineHandles, study: UnitStudy, session: UnitSession) -> None:
    QTest.mousePress(handles.shift, LEFT, pos=MIDDLE)
    before = middle(handles.shift)
    study.show_frame(session.at(1, -1, 0.25))
    assert middle(handles.shift) == before
    QTest.mouseRelease(handles.shift, LEFT, pos=MIDDLE)
    study.show_frame(session.frame)
    assert middle(handles.shift) != before


def test_arrow_keys_shift_and_turn(handles: LineHandles, session: UnitSession) -> None:
    handles.shift.setFocus()
    QTest.keyClick(handles.shift, Qt.Key.Key_Up)
    w1, w2, b = written_line(session)
    assert (w1, w2, b) == (pytest.approx(1), pytest.approx(1), pytest.approx(-1 - 2 / 240, abs=1e-3))
    handles.turn.setFocus()
    QTest.keyClick(handles.turn, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    w1, w2, _ = written_line(session)
    assert w1 < 1 < w2
    assert all(final for _, final in session.written)


@pytest.mark.parametrize("theta", [(0, 0, -1), (1, 1, -9)])
def test_where_no_line_crosses_the_map_there_are_no_handles(
    handles: LineHandles, study: UnitStudy, session: UnitSession, theta: tuple[float, ...]
) -> None:
    assert handles.shift.isVisible()
    study.show_frame(session.at(*theta))
    assert handles.shift.isHidden()
    assert handles.turn.isHidden()


def test_a_diverged_run_and_a_brush_have_no_handles(
    handles: LineHandles, study: UnitStudy, session: UnitSession
) -> None:
    handles.set_looking(False)
    assert handles.shift.isHidden()
    handles.set_looking(True)
    assert handles.shift.isVisible()
    session.status = Status.DIVERGED
    study.show_frame(session.frame)
    assert handles.shift.isHidden()


def test_networks_with_hidden_layers_have_no_handles(
    handles: LineHandles, study: UnitStudy, session: UnitSession
) -> None:
    session.show("xor-gate")
    study.show_experiment()
    study.show_frame(session.frame)
    assert handles.shift.isHidden()
    assert decision_line(session.experiment, session.frame.theta) is None
