"""Where the numbers of a step stand: beside neurons, not on them."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from tests.ui.stage.fakes import digits_of, experiment_of, plane_of
from tests.ui.stage.opened import opened, pixels_of, point_of

from pellucid.ui.stage.layout import HEADER
from pellucid.ui.stage.pointing import Neuron, spot_of
from pellucid.ui.stage.reveal import ColumnShown, Pill, Reveal
from pellucid.ui.stage.reveal_places import note_area, pill_area
from pellucid.ui.theme import tokens

EXPERIMENTS = {
    "colours": lambda: experiment_of(50, 50, 50),
    "plane": lambda: plane_of(6, 4),
    "digits": lambda: digits_of(50, 100),
}
CARD, PILL = QSizeF(100, 86), QSizeF(70, 18)


@pytest.fixture(params=EXPERIMENTS)
def places(request, qtbot):
    view, _ = opened(qtbot, EXPERIMENTS[request.param](), size=(640, 400))
    return view.diagram.arrangement(), view.diagram.edges()


def faces(arrangement, column):
    place = arrangement.columns[column]
    corners = zip((place.x_of - place.radius).tolist(), (place.y - place.radius).tolist(), strict=True)
    return [QRectF(x, y, place.diameter, place.diameter) for x, y in corners]


def test_numbers_on_edges_stand_on_no_neuron(places):
    arrangement, edges = places
    for gap, part in enumerate(edges.slices):
        between = [*faces(arrangement, gap), *faces(arrangement, gap + 1)]
        left, right = (arrangement.columns[at] for at in (gap, gap + 1))
        if right.x - right.half_width - left.x - left.half_width < PILL.width() + 10:
            continue
        for at in range(part.start, part.stop):
            area = pill_area(edges, arrangement, at, PILL, [])
            assert not any(area.intersects(face) for face in between)


def test_a_number_takes_no_place_that_is_taken(places):
    arrangement, edges = places
    first = pill_area(edges, arrangement, 0, PILL, [])
    other = pill_area(edges, arrangement, 0, PILL, [first])
    assert other is None or not other.intersects(first)
    assert pill_area(edges, arrangement, 0, PILL, [QRectF(0, 0, 640, 400)]) is None


def test_a_card_stands_beside_its_neuron_and_below_the_headings(places):
    arrangement, edges = places
    for column in range(1, len(arrangement.columns)):
        for unit in arrangement.columns[column].drawn.tolist():
            spot = spot_of(arrangement, edges, Neuron(column, unit))
            area = note_area(arrangement, spot, spot.radius + 7, CARD)
            assert area.top() >= HEADER - 4
            assert QRectF(0, 0, arrangement.width, arrangement.height).contains(area)
            own = QRectF(spot.x - spot.radius, spot.y - spot.radius, 2 * spot.radius, 2 * spot.radius)
            assert not area.intersects(own)


def test_a_card_covers_no_other_neuron_where_there_is_room_on_one_side(qtbot):
    view, _ = opened(qtbot, experiment_of(12, 8), size=(796, 592))
    arrangement, edges = view.diagram.arrangement(), view.diagram.edges()
    for column in range(1, len(arrangement.columns)):
        for unit in arrangement.columns[column].drawn.tolist():
            spot = spot_of(arrangement, edges, Neuron(column, unit))
            area = note_area(arrangement, spot, spot.radius + 7, CARD)
            assert not any(area.intersects(face) for at in range(4) for face in faces(arrangement, at))


def test_a_number_hangs_on_an_edge_even_if_that_is_too_weak_to_be_drawn(qtbot):
    view, session = opened(qtbot, plane_of(4))
    diagram = view.diagram
    columns = (ColumnShown(True),) * len(diagram.columns)
    nothing = np.zeros(session.experiment.network.layout.size, np.float32)
    reveal = Reveal(columns, Neuron(2, 0), gradient=nothing, gaps=frozenset({0, 1}))
    diagram.set_reveal(reveal)
    diagram.fade_edges(1.0)
    bare = pixels_of(diagram)
    diagram.set_reveal(replace(reveal, pills=(Pill(0, "∂ 0", 0.0),)))
    x, y = diagram.edges().point(diagram.edges().slices[1].start, 0.75)
    around = np.s_[round(y) - 3 : round(y) + 4, round(x) - 3 : round(x) + 4]
    assert (pixels_of(diagram)[around] != bare[around]).any()


@pytest.mark.parametrize("shown", [ColumnShown(True, dimmed=True), ColumnShown(False)])
def test_a_faded_tile_has_no_corners_that_shine_through(qtbot, shown):
    view, _ = opened(qtbot, plane_of(4, 4))
    diagram = view.diagram
    diagram.set_reveal(Reveal((shown,) * len(diagram.columns), Neuron(2, 3)))
    diagram.fade_edges(1.0)
    painted = pixels_of(diagram)
    spot, radius = point_of(view, Neuron(1, 0)), diagram.arrangement().columns[1].radius
    page = np.array(tokens().bg.getRgb()[:3], float)
    corner = painted[round(spot.y() - radius) + 1, round(spot.x() + radius) - 2]
    np.testing.assert_allclose(corner, page, atol=2)


def test_pictures_of_inactive_neurons_are_as_faded_as_others(qtbot):
    view, session = opened(qtbot, digits_of(12, 10))
    diagram = view.diagram
    faded = []
    for at in (0, 1):
        theta = session.frame.theta.copy()
        # The first neuron is active, or not; the last one is in either case.
        biases = session.experiment.network.layout.views(theta)["0.bias"]
        biases[:] = 100.0
        biases[0] = (100.0, -1e6)[at]
        diagram.show_frame(replace(session.frame, theta=theta), session.input, running=False)
        dimmed = (ColumnShown(True, dimmed=True),) * len(diagram.columns)
        diagram.set_reveal(Reveal(dimmed, Neuron(2, 0)))
        diagram.fade_edges(1.0)
        spot = point_of(view, Neuron(1, 11))
        faded.append(pixels_of(diagram)[spot.y() - 6 : spot.y() + 6, spot.x() - 6 : spot.x() + 6])
    np.testing.assert_allclose(faded[0], faded[1], atol=3)
