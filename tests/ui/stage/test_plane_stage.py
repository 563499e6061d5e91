from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtWidgets import QWidget
from tests.ui.stage.fakes import diverged, experiment_of, frame_of, plane_of
from tests.ui.stage.opened import opened, pixels_of, point_of

from pellucid.lens.activations import trace
from pellucid.session.session import Status
from pellucid.ui.stage import motion
from pellucid.ui.stage.backdrop import heading_area
from pellucid.ui.stage.key_line import KeyLine
from pellucid.ui.stage.plane_tiles import PlaneTiles
from pellucid.ui.stage.pointing import Bias, Neuron, spot_of
from pellucid.ui.stage.weight_editor import WeightEditor
from pellucid.ui.theme import tokens


@pytest.fixture
def stage(qtbot):
    return opened(qtbot, plane_of(8, 8))


def hover(qtbot, view, target):
    qtbot.mouseMove(view.diagram, QPoint(2, 2))  # where the pointer is already it would not move
    qtbot.mouseMove(view.diagram, point_of(view, target))


def seen_at(view, painted, column, unit, across, down):
    """Return a point of the plane, and the colour in which a tile shows it; both shares are of the tile, 0 to 1."""
    place = view.diagram.arrangement().columns[column]
    row = place.row(unit)
    x = place.x_of[row] + (across - 0.5) * place.diameter
    y = place.y[row] + (down - 0.5) * place.diameter
    plane = view._session.experiment.dataset.plane
    side = plane.high - plane.low
    point = np.array([plane.low + across * side, plane.high - down * side], dtype=np.float32)
    return point, painted[round(y) - 1 : round(y) + 1, round(x) - 1 : round(x) + 1].mean(axis=(0, 1))


def with_parameter(session, name, values):
    theta = session.frame.theta.copy()
    session.experiment.network.layout.views(theta)[name][:] = values
    return replace(session.frame, step=session.frame.step + 1, theta=theta)


@pytest.mark.parametrize("hidden", [(), (3,), (8, 8), (8,) * 6, (32,) * 8])
@pytest.mark.parametrize("features", [1, 7])
@pytest.mark.parametrize("size", [(796, 592), (560, 320), (1500, 1000)])
def test_nothing_overlaps_in_any_network_or_window(qtbot, hidden, features, size):
    experiment = plane_of(*hidden, source="blobs", classes=6, features=features)
    view, _ = opened(qtbot, experiment, size=size)
    arrangement = view.diagram.arrangement()
    for left, right in zip(arrangement.columns, arrangement.columns[1:], strict=False):
        assert left.x + left.half_width < right.x - right.half_width
    for place in arrangement.columns:
        assert place.tiled
        assert place.y.min() - place.radius >= arrangement.top
        assert place.y.max() + place.radius <= arrangement.bottom
        assert np.diff(place.y).min(initial=np.inf) > place.diameter


def test_tiles_have_their_usual_size_where_there_is_room(stage):
    view, _ = stage
    for place in view.diagram.arrangement().columns:
        assert place.diameter == pytest.approx(50, rel=0.1)
    assert np.diff(view.diagram.arrangement().columns[1].y)[0] == pytest.approx(59, rel=0.1)


@pytest.mark.parametrize("activation", ["relu", "leaky-relu", "sigmoid", "tanh", "step", "identity"])
def test_a_tile_is_blue_where_its_neuron_is_positive_and_orange_where_it_is_negative(qtbot, activation):
    view, session = opened(qtbot, plane_of(6, 5, activation=activation))
    painted = pixels_of(view.diagram)
    told = 0
    for column in (1, 2):
        for unit in range(session.experiment.sizes[column]):
            low, high = view.diagram.facts(Neuron(column, unit)).span
            for across in (0.3, 0.5, 0.7, 0.9):
                for down in (0.1, 0.3, 0.5, 0.6):
                    point, (red, _, blue) = seen_at(view, painted, column, unit, across, down)
                    value = trace(session.experiment, session.frame.theta, point).layers[column - 1].post[unit]
                    share = value / max(abs(low), abs(high), 1e-9)
                    if abs(share) > 0.3:
                        told += 1
                        assert np.sign(blue - red) == np.sign(value)
    assert told > 60


def test_inputs_show_their_feature_over_the_plane(qtbot):
    view, session = opened(qtbot, plane_of(4, features=7))
    painted = pixels_of(view.diagram)
    for unit in range(7):
        for across, down in ((0.25, 0.3), (0.8, 0.3), (0.3, 0.75), (0.7, 0.8)):
            point, (red, _, blue) = seen_at(view, painted, 0, unit, across, down)
            value = session.experiment.dataset.measured(point)[unit]
            if abs(value) > 0.3 * np.abs(view.diagram.facts(Neuron(0, unit)).span).max():
                assert np.sign(blue - red) == np.sign(value)


def test_two_outputs_show_where_each_of_both_classes_is_likely(qtbot):
    view, session = opened(qtbot, plane_of())
    x1 = np.zeros((2, 2), dtype=np.float32)
    x1[0] = 20, -20
    frame = with_parameter(session, "0.weight", x1)
    session.experiment.network.layout.views(frame.theta)["0.bias"][:] = 0
    view.show_frame(frame)
    painted = pixels_of(view.diagram)
    for unit in (0, 1):
        for across, expected in ((0.8, tokens().pos), (0.2, tokens().neg)):
            _, colour = seen_at(view, painted, 1, unit, across, 0.3)
            assert colour == pytest.approx([expected.red(), expected.green(), expected.blue()], abs=16)


def test_of_more_classes_each_output_is_the_page_or_the_colour_of_its_class(qtbot):
    view, session = opened(qtbot, plane_of(source="blobs", classes=3))
    weights = np.zeros((2, 3), dtype=np.float32)
    weights[0] = 30, -30, 0
    frame = with_parameter(session, "0.weight", weights)
    session.experiment.network.layout.views(frame.theta)["0.bias"][:] = 0
    view.show_frame(frame)
    painted = pixels_of(view.diagram)
    page = tokens().bg
    for unit, full, empty in ((0, 0.8, 0.2), (1, 0.2, 0.8)):
        for across, expected in ((full, tokens().classes[unit]), (empty, page)):
            _, colour = seen_at(view, painted, 1, unit, across, 0.3)
            assert colour == pytest.approx([expected.red(), expected.green(), expected.blue()], abs=6)


@pytest.mark.parametrize("output", ["sigmoid", "step"])
def test_a_single_output_shows_the_second_of_two_classes(qtbot, output):
    view, session = opened(qtbot, plane_of(output=output))
    frame = with_parameter(session, "0.weight", np.array([[20], [0]], dtype=np.float32))
    session.experiment.network.layout.views(frame.theta)["0.bias"][:] = 0
    view.show_frame(frame)
    painted = pixels_of(view.diagram)
    for across, expected in ((0.8, tokens().neg), (0.2, tokens().pos)):
        _, colour = seen_at(view, painted, 1, 0, across, 0.3)
        assert colour == pytest.approx([expected.red(), expected.green(), expected.blue()], abs=16)


def test_an_output_that_is_a_value_is_shown_by_its_sign(qtbot):
    view, session = opened(qtbot, plane_of(source="saddle", output="linear"))
    frame = with_parameter(session, "0.weight", np.array([[3], [0]], dtype=np.float32))
    session.experiment.network.layout.views(frame.theta)["0.bias"][:] = 0
    view.show_frame(frame)
    painted = pixels_of(view.diagram)
    for across in (0.9, 0.1):
        _, (red, _, blue) = seen_at(view, painted, 1, 0, across, 0.3)
        assert (blue > red) == (across > 0.5)
    hover(qtbot, view, Neuron(1, 0))
    text = view.diagram.explorer.card.text()
    assert text.startswith("Output y")
    assert f", y {trace(session.experiment, frame.theta, session.input).layers[0].post[0]:.4f}" in text.replace(
        "−", "-"
    )


def test_of_values_the_loss_is_told_where_there_is_no_accuracy(qtbot):
    view, session = opened(qtbot, plane_of(source="saddle", output="linear"))
    session.set_status(Status.RUNNING)
    session.set_status(Status.PAUSED)
    assert view.accessibleDescription() == "Epoch 37, test loss 0.474"


def test_every_tile_follows_the_parameters_while_training_runs(stage, monkeypatch):
    view, session = stage
    now = [100.0]
    monkeypatch.setattr(motion, "monotonic", lambda: now[0])
    before = pixels_of(view.diagram)
    session.set_status(Status.RUNNING)
    now[0] += 1 / 30
    view.show_frame(frame_of(session.experiment, step=448, seed=3))
    after = pixels_of(view.diagram)
    for column in (1, 2, 3):
        for unit in range(session.experiment.sizes[column]):
            spot = point_of(view, Neuron(column, unit))
            area = slice(spot.y() - 15, spot.y() + 15), slice(spot.x() - 10, spot.x() + 20)
            assert not np.array_equal(before[area], after[area])


def test_at_a_slow_pace_nothing_waits_for_the_next_frame(stage, qtbot):
    view, session = stage
    session.set_status(Status.RUNNING)
    for step in (448, 449):
        session.frame = frame_of(session.experiment, step=step, seed=step)
        view.show_frame(session.frame)
    qtbot.waitUntil(lambda: not view.diagram.findChild(QTimer, "late turns").isActive())
    while_running = pixels_of(view.diagram)
    session.set_status(Status.PAUSED)
    np.testing.assert_array_equal(while_running, pixels_of(view.diagram))


@pytest.mark.parametrize(("hidden", "expected"), [((8, 8), 32), ((8,) * 6, 32), ((32,) * 8, 9)])
def test_large_networks_are_looked_at_less_often(qtbot, monkeypatch, hidden, expected):
    now = [100.0]
    monkeypatch.setattr(motion, "monotonic", lambda: now[0])
    view, session = opened(qtbot, plane_of(*hidden))
    looked = []
    monkeypatch.setattr(PlaneTiles, "refresh", lambda *_: looked.append(now[0]))
    session.set_status(Status.RUNNING)
    looked.clear()
    for step in range(64):
        now[0] += 1 / 64
        view.show_frame(frame_of(session.experiment, step=448 + step))
    assert len(looked) == expected


def test_a_neuron_that_is_silent_everywhere_is_a_page_with_a_dash(qtbot):
    view, session = opened(qtbot, plane_of(8, activation="relu"))
    view.show_frame(with_parameter(session, "0.bias", -1e6))
    painted = pixels_of(view.diagram)
    _, page = seen_at(view, painted, 1, 3, 0.7, 0.3)
    assert page == pytest.approx([tokens().bg.red(), tokens().bg.green(), tokens().bg.blue()], abs=4)
    _, dash = seen_at(view, painted, 1, 3, 0.5, 0.5)
    assert dash.mean() < page.mean() - 5


def test_a_diverged_network_loses_its_tiles(stage):
    view, session = stage
    session.set_status(Status.DIVERGED, diverged())
    painted = pixels_of(view.diagram)
    page = np.array([tokens().bg.red(), tokens().bg.green(), tokens().bg.blue()])
    for column, unit in ((1, 0), (2, 5), (3, 1)):
        spot = point_of(view, Neuron(column, unit))
        area = painted[spot.y() - 15 : spot.y() + 15, spot.x() - 15 : spot.x() + 15]
        assert np.median(area, axis=(0, 1)) == pytest.approx(page, abs=4)
        assert (area[..., 0] - area[..., 1] > 40).any()


@pytest.mark.parametrize("scale", [1e10, 1e38])
@pytest.mark.parametrize("running", [False, True], ids=["paused", "running"])
def test_parameters_that_overflow_are_painted_without_complaint(stage, qtbot, scale, running):
    view, session = stage
    session.set_status(Status.RUNNING if running else Status.PAUSED)
    frame = frame_of(session.experiment, step=448)
    for factor in (1.0, scale, scale):
        view.show_frame(replace(frame, theta=frame.theta * np.float32(factor)))
        assert not view.grab().isNull()
    hover(qtbot, view, Neuron(2, 3))
    assert view.diagram.explorer.card.text().startswith("Layer 2, neuron 4")


def test_the_card_of_a_neuron_tells_its_values_its_bias_and_its_range(stage, qtbot):
    view, session = stage
    hover(qtbot, view, Neuron(2, 3))
    theta = session.frame.theta
    layer = trace(session.experiment, theta, session.input).layers[1]
    bias = session.experiment.network.layout.views(theta)["2.bias"][3]
    low, high = view.diagram.facts(Neuron(2, 3)).span
    text = view.diagram.explorer.card.text().replace("−", "-")
    assert f"at ({session.input[0]:.2f}, {session.input[1]:.2f})" in text
    assert f"z {layer.pre[3]:.4f}, a {layer.post[3]:.4f}, b {bias:+.4f}" in text
    assert f"over the plane {low:.3f} to {high:.3f}" in text
    assert f"full colour at ±{max(-low, high):.3f}" in text


def test_the_line_over_it_says_which_point_is_shown_and_the_key_what_tiles_are(stage):
    view, session = stage
    session.choose_input(0.312, -0.42)
    assert view.top_line.text() == "Showing point (0.31, −0.42)"
    assert view.key_line.text() == "Each tile is what one neuron sees over the whole plane"


def test_where_there_is_less_room_the_key_says_the_same_in_fewer_words(qtbot):
    pictures = []
    for text in ("Each tile is what one neuron sees over the whole plane", "Each tile is one neuron's view"):
        line = KeyLine()
        qtbot.addWidget(line)
        line.resize(560, line.height())
        line.set_remark(text, "Each tile is one neuron's view")
        pictures.append(line.grab().toImage())
    assert pictures[0] == pictures[1]


def test_before_the_first_step_the_key_says_how_to_start(qtbot):
    view, _ = opened(qtbot, plane_of(8), step=0)
    assert view.key_line.text() == "Press Space to start"


def test_a_chosen_point_pulses_through_the_network(stage, qtbot):
    view, session = stage
    session.choose_input(1.0, 2.0)
    assert view.diagram.pulsing()
    qtbot.waitUntil(lambda: not view.diagram.pulsing())
    assert view.diagram.scene.activity.actual[:2].tolist() == [1.0, 2.0]


def test_pointing_at_a_neuron_tells_the_rest_of_the_window(stage, qtbot):
    view, _ = stage
    told = []
    view.neuron_pointed.connect(lambda column, unit: told.append((column, unit)))
    diagram = view.diagram
    hover(qtbot, view, Neuron(1, 2))
    qtbot.mouseMove(diagram, point_of(view, Neuron(1, 2)) + QPoint(3, 3))
    qtbot.mouseMove(diagram, point_of(view, Bias(1, 2)))
    assert diagram.explorer.target == Bias(1, 2)
    qtbot.mouseMove(diagram, point_of(view, Neuron(0, 1)))
    qtbot.mouseMove(diagram, QPoint(2, 2))
    diagram.setFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    qtbot.keyClick(diagram, Qt.Key.Key_Escape)
    assert told == [(1, 2), (0, 1), (0, None), (0, 0), (0, None)]


def test_another_network_points_at_no_neuron(stage, qtbot):
    view, session = stage
    hover(qtbot, view, Neuron(2, 7))
    told = []
    view.neuron_pointed.connect(lambda column, unit: told.append((column, unit)))
    session.experiment = plane_of(4)
    session.frame = frame_of(session.experiment, run=1)
    session.experiment_changed.emit(session.experiment)
    assert told == [(0, None)]


@pytest.mark.parametrize(("column", "unit"), [(1, 0), (2, 7), (3, 1)])
def test_a_click_on_the_mark_of_a_bias_edits_it(stage, qtbot, column, unit):
    view, session = stage
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Bias(column, unit)))
    editor = view.diagram.explorer.editor
    index = session.experiment.network.layout.index(f"{2 * column - 2}.bias", unit)
    assert editor.accessibleName() == "Bias"
    shown = editor.field.text().replace("−", "-")
    assert float(shown) == pytest.approx(float(session.frame.theta[index]), abs=1e-4)
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "-1.5")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert session.weights_set == [(index, -1.5)]
    assert view.diagram.explorer.editor is None


def test_inputs_have_no_bias(stage, qtbot):
    view, _ = stage
    place = view.diagram.arrangement().columns[0]
    corner = QPoint(round(place.x - place.radius + 2), round(place.y[0] + place.radius - 2))
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=corner)
    assert view.diagram.explorer.target == Neuron(0, 0)
    view.diagram.setFocus()
    qtbot.keyClick(view.diagram, Qt.Key.Key_Return)
    assert view.diagram.explorer.editor is None


@pytest.mark.parametrize("experiment", [plane_of(8, 8), experiment_of(8, 8)], ids=["points", "colours"])
def test_enter_opens_the_bias_of_the_neuron_that_the_arrows_led_to(qtbot, experiment):
    view, session = opened(qtbot, experiment)
    diagram = view.diagram
    diagram.setFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    qtbot.keyClick(diagram, Qt.Key.Key_Right)
    neuron = diagram.explorer.target
    assert neuron.column == 1
    qtbot.keyClick(diagram, Qt.Key.Key_Return)
    editor = diagram.explorer.editor
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "0.25")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert session.weights_set == [(session.experiment.network.layout.index("0.bias", neuron.unit), 0.25)]
    assert diagram.explorer.target == neuron


def test_a_drag_of_a_bias_is_followed_and_is_one_change(stage, qtbot):
    view, session = stage
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Bias(1, 4)))
    track = view.diagram.explorer.editor.track
    start = track.thumb().center().toPoint()
    qtbot.mousePress(track, Qt.MouseButton.LeftButton, pos=start)
    for step in (8, 16, 24):
        qtbot.mouseMove(track, start + QPoint(step, 0))
    qtbot.mouseRelease(track, Qt.MouseButton.LeftButton, pos=start + QPoint(24, 0))
    index = session.experiment.network.layout.index("0.bias", 4)
    assert {each for each, _ in session.weights_dragged + session.weights_set} == {index}
    dragged = [value for _, value in session.weights_dragged]
    assert dragged == sorted(dragged)
    assert len(dragged) >= 3
    assert session.weights_set == [(index, dragged[-1])]


@pytest.mark.parametrize("by_key", [False, True], ids=["mouse", "key"])
def test_what_is_in_hand_is_not_written_into_another_network(stage, qtbot, by_key):
    view, session = stage
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Bias(1, 4)))
    track = view.diagram.explorer.editor.track
    track.setFocus()
    if by_key:
        qtbot.keyPress(track, Qt.Key.Key_Right)
    else:
        start = track.thumb().center().toPoint()
        qtbot.mousePress(track, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(track, start + QPoint(24, 0))
    assert session.weights_dragged
    session.experiment_changed.emit(plane_of(3))
    assert view.diagram.explorer.editor is None
    assert session.weights_set == []


def test_a_double_click_on_the_track_brings_back_the_value_that_was_there(stage, qtbot):
    view, session = stage
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Bias(1, 4)))
    editor = view.diagram.explorer.editor
    index = session.experiment.network.layout.index("0.bias", 4)
    before = float(session.frame.theta[index])
    end = QPoint(editor.track.width() - 10, editor.track.height() // 2)
    qtbot.mouseClick(editor.track, Qt.MouseButton.LeftButton, pos=end)
    assert session.weights_set[-1][1] > before + 0.5
    qtbot.mouseDClick(editor.track, Qt.MouseButton.LeftButton, pos=end)
    assert session.weights_set[-1] == (index, before)
    assert float(editor.field.text().replace("−", "-")) == pytest.approx(before, abs=1e-4)


@pytest.mark.parametrize(
    ("weight", "reach"), [(0.0, 2.0), (-0.9, 2.0), (1.1, 5.0), (-30.0, 100.0), (1e30, 1e6), (float("nan"), 2.0)]
)
def test_the_track_of_a_parameter_goes_twice_as_far_as_its_value_at_least(qtbot, weight, reach):
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = WeightEditor("Layer 1, neuron 1", weight, parent, biased=True)
    given = []
    editor.weight_changed.connect(lambda value, final: given.append((value, final)))
    editor.track.moved.emit(editor.track.maximum(), True)
    editor.track.moved.emit(0, True)
    assert given == [(reach, True), (-reach, True)]
    editor.close_popover()


def test_an_open_bias_follows_training_until_another_value_is_typed(stage, qtbot, monkeypatch):
    view, session = stage
    now = [100.0]
    monkeypatch.setattr(motion, "monotonic", lambda: now[0])
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Bias(1, 4)))
    field = view.diagram.explorer.editor.field
    session.set_status(Status.RUNNING)
    texts = []
    for step, value in enumerate((1.25, -0.5)):
        now[0] += 1.0
        view.show_frame(replace(with_parameter(session, "0.bias", value), step=450 + step))
        texts.append(field.text())
    assert texts == ["1.2500", "−0.5000"]
    qtbot.keyClicks(field, "7")
    now[0] += 1.0
    view.show_frame(replace(with_parameter(session, "0.bias", 3.0), step=460))
    assert field.text() == "7"


def test_the_mark_of_a_bias_is_blue_if_it_is_positive_and_orange_if_it_is_negative(stage):
    view, session = stage
    for value, positive in ((2.0, True), (-2.0, False)):
        view.show_frame(with_parameter(session, "2.bias", value))
        painted = pixels_of(view.diagram)
        for unit in range(8):
            spot = spot_of(view.diagram.arrangement(), view.diagram.edges(), Bias(2, unit))
            corner = QPointF(spot.x, spot.y).toPoint()
            red, _, blue = painted[corner.y() - 1 : corner.y() + 1, corner.x() - 1 : corner.x() + 1].mean(axis=(0, 1))
            assert (blue > red) == positive


@pytest.mark.parametrize("width", [1000, 700])
def test_the_heading_of_the_outputs_has_room_over_their_names(qtbot, width):
    view, _ = opened(qtbot, plane_of(*[32] * 8), size=(width, 592))
    arrangement = view.diagram.arrangement()
    wide = arrangement.column_pitch + 10
    last = heading_area(arrangement, len(arrangement.columns) - 1, wide)
    assert last.width() >= wide
    assert last.right() <= arrangement.width
    assert heading_area(arrangement, 3, wide).width() < wide
    areas = [heading_area(arrangement, number, wide) for number in range(len(arrangement.columns))]
    assert all(before.right() <= after.left() for before, after in pairwise(areas))
