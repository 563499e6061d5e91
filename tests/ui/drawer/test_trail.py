import numpy as np
import pytest

from pellucid.experiment.frame import Frame
from pellucid.ui.drawer import trail as trail_module
from pellucid.ui.drawer.trail import Trail


def frame(step, run=0, size=4):
    return Frame(run, step, 0.0, np.zeros(size, np.float32), 0.0, 0.01, None)


def steps(trail):
    return [each.step for each in trail.frames]


@pytest.fixture
def trail():
    return Trail()


def test_each_step_is_kept_once(trail):
    for step in (0, 1, 1, 3, 3, 7):
        trail.note(frame(step))
    assert steps(trail) == [0, 1, 3, 7]


def test_a_long_way_is_kept_evenly_from_its_beginning(trail, monkeypatch):
    monkeypatch.setattr(trail_module, "MOST", 10)
    for step in range(1_000):
        trail.note(frame(step))
        assert len(trail.frames) <= 10
    kept = steps(trail)
    assert kept[0] == 0
    assert len(kept) >= 5
    gaps = np.diff(kept)
    assert gaps.max() <= 2 * gaps.min()
    assert 999 - kept[-1] <= gaps.max()


def test_frames_that_come_seldom_are_kept_evenly_too(trail, monkeypatch):
    monkeypatch.setattr(trail_module, "MOST", 10)
    for step in range(0, 200_000, 200):
        trail.note(frame(step))
    gaps = np.diff(steps(trail))
    assert gaps.max() <= 2.5 * gaps.min()


def test_large_networks_leave_fewer_frames(trail, monkeypatch):
    monkeypatch.setattr(trail_module, "BUDGET_BYTES", 16 * 4 * 5)
    for step in range(50):
        trail.note(frame(step, size=16))
    assert 2 <= len(trail.frames) <= 5


def test_another_run_begins_anew(trail):
    for step in range(5):
        trail.note(frame(step))
    trail.note(frame(3, run=1))
    assert [(each.run, each.step) for each in trail.frames] == [(1, 3)]


def test_a_run_that_was_rewound_forgets_what_came_after(trail):
    for step in range(6):
        trail.note(frame(step))
    trail.note(frame(2))
    trail.note(frame(4))
    assert steps(trail) == [0, 1, 2, 4]
