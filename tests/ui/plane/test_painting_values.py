"""Points with values painted, moved, imported and exported on the card of the fitted surface, with a real session."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.data.points_csv import read_points
from pellucid.experiment.spec import Data, Layer, Network, Spec, Training
from pellucid.session.session import Session
from pellucid.ui import theme
from pellucid.ui.plane.ground import value_colours
from pellucid.ui.plane.map_card import MapCard
from pellucid.ui.plane.map_tools import MapTools
from pellucid.ui.plane.point_set import PointSet
from pellucid.ui.theme import tokens
from pellucid.ui.try_it.try_it import TryIt
from pellucid.ui.widgets.track import Track
from pellucid.ui.widgets.value_field import ValueField

CLASSES = Spec(data=Data(source="moons", train=40, test=20), network=Network((Layer(4, "tanh"),)))


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    data = Data(source="saddle", train=40, test=20, noise=0.0)
    network = Network((Layer(4, "tanh"),), output="linear")
    made = Session(Spec(experiment="saddle", data=data, network=network, training=Training(batch_size=10)))
    yield made
    made.close()


@pytest.fixture
def card(session: Session, show: Show) -> MapCard:
    made = TryIt(session)
    show(made)
    made.resize(316, made.sizeHint().height())
    QApplication.processEvents()
    assert isinstance(made.card, MapCard)
    return made.card


def at(card: MapCard, x1: float, x2: float) -> QPoint:
    return card.view.place(x1, x2).toPoint()


def shown_points(session: Session) -> PointSet:
    return PointSet.of(session.experiment.dataset)


def type_value(card: MapCard, text: str) -> None:
    card.tools.value.findChild(ValueField).edit()
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_values_are_painted_with_one_brush_and_a_slider_for_the_value(card: MapCard) -> None:
    assert card.tools.value_brush.isVisible()
    assert card.tools.value.isVisible()
    assert not any(brush.isVisible() for brush in (*card.tools.brushes, card.tools.add_class))


def test_a_stroke_makes_own_points_of_any_surface_and_adds_to_it(card: MapCard, session: Session) -> None:
    before = shown_points(session)
    type_value(card, "-0.75")
    drag(card.view, at(card, -5, 5), at(card, 5, 5))
    after = shown_points(session)
    assert session.spec.data.source == "value-points"
    assert session.spec.network.output == "linear"
    painted = np.isclose(after.targets, -0.75)
    assert 25 < np.count_nonzero(painted) == len(after) - len(before) < 40
    assert (after.places[painted][:, 1] > 4.5).all()
    assert 0.2 < after.test[painted].mean() < 0.3
    np.testing.assert_array_equal(np.sort(after.targets[~painted]), np.sort(before.targets))
    session.undo()
    assert session.spec.data.source == "saddle"


def test_who_moves_the_slider_has_the_brush_in_the_hand(card: MapCard, session: Session) -> None:
    assert card.tools.look.isChecked()
    track = card.tools.value.findChild(Track)
    track.setFocus()
    QTest.keyClick(track, Qt.Key.Key_Home)
    assert card.tools.value_brush.isChecked()
    QTest.mouseClick(card.view, LEFT, pos=at(card, 5, 5))
    (painted,) = shown_points(session).near(5, 5, 0.05)
    assert shown_points(session).targets[painted] == -1.0


def test_a_value_beyond_the_track_can_be_typed_and_then_the_track_goes_so_far(card: MapCard, session: Session) -> None:
    assert card.tools.value.range == (-1.0, 1.0)
    type_value(card, "-2.5")
    QTest.mouseClick(card.view, LEFT, pos=at(card, 5, 5))
    assert session.experiment.dataset.t_train.min() == -2.5
    assert card.tools.value.range == (-2.5, 2.5)
    assert card.tools.value.value == -2.5
    assert card.tools.value_brush.isChecked()
    type_value(card, "11")
    assert card.tools.value.value == -2.5


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_the_brush_has_the_colour_of_its_value(card: MapCard, mode: theme.Mode) -> None:
    theme.set_mode(mode)
    colours = value_colours(tokens())
    for text, colour in (("-1", colours[0]), ("0", colours[len(colours) // 2]), ("1", colours[-1])):
        type_value(card, text)
        brush = card.tools.value_brush
        assert brush.grab().toImage().pixelColor(brush.rect().center()) == colour


def test_points_with_values_are_moved_and_erased(card: MapCard, session: Session) -> None:
    type_value(card, "0.5")
    QTest.mouseClick(card.view, LEFT, pos=at(card, 5.5, 5.5))
    QTest.mouseClick(card.tools.move_tool, LEFT)
    drag(card.view, at(card, 5.5, 5.5), at(card, -5.5, 5.5))
    (moved,) = shown_points(session).near(-5.5, 5.5, 0.05)
    assert shown_points(session).targets[moved] == 0.5
    count = len(shown_points(session))
    QTest.mouseClick(card.view, Qt.MouseButton.RightButton, pos=at(card, -5.5, 5.5))
    assert len(shown_points(session)) < count
    card.tools.clear_requested.emit()
    assert len(card.editor.points) == 0
    QTest.mouseClick(card.tools.value_brush, LEFT)
    QTest.mouseClick(card.view, LEFT, pos=at(card, 0, 0))
    assert shown_points(session).targets.tolist() == [0.5]


def test_what_was_exported_can_be_imported(card: MapCard, session: Session, tmp_path: Path) -> None:
    type_value(card, "0.1")
    drag(card.view, at(card, -5, 5), at(card, 5, 5))
    points = session.spec.data.value_points
    card.editor.write(tmp_path / "points.csv")
    assert read_points(tmp_path / "points.csv") == points
    card.tools.clear_requested.emit()
    card.editor.read(tmp_path / "points.csv")
    assert session.spec.data.value_points == points


def test_a_file_of_the_other_kind_brings_its_experiment_output_and_brushes(
    card: MapCard, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "classes.csv").write_text("x1,x2,label\n1,2,A\n3,4,C\n", "utf-8")
    (tmp_path / "values.csv").write_text("x1,x2,y\n1,2,0.5\n3,4,-0.5\n", "utf-8")
    before = session.spec
    card.editor.read(tmp_path / "classes.csv")
    assert (session.spec.data.source, session.spec.network.output) == ("points", "softmax")
    assert session.spec.experiment != "saddle"
    assert [brush.isVisible() for brush in card.tools.brushes] == [True] * 3 + [False] * 3
    assert not card.tools.value_brush.isVisible()
    card.editor.read(tmp_path / "values.csv")
    assert (session.spec.data.source, session.spec.network.output) == ("value-points", "linear")
    assert len(session.spec.data.points) == 2
    session.undo()
    session.undo()
    assert session.spec == before


def test_a_tool_that_is_not_for_the_data_is_laid_down(card: MapCard, session: Session) -> None:
    QTest.mouseClick(card.tools.value_brush, LEFT)
    session.set_spec(CLASSES, "Moons")
    assert card.tools.look.isChecked()
    QTest.mouseClick(card.tools.brushes[1], LEFT)
    session.undo()
    assert card.tools.look.isChecked()


def test_the_tools_by_themselves_offer_two_classes(show: Show) -> None:
    tools = MapTools()
    show(tools)
    assert [brush.isVisible() for brush in tools.brushes] == [True, True, False, False, False, False]
    assert not tools.value.isVisible()
