"""What of a step the diagram shows, and what it keeps to itself."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from tests.ui.stage.fakes import digits_of, experiment_of, plane_of
from tests.ui.stage.opened import opened, pixels_of, point_of

from pellucid.ui.stage.faces import number_font
from pellucid.ui.stage.pointing import Bias, Neuron
from pellucid.ui.stage.reveal import ColumnShown, Pill, Reveal
from pellucid.ui.stage.reveal_painter import fitting_text

KNOWN, UNKNOWN = ColumnShown(True), ColumnShown(False)
EXPERIMENTS = {
    "colours": lambda: experiment_of(12, 8),
    "plane": lambda: plane_of(6, 4),
    "digits": lambda: digits_of(12, 10),
}


@pytest.fixture(params=EXPERIMENTS)
def stage(request, qtbot):
    return opened(qtbot, EXPERIMENTS[request.param]())


def around(stage, pixels, column, unit):
    """Return what is painted on a neuron, where no edge ends, and beside it."""
    spot = point_of(stage, Neuron(column, unit))
    return pixels[spot.y() - 30 : spot.y() + 30, spot.x() : spot.x() + 90]


def test_what_is_not_known_yet_does_not_show(stage, qtbot):
    view, session = stage
    diagram = view.diagram
    last = len(diagram.columns) - 1
    diagram.set_reveal(Reveal((*[KNOWN] * last, UNKNOWN), Neuron(1, 0)))
    diagram.fade_edges(1.0)
    one = pixels_of(diagram)
    raw = np.asarray(session.experiment.dataset.x_test[1], np.float32)
    session.input = raw
    diagram.set_input(raw, final=True)
    assert not diagram.pulsing()
    other = pixels_of(diagram)
    np.testing.assert_array_equal(around(view, one, last, 0), around(view, other, last, 0))
    diagram.set_reveal(Reveal((KNOWN,) * (last + 1), Neuron(1, 0)))
    assert (around(view, pixels_of(diagram), last, 0) != around(view, other, last, 0)).any()


@pytest.mark.parametrize("diameter", [24.0, 36.0, 40.0, 48.0])
def test_numbers_in_discs_are_short_enough_to_be_read_whole(qapp, diameter):
    written = {}
    for value in (0.0, 1.0, -0.45, 0.0011, -0.0388, -9.2e-5, 2.5e-12, 13_453.0, -1.2e30, np.inf, np.nan):
        text = written[value] = fitting_text(value, diameter)
        assert QFontMetricsF(number_font(diameter, text)).horizontalAdvance(text) < diameter
        assert not text or text.startswith("−") == (value < 0)
    assert written[1.0] == "1"
    assert written[-0.45] == ("−0.45" if diameter > 24 else "")


def test_signed_numbers_take_the_place_of_values(stage):
    view, _ = stage
    diagram = view.diagram
    columns = [KNOWN] * len(diagram.columns)
    units = diagram.columns[2].units
    painted = []
    for sign in (1, -1):
        columns[2] = ColumnShown(True, np.full(units, sign * 0.5, np.float32))
        diagram.set_reveal(Reveal(tuple(columns), Neuron(1, 0)))
        painted.append(around(view, pixels_of(diagram), 2, 0))
    assert (painted[0] != painted[1]).any()


@pytest.mark.parametrize("no_number", [np.nan, np.inf, -np.inf, np.finfo(np.float32).max])
def test_gradients_that_overflow_are_painted_like_others(qtbot, no_number):
    view, session = opened(qtbot, experiment_of(50, 8))
    diagram = view.diagram
    signed = [np.linspace(-1, 1, column.units, dtype=np.float32) for column in diagram.columns]
    for each in signed:
        each[-1] = no_number
    columns = tuple(ColumnShown(True, each, dimmed=True) for each in signed)
    gradient = np.full(session.experiment.network.layout.size, no_number, np.float32)
    diagram.set_reveal(Reveal(columns, Neuron(1, 0), gradient=gradient, gaps=frozenset({0, 1, 2})))
    assert diagram.laid_out().columns[1].fold is not None
    assert len(np.unique(around(view, pixels_of(diagram), 1, 0))) > 1


def test_edges_stand_for_gradients_in_the_gaps_that_have_them(stage):
    view, session = stage
    diagram = view.diagram
    gradient = np.linspace(-1, 1, session.experiment.network.layout.size, dtype=np.float32)
    columns = (KNOWN,) * len(diagram.columns)
    diagram.set_reveal(Reveal(columns, Neuron(2, 0), gradient=gradient, gaps=frozenset({1})))
    edges = diagram.edges()
    for gap, vector in ((1, gradient), (2, session.frame.theta)):
        part = edges.slices[gap]
        np.testing.assert_array_equal(edges.weights[part], vector[edges.index[part]])
    diagram.set_reveal(None)
    part = edges.slices[1]
    np.testing.assert_array_equal(diagram.edges().weights[part], session.frame.theta[edges.index[part]])


def test_the_chosen_neuron_has_a_ring_and_numbers_and_is_as_before_afterwards(stage):
    view, _ = stage
    diagram = view.diagram
    before = pixels_of(diagram)
    chosen = Neuron(2, 1)
    columns = (KNOWN,) * len(diagram.columns)
    diagram.set_reveal(Reveal(columns, chosen))
    diagram.fade_edges(1.0)
    ringed = pixels_of(diagram)
    assert (around(view, ringed, 2, 1) != around(view, before, 2, 1)).any()
    diagram.set_reveal(Reveal(columns, chosen, pills=(Pill(0, "× 0.5", 0.5),), notes=(("z", "1.2"),)))
    assert (pixels_of(diagram) != ringed).any()
    diagram.set_reveal(None)
    diagram.fade_edges(1.0)
    np.testing.assert_array_equal(pixels_of(diagram), before)


def test_what_is_clicked_while_a_step_is_walked_is_chosen_and_opens_nothing(qtbot):
    view, session = opened(qtbot, plane_of(6, 4))
    diagram = view.diagram
    diagram.set_reveal(Reveal((KNOWN,) * 4, Neuron(1, 0)))
    heard = []
    view.target_chosen.connect(heard.append)
    edges = diagram.edges()
    edge = edges.edge(int(np.argmax(edges.strength)))
    for target in (Neuron(2, 1), Bias(2, 1), edge):
        qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=point_of(view, target))
    assert heard == [Neuron(2, 1), Bias(2, 1), edge]
    assert diagram.explorer.editor is None
    qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Neuron(0, 0)))
    assert len(heard) == 3
    assert not session.weights_set


def test_a_neuron_that_is_drawn_can_be_clicked_and_one_in_a_fold_opens_its_layer(qtbot):
    view, _ = opened(qtbot, experiment_of(50, 8))
    diagram = view.diagram
    heard = []
    view.target_chosen.connect(heard.append)
    drawn = int(diagram.laid_out().columns[1].drawn[2])
    qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Neuron(1, drawn)))
    assert heard == [Neuron(1, drawn)]
    folded = int(diagram.laid_out().columns[1].fold.units[0])
    qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=point_of(view, Neuron(1, folded)))
    assert len(heard) == 1
    assert diagram.explorer.grid is not None


def test_the_card_of_what_is_clicked_makes_room_for_its_explanation(qtbot):
    view, _ = opened(qtbot, experiment_of(12, 8))
    diagram = view.diagram
    diagram.set_reveal(Reveal((KNOWN, KNOWN, KNOWN, UNKNOWN), Neuron(2, 1)))
    place = point_of(view, Neuron(1, 2))
    qtbot.mouseMove(diagram, place)
    assert diagram.explorer.card.isVisible()
    qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=place)
    assert not diagram.explorer.card.isVisible()
    qtbot.mouseMove(diagram, point_of(view, Neuron(1, 3)))
    assert diagram.explorer.card.isVisible()


def test_values_of_neurons_are_not_told_by_the_pointer_before_their_time(qtbot):
    view, _ = opened(qtbot, experiment_of(12, 8))
    diagram = view.diagram
    diagram.set_reveal(Reveal((KNOWN, KNOWN, UNKNOWN, UNKNOWN), Neuron(1, 0)))
    qtbot.mouseMove(diagram, point_of(view, Neuron(2, 1)))
    assert diagram.explorer.card.text() == "Layer 2, neuron 2"
    signed = np.zeros(diagram.columns[2].units, np.float32)
    for shown, told in ((ColumnShown(True, signed), False), (ColumnShown(True, signed, dimmed=True), True)):
        diagram.set_reveal(Reveal((KNOWN, KNOWN, shown, UNKNOWN), Neuron(1, 0)))
        assert diagram.explorer.card.text().startswith("Layer 2, neuron 2, z ") == told
    diagram.set_reveal(Reveal((KNOWN, KNOWN, KNOWN, UNKNOWN), Neuron(2, 1), covered=True))
    assert diagram.explorer.card.text() == "Layer 2, neuron 2"
    diagram.set_reveal(Reveal((KNOWN, KNOWN, KNOWN, UNKNOWN), Neuron(2, 0), covered=True))
    assert diagram.explorer.card.text().startswith("Layer 2, neuron 2, z ")


def test_the_pointer_hides_no_numbers_that_stand_beside_a_neuron_anyway(qtbot):
    view, _ = opened(qtbot, experiment_of(12, 8))
    diagram = view.diagram
    notes = (("z", "0.5"),)
    diagram.set_reveal(Reveal((KNOWN, KNOWN, KNOWN, UNKNOWN), Neuron(2, 1), notes=notes))
    qtbot.mouseMove(diagram, point_of(view, Neuron(2, 2)))
    assert diagram.explorer.card.isVisible()
    qtbot.mouseMove(diagram, point_of(view, Neuron(2, 1)))
    assert diagram.explorer.target == Neuron(2, 1)
    assert not diagram.explorer.card.isVisible()
    qtbot.mouseMove(diagram, point_of(view, Neuron(2, 2)))
    assert diagram.explorer.card.isVisible()
    diagram.set_reveal(Reveal((KNOWN, KNOWN, KNOWN, UNKNOWN), Neuron(2, 2), notes=notes))
    assert not diagram.explorer.card.isVisible()


def test_an_edge_that_is_not_drawn_any_longer_is_pointed_at_no_more(qtbot):
    view, _ = opened(qtbot, experiment_of(50, 8))
    diagram = view.diagram
    columns = (KNOWN,) * len(diagram.columns)
    folded = [unit for unit in range(50) if diagram.arrangement().columns[1].row(unit) is None]
    diagram.set_reveal(Reveal(columns, Neuron(1, folded[0])))
    diagram.fade_edges(1.0)
    edge = next(
        each
        for each in map(diagram.edges().edge, range(len(diagram.edges().index)))
        if each.gap == 0 and each.target == folded[0]
    )
    diagram.explorer._set_target(edge, by_keyboard=False)
    diagram.set_reveal(Reveal(columns, Neuron(1, folded[1])))
    assert diagram.explorer.target is None
    assert not diagram.grab().isNull()


def test_where_nothing_moves_the_other_edges_are_faint_at_once(stage):
    view, _ = stage
    diagram = view.diagram
    before = pixels_of(diagram)
    diagram.set_reveal(Reveal((KNOWN,) * len(diagram.columns), Neuron(2, 1)))
    painted = []
    for _ in range(2):
        diagram.fade_edges(1.0)
        painted.append(pixels_of(diagram))
    np.testing.assert_array_equal(*painted)
    diagram.set_reveal(None)
    diagram.fade_edges(1.0)
    np.testing.assert_array_equal(pixels_of(diagram), before)
