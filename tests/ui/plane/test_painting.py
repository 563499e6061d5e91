"""Points painted, moved, erased, imported and exported on the card of the decision map, with a real session."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.session.watch import settle, train_to
from tests.ui.plane.cards import shown
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.data.points import MOST_POINTS
from pellucid.data.points_csv import read_points
from pellucid.experiment.spec import Data, Layer, Network, Spec, Training
from pellucid.session.session import Session
from pellucid.ui.plane.map_card import MapCard
from pellucid.ui.plane.own_points import thinned
from pellucid.ui.plane.point_set import PointSet
from pellucid.ui.plane.strokes import Tool

RIGHT = Qt.MouseButton.RightButton


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    data = Data(source="moons", train=40, test=20, scaling="unit", label_noise=0.1)
    made = Session(Spec(data=data, network=Network((Layer(4, "tanh"),)), training=Training(batch_size=10)))
    yield made
    made.close()


@pytest.fixture
def card(session: Session, show: Show) -> MapCard:
    return shown(session, show)


def at(card: MapCard, x1: float, x2: float) -> QPoint:
    return card.view.place(x1, x2).toPoint()


def paint(card: MapCard, label: int, *way: tuple[float, float]) -> None:
    QTest.mouseClick(card.tools.brushes[label], LEFT)
    places = [at(card, *place) for place in way]
    if len(places) == 1:
        QTest.mouseClick(card.view, LEFT, pos=places[0])
    else:
        drag(card.view, *places)


def dataset_points(session: Session) -> PointSet:
    return PointSet.of(session.experiment.dataset)


def message(card: MapCard) -> str:
    return card.message.text()


def test_a_stroke_makes_own_points_of_any_set_and_adds_to_it(card: MapCard, session: Session) -> None:
    before = dataset_points(session)
    paint(card, 1, (-5, 5), (5, 5))
    after = dataset_points(session)
    assert session.spec.data.source == "points"
    assert session.spec.data.label_noise == 0
    added = len(after) - len(before)
    assert 25 < added < 40
    assert np.isclose(after.places, before.places[0]).all(axis=1).any()
    painted = after.places[:, 1] > 4.5
    assert (after.targets[painted] == 1).all()
    assert 0 < after.test[painted].mean() < 0.5
    for label in (0, 1):
        assert (after.targets[~painted] == label).sum() == (before.targets[before.places[:, 1] <= 4.5] == label).sum()


def test_while_a_stroke_is_under_way_its_points_are_seen_and_the_session_hears_nothing(
    card: MapCard, session: Session
) -> None:
    spec = session.spec
    QTest.mouseClick(card.tools.brushes[0], LEFT)
    QTest.mousePress(card.view, LEFT, pos=at(card, -5, 5))
    QTest.mouseMove(card.view, at(card, 0, 5))
    assert len(card.editor.points) > len(dataset_points(session)) + 10
    assert session.spec is spec
    QTest.mouseRelease(card.view, LEFT, pos=at(card, 0, 5))
    assert session.spec is not spec


def test_one_stroke_is_one_step_to_undo_and_to_redo(card: MapCard, session: Session) -> None:
    before = session.spec
    paint(card, 0, (-5, 5), (5, 5))
    once = session.spec
    paint(card, 1, (-5, -5), (5, -5))
    twice = session.spec
    session.undo()
    assert session.spec == once
    assert len(card.editor.points) == len(once.data.points)
    session.undo()
    assert session.spec == before
    session.redo()
    session.redo()
    assert session.spec == twice


def test_a_right_click_takes_points_away(card: MapCard, session: Session) -> None:
    paint(card, 0, (5, 5))
    count = len(dataset_points(session))
    QTest.mouseClick(card.view, RIGHT, pos=at(card, 5, 5))
    assert len(dataset_points(session)) == count - 1


def test_looking_around_changes_no_points(card: MapCard, session: Session) -> None:
    spec = session.spec
    drag(card.view, at(card, -4, 2), at(card, 4, 2))
    QTest.mouseClick(card.view, RIGHT, pos=at(card, 0, 0))
    assert session.spec is spec


def test_the_eraser_takes_away_all_that_it_passes_over(card: MapCard, session: Session) -> None:
    paint(card, 0, (-5, 5), (5, 5))
    count = len(dataset_points(session))
    QTest.mouseClick(card.tools.eraser, LEFT)
    drag(card.view, at(card, -5.5, 5), at(card, 5.5, 5))
    assert not (dataset_points(session).places[:, 1] > 4.5).any()
    assert len(dataset_points(session)) < count - 20


def test_a_point_can_be_dragged_elsewhere(card: MapCard, session: Session) -> None:
    paint(card, 1, (5, 5))
    QTest.mouseClick(card.tools.move_tool, LEFT)
    drag(card.view, at(card, 5, 5), at(card, 0, -5), at(card, -5, -5))
    points = dataset_points(session)
    assert not len(points.near(5, 5, 0.5))
    (moved,) = points.near(-5, -5, 0.2)
    assert points.targets[moved] == 1


def test_one_more_class_brings_its_brush_and_an_output_for_it(card: MapCard, session: Session) -> None:
    assert [brush.isVisible() for brush in card.tools.brushes] == [True, True, False, False, False, False]
    QTest.mouseClick(card.tools.add_class, LEFT)
    drag(card.view, at(card, -5, 5), at(card, 5, 5))
    assert session.experiment.dataset.classes == 3
    assert session.experiment.dataset.class_names == ("A", "B", "C")
    assert card.tools.brushes[2].isVisible()
    assert card.tools.brushes[2].isChecked()
    session.undo()
    assert not card.tools.brushes[2].isVisible()
    assert card.tools.look.isChecked()


def test_after_clearing_the_first_points_to_train_on_begin_a_new_run(card: MapCard, session: Session) -> None:
    before = session.spec
    card.tools.clear_requested.emit()
    assert len(card.editor.points) == 0
    assert session.spec is before
    assert "nothing to train on" in message(card)
    paint(card, 0, (-3, 0))
    assert len(dataset_points(session)) == 1
    assert message(card) == ""
    session.undo()
    assert session.spec == before


def test_painting_ends_where_there_is_no_room_and_says_so(card: MapCard, session: Session) -> None:
    session.set_value("data.train", MOST_POINTS - 23)
    paint(card, 1, (-5, 5), (5, 5))
    points = dataset_points(session)
    assert len(points) == MOST_POINTS
    assert len(points.near(-5, 5, 0.1)) == 1
    assert "room for 5,000 points" in message(card)
    full = session.spec
    paint(card, 0, (0, -5))
    assert session.spec is full
    assert len(card.editor.points) == MOST_POINTS
    assert "room for 5,000 points" in message(card)


def test_clearing_is_undone_and_made_again_by_itself(card: MapCard, session: Session) -> None:
    paint(card, 0, (-3, 0))
    painted = len(card.editor.points)
    card.tools.clear_requested.emit()
    assert session.undo_label() == "Clear points"
    session.undo()
    assert len(card.editor.points) == painted == len(dataset_points(session))
    assert message(card) == ""
    session.redo()
    assert len(card.editor.points) == 0
    assert "nothing to train on" in message(card)


def test_undoing_the_first_stroke_after_clearing_leads_back_to_the_empty_plane(card: MapCard, session: Session) -> None:
    card.tools.clear_requested.emit()
    paint(card, 1, (2, 2))
    session.undo()
    assert len(card.editor.points) == 0
    session.undo()
    assert len(card.editor.points) == len(dataset_points(session)) == 60


def test_a_cleared_plane_stays_so_while_the_learning_rate_changes(card: MapCard, session: Session) -> None:
    card.tools.clear_requested.emit()
    session.set_value("training.learning_rate", 0.2)
    assert session.waiting == ()
    session.set_value("seed", 5)
    assert session.waiting is None
    assert len(card.editor.points) == 60


def test_points_are_painted_and_taken_away_with_the_keys(card: MapCard, session: Session) -> None:
    session.set_input(np.array([5, 5], np.float32))
    count = len(dataset_points(session))
    card.view.setFocus()
    QTest.keyClick(card.view, Qt.Key.Key_Return)
    assert len(dataset_points(session)) == count
    QTest.mouseClick(card.tools.brushes[1], LEFT)
    QTest.keyClick(card.view, Qt.Key.Key_Return)
    (painted,) = dataset_points(session).near(5, 5, 0.1)
    assert dataset_points(session).targets[painted] == 1
    QTest.keyClick(card.view, Qt.Key.Key_Delete)
    assert len(dataset_points(session)) == count


def test_the_chosen_tool_stays_in_the_hand_from_stroke_to_stroke(card: MapCard, session: Session) -> None:
    paint(card, 1, (5, 5))
    QTest.mouseClick(card.view, LEFT, pos=at(card, -5, 5))
    assert len(dataset_points(session).near(-5, 5, 0.2)) == 1


def test_keeping_the_weights_is_for_the_user_to_choose(qtbot: QtBot, card: MapCard, session: Session) -> None:
    train_to(qtbot, session, 3)
    learned = session.frame.theta.copy()
    card.tools.keep_weights_toggled.emit(True)
    paint(card, 0, (5, 5))
    settle(qtbot, session)
    np.testing.assert_array_equal(session.frame.theta, learned)
    card.tools.keep_weights_toggled.emit(False)
    paint(card, 0, (-5, 5))
    settle(qtbot, session)
    assert not np.array_equal(session.frame.theta, learned)


def test_what_was_exported_can_be_imported(card: MapCard, session: Session, tmp_path: Path) -> None:
    paint(card, 1, (-5, 5), (5, 5))
    points = session.spec.data.points
    card.editor.write(tmp_path / "points.csv")
    assert message(card) == ""
    assert read_points(tmp_path / "points.csv") == points
    card.tools.clear_requested.emit()
    card.editor.read(tmp_path / "points.csv")
    assert session.spec.data.points == points


def test_a_file_that_cannot_be_read_is_explained_and_changes_nothing(
    card: MapCard, session: Session, tmp_path: Path
) -> None:
    spec = session.spec
    (tmp_path / "points.csv").write_text("x1,x2,label\n1,2,A\nabc,2,B\n")
    card.editor.read(tmp_path / "points.csv")
    assert "Row 3" in message(card)
    assert "abc" in message(card)
    assert str(tmp_path) not in message(card)
    assert session.spec is spec
    paint(card, 0, (5, 5))
    assert message(card) == ""


@pytest.mark.parametrize("signal", ["import_requested", "export_requested"])
def test_files_are_asked_for_in_a_dialog_of_the_system(card: MapCard, signal: str) -> None:
    getattr(card.tools, signal).emit()
    (dialog,) = card.findChildren(QFileDialog)
    saves = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert saves == (signal == "export_requested")
    dialog.reject()


def test_points_of_gates_are_not_for_painting(card: MapCard, session: Session) -> None:
    QTest.mouseClick(card.tools.brushes[1], LEFT)
    session.set_spec(Spec(data=Data(source="xor-gate"), network=Network((Layer(2),))), "Gate")
    assert not card.tools.isVisible()
    spec = session.spec
    QTest.mouseClick(card.view, LEFT, pos=card.view.area().center().toPoint())
    assert session.spec is spec


def test_a_set_too_large_to_paint_on_loses_its_end_of_both_kinds() -> None:
    count = MOST_POINTS + 1_000
    test = np.arange(count) % 3 == 0
    places = np.stack([np.arange(count), np.arange(count)], axis=1).astype(np.float32)
    points = thinned(PointSet(places, np.zeros(count, np.int64), test))
    assert MOST_POINTS - 2 <= len(points) <= MOST_POINTS
    assert points.test.mean() == pytest.approx(1 / 3, abs=0.01)
    assert (points.places[:100] == places[:100]).all()


def test_every_tool_can_be_reached_with_tab_and_has_a_name(card: MapCard) -> None:
    card.tools.look.setFocus()
    names: list[str] = []
    while (widget := QApplication.focusWidget()) is not None and widget.accessibleName() not in names:
        names.append(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    start = names.index("Look")
    # Of the tools, only the chosen one is a stop; the arrow keys choose among them.
    assert names[start : start + 4] == ["Look", "Another class", "More for points", "Decision map"]
    unnamed = [each for each in card.findChildren(QWidget) if each.focusPolicy() and not each.accessibleName()]
    assert unnamed == []


def test_arrow_keys_choose_among_the_tools(card: MapCard) -> None:
    card.tools.look.setFocus()
    for name, tool in (("Brush A", Tool.BRUSH), ("Brush B", Tool.BRUSH), ("Move points", Tool.MOVE)):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert QApplication.focusWidget().accessibleName() == name
        assert card.view._tool is tool


@pytest.mark.parametrize("tool", [Tool.BRUSH, Tool.MOVE, Tool.ERASE])
def test_esc_gives_a_stroke_up_whatever_the_tool(card: MapCard, session: Session, tool: Tool) -> None:
    spec = session.spec
    button = {Tool.BRUSH: card.tools.brushes[0], Tool.MOVE: card.tools.move_tool, Tool.ERASE: card.tools.eraser}[tool]
    before = card.editor.points
    x1, x2 = before.places[0].tolist()
    QTest.mouseClick(button, LEFT)
    QTest.mousePress(card.view, LEFT, pos=at(card, x1, x2))
    QTest.mouseMove(card.view, at(card, x1 + 1, x2))
    assert card.editor.points is not before
    QTest.keyClick(card.view, Qt.Key.Key_Escape)
    assert card.editor.points is before
    QTest.mouseMove(card.view, at(card, 0, 0))
    QTest.mouseRelease(card.view, LEFT, pos=at(card, 0, 0))
    assert card.editor.points is before
    assert session.spec is spec
    assert session.undo_label() is None


def test_esc_without_a_stroke_is_for_the_window(card: MapCard) -> None:
    for button in (card.tools.look, card.tools.eraser):
        QTest.mouseClick(button, LEFT)
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(card.view, event)
        assert not event.isAccepted()


def test_the_choice_to_keep_the_weights_is_the_sessions(card: MapCard, session: Session) -> None:
    keep = next(action for action in card.tools.findChildren(QAction) if action.isCheckable())
    assert "now learn this instead" in keep.toolTip()
    keep.trigger()
    assert session.keeps_weights
    session.set_keeps_weights(False)
    assert not keep.isChecked()
