import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QImage
from tests.ui.stage.fakes import diverged, experiment_of, frame_of
from tests.ui.stage.opened import opened, point_of

from pellucid.experiment.spec import with_value
from pellucid.session.session import Status
from pellucid.ui.stage.edges import Edge
from pellucid.ui.stage.pointing import Neuron


def open_stage(qtbot, *hidden, activation="relu", **how):
    return opened(qtbot, experiment_of(*hidden, activation=activation), **how)


@pytest.fixture
def stage(qtbot):
    return open_stage(qtbot, 50, 100, 50)


def drawn_edge(stage, weight=None):
    edges = stage.diagram.edges()
    return edges.edge(int(np.argmax(edges.strength)) if weight is None else weight)


def test_every_drawn_edge_stands_for_its_own_weight(stage):
    view, session = stage
    edges = view.diagram.edges()
    matrices = session.experiment.network.layout.views(session.frame.theta)
    for at in range(0, len(edges.weights), 7):
        edge = edges.edge(at)
        assert edges.weights[at] == matrices[f"{2 * edge.gap}.weight"][edge.source, edge.target]


def test_pointing_at_a_neuron_tells_its_values(stage, qtbot):
    view, _session = stage
    neuron = Neuron(1, int(view.diagram.arrangement().columns[1].drawn[3]))
    qtbot.mouseMove(view.diagram, point_of(view, neuron))
    assert view.diagram.explorer.target == neuron
    value = view.diagram.scene.activity.actual[view.diagram.scene.activity.part(1)][neuron.unit]
    assert view.diagram.explorer.card.isVisible()
    assert f"a {value:.4f}" in view.diagram.explorer.card.text()


def test_the_edges_of_the_neuron_pointed_at_stay_and_the_others_fade(stage, qtbot):
    view, _ = stage
    edges = view.diagram.edges()
    neuron = Neuron(2, int(view.diagram.arrangement().columns[2].drawn[0]))
    touching = edges.touching(neuron.column, neuron.unit)
    assert touching.sum() == 24
    view.grab()
    before = edges.field.pixels.copy()
    qtbot.mouseMove(view.diagram, point_of(view, neuron))
    qtbot.waitUntil(lambda: (edges.field.pixels != before).any())
    qtbot.mouseMove(view.diagram, QPoint(5, 5))
    qtbot.waitUntil(lambda: (edges.field.pixels == before).all())


def test_a_click_on_an_edge_edits_that_weight(stage, qtbot):
    view, session = stage
    edge = drawn_edge(view)
    point = point_of(view, edge)
    found = view.diagram.edges().nearest(point.x(), point.y())
    assert view.diagram.edges().edge(found) == edge
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point)
    editor = view.diagram.explorer.editor
    key = f"{2 * edge.gap}.weight"
    index = session.experiment.network.layout.index(key, edge.source, edge.target)
    shown = editor.field.text().replace("−", "-")
    assert float(shown) == pytest.approx(float(session.frame.theta[index]), abs=1e-4)
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "-0,25")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert session.weights_set == [(index, -0.25)]
    assert view.diagram.explorer.editor is None


def test_escape_leaves_a_weight_as_it_is(stage, qtbot):
    view, session = stage
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, drawn_edge(view)))
    editor = view.diagram.explorer.editor
    qtbot.keyClicks(editor.field, "7")
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert session.weights_set == []
    assert view.diagram.explorer.editor is None


@pytest.mark.parametrize("text", ["abc", "nan", "1e400", "1e39", ""])
def test_what_is_no_weight_is_answered_kindly(stage, qtbot, text):
    view, session = stage
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, drawn_edge(view)))
    editor = view.diagram.explorer.editor
    editor.field.selectAll()
    qtbot.keyClick(editor.field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(editor.field, text)
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert session.weights_set == []
    assert view.diagram.explorer.editor is editor


def test_enter_without_a_change_writes_nothing(stage, qtbot):
    view, session = stage
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, drawn_edge(view)))
    qtbot.keyClick(view.diagram.explorer.editor.field, Qt.Key.Key_Return)
    assert session.weights_set == []
    assert view.diagram.explorer.editor is None


def test_a_click_on_a_fold_opens_the_layer_and_a_cell_pins_its_neuron(stage, qtbot):
    view, _ = stage
    folded = int(view.diagram.arrangement().columns[1].fold.units[9])
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Neuron(1, folded)))
    grid = view.diagram.explorer.grid
    assert grid is not None
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell(folded).center().toPoint())
    assert view.diagram.arrangement().columns[1].row(folded) is not None
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell(folded).center().toPoint())
    assert view.diagram.arrangement().columns[1].row(folded) is None
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert view.diagram.explorer.grid is None


def test_no_more_than_four_neurons_of_a_layer_are_pinned(stage, qtbot):
    view, _ = stage
    fold = view.diagram.arrangement().columns[1].fold.units.tolist()
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Neuron(1, fold[0])))
    grid = view.diagram.explorer.grid
    for unit in fold[:6]:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell(unit).center().toPoint())
    assert view.diagram.pins(1) == frozenset(fold[2:6])
    assert len(view.diagram.arrangement().columns[1].drawn) == 16


def test_arrows_lead_through_columns_rows_and_folds(stage, qtbot):
    view, _ = stage
    diagram = view.diagram
    columns = diagram.arrangement().columns
    diagram.setFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    assert diagram.explorer.target == Neuron(0, 0)
    qtbot.keyClick(diagram, Qt.Key.Key_Right)
    assert diagram.explorer.target.column == 1
    for _ in range(columns[1].row(diagram.explorer.target.unit), 12):
        qtbot.keyClick(diagram, Qt.Key.Key_Down)
    assert diagram.explorer.target == Neuron(1, int(columns[1].fold.units[0]))
    qtbot.keyClick(diagram, Qt.Key.Key_Return)
    assert diagram.explorer.grid is not None
    qtbot.keyClick(diagram.explorer.grid, Qt.Key.Key_Escape)
    qtbot.keyClick(diagram, Qt.Key.Key_Up)
    assert diagram.explorer.target == Neuron(1, int(columns[1].drawn[-1]))


def test_shift_and_arrows_reach_every_edge_of_a_neuron_and_enter_its_weight(stage, qtbot):
    view, _ = stage
    diagram = view.diagram
    diagram.setFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    qtbot.keyClick(diagram, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    strongest = diagram.explorer.target
    assert isinstance(strongest, Edge)
    touching = diagram.edges().touching(0, 0)
    assert diagram.edges().strength[diagram.edges().place(strongest)] == diagram.edges().strength[touching].max()
    qtbot.keyClick(diagram, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert diagram.explorer.target != strongest
    assert diagram.explorer.target.source == 0
    qtbot.keyClick(diagram, Qt.Key.Key_Return)
    assert diagram.explorer.editor is not None
    diagram.explorer.close()


def test_edges_are_not_walked_from_a_neuron_of_an_earlier_network(stage, qtbot):
    view, session = stage
    diagram = view.diagram
    diagram.setFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    for _ in range(4):
        qtbot.keyClick(diagram, Qt.Key.Key_Right)
    assert diagram.explorer.target.column == 4
    qtbot.keyClick(diagram, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    session.experiment = experiment_of(4)
    session.frame = frame_of(session.experiment, run=1)
    session.experiment_changed.emit(session.experiment)
    view.show_frame(session.frame)
    view.grab()
    qtbot.keyClick(diagram, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert diagram.explorer.target is None


def test_a_new_colour_sends_a_pulse_and_the_next_one_cancels_it(stage):
    view, session = stage
    session.choose_input(10, 200, 30)
    assert view.diagram.pulsing()
    session.choose_input(11, 200, 30)
    assert not view.diagram.pulsing()
    assert np.array_equal(view.diagram.scene.activity.displayed(), view.diagram.scene.activity.actual)


def test_a_dragged_colour_is_followed_at_once_and_pulses_when_it_rests(stage, qtbot):
    view, session = stage
    for red in range(5):
        session.choose_input(red, 200, 30)
        if red:
            assert not view.diagram.pulsing()
    qtbot.waitUntil(view.diagram.pulsing)
    qtbot.waitUntil(lambda: not view.diagram.pulsing())


def test_where_motion_is_unwelcome_nothing_moves(stage):
    view, session = stage
    QSettings().setValue("reduced_motion", True)
    session.set_status(Status.PAUSED)
    session.choose_input(10, 200, 30)
    assert not view.diagram.pulsing()
    assert np.array_equal(view.diagram.scene.activity.displayed(), view.diagram.scene.activity.actual)
    session.set_status(Status.DIVERGED, diverged())
    before = view.diagram.grab().toImage()
    assert view.diagram.grab().toImage() == before


def test_a_popover_closes_when_something_else_takes_the_focus(stage, qtbot):
    view, _ = stage
    view.window().activateWindow()
    qtbot.mouseClick(view.diagram, Qt.MouseButton.LeftButton, pos=point_of(view, drawn_edge(view)))
    assert view.diagram.explorer.editor is not None
    qtbot.waitUntil(lambda: view.window().focusWidget() is view.diagram.explorer.editor.field)
    view.top_line.share.setFocus()
    qtbot.waitUntil(lambda: view.diagram.explorer.editor is None)


def test_during_a_pulse_values_wait_for_their_arrival(stage, qtbot):
    view, session = stage
    activity = view.diagram.scene.activity
    before = activity.displayed().copy()
    session.choose_input(0, 255, 0)
    last = activity.part(4)
    assert np.array_equal(activity.displayed()[last], before[last])
    assert not np.array_equal(activity.actual[last], before[last])
    qtbot.waitUntil(lambda: not view.diagram.pulsing())
    assert np.array_equal(activity.displayed(), activity.actual)


def test_a_hidden_stage_computes_nothing(stage, monkeypatch):
    view, session = stage
    view.hide()
    monkeypatch.setattr("pellucid.ui.stage.scene.trace", None)
    monkeypatch.setattr("pellucid.ui.stage.edge_field.EdgeField.paint", None)
    view.show_frame(frame_of(session.experiment, step=448, seed=1))
    session.choose_input(1, 2, 3)
    session.set_status(Status.RUNNING)
    assert view.diagram.scene.frame.step == 447
    assert not view.diagram.pulsing()


def test_a_stage_shown_again_catches_up(stage):
    view, session = stage
    view.hide()
    session.frame = frame_of(session.experiment, step=500, seed=2)
    session.choose_input(1, 2, 3)
    view.show()
    assert view.diagram.scene.frame.step == 500
    assert view.diagram.scene.activity.actual[:3].tolist() == [1, 2, 3]
    assert "rgb(1, 2, 3)" in view.top_line.text()


def test_weights_glide_while_training_runs_and_are_exact_in_a_pause(stage):
    view, session = stage
    session.set_status(Status.RUNNING)
    view.show_frame(session.frame)
    session.frame = frame_of(session.experiment, step=460, seed=5)
    view.show_frame(session.frame)
    edges = view.diagram.edges()
    assert not np.array_equal(edges.shown, edges.weights)
    session.set_status(Status.PAUSED)
    assert np.array_equal(edges.shown, edges.weights)
    assert view.accessibleDescription() == "Epoch 38, test accuracy 92.3%"


def test_an_edge_tells_how_it_changed_in_the_latest_steps(stage, qtbot):
    view, session = stage
    edge = drawn_edge(view)
    view.show_frame(frame_of(session.experiment, step=450, seed=0))
    qtbot.mouseMove(view.diagram, point_of(view, edge))
    assert "latest 3 steps" in view.diagram.explorer.card.text()


def test_before_the_first_step_the_stage_says_how_to_start(qtbot):
    view, session = open_stage(qtbot, 8, 8, step=0)
    assert view.key_line.text() == "Press Space to start"
    session.frame = frame_of(session.experiment, step=1)
    view.show_frame(session.frame)
    assert view.key_line.text() != "Press Space to start"


def test_a_layer_that_is_mostly_silent_is_remarked_upon(qtbot):
    view, session = open_stage(qtbot, 50)
    theta = session.frame.theta.copy()
    session.experiment.network.layout.views(theta)["0.bias"][:31] = -1e6
    session.frame = frame_of(session.experiment, step=448)
    object.__setattr__(session.frame, "theta", theta)
    view.show_frame(session.frame)
    inactive = int((view.diagram.scene.activity.actual[3:53] == 0).sum())
    assert inactive >= 31
    assert view.key_line.text() == f"Layer 1: {inactive} of 50 units are inactive for this input"


def test_a_diverged_run_shows_its_card_and_the_way_back(stage, qtbot):
    view, session = stage
    session.set_status(Status.DIVERGED, diverged())
    card = view.divergence_card
    assert card.accessibleName() == "Training diverged at step 212"
    assert "layer 2" in card.accessibleDescription()
    assert card.smaller.text() == "Rewind and use 5.0e-3"
    assert view.top_line.text() == "Weights from step 211, the last finite ones"
    qtbot.mouseClick(card.only, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.smaller, Qt.MouseButton.LeftButton)
    assert session.rewinds == [None, pytest.approx(0.005)]
    session.set_status(Status.PAUSED)
    assert view.divergence_card is None
    assert "rgb(122, 66, 94)" in view.top_line.text()


def test_a_smaller_rate_chosen_since_it_diverged_is_the_one_to_rewind_with(stage):
    view, session = stage
    session.set_status(Status.DIVERGED, diverged())
    for rate, offered in ((1e-3, "1.0e-3"), (0.5, "5.0e-3")):
        session.set_spec(with_value(session.spec, "training.learning_rate", rate))
        assert view.divergence_card.smaller.text() == f"Rewind and use {offered}"
        assert offered in view.divergence_card.smaller.toolTip()


def test_enter_alone_takes_the_first_way_back(stage, qtbot):
    view, session = stage
    view.window().activateWindow()
    session.set_status(Status.DIVERGED, diverged(layer=None, loss=float("inf")))
    assert view.window().focusWidget() is view.divergence_card.smaller
    assert "became infinite" in view.divergence_card.accessibleDescription()
    qtbot.keyClick(view.divergence_card.smaller, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.rewinds == [pytest.approx(0.005)])


def test_a_diverged_neuron_has_no_value(stage, qtbot):
    view, session = stage
    session.set_status(Status.DIVERGED, diverged())
    neuron = Neuron(1, int(view.diagram.arrangement().columns[1].drawn[-1]))
    qtbot.mouseMove(view.diagram, point_of(view, neuron))
    assert view.diagram.explorer.card.text().startswith("Layer 1, neuron 48, z –, a –, b ")


def test_another_network_takes_the_stage(stage, qtbot):
    view, session = stage
    session.experiment = experiment_of(4)
    session.experiment_changed.emit(session.experiment)
    view.show_frame(session.frame)
    assert view.diagram.scene.frame is None
    session.frame = frame_of(session.experiment, run=1)
    view.show_frame(session.frame)
    view.grab()
    assert len(view.diagram.arrangement().columns) == 3


@pytest.mark.parametrize("hidden", [(), (1,), (8, 8), (512,), (512,) * 6, (1, 512, 4, 61, 60, 11)])
@pytest.mark.parametrize("size", [(796, 592), (684, 380), (1600, 1100)])
def test_every_network_can_be_painted_at_every_size(qtbot, hidden, size):
    view, _ = open_stage(qtbot, *hidden, activation="tanh", size=size)
    assert not view.grab().isNull()


def test_weights_that_overflow_are_painted_without_complaint(qtbot):
    view, session = open_stage(qtbot, 50, 100, 50)
    huge = frame_of(session.experiment, step=448)
    object.__setattr__(huge, "theta", huge.theta * np.float32(1e38))
    view.show_frame(huge)
    assert not view.grab().isNull()


def test_only_the_chosen_share_of_edges_is_drawn(stage):
    view, _ = stage
    view.grab()
    usual = (view.diagram.edges().strength > 0).sum()
    view.top_line.share.chosen.emit("0.1")
    view.grab()
    assert (view.diagram.edges().strength > 0).sum() < usual / 1.5


def test_the_fit_button_asks_for_room(stage, qtbot):
    view, _ = stage
    with qtbot.waitSignal(view.fit_requested):
        qtbot.mouseClick(view.top_line.fit, Qt.MouseButton.LeftButton)


def test_everything_that_can_be_used_has_a_name(stage):
    view, _ = stage
    for control in (view, view.diagram, view.top_line.share, view.top_line.fit):
        assert control.accessibleName()
    for control in (view.top_line.share, view.top_line.fit, view.key_line):
        assert control.toolTip()


def test_the_picture_of_edges_is_copied_pixel_by_pixel(stage):
    view, _ = stage
    field = view.diagram.edges().field
    picture = view.diagram.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = picture.width() / view.diagram.width()
    assert ratio == field.scale
    gap = view.diagram.edges().gaps[1]
    for x, y in ((gap.left + 40, 200.0), (gap.left + 60, 250.0), (gap.right - 30, 300.0)):
        corner = QPointF(field.left, field.top)
        inside = field.pixels[round((y - corner.y()) * ratio), round((x - corner.x()) * ratio)]
        assert picture.pixel(round(x * ratio), round(y * ratio)) & 0xFFFFFF == inside & 0xFFFFFF
