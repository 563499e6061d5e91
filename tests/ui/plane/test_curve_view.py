from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.plane.cards import shown
from tests.ui.try_it.fakes import FakeSession
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Spec, with_value
from pellucid.lens.prediction import predict, values
from pellucid.session.session import Status
from pellucid.ui import theme
from pellucid.ui.numbers import NOTHING, number_text, percent_text
from pellucid.ui.plane.curve_points import raised_points
from pellucid.ui.plane.map_card import MapCard
from pellucid.ui.plane.map_readout import place_text

LINE = "logistic-regression-line"


def told(name: str, *features: str) -> Spec:
    return with_value(load(name), "data.features", features)


@pytest.fixture
def session() -> FakeSession:
    made = FakeSession("two-gaussians")
    made.show(load(LINE))
    give(made, 2.0, 0.5)
    return made


@pytest.fixture
def card(session: FakeSession, show: Show) -> MapCard:
    return shown(session, show)


def give(session: FakeSession, *theta: float) -> None:
    """Give the network of the session these parameters."""
    session.frame = replace(session.frame, step=session.frame.step + 1, theta=np.array(theta, np.float32))


def choices(card: MapCard) -> dict[str, QRadioButton]:
    """Return what can be chosen, by its text."""
    return {each.text(): each for each in card.style_choice.findChildren(QRadioButton) if not each.isHidden()}


def probability(session: FakeSession, x1: float, x2: float = 0.0) -> float:
    """Return how probable the second class is."""
    return float(predict(session.experiment, session.frame.theta, np.array([x1, x2], np.float32))[1])


def colour_at(view: QWidget, place: QPointF, image: QImage | None = None) -> QColor:
    taken = view.grab().toImage() if image is None else image
    return taken.pixelColor((place * taken.devicePixelRatio()).toPoint())


def is_like(seen: QColor, wanted: QColor) -> bool:
    """Tell whether a colour is nearer to another than to the ground, on which thin lines have pale edges."""

    def away(colour: QColor) -> float:
        return float(np.hypot.reduce(np.subtract(seen.getRgb(), colour.getRgb())))

    return away(wanted) < 0.5 * away(theme.tokens().bg)


def test_logistic_regression_with_one_input_opens_with_the_curve(card: MapCard) -> None:
    assert list(choices(card)) == ["Smooth", "Classes", "Curve"]
    assert choices(card)["Curve"].isChecked()
    assert card.curve.isVisible()
    assert not card.view.isVisible()
    assert not card.tools.isVisible()


def test_the_curve_is_offered_only_where_one_coordinate_is_all(card: MapCard, session: FakeSession) -> None:
    session.show(told(LINE, "x1", "x2"))
    assert list(choices(card)) == ["Smooth", "Classes"]
    assert choices(card)["Smooth"].isChecked()
    assert card.view.isVisible()
    assert not card.curve.isVisible()
    assert card.tools.isVisible()
    session.show(told(LINE, "x2", "sin-x2"))
    assert list(choices(card)) == ["Smooth", "Classes", "Curve"]
    assert choices(card)["Smooth"].isChecked()


def test_what_was_chosen_stays_while_it_suits(card: MapCard, session: FakeSession) -> None:
    choices(card)["Classes"].click()
    session.show(told(LINE, "x1", "x1-squared"))
    assert choices(card)["Classes"].isChecked()
    choices(card)["Curve"].click()
    session.show(told(LINE, "x1"))
    assert choices(card)["Curve"].isChecked()
    assert card.curve.isVisible()


def test_values_have_no_classes_to_choose_and_a_curve_over_one_input(card: MapCard, session: FakeSession) -> None:
    session.show(told("saddle", "x1"))
    assert list(choices(card)) == ["Smooth", "Curve"]
    choices(card)["Curve"].click()
    x1, x2 = session.input.tolist()
    value = float(values(session.experiment, session.frame.theta, np.array([x1, x2], np.float32))[0])
    assert card.readout.text() == f"x₁ = {number_text(x1, 2)}: y {number_text(value, 3)}"
    card.curve.grab()


def test_the_hidden_one_of_map_and_curve_is_not_computed(
    card: MapCard, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(card.view, "show_parameters", lambda *_, **__: asked.append("map"))
    monkeypatch.setattr(card.curve, "show_parameters", lambda *_, **__: asked.append("curve"))
    card.show_frame(session.frame)
    assert asked == ["curve"]
    choices(card)["Smooth"].click()
    assert asked == ["curve", "map"]


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_the_curve_goes_through_the_probability_of_the_second_class(
    card: MapCard, session: FakeSession, mode: theme.Mode
) -> None:
    theme.set_mode(mode)
    session.set_input(np.array([-5.5, 0], np.float32))
    image = card.curve.grab().toImage()
    for x1 in (-2.0, -1.0, 1.0, 2.0):
        p = probability(session, x1)
        assert 0.02 < p < 0.98
        assert is_like(colour_at(card.curve, card.curve.place(x1, p), image), theme.tokens().neg)
        assert colour_at(card.curve, card.curve.place(x1, 1 - p), image) == theme.tokens().bg


def test_the_place_where_the_curve_crosses_one_half_is_marked(card: MapCard, session: FakeSession) -> None:
    session.set_input(np.array([-5.5, 0], np.float32))
    scaling = session.experiment.dataset.scaling
    x1 = float(-0.25 / scaling.factor[0] + scaling.offset[0])
    assert colour_at(card.curve, card.curve.place(x1, 0.5)) == theme.tokens().ink
    give(session, 0.0, 0.5)
    card.show_frame(session.frame)
    assert colour_at(card.curve, card.curve.place(x1, 0.5)) != theme.tokens().ink


def test_points_lie_at_their_class_and_test_points_a_row_beyond(card: MapCard, session: FakeSession) -> None:
    dataset = session.experiment.dataset
    raised = raised_points(dataset, dataset.plane, 0)
    heights = (raised.places[:, 1] + 6) / 12
    trained = len(dataset.t_train)
    zero, one = ((264 - card.curve.place(0, height).y()) / 264 for height in (0, 1))
    np.testing.assert_allclose(heights[:trained], np.where(dataset.t_train == 1, one, zero), atol=1e-5)
    assert (heights[trained:][dataset.t_test == 1] > one + 0.02).all()
    assert (heights[trained:][dataset.t_test == 0] < zero - 0.02).all()
    np.testing.assert_array_equal(raised.places[:trained, 0], dataset.x_train[:, 0])


def test_values_lie_at_their_height(card: MapCard, session: FakeSession) -> None:
    session.show(told("plane", "x2"))
    dataset = session.experiment.dataset
    limit = np.abs(dataset.t_train).max()
    wanted = [card.curve.place(0, value).y() for value in dataset.t_train.tolist()]
    assert card.curve.place(0, limit).y() < card.curve.place(0, -limit).y()
    raised = raised_points(dataset, dataset.plane, 1).places[: len(wanted)]
    np.testing.assert_allclose(264 * (6 - raised[:, 1]) / 12, wanted, atol=1e-3)
    np.testing.assert_array_equal(raised[:, 0], dataset.x_train[:, 1])


def test_wrong_points_are_ringed(card: MapCard, session: FakeSession) -> None:
    def ringed() -> int:
        image = card.curve._points_layer().rings.toImage().convertToFormat(QImage.Format.Format_ARGB32)
        return int((np.frombuffer(image.constBits(), np.uint32) == theme.tokens().bad.rgb()).sum())

    card.show_frame(session.frame)
    many = ringed()
    give(session, -4.0, 0.0)
    card.show_frame(session.frame)
    assert 0 < ringed() < many / 2


def test_the_pointer_reads_the_place_and_its_probability(card: MapCard, session: FakeSession) -> None:
    QTest.mouseMove(card.curve, QPoint(170, 40))
    x1, _ = card.curve.point(QPointF(170, 40))
    p = probability(session, x1)
    name, share = ("B", p) if p > 0.5 else ("A", 1 - p)
    place = f"x₁ = {number_text(x1, 2)}, p(B) = {number_text(p, 3)}"
    assert card.readout.text() == f"{place}: {name} {percent_text(share)}"
    QApplication.sendEvent(card.curve, QEvent(QEvent.Type.Leave))
    x1 = float(session.input[0])
    assert f"x₁ = {number_text(x1, 2)}, p(B) = {number_text(probability(session, x1), 3)}: " in card.readout.text()


def test_of_more_classes_the_most_probable_is_read(card: MapCard, session: FakeSession) -> None:
    session.show(told("blobs", "x2"))
    choices(card)["Curve"].click()
    x2 = float(session.input[1])
    shares = predict(session.experiment, session.frame.theta, session.input)
    assert card.readout.text().startswith(f"x₂ = {number_text(x2, 2)}: ")
    assert card.readout.answer().endswith(percent_text(float(shares.max())))
    card.curve.grab()


@pytest.mark.parametrize(("feature", "moved", "kept"), [("x1", 0, 1), ("x2", 1, 0)])
def test_dragging_chooses_one_coordinate_and_keeps_the_other(
    card: MapCard, session: FakeSession, qtbot: QtBot, feature: str, moved: int, kept: int
) -> None:
    session.show(told(LINE, feature))
    choices(card)["Curve"].click()
    session.set_input(np.array([1.5, 1.5], np.float32))
    told_before = len(session.inputs)
    QTest.mousePress(card.curve, LEFT, pos=QPoint(60, 60))
    QTest.mouseMove(card.curve, QPoint(200, 20))
    wanted = card.curve.point(QPointF(200, 20))
    qtbot.waitUntil(lambda: session.inputs[-1] == pytest.approx(wanted))
    QTest.mouseRelease(card.curve, LEFT, pos=QPoint(90, 200))
    assert session.finals[told_before:].count(True) == 1
    assert session.finals[-1]
    assert session.input[kept] == 1.5
    assert session.input[moved] == pytest.approx((90 - 28) / 264 * 12 - 6, abs=1e-5)


def test_arrow_keys_move_the_point_along_the_line_to_its_end(card: MapCard, session: FakeSession) -> None:
    session.set_input(np.array([1.0, 2.0], np.float32))
    QTest.keyClick(card.curve, Qt.Key.Key_Left)
    assert session.inputs[-1] == pytest.approx((0.95, 2.0), abs=1e-5)
    QTest.keyClick(card.curve, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert session.inputs[-1] == pytest.approx((1.45, 2.0), abs=1e-5)
    before = len(session.inputs)
    QTest.keyClick(card.curve, Qt.Key.Key_Up)
    assert len(session.inputs) == before
    session.set_input(np.array([5.9, 2.0], np.float32))
    QTest.keyClick(card.curve, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert session.inputs[-1] == pytest.approx((6.0, 2.0), abs=1e-5)
    assert card.curve.accessibleDescription() == card.readout.text()


def test_a_diverged_run_has_no_curve(card: MapCard, session: FakeSession) -> None:
    session.set_input(np.array([-5.5, 0], np.float32))
    place = card.curve.place(1.0, probability(session, 1.0))
    assert is_like(colour_at(card.curve, place), theme.tokens().neg)
    session.set_status(Status.DIVERGED)
    assert card.readout.answer() == NOTHING
    assert not is_like(colour_at(card.curve, place), theme.tokens().neg)
    assert card.readout.text().startswith("x₁ = −5.50, p(B) = –:")


def test_weights_that_overflow_have_no_curve(card: MapCard, session: FakeSession) -> None:
    session.show(with_value(load(LINE), "network.output", "softmax"))
    session.set_input(np.array([3, 0], np.float32))
    finite = card.curve.grab().toImage()
    give(session, 3e38, 3e38, 3e38, 3e38)
    card.show_frame(session.frame)
    assert card.readout.answer() == NOTHING
    assert card.curve._answers is None
    assert card.curve.grab().toImage() != finite


def test_the_focus_goes_along_when_the_map_takes_the_place_of_the_curve(card: MapCard, session: FakeSession) -> None:
    card.curve.setFocus()
    session.show(told(LINE, "x1", "x2"))
    assert card.view.hasFocus()


def test_what_the_pointer_rests_on_may_go(card: MapCard, session: FakeSession) -> None:
    QTest.mouseMove(card.curve, QPoint(170, 40))
    session.show(told(LINE, "x1", "x2"))
    assert card.readout.text().startswith(place_text(*session.input.tolist()))


def test_a_neurons_output_takes_the_place_of_the_answer_while_it_is_pointed_at(
    card: MapCard, session: FakeSession
) -> None:
    before = card.curve.grab().toImage()
    card.show_neuron(0, 0)
    # The input itself: a straight line from corner to corner.
    for x1 in (-4.0, 1.0, 4.0):
        assert is_like(colour_at(card.curve, card.curve.place(x1, x1)), theme.tokens().ink)
    card.show_neuron(0, None)
    assert card.curve.grab().toImage() == before


def test_a_neuron_is_forgotten_when_map_and_curve_change_places(card: MapCard) -> None:
    before = card.curve.grab().toImage()
    card.show_neuron(0, 0)
    choices(card)["Smooth"].click()
    card.show_neuron(0, None)
    choices(card)["Curve"].click()
    QApplication.processEvents()
    assert card.curve.grab().toImage() == before


def test_the_curve_can_be_reached_with_tab_and_has_a_name(card: MapCard) -> None:
    card.curve.setFocus()
    assert card.curve.hasFocus()
    assert card.curve.accessibleName() == "Answer curve"
    assert card.curve.toolTip()
    assert all(each.toolTip() for each in choices(card).values())
