"""The Data card where examples are points of the plane."""

from typing import get_args

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.recipe.fakes import FakeSession
from tests.ui.recipe.look import control, type_count
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.data.points import Point
from pellucid.experiment import catalog
from pellucid.experiment.spec import PlaneSource, Spec, with_value
from pellucid.session.session import Session
from pellucid.ui import theme
from pellucid.ui.recipe.data_card import DataCard
from pellucid.ui.recipe.mosaic import Mosaic
from pellucid.ui.recipe.shape_change import usual, with_shape
from pellucid.ui.recipe.shape_grid import ShapeGrid
from pellucid.ui.recipe.split_bar import SplitBar
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.stepper import Stepper
from pellucid.ui.widgets.track import Track
from pellucid.ui.widgets.value_field import ValueField

SHAPES = ["Two Gaussians", "Circles", "XOR", "Moons", "Two spirals", "Three spirals", "Blobs", "Checkerboard"]


@pytest.fixture
def session() -> FakeSession:
    return FakeSession(catalog.load("two-spirals"))


@pytest.fixture
def card(session: FakeSession, show: Show) -> DataCard:
    card = DataCard(session)
    session.experiment_changed.connect(card.show_experiment)
    session.spec_changed.connect(card.show_spec)
    show(card)
    return card


def tiles(card: DataCard) -> list[QRadioButton]:
    (grid,) = [each for each in card.findChildren(ShapeGrid) if each.isVisible()]
    return grid.findChildren(QRadioButton)


def chosen(card: DataCard) -> list[str]:
    return [tile.accessibleName() for tile in tiles(card) if tile.isChecked()]


def messages(card: DataCard) -> list[str]:
    return [each.text() for each in card.findChildren(FieldMessage) if each.isVisible()]


def colours_of(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_every_shape_can_be_seen_and_the_present_one_is_marked(card: DataCard) -> None:
    assert [tile.accessibleName() for tile in tiles(card)] == SHAPES
    assert all(tile.toolTip().startswith(tile.accessibleName()) for tile in tiles(card))
    assert chosen(card) == ["Two spirals"]


def test_only_points_of_the_plane_have_shapes(card: DataCard, session: FakeSession) -> None:
    def seen() -> list[str]:
        widgets = [*card.findChildren(ShapeGrid), *card.findChildren(Mosaic)]
        return [each.accessibleName() for each in widgets if each.isVisible()]

    assert seen() == ["Shape of the data"]
    for spec, shown in (
        (Spec(), "Training colours"),
        (catalog.load("perceptron"), "Logic gate"),
        (catalog.load("saddle"), "Surface of the data"),
        (catalog.load("two-spirals"), "Shape of the data"),
    ):
        session.show(spec)
        assert seen() == [shown]


def test_a_shape_brings_its_counts_and_noise_and_leaves_what_learns_it(card: DataCard, session: FakeSession) -> None:
    session.show(with_value(with_value(session.spec, "data.features", ("x1", "product")), "data.train", 77))
    session.show(with_value(with_value(session.spec, "data.noise", 0.7), "data.seed", 5))
    before = session.spec
    QTest.mouseClick(control(card, QRadioButton, "Moons"), LEFT)
    spec, found = session.spec, usual("moons")
    assert session.labels == ["data.source"]
    assert (spec.experiment, spec.data.source) == (found.experiment, "moons")
    assert (spec.data.train, spec.data.test, spec.data.noise) == (found.data.train, found.data.test, found.data.noise)
    assert (spec.network, spec.training, spec.seed) == (before.network, before.training, before.seed)
    assert (spec.data.features, spec.data.seed) == (("x1", "product"), 5)
    assert chosen(card) == ["Moons"]
    assert control(card, Combo, "Source").currentText() == "Moons"
    assert control(card, ValueField, "Training examples").text() == str(found.data.train)


def test_a_shape_can_be_chosen_by_its_name(card: DataCard, session: FakeSession) -> None:
    combo = control(card, Combo, "Source")
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert session.spec.data.source == "three-spirals"
    assert chosen(card) == ["Three spirals"]


def test_arrows_go_from_shape_to_shape(card: DataCard, session: FakeSession) -> None:
    control(card, QRadioButton, "Two spirals").setFocus()
    for key, name in (
        (Qt.Key.Key_Right, "Three spirals"),
        (Qt.Key.Key_Up, "Circles"),
        (Qt.Key.Key_Up, "Circles"),
        (Qt.Key.Key_Left, "Two Gaussians"),
        (Qt.Key.Key_Left, "Two Gaussians"),
        (Qt.Key.Key_Down, "Two spirals"),
        (Qt.Key.Key_Left, "Moons"),
    ):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget().accessibleName() == name
        assert chosen(card) == [name]
    assert session.spec.data.source == "moons"


def test_the_tab_key_stops_at_one_shape(card: DataCard) -> None:
    stops = [tile.accessibleName() for tile in tiles(card) if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["Two spirals"]


def test_the_shape_that_there_is_asks_for_nothing(card: DataCard, session: FakeSession) -> None:
    QTest.mouseClick(control(card, QRadioButton, "Two spirals"), LEFT)
    assert session.labels == session.wishes == []


def test_a_shape_is_painted_in_the_colours_of_its_classes_in_both_themes(card: DataCard) -> None:
    tile = control(card, QRadioButton, "Circles")
    try:
        for mode in (theme.Mode.LIGHT, theme.Mode.DARK):
            theme.set_mode(mode)
            colours = theme.tokens()
            assert {colours.pos.name(), colours.neg.name()} <= colours_of(tile)
    finally:
        theme.set_mode(theme.Mode.LIGHT)


def test_the_present_shape_is_framed(card: DataCard) -> None:
    tile = control(card, QRadioButton, "Moons")
    frame: QColor = theme.tokens().iris
    assert frame.name() not in colours_of(tile)
    QTest.mouseClick(tile, LEFT)
    assert frame.name() in colours_of(tile)


def test_noise_follows_the_hand_and_is_one_gesture(card: DataCard, session: FakeSession, qtbot: QtBot) -> None:
    before = session.spec.data.noise
    track = control(card, Track, "Noise")
    thumb = track.thumb().center().toPoint()
    QTest.mousePress(track, LEFT, pos=thumb)
    for step in (10, 20, 30):
        QTest.mouseMove(track, thumb + QPoint(step, 0))
    # Of moves that come faster than they can be shown, the last one is.
    qtbot.waitUntil(lambda: session.spec.data.noise == pytest.approx(track.value() / 100))
    assert session.spec.data.noise > before
    assert not any(final for _, _, final in session.wishes)
    QTest.mouseRelease(track, LEFT, pos=thumb + QPoint(40, 0))
    assert {path for path, _, _ in session.wishes} == {"data.noise"}
    assert session.wishes[-1][2]


def test_letting_go_at_once_leaves_nothing_to_come(card: DataCard, session: FakeSession, qtbot: QtBot) -> None:
    track = control(card, Track, "Noise")
    thumb = track.thumb().center().toPoint()
    drag(track, thumb, thumb + QPoint(20, 0), thumb + QPoint(40, 0))
    assert [final for _, _, final in session.wishes].count(True) == 1
    seen = len(session.wishes)
    qtbot.wait(20)
    assert len(session.wishes) == seen


def test_dragging_noise_is_one_step_to_undo(show: Show) -> None:
    session = Session(catalog.load("two-spirals"))
    try:
        card = DataCard(session)
        session.experiment_changed.connect(card.show_experiment)
        session.spec_changed.connect(card.show_spec)
        show(card)
        before, points = session.spec, session.experiment.dataset.x_train
        track = control(card, Track, "Noise")
        thumb = track.thumb().center().toPoint()
        QTest.mousePress(track, LEFT, pos=thumb)
        for step in (10, 20, 30):
            QTest.mouseMove(track, thumb + QPoint(step, 0))
            QApplication.processEvents()
            assert session.spec.data.noise > before.data.noise
        QTest.mouseRelease(track, LEFT, pos=thumb + QPoint(40, 0))
        assert not (session.experiment.dataset.x_train == points).all()
        session.undo()
        assert session.spec == before
        assert (session.experiment.dataset.x_train == points).all()
        assert session.undo_label() is None
    finally:
        session.close()


def test_blobs_have_two_to_six_classes(card: DataCard, session: FakeSession) -> None:
    stepper = control(card, Stepper, "Classes")
    assert not stepper.isVisible()
    QTest.mouseClick(control(card, QRadioButton, "Blobs"), LEFT)
    assert stepper.isVisible()
    assert (stepper.minimum(), stepper.maximum()) == (2, 6)
    stepper.setFocus()
    before = session.spec.data.classes
    QTest.keyClick(stepper, Qt.Key.Key_Up)
    assert session.spec.data.classes == session.experiment.dataset.classes == before + 1


def test_the_window_draws_no_more_than_some_thousand_points(card: DataCard, session: FakeSession) -> None:
    type_count(card, "Training examples", "5,001")
    assert messages(card) == ["Type a whole number from 1 to 5,000."]
    type_count(card, "Test examples", "2,001")
    assert messages(card) == ["Type a whole number from 1 to 2,000."]
    assert session.wishes == []
    type_count(card, "Training examples", "5000")
    type_count(card, "Test examples", "2000")
    assert messages(card) == []
    assert (len(session.experiment.dataset.t_train), len(session.experiment.dataset.t_test)) == (5000, 2000)


def test_more_points_from_elsewhere_are_shown(card: DataCard, session: FakeSession) -> None:
    session.show(with_value(session.spec, "data.train", 8_000))
    assert control(card, ValueField, "Training examples").text() == "8,000"


def test_labels_can_be_noisy_too(card: DataCard, session: FakeSession) -> None:
    track = control(card, Track, "Label noise")
    thumb = track.thumb().center().toPoint()
    drag(track, thumb, thumb + QPoint(15, 0), thumb + QPoint(30, 0))
    ((path, _, final),) = session.wishes
    assert (path, final) == ("data.label_noise", True)
    assert session.experiment.dataset.noisy.any()


def test_undo_restores_every_control_and_asks_for_nothing(card: DataCard, session: FakeSession) -> None:
    before = with_value(session.spec, "data.noise", 0.1)
    session.show(before)
    session.show(with_value(with_shape(before, "blobs"), "data.noise", 0.33))
    assert control(card, Track, "Noise").value() == 33
    session.show(before)
    assert chosen(card) == ["Two spirals"]
    assert control(card, Track, "Noise").value() == 10
    assert control(card, ValueField, "Test examples").text() == "200"
    assert session.wishes == session.labels == []


@pytest.mark.parametrize("shape", get_args(PlaneSource))
def test_every_shape_can_follow_every_other(shape: PlaneSource, session: FakeSession) -> None:
    changed = with_shape(with_value(session.spec, "data.features", ("sin-x2",)), shape)
    session.show(changed)
    assert session.experiment.dataset.plane is not None
    assert changed.experiment == usual(shape).experiment
    assert changed.data.features == ("sin-x2",)


def test_three_classes_turn_a_single_output_into_a_softmax(card: DataCard, session: FakeSession) -> None:
    session.show(catalog.load("logistic-regression"))
    QTest.mouseClick(control(card, QRadioButton, "Circles"), LEFT)
    assert session.spec.network.output == "sigmoid"
    QTest.mouseClick(control(card, QRadioButton, "Three spirals"), LEFT)
    assert session.spec.network.output == "softmax"


def test_more_blobs_than_a_single_output_can_tell_apart_turn_it_into_a_softmax(
    card: DataCard, session: FakeSession
) -> None:
    session.show(with_value(with_shape(catalog.load("logistic-regression"), "blobs"), "data.classes", 2))
    session.show(with_value(session.spec, "network.output", "sigmoid"))
    stepper = control(card, Stepper, "Classes")
    stepper.setFocus()
    QTest.keyClick(stepper, Qt.Key.Key_Up)
    assert (session.spec.data.classes, session.spec.network.output) == (3, "softmax")
    assert session.labels == ["data.classes"]


@pytest.mark.parametrize(("experiment", "others"), [("perceptron", "NAND"), ("saddle", "Plane")])
def test_gates_and_surfaces_are_chosen_by_their_pictures(
    card: DataCard, session: FakeSession, experiment: str, others: str
) -> None:
    session.show(catalog.load(experiment))
    before = session.spec.network
    QTest.mouseClick(control(card, QRadioButton, others), LEFT)
    assert session.spec.data.source == others.lower()
    assert session.spec.network == before
    assert chosen(card) == [others]


@pytest.mark.parametrize(
    ("experiment", "shown"),
    [
        ("two-spirals", {"Training examples", "Noise", "Label noise"}),
        ("saddle", {"Training examples", "Noise"}),
        ("perceptron", set()),
    ],
)
def test_only_what_can_be_set_is_shown(card: DataCard, session: FakeSession, experiment: str, shown: set[str]) -> None:
    session.show(catalog.load(experiment))
    names = {each.accessibleName() for each in card.findChildren(QWidget) if each.isVisible()}
    assert names & {"Training examples", "Noise", "Label noise"} == shown


def with_own_points(spec: Spec) -> Spec:
    points = (Point(1.0, 2.0, 0), Point(-1.0, 2.0, 1), Point(3.0, -2.0, 1), Point(0.0, 0.0, 0, test=True))
    return replace(spec, data=replace(spec.data, source="points", points=points))


def shown_texts(card: DataCard) -> set[str]:
    return {label.text() for label in card.findChildren(QLabel) if label.isVisible()}


def test_own_points_are_none_of_the_shapes(card: DataCard, session: FakeSession) -> None:
    session.show(with_own_points(session.spec))
    assert chosen(card) == []
    assert control(card, Combo, "Source").currentText() == "Own points"
    assert "3 points to train, 1 to test" in shown_texts(card)
    names = {each.accessibleName() for each in card.findChildren(QWidget) if each.isVisible()}
    assert names.isdisjoint({"Training examples", "Noise"})
    stops = [tile.accessibleName() for tile in tiles(card) if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["Two Gaussians"]
    assert session.wishes == session.labels == []


def test_from_a_shape_one_goes_back_to_own_points(card: DataCard, session: FakeSession) -> None:
    combo = control(card, Combo, "Source")
    own = with_own_points(session.spec)
    session.show(own)
    QTest.mouseClick(control(card, QRadioButton, "Moons"), LEFT)
    assert session.spec.data.source == "moons"
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert session.spec.data.source == "points"
    assert session.spec.data.points == own.data.points
    assert chosen(card) == []
    QTest.mouseClick(control(card, QRadioButton, "Moons"), LEFT)
    assert chosen(card) == ["Moons"]


def test_the_present_points_can_be_made_ones_own(card: DataCard, session: FakeSession) -> None:
    before = session.experiment.dataset
    combo = control(card, Combo, "Source")
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert session.spec.data.source == "points"
    assert session.labels == ["data.source"]
    assert (session.experiment.dataset.x_train == before.x_train).all()
    assert (session.experiment.dataset.t_test == before.t_test).all()


def test_points_that_train_and_test_are_counted_once(card: DataCard, session: FakeSession) -> None:
    session.show(catalog.load("perceptron"))
    assert "4 points, to train and to test" in shown_texts(card)
    own = with_own_points(catalog.load("two-spirals"))
    session.show(replace(own, data=replace(own.data, points=own.data.points[:3])))
    assert "3 points, to train and to test" in shown_texts(card)
    assert not any(bar.isVisible() for bar in card.findChildren(SplitBar))
    session.show(own)
    assert any(bar.isVisible() for bar in card.findChildren(SplitBar))


def test_a_single_point_is_no_plural(card: DataCard, session: FakeSession) -> None:
    spec = with_own_points(session.spec)
    session.show(replace(spec, data=replace(spec.data, points=spec.data.points[:1])))
    assert "1 point, to train and to test" in shown_texts(card)
    session.show(replace(spec, data=replace(spec.data, points=spec.data.points[2:])))
    assert "1 point to train, 1 to test" in shown_texts(card)
