import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.stage.edge_strength import opacities, strengths, widths


def strength_of(weights, share=1.0, active=None):
    weights = np.asarray(weights, dtype=np.float32)
    active = np.ones(len(weights), dtype=bool) if active is None else np.asarray(active)
    return strengths(weights, active, [slice(0, len(weights))], share)


def test_in_a_small_gap_the_largest_weight_is_the_measure():
    assert strength_of([0.5, -1.0, 0.25]) == pytest.approx([0.5, 1.0, 0.25])


def test_an_outlier_does_not_dim_a_gap_of_many_edges():
    weights = np.full(100, 0.5)
    weights[7] = 50.0
    strength = strength_of(weights)
    assert strength[0] == pytest.approx(1.0)
    assert strength[7] == 1.0


def test_an_outlier_may_be_as_large_as_numbers_go():
    weights = np.full(100, 1e-44)
    weights[7] = 3e38
    assert strength_of(weights) == pytest.approx(1.0)


@pytest.mark.parametrize("share", [0.1, 0.2, 0.4, 1.0])
def test_of_many_edges_only_the_strongest_share_is_drawn(share):
    weights = np.random.default_rng(3).permutation(np.linspace(-1, 1, 200))
    strength = strength_of(weights, share)
    drawn = strength > 0
    assert drawn.sum() == pytest.approx(200 * share, abs=9)
    assert np.abs(weights[drawn]).min() >= np.abs(weights[~drawn]).max() if share < 1 else True


def test_the_share_leaves_small_gaps_alone():
    assert (strength_of(np.linspace(0.5, 1, 60), 0.1) > 0).all()


def test_edges_that_leave_an_inactive_neuron_fade():
    assert strength_of([1.0, 1.0], active=[True, False]) == pytest.approx([1.0, 0.3])


def test_the_faintest_edges_are_not_drawn():
    assert strength_of([1.0, 0.039, -0.041]) == pytest.approx([1.0, 0.0, 0.041])


def test_each_gap_has_its_own_measure():
    weights = np.array([1.0, 0.5, 0.01, 0.005], dtype=np.float32)
    strength = strengths(weights, np.ones(4, dtype=bool), [slice(0, 2), slice(2, 4)], 1.0)
    assert strength == pytest.approx([1.0, 0.5, 1.0, 0.5])


def test_a_network_of_zeros_has_no_edges():
    assert (strength_of(np.zeros(100), 0.4) == 0).all()


@given(st.lists(st.floats(-(2.0**100), 2.0**100, width=32), min_size=1, max_size=150), st.sampled_from([0.1, 0.4, 1.0]))
def test_strength_lies_between_0_and_1(weights, share):
    strength = strength_of(weights, share)
    assert ((strength >= 0) & (strength <= 1)).all()
    assert np.isfinite(strength).all()


def test_width_and_opacity_grow_with_strength():
    strength = np.array([0.0, 0.5, 1.0], dtype=np.float32)
    assert widths(strength) == pytest.approx([0.5, 1.8, 3.1])
    assert opacities(strength) == pytest.approx([0.0, 0.04 + 0.8 * 0.5**1.6, 0.84])
