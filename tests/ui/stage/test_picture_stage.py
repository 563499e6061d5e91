from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from tests.ui.stage.fakes import digits_of, diverged, frame_of
from tests.ui.stage.opened import opened, pixels_of, point_of

from pellucid.lens.activations import trace
from pellucid.lens.saliency import saliency
from pellucid.session.session import Status
from pellucid.ui.stage import diagram, motion
from pellucid.ui.stage.edges import WHOLE
from pellucid.ui.stage.pointing import Neuron
from pellucid.ui.stage.tiles import Tiles


def open_stage(qtbot, *hidden, activation="relu", **how):
    return opened(qtbot, digits_of(*hidden, activation=activation), **how)


@pytest.fixture
def stage(qtbot):
    return open_stage(qtbot, 50, 100)


def test_fourteen_tiles_stand_in_two_columns_and_twelve_in_the_next(stage):
    view, _ = stage
    first, later = view.diagram.arrangement().columns[1:3]
    assert len(first.drawn) == 14
    assert len(set(first.x_of.tolist())) == 2
    assert len(later.drawn) == 12
    assert len(set(later.x_of.tolist())) == 1
    assert first.diameter == pytest.approx(44, rel=0.05)
    assert later.diameter == pytest.approx(30, rel=0.05)


@pytest.mark.parametrize("hidden", [(), (3,), (50,), (50, 100), (512,) * 6])
@pytest.mark.parametrize("size", [(796, 592), (560, 320), (1500, 1000)])
def test_nothing_overlaps_in_any_network_or_window(qtbot, hidden, size):
    view, _ = open_stage(qtbot, *hidden, size=size)
    arrangement = view.diagram.arrangement()
    for left, right in zip(arrangement.columns, arrangement.columns[1:], strict=False):
        assert left.x + left.half_width < right.x - right.half_width
    for place in arrangement.columns[1:]:
        assert place.y.min() - place.radius >= arrangement.top
        assert place.y.max() + place.radius <= arrangement.bottom
        for at in range(len(place.y)):
            apart = np.maximum(np.abs(place.x_of - place.x_of[at]), np.abs(place.y - place.y[at]))
            assert np.delete(apart, at).min(initial=np.inf) > place.diameter


def test_a_bundle_stands_for_all_that_the_picture_brings_to_a_neuron(stage):
    view, session = stage
    edges = view.diagram.edges()
    weights = session.experiment.network.layout.views(session.frame.theta)["0.weight"].astype(np.float64)
    brought = (session.input / 255.0).astype(np.float64) @ weights
    bundles = edges.slices[0]
    assert edges.weights[bundles] == pytest.approx(brought[edges.targets[bundles]], rel=1e-3, abs=1e-4)
    assert edges.strength[bundles].max() == 1
    assert edges.strength[bundles].min() >= 0.16 - 1e-6


def test_a_bundle_tells_its_sum_and_cannot_be_edited(stage, qtbot):
    view, session = stage
    edges = view.diagram.edges()
    bundle = edges.edge(int(np.argmax(edges.strength[edges.slices[0]])))
    assert bundle.source == WHOLE
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, bundle))
    assert view.diagram.explorer.target == bundle
    assert "Σ w · x" in view.diagram.explorer.card.text()
    assert view.diagram.explorer.editor is None
    assert session.weights_set == []


@pytest.mark.parametrize("gap", [1, 2])
def test_an_edge_between_neurons_can_be_edited(stage, qtbot, gap):
    view, session = stage
    edges = view.diagram.edges()
    part = edges.slices[gap]
    # Of edges that cross, the strongest is the one that is clicked.
    edge = edges.edge(part.start + int(np.argmax(edges.strength[part])))
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, edge))
    assert view.diagram.explorer.target == edge
    editor = view.diagram.explorer.editor
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "0.5")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert edge.gap == gap
    index = session.experiment.network.layout.index(f"{2 * gap}.weight", edge.source, edge.target)
    assert session.weights_set == [(index, 0.5)]


def test_pointing_at_a_pixel_tells_its_row_column_and_value(stage, qtbot):
    view, session = stage
    pixel = 5 * 28 + 6
    qtbot.mouseMove(view.diagram, point_of(view, Neuron(0, pixel)))
    assert view.diagram.explorer.target == Neuron(0, pixel)
    text = view.diagram.explorer.card.text()
    assert text.startswith("Pixel in row 6, column 7")
    assert f"x {session.input[pixel]:.0f}" in text


def test_a_click_on_a_pixel_opens_nothing(stage, qtbot):
    view, _ = stage
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Neuron(0, 100)))
    assert view.diagram.explorer.grid is None


def test_every_tile_can_be_pointed_at(stage, qtbot):
    view, _ = stage
    for column in (1, 2):
        for unit in view.diagram.arrangement().columns[column].drawn.tolist():
            qtbot.mouseMove(view.diagram, point_of(view, Neuron(column, unit)))
            assert view.diagram.explorer.target == Neuron(column, unit)


def test_arrows_lead_through_the_pixels_and_on_to_the_tiles(stage, qtbot):
    view, _ = stage
    diagram = view.diagram
    diagram.setFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    start = diagram.explorer.target
    assert start.column == 0
    assert start.unit % 28 == 27
    qtbot.keyClick(diagram, Qt.Key.Key_Up)
    assert diagram.explorer.target.unit == start.unit - 28
    qtbot.keyClick(diagram, Qt.Key.Key_Right)
    assert diagram.explorer.target.column == 1
    qtbot.keyClick(diagram, Qt.Key.Key_Left)
    assert diagram.explorer.target.column == 0
    for _ in range(40):
        qtbot.keyClick(diagram, Qt.Key.Key_Up)
    assert diagram.explorer.target == Neuron(0, 27)
    qtbot.keyClick(diagram, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert diagram.explorer.target.source == WHOLE
    qtbot.keyClick(diagram, Qt.Key.Key_Left)
    assert diagram.explorer.target.column == 0


def test_while_a_stroke_is_drawn_values_follow_and_only_its_end_pulses(stage, qtbot):
    view, session = stage
    activity = view.diagram.scene.activity
    for at in range(1, 4):
        session.draw(session.experiment.dataset.x_test[at], final=False)
        assert not view.diagram.pulsing()
        assert np.array_equal(activity.displayed(), activity.actual)
    session.draw(session.experiment.dataset.x_test[4], final=True)
    qtbot.waitUntil(view.diagram.pulsing)
    qtbot.waitUntil(lambda: not view.diagram.pulsing())


def test_the_line_over_it_says_where_the_picture_comes_from(stage):
    view, session = stage
    assert view.top_line.text() == "Showing a test digit"
    drawn = session.input.copy()
    drawn[200] += 1
    session.draw(drawn, final=False)
    assert view.top_line.text() == "Showing your drawing"
    session.draw(np.zeros(784, dtype=np.float32), final=True)
    assert view.top_line.text() == "Draw a digit"


def test_later_tiles_follow_the_input_at_once_in_a_pause(stage):
    view, session = stage
    before = view.diagram.grab().toImage()
    spot = point_of(view, Neuron(2, int(view.diagram.arrangement().columns[2].drawn[4])))
    session.draw(session.experiment.dataset.x_test[9], final=False)
    after = view.diagram.grab().toImage()
    area = (spot.x() - 12, spot.y() - 12, 24, 24)
    assert before.copy(*area) != after.copy(*area)


def test_a_diverged_network_keeps_its_picture_and_loses_its_tiles(stage):
    view, session = stage
    before = view.diagram.grab().toImage()
    session.set_status(Status.DIVERGED, diverged())
    after = view.diagram.grab().toImage()
    place = view.diagram.arrangement().columns[0].fold
    area = (round(place.left) + 2, round(place.top) + 2, 140, 140)
    assert before.copy(*area) == after.copy(*area)
    spot = point_of(view, Neuron(1, int(view.diagram.arrangement().columns[1].drawn[4])))
    assert before.copy(spot.x() - 15, spot.y() - 15, 30, 30) != after.copy(spot.x() - 15, spot.y() - 15, 30, 30)


@pytest.mark.parametrize("scale", [1e10, 1e30, 1e38])
@pytest.mark.parametrize("running", [False, True], ids=["paused", "running"])
def test_sums_that_overflow_are_painted_without_complaint(stage, scale, running):
    view, session = stage
    session.set_status(Status.RUNNING if running else Status.PAUSED)
    frame = frame_of(session.experiment, step=448)
    for factor in (1.0, scale, scale):
        view.show_frame(replace(frame, theta=frame.theta * np.float32(factor)))
        assert not view.grab().isNull()
    edges = view.diagram.edges()
    assert np.isfinite(edges.strength).all()
    assert edges.strength.max() == 1


@pytest.mark.parametrize("activation", ["relu", "leaky-relu", "sigmoid", "tanh", "step", "identity"])
def test_every_activation_has_a_face(qtbot, activation):
    view, session = open_stage(qtbot, 8, 20, activation=activation)
    frame = frame_of(session.experiment, step=448, seed=3)
    view.show_frame(frame)
    painted = pixels_of(view.diagram)
    found = trace(session.experiment, frame.theta, session.input)
    active = 0
    for at in (1, 2):
        place = view.diagram.arrangement().columns[at]
        drawn = place.drawn[found.layers[at - 1].post[place.drawn] != 0]
        pictures = saliency(session.experiment, frame.theta, found, at - 1, drawn)
        for unit, picture in zip(drawn.tolist(), pictures, strict=True):
            # Blue where the picture is positive, orange where it is negative, neither where it is nothing.
            side = round(6 / place.diameter * 28)
            middle = picture.reshape(28, 28)[14 - side : 14 + side, 14 - side : 14 + side]
            expected = float(np.clip(middle / max(0.85 * np.abs(picture).max(), 1e-20), -1, 1).mean())
            spot = point_of(view, Neuron(at, unit))
            red, _, blue = painted[spot.y() - 6 : spot.y() + 6, spot.x() - 6 : spot.x() + 6].mean(axis=(0, 1)) / 255
            assert blue - red == pytest.approx(expected, abs=0.25)
            assert abs(expected) < 0.05 or np.sign(blue - red) == np.sign(expected)
            active += 1
    assert active >= 6


@pytest.mark.parametrize("activation", ["relu", "step"])
def test_the_picture_of_an_inactive_neuron_is_faint(qtbot, activation):
    view, session = open_stage(qtbot, 8, activation=activation)
    place = view.diagram.arrangement().columns[1]
    faces = []
    for bias in (-1e6, 1e6):
        frame = frame_of(session.experiment, step=448)
        theta = frame.theta.copy()
        session.experiment.network.layout.views(theta)["0.bias"][:] = bias
        view.show_frame(replace(frame, theta=theta))
        spot, half = point_of(view, Neuron(1, int(place.drawn[3]))), round(place.radius) - 4
        tile = pixels_of(view.diagram)[spot.y() - half : spot.y() + half, spot.x() - half : spot.x() + half]
        faces.append(float((tile.max(axis=2) - tile.min(axis=2)).mean()))
    faint, full = faces
    assert faint < 0.7 * full


def test_tiles_are_painted_a_few_at_a_time_each_ten_times_a_second_while_training_runs(stage, monkeypatch):
    view, session = stage
    now = [100.0]
    monkeypatch.setattr(motion, "monotonic", lambda: now[0])
    monkeypatch.setattr(diagram, "monotonic", lambda: now[0])
    painted = []
    paint = Tiles._painted

    def painting(tiles: Tiles, at: int, units: np.ndarray, *given: object) -> list:
        painted.append((now[0], at, units.tolist()))
        return paint(tiles, at, units, *given)

    monkeypatch.setattr(Tiles, "_painted", painting)
    session.set_status(Status.RUNNING)
    painted.clear()
    steps = 128
    for step in range(steps):
        now[0] = 101.0 + step / 64
        view.show_frame(frame_of(session.experiment, step=448 + step, seed=step % 3))
    columns = view.diagram.arrangement().columns
    tiled = [(at, unit) for at, column in enumerate(columns) if column.tiled for unit in column.drawn.tolist()]
    turns = [(at, units) for _, at, units in painted]
    round_of = len({(at, tuple(units)) for at, units in turns})
    assert turns[:-round_of] == turns[round_of:]
    assert sorted((at, unit) for at, units in turns[:round_of] for unit in units) == tiled
    assert max(len(units) for _, units in turns) <= 8
    assert 64 <= len(painted) <= 2 * 40
    assert np.diff([when for when, _, _ in painted]).min() >= 0.025
    session.set_status(Status.PAUSED)
    painted.clear()
    for at in (1, 2, 3):
        session.draw(session.experiment.dataset.x_test[at], final=False)
    assert [at for _, at, _ in painted] == 3 * sorted({at for at, _ in tiled})


def test_the_tiles_of_the_last_frame_are_there_in_a_pause(stage):
    view, session = stage
    session.set_status(Status.RUNNING)
    view.show_frame(session.frame)
    before = view.diagram.grab().toImage()
    session.frame = frame_of(session.experiment, step=460, seed=5)
    view.show_frame(session.frame)
    session.set_status(Status.PAUSED)
    after = view.diagram.grab().toImage()
    spot = point_of(view, Neuron(1, int(view.diagram.arrangement().columns[1].drawn[4])))
    area = (spot.x() - 15, spot.y() - 15, 30, 30)
    assert before.copy(*area) != after.copy(*area)
