import numpy as np
import pytest
from tests.ui.stage.fakes import experiment_of, frame_of

from pellucid.ui.stage.edges import Edges
from pellucid.ui.stage.layout import arrange
from pellucid.ui.stage.pulse import ARRIVAL_SECONDS, GAP_SECONDS, STAGGER_SECONDS, Pulse


@pytest.fixture
def edges():
    experiment = experiment_of(50, 100, 50)
    found = Edges(
        experiment.network,
        experiment.affine_keys,
        arrange([3, 50, 100, 50, 3], 796, 512),
        np.cumsum([0, 3, 50, 100, 50, 3]),
        1.0,
    )
    found.set_page((245, 246, 244))
    found.show(frame_of(experiment).theta, np.zeros(206, dtype=np.float32), None)
    found.paint(np.ones(206, dtype=bool), 0.4, np.zeros(512 * 512, dtype=np.uint32))
    return found


def test_a_pulse_crosses_four_gaps_one_after_another(edges):
    pulse = Pulse(edges, edges.weights, started=10.0)
    assert pulse.duration == pytest.approx(3 * STAGGER_SECONDS + GAP_SECONDS + ARRIVAL_SECONDS)
    assert pulse.progress(10.0) == [1, 0, 0, 0, 0]
    first = pulse.progress(10.0 + GAP_SECONDS + 0.06)
    assert 0 < first[1] < 1
    assert first[2:] == [0, 0, 0]
    assert pulse.progress(10.0 + pulse.duration) == [1, 1, 1, 1, 1]
    assert pulse.finished(10.0 + pulse.duration)
    assert not pulse.finished(10.5)


def test_only_the_24_edges_that_carry_most_have_a_dot(edges):
    flow = np.abs(edges.weights)
    pulse = Pulse(edges, edges.weights, started=0.0)
    for carriers, part in zip(pulse.carriers, edges.slices, strict=True):
        drawn = np.flatnonzero(edges.strength[part] > 0)
        assert len(carriers) == min(24, len(drawn))
        assert set(carriers) <= set(drawn)
        rest = np.setdiff1d(drawn, carriers)
        assert not len(rest) or flow[part][rest].max() <= flow[part][carriers].min()


def test_dots_run_along_their_edges(edges):
    pulse = Pulse(edges, edges.weights, started=0.0)
    dots = pulse.dots(GAP_SECONDS / 2)
    gap = edges.gaps[0]
    first = dots[: len(pulse.carriers[0])]
    assert first[:, 0] == pytest.approx((gap.left + gap.right) / 2)
    for (x, y), carrier in zip(first, pulse.carriers[0], strict=True):
        assert gap.distances(x, y)[carrier] < 0.01


def test_rings_open_and_close_on_arrival(edges):
    pulse = Pulse(edges, edges.weights, started=0.0)
    assert pulse.rings(0.0) == [0, 0, 0, 0, 0]
    assert pulse.rings(GAP_SECONDS + ARRIVAL_SECONDS / 2)[1] == pytest.approx(3.0)
    assert pulse.rings(pulse.duration) == [0, 0, 0, 0, 0]


def test_where_nothing_flows_there_is_no_dot(edges):
    assert len(Pulse(edges, np.zeros_like(edges.weights), started=0.0).dots(0.05)) == 0
