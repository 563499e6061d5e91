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

from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Layer, Network
from pellucid.lens.decision_map import DecisionMap
from pellucid.lens.prediction import predict
from pellucid.session.session import Status
from pellucid.ui import theme
from pellucid.ui.numbers import NOTHING, number_text, percent_text
from pellucid.ui.plane import map_view
from pellucid.ui.plane.map_card import MapCard
from pellucid.ui.plane.map_readout import place_text
from pellucid.ui.plane.map_view import MapView
from pellucid.ui.plane.plane_view import SIDE
from pellucid.ui.plane.point_look import RADII
from pellucid.ui.try_it.try_it import TryIt


@pytest.fixture
def session() -> FakeSession:
    return FakeSession("two-spirals")


@pytest.fixture
def card(session: FakeSession, show: Show) -> MapCard:
    return shown(session, show)


def leaning(session: FakeSession, first: float, second: float = 0.0) -> Frame:
    """Return a frame whose network gives the first class the score `first` everywhere, the second one `second`."""
    frame = session.frame
    theta = np.zeros_like(frame.theta)
    layout = session.experiment.network.layout
    biases = layout.views(theta)[f"{session.experiment.affine_keys[-1]}.bias"]
    biases[:2] = (first, second)[: len(biases)]
    session.frame = replace(frame, step=frame.step + 1, theta=theta)
    return session.frame


def pixel(view: QWidget, x1: float, x2: float, image: QImage | None = None) -> QColor:
    """Return the colour that a place of the plane has on the screen, or had when `image` was taken."""
    taken = view.grab().toImage() if image is None else image
    assert isinstance(view, MapView)
    return taken.pixelColor((view.place(x1, x2) * taken.devicePixelRatio()).toPoint())


def assert_reads(card: MapCard, session: FakeSession, frame: Frame, x1: float, x2: float) -> None:
    shares = predict(session.experiment, frame.theta, np.array([x1, x2], np.float32))
    best = int(shares.argmax())
    name = session.experiment.dataset.class_names[best]
    assert card.readout.text().startswith(f"{place_text(x1, x2)}: {name} {percent_text(float(shares[best]))}")


def far_corner(session: FakeSession) -> tuple[float, float]:
    """Return the place furthest from all points, at which only the network's answer can be seen."""
    dataset = session.experiment.dataset
    line = np.linspace(-5.8, 5.8, 60)
    places = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 1, 2)
    points = np.concatenate([dataset.x_train, dataset.x_test, session.input[np.newaxis]])
    distance = np.hypot(*np.moveaxis(places - points, -1, 0)).min(axis=1)
    x1, x2 = places[distance.argmax(), 0].tolist()
    return x1, x2


def move_to(view: QWidget, place: QPoint) -> None:
    QTest.mouseMove(view, place)


def test_the_readout_is_what_the_network_answers_to_the_input(card: MapCard, session: FakeSession) -> None:
    assert_reads(card, session, session.frame, *session.input.tolist())


@pytest.mark.parametrize("seed", range(3))
def test_the_readout_follows_every_frame(card: MapCard, session: FakeSession, seed: int) -> None:
    frame = session.moved(seed)
    card.show_frame(frame)
    assert_reads(card, session, frame, *session.input.tolist())


def test_the_readout_follows_the_pointer_and_returns_to_the_input_when_it_leaves(
    card: MapCard, session: FakeSession
) -> None:
    place = QPoint(120, 60)
    move_to(card.view, place)
    assert_reads(card, session, session.frame, *card.view.point(QPointF(place)))
    QApplication.sendEvent(card.view, QEvent(QEvent.Type.Leave))
    assert_reads(card, session, session.frame, *session.input.tolist())


def test_places_and_points_belong_together(card: MapCard) -> None:
    view = card.view
    area = view.area()
    assert view.point(area.topLeft()) == (-6.0, 6.0)
    assert view.point(area.bottomRight()) == (6.0, -6.0)
    assert view.point(area.bottomRight() + QPointF(50, 70)) == (6.0, -6.0)
    assert view.point(view.place(1.25, -3.5)) == pytest.approx((1.25, -3.5))


def test_dragging_sends_every_place_through_and_comes_to_rest_where_it_is_let_go(
    card: MapCard, session: FakeSession, qtbot: QtBot
) -> None:
    view = card.view
    QTest.mousePress(view, LEFT, pos=QPoint(60, 60))
    assert session.inputs[-1] == pytest.approx(view.point(QPointF(60, 60)))
    assert session.finals == [False]
    move_to(view, QPoint(200, 150))
    qtbot.waitUntil(lambda: session.inputs[-1] == pytest.approx(view.point(QPointF(200, 150))))
    assert not any(session.finals)
    QTest.mouseRelease(view, LEFT, pos=QPoint(210, 160))
    assert session.inputs[-1] == pytest.approx(view.point(QPointF(210, 160)))
    assert session.finals[-1]
    assert session.finals.count(True) == 1
    told = len(session.inputs)
    move_to(view, QPoint(100, 100))
    assert len(session.inputs) == told


def test_the_axes_are_no_part_of_the_map(card: MapCard, session: FakeSession) -> None:
    QTest.mouseClick(card.view, LEFT, pos=QPoint(5, 100))
    QTest.mouseClick(card.view, LEFT, pos=QPoint(100, SIDE + 8))
    assert session.inputs == []


@pytest.mark.parametrize(
    ("key", "x1", "x2"),
    [(Qt.Key.Key_Left, -1, 0), (Qt.Key.Key_Right, 1, 0), (Qt.Key.Key_Up, 0, 1), (Qt.Key.Key_Down, 0, -1)],
)
def test_arrow_keys_move_the_point_and_shift_ten_times_as_far(
    card: MapCard, session: FakeSession, key: Qt.Key, x1: int, x2: int
) -> None:
    start = np.array([1.0, 2.0], np.float32)
    session.set_input(start)
    card.view.setFocus()
    QTest.keyClick(card.view, key)
    assert session.inputs[-1] == pytest.approx(tuple(start + np.array([x1, x2]) * 0.05), abs=1e-5)
    QTest.keyClick(card.view, key, Qt.KeyboardModifier.ShiftModifier)
    assert session.inputs[-1] == pytest.approx(tuple(start + np.array([x1, x2]) * 0.55), abs=1e-5)
    assert session.finals[-2:] == [True, True]
    assert card.view.accessibleDescription() == card.readout.text()
    assert card.readout.text().startswith(place_text(*session.input.tolist()))


def test_arrow_keys_stop_at_the_edge_of_the_square(card: MapCard, session: FakeSession) -> None:
    session.set_input(np.array([5.99, 0], np.float32))
    QTest.keyClick(card.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert session.inputs[-1] == pytest.approx((6.0, 0.0), abs=1e-5)


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_the_map_has_the_colour_of_the_class_and_paper_where_nothing_is_known(
    card: MapCard, session: FakeSession, mode: theme.Mode
) -> None:
    theme.set_mode(mode)
    place = far_corner(session)
    seen = []
    for score in (9.0, 0.0, -9.0):
        card.show_frame(leaning(session, score))
        seen.append(pixel(card.view, *place))
    first, neither, second = seen
    assert neither.rgb() == theme.tokens().signed[127] or neither.rgb() == theme.tokens().signed[128]
    assert first.blue() - first.red() > neither.blue() - neither.red() + 30
    assert second.red() - second.blue() > neither.red() - neither.blue() + 30


def test_the_map_is_the_networks_answer_cell_by_cell(card: MapCard, session: FakeSession) -> None:
    frame = session.moved(4, scale=1.5)
    session.frame = frame
    card.style_choice.findChildren(QRadioButton)[1].click()
    card.show_frame(frame)
    made = DecisionMap(session.experiment, SIDE)
    scores = made.scores(frame.theta)
    shares = made.probabilities(scores)
    image = card.view.grab().toImage()
    outside = np.abs(shares[0] - 0.5) > 0.3
    cells = [(row, column) for row in (2, 3, SIDE - 3) for column in range(8, SIDE - 8, 5) if outside[row, column]]
    assert len(cells) > 20
    for row, column in cells:
        colour = image.pixelColor(int(card.view.area().left()) + column, row)
        assert (colour.blue() > colour.red()) == (shares[0, row, column] > 0.5)


def test_the_choice_of_classes_shows_no_doubt(card: MapCard, session: FakeSession) -> None:
    place = far_corner(session)
    card.show_frame(leaning(session, 0.1))
    doubtful = pixel(card.view, *place)
    card.style_choice.findChildren(QRadioButton)[1].click()
    sure = pixel(card.view, *place)
    card.show_frame(leaning(session, 20))
    assert pixel(card.view, *place) == sure != doubtful


def test_more_classes_have_the_colours_of_classes(show: Show) -> None:
    session = FakeSession("three-spirals")
    card = shown(session, show)
    place = far_corner(session)
    card.show_frame(leaning(session, 0.0, 20.0))
    seen, wanted = pixel(card.view, *place), theme.tokens().classes[1]
    paper = QColor.fromRgb(int(theme.tokens().signed[127]))
    for channel in (QColor.red, QColor.green, QColor.blue):
        assert channel(seen) == pytest.approx((channel(wanted) + channel(paper)) / 2, abs=3)


def ringed(card: MapCard) -> int:
    """Return how many pixels of the rings are of the colour of what is wrong."""
    image = card.view._points_layer().rings.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return int((np.frombuffer(image.constBits(), np.uint32) == theme.tokens().bad.rgb()).sum())


def test_rings_are_around_wrong_points_alone(card: MapCard, session: FakeSession) -> None:
    dataset = session.experiment.dataset
    card.show_frame(leaning(session, 9.0))
    layer = card.view._points_layer()
    scale = SIDE / 12
    rings = layer.rings.toImage()

    def has_ring(point: np.ndarray) -> bool:
        middle = np.array([(point[0] + 6) * scale, (6 - point[1]) * scale])
        around = [(dx, dy) for dx in range(-8, 9) for dy in range(-8, 9) if 4 < np.hypot(dx, dy) < 8]
        colours = [rings.pixelColor(*np.rint(middle + offset).astype(int).tolist()) for offset in around]
        return np.mean([colour.alpha() > 0 for colour in colours]) > 0.4

    points = np.concatenate([dataset.x_train, dataset.x_test])
    labels = np.concatenate([dataset.t_train, dataset.t_test])
    assert all(has_ring(point) for point in points[labels == 1])
    lonely = [point for point in points[labels == 0] if np.hypot(*(points[labels == 1] - point).T).min() * scale > 24]
    assert lonely
    assert not any(has_ring(point) for point in lonely)


def test_the_rings_go_when_the_network_has_learned(card: MapCard, session: FakeSession) -> None:
    card.show_frame(leaning(session, 9.0))
    many = ringed(card)
    session.rebuild("two-gaussians")
    theta = np.zeros_like(session.frame.theta)
    views = session.experiment.network.layout.views(theta)
    keys = session.experiment.affine_keys
    for key in keys[:-1]:
        views[f"{key}.weight"][:2, :2] = np.eye(2)
    views["0.weight"][:2, :2] = [[1, -1], [1, -1]]
    views["0.bias"][:2] = [-1, 1]
    views[f"{keys[-1]}.weight"][:2, :2] = np.eye(2)
    session.frame = replace(session.frame, theta=theta)
    card.show_frame(session.frame)
    assert many > 300
    assert ringed(card) < many / 10


def test_a_diverged_run_has_no_answer(card: MapCard, session: FakeSession) -> None:
    session.set_status(Status.DIVERGED)
    assert card.readout.answer() == NOTHING
    image = card.view.grab().toImage()
    edge = [image.pixelColor(x, 3) for x in range(60, 200)]
    assert sum(colour.red() > colour.green() + 25 for colour in edge) > 10
    session.set_status(Status.PAUSED)
    assert_reads(card, session, session.frame, *session.input.tolist())


def test_weights_that_overflow_give_no_answer(card: MapCard, session: FakeSession) -> None:
    card.show_frame(session.moved(0, scale=1e20))
    assert card.readout.answer() == NOTHING


def test_a_single_output_is_shown_as_two_classes(show: Show) -> None:
    session = FakeSession("two-spirals", Network(hidden=(Layer(4),), output="sigmoid"))
    card = shown(session, show)
    place = far_corner(session)
    card.show_frame(leaning(session, 9.0))
    second = pixel(card.view, *place)
    assert second.red() > second.blue() + 30
    assert_reads(card, session, session.frame, *session.input.tolist())
    assert card.readout.answer().startswith("B 100")


def test_values_are_shown_as_a_signed_map_with_neither_classes_nor_wrong_points(show: Show) -> None:
    session = FakeSession("saddle", Network(hidden=(Layer(4),), output="linear"))
    card = shown(session, show)
    limit = float(np.abs(session.experiment.dataset.t_train).max())
    place = far_corner(session)
    seen = []
    for value in (limit, 0.0, -limit):
        card.show_frame(leaning(session, value))
        seen.append(pixel(card.view, *place))
    assert seen[0].blue() > seen[0].red() + 80
    assert abs(seen[1].red() - seen[1].blue()) < 20
    assert seen[2].red() > seen[2].blue() + 80
    assert card.readout.answer() == f"y {number_text(-limit, 3)}"
    assert ringed(card) == 0
    assert not card.style_choice.isVisible()
    assert card.title.text() == "Fitted surface"
    session.rebuild("moons")
    assert card.style_choice.isVisible()
    assert card.title.text() == "Decision boundary"


def test_a_neuron_fills_the_map_while_it_is_pointed_at(card: MapCard, session: FakeSession) -> None:
    session.frame = leaning(session, 9.0)
    card.show_frame(session.frame)
    before = card.view.grab().toImage()
    card.show_neuron(0, 0)
    filled = card.view.grab().toImage()
    left, right = pixel(card.view, -5.9, 0, filled), pixel(card.view, 5.9, 0, filled)
    assert left.red() > left.blue() + 80
    assert right.blue() > right.red() + 80
    card.show_neuron(0, None)
    assert card.view.grab().toImage() == before


def test_other_points_bring_their_classes_and_forget_the_neuron(card: MapCard, session: FakeSession) -> None:
    card.show_neuron(1, 30)
    move_to(card.view, QPoint(100, 100))
    session.rebuild("three-spirals")
    assert_reads(card, session, session.frame, *session.input.tolist())
    card.view.grab()


def test_a_finer_screen_has_a_pixel_for_every_cell_only_in_the_pause(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = FakeSession("two-spirals", Network(hidden=(Layer(8),)))
    card = shown(session, show)
    monkeypatch.setattr(card.view, "devicePixelRatioF", lambda: 2.0)
    session.set_status(Status.RUNNING)
    assert card.view._image.width() == SIDE
    session.set_status(Status.PAUSED)
    assert card.view._image.width() == 2 * SIDE


def test_the_same_frame_is_not_drawn_twice(card: MapCard, session: FakeSession) -> None:
    drawn = card.view._image
    card.show_frame(session.frame)
    assert card.view._image is drawn
    card.show_frame(session.moved(1))
    assert card.view._image is not drawn


def test_while_training_runs_a_map_takes_three_turns_unless_frames_are_rare(
    card: MapCard, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(map_view, "monotonic", lambda: now[0])
    place = far_corner(session)
    session.set_status(Status.RUNNING)
    now[0] += 1.0
    card.show_frame(leaning(session, -9.0))
    other = pixel(card.view, *place)
    for first, seconds, answered in (
        (9.0, 0.03, False),
        (-9.0, 0.03, False),
        (-9.0, 0.03, True),
        (-9.0, 0.06, False),
        (9.0, 1.0, True),
    ):
        now[0] += seconds
        card.show_frame(leaning(session, first))
        assert (pixel(card.view, *place) != other) is answered


def test_the_map_of_a_large_network_has_fewer_cells_while_it_trains(show: Show) -> None:
    session = FakeSession("two-spirals", Network(hidden=(Layer(32),) * 8))
    card = shown(session, show)
    assert card.view._image.width() == SIDE
    session.set_status(Status.RUNNING)
    assert card.view._image.width() == SIDE // 2
    session.set_status(Status.PAUSED)
    assert card.view._image.width() == SIDE


def test_a_step_in_the_pause_is_told_and_none_while_training_runs(card: MapCard, session: FakeSession) -> None:
    card.show_frame(leaning(session, 9.0))
    told = card.view.accessibleDescription()
    assert told == card.readout.text()
    session.set_status(Status.RUNNING)
    card.show_frame(leaning(session, 0.0, 9.0))
    assert card.view.accessibleDescription() == told != card.readout.text()


def test_every_control_can_be_reached_with_tab_and_has_a_name(card: MapCard) -> None:
    card.view.setFocus()
    unnamed = [each for each in card.findChildren(QWidget) if each.focusPolicy() and not each.accessibleName()]
    assert unnamed == []
    assert card.view.accessibleName() == "Decision map"
    assert card.readout.accessibleDescription() == card.readout.text()


def test_points_of_the_plane_bring_the_map_and_colours_the_wheel_again(show: Show) -> None:
    session = FakeSession()
    try_it = TryIt(session)
    show(try_it)
    try_it.show_neuron(1, 0)
    session.rebuild("moons")
    assert isinstance(try_it.card, MapCard)
    card = try_it.card
    session.rebuild("circles")
    assert try_it.card is card
    session.rebuild("pictures")
    assert not isinstance(try_it.card, MapCard)


def colour_at(card: MapCard, point: np.ndarray, right: float = 0.0) -> QColor:
    """Return the colour of the layer of points so many logical pixels to the right of a point's middle."""
    place = card.view.place(*point.tolist()) - card.view.area().topLeft()
    return card.view._points_layer().points.toImage().pixelColor(round(place.x() + right), round(place.y()))


def test_points_show_their_values_and_the_map_shines_through_those_for_testing(show: Show) -> None:
    session = FakeSession("plane", Network(hidden=(), output="linear"))
    card = shown(session, show)
    dataset = session.experiment.dataset
    # The outermost ones, which others lie over seldom.
    highest, lowest = (dataset.x_train[at] for at in (dataset.t_train.argmax(), dataset.t_train.argmin()))
    assert colour_at(card, highest).blue() > colour_at(card, highest).red() + 80
    assert colour_at(card, lowest).red() > colour_at(card, lowest).blue() + 80
    middles = [colour_at(card, point).alpha() for point in dataset.x_test]
    assert np.mean(np.array(middles) < 255) > 0.5


def test_the_points_of_a_gate_are_large_and_say_their_class(show: Show) -> None:
    card = shown(FakeSession("and"), show)
    layer = card.view._points_layer()
    assert layer.radius > 2 * RADII[0][1]
    ring = [colour_at(card, np.array(point), right=layer.radius - 2) for point in ((0, 0), (1, 1))]
    assert ring == [theme.tokens().pos, theme.tokens().neg]
    zero, one = (
        {colour_at(card, np.array(point), right=right).rgb() for right in range(-5, 6)} for point in ((0, 0), (1, 1))
    )
    assert len(zero) > 1
    assert len(one) > 1
