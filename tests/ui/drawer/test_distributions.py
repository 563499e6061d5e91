from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from tests.ui.drawer.fakes import FakeSession, experiment_of, frame_of, session_of, theta_of

from pellucid.experiment.spec import Data
from pellucid.lens.distributions import activation_statistics, gradient_statistics
from pellucid.lens.weights import weight_matrices
from pellucid.ui.drawer.bars import bar_heights
from pellucid.ui.drawer.distribution_view import FLOOR, PLOT_HEIGHT, Tone
from pellucid.ui.drawer.gradients_page import VANISHING, decades
from pellucid.ui.numbers import percent_text, rate_text
from pellucid.ui.tokens import LIGHT
from pellucid.ui.widgets.cell_grid import Cell

ACTIVATIONS, GRADIENTS = 1, 2


def painted_heights(view):
    """Return how many pixels over the floor each bar is painted, in its own colour."""
    image = view.grab().toImage()
    heights = []
    for bin_, colour in enumerate(view.bar_colours()):
        x = int(view.cell_rect(Cell(0, bin_)).center().x())
        column = [image.pixelColor(x, FLOOR - 1 - up) == colour for up in range(PLOT_HEIGHT)]
        heights.append(column.index(False) if False in column else PLOT_HEIGHT)
    return heights


def test_activations_are_painted_layer_by_layer(open_drawer):
    session = session_of(16, 8)
    page = open_drawer(session, ACTIVATIONS).page
    statistics = activation_statistics(session.experiment, session.frame.theta)
    assert [view.plot.names[0] for view in page.views] == ["Layer 1 · ReLU", "Layer 2 · ReLU"]
    for view, layer in zip(page.views, statistics, strict=True):
        assert painted_heights(view) == bar_heights(layer.histogram.counts, PLOT_HEIGHT).tolist()
        assert view.headline().startswith(f"{percent_text(layer.zero_share)} zero")


def test_units_that_are_always_zero_are_told(open_drawer):
    experiment = experiment_of(6)
    theta = theta_of(experiment)
    matrix = weight_matrices(experiment, theta)[0]
    matrix.values[:, :2] = -1.0
    matrix.bias[:2] = -1.0
    matrix.bias[2:] = 5.0
    page = open_drawer(FakeSession(experiment, frame_of(experiment, theta)), ACTIVATIONS).page
    assert page.views[0].headline() == "33.3% zero, 2 of 6 units always"


def test_the_caption_says_over_which_examples(open_drawer):
    assert "all 40 training examples" in open_drawer(session_of(4), ACTIVATIONS).page.caption.text()
    many = session_of(4, data=Data(train=1_200, test=20))
    for tab in (ACTIVATIONS, GRADIENTS):
        assert "the first 1,000 of 1,200 training examples" in open_drawer(many, tab).page.caption.text()


def test_a_network_without_hidden_layers_says_so(open_drawer):
    session = session_of()
    drawer = open_drawer(session, ACTIVATIONS)
    assert drawer.page.nothing.isVisible()
    assert not drawer.page.views
    with_layer = experiment_of(4)
    session.go_to(with_layer, frame_of(with_layer))
    assert not drawer.page.nothing.isVisible()
    assert len(drawer.page.views) == 1


@pytest.mark.parametrize(("activation", "ticks"), [("relu", {"0"}), ("tanh", {"0"}), ("sigmoid", set())])
def test_the_axis_of_activations_is_true_to_its_ends(open_drawer, activation, ticks):
    session = session_of(12, activation=activation)
    view = open_drawer(session, ACTIVATIONS).page.views[0]
    edges = view.plot.histogram.edges
    assert (view.plot.low, view.plot.high) == (edges[0], edges[-1])
    assert ticks <= {text for _, text in view.ticks()}


def test_outputs_that_are_all_the_same_have_one_number(open_drawer):
    experiment = experiment_of(4)
    frame = frame_of(experiment, np.zeros(experiment.network.layout.size, np.float32))
    view = open_drawer(FakeSession(experiment, frame), ACTIVATIONS).page.views[0]
    assert [text for _, text in view.ticks()] == ["0"]
    assert view.headline().startswith("100.0% zero")


def test_outputs_that_overflow_are_told_as_a_fault(open_drawer):
    experiment = experiment_of(4, 4)
    frame = frame_of(experiment, np.full(experiment.network.layout.size, 1e30, np.float32))
    view = open_drawer(FakeSession(experiment, frame), ACTIVATIONS).page.views[1]
    assert view.plot.tone is Tone.FAULT
    assert view.headline() == "160 not finite"


def test_pointer_and_keys_read_the_bins(open_drawer):
    page = open_drawer(session_of(16), ACTIVATIONS).page
    view = page.views[0]
    counts = view.plot.histogram.counts
    QTest.mouseMove(view, view.cell_rect(Cell(0, 0)).center().toPoint())
    assert f"count {counts[0]:,}" in page.hover_card.text()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert f"count {counts[1]:,}" in page.hover_card.text()
    assert f"share {percent_text(counts[1] / counts.sum())}" in page.hover_card.text()
    assert view.headline() in view.accessibleDescription()


def test_gradients_stand_on_one_axis_of_whole_decades(open_drawer):
    session = session_of(16, 8)
    page = open_drawer(session, GRADIENTS).page
    statistics = gradient_statistics(session.experiment, session.frame.theta)
    low, high = decades(statistics)
    for view, layer in zip(page.views, statistics, strict=True):
        assert (view.plot.low, view.plot.high) == (low, high)
        assert low <= layer.histogram.edges[0] < layer.histogram.edges[-1] <= high
        assert view.headline() == f"median {rate_text(layer.median)}"
        assert view.plot.tone is Tone.PLAIN
        assert {f"1e{low}", f"1e{high}" if high else "1"} <= {text for _, text in view.ticks()}


def test_vanishing_gradients_are_amber_and_said_so(open_drawer):
    experiment = experiment_of(8, 8, activation="sigmoid")
    theta = theta_of(experiment)
    for matrix in weight_matrices(experiment, theta)[1:]:
        matrix.values[:] *= 1e-6
    page = open_drawer(FakeSession(experiment, frame_of(experiment, theta)), GRADIENTS).page
    statistics = gradient_statistics(experiment, theta)
    small = statistics[0].median < VANISHING
    assert small
    first, last = page.views[0], page.views[-1]
    assert first.plot.tone is Tone.WARNING
    assert first.headline() == f"median {rate_text(statistics[0].median)}, vanishing"
    assert all(colour == LIGHT.train for colour in first.bar_colours())
    assert last.plot.tone is Tone.PLAIN
    assert all(colour == LIGHT.ink3 for colour in last.bar_colours())
    heights = bar_heights(statistics[0].histogram.counts, PLOT_HEIGHT)
    highest = int(heights.argmax())
    x = int(first.cell_rect(Cell(0, highest)).center().x())
    assert first.grab().toImage().pixelColor(x, FLOOR - 3) == LIGHT.train


def test_gradients_that_are_all_zero_are_said_so(open_drawer):
    experiment = experiment_of(4)
    frame = frame_of(experiment, np.zeros(experiment.network.layout.size, np.float32))
    page = open_drawer(FakeSession(experiment, frame), GRADIENTS).page
    assert [view.headline() for view in page.views] == ["all zero", "all zero"]
    assert page.views[0].details() == "100.0% zero"


@pytest.mark.parametrize("tab", [ACTIVATIONS, GRADIENTS])
@pytest.mark.parametrize("width", [764, 1000])
def test_seven_layers_have_room_and_no_number_covers_another(open_drawer, tab, width):
    page = open_drawer(session_of(64, 8, 512, 1, 300, 50), tab, width).page
    for before, after in pairwise(page.views):
        assert before.geometry().right() < after.geometry().left()
    assert page.views[-1].geometry().right() < width - 10
    for view in page.views:
        rooms: list[QRect] = [room.toAlignedRect() for room, _ in view.ticks()]
        assert all(not a.intersects(b) for i, a in enumerate(rooms) for b in rooms[i + 1 :])
        assert all(view.rect().contains(room) for room in rooms)


@pytest.mark.parametrize(("tab", "begins"), [(ACTIVATIONS, "μ "), (GRADIENTS, "0: ")])
def test_eight_layers_have_whole_numbers_in_a_narrow_drawer(open_drawer, tab, begins):
    page = open_drawer(session_of(*[32] * 8), tab, 636).page
    assert any(view.details().startswith(begins) for view in page.views)
    assert not [view.details() for view in page.views if "…" in view.details()]
