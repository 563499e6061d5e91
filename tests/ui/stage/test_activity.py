import numpy as np
import pytest

from pellucid.lens.activations import LayerTrace, Trace
from pellucid.ui.stage.activity import Activity, follow
from pellucid.ui.stage.columns import Column, Kind

COLUMNS = (
    Column(Kind.INPUT, 0, 3, "", ("R", "G", "B")),
    Column(Kind.HIDDEN, 1, 4, "ReLU"),
    Column(Kind.OUTPUT, 2, 2, "Softmax", ("red", "green")),
)
RAW = np.array([255, 0, 51], dtype=np.float32)


def trace_of(hidden, outputs=(0.9, 0.1)):
    hidden, outputs = np.array(hidden, dtype=np.float32), np.array(outputs, dtype=np.float32)
    return Trace(RAW / 255, (LayerTrace(hidden - 1, hidden), LayerTrace(outputs - 2, outputs)))


def test_the_largest_activation_of_a_layer_is_the_darkest_and_zero_is_none():
    activity = Activity(COLUMNS)
    activity.show(trace_of([0, 1, 2, 4]), RAW, None)
    levels = activity.levels()[activity.part(1)]
    assert levels[0] == 0
    assert levels[3] == 255
    assert 0 < levels[1] < levels[2] < levels[3]


def test_a_layer_that_is_silent_has_no_levels():
    activity = Activity(COLUMNS)
    activity.show(trace_of([0, 0, 0, 0]), RAW, None)
    assert (activity.levels()[activity.part(1)] == 0).all()
    assert activity.inactive_share(1) == 1.0


def test_only_hidden_neurons_are_ever_inactive():
    activity = Activity(COLUMNS)
    activity.show(trace_of([0, 1, 0, 3]), RAW, None)
    assert activity.active().tolist() == [True, True, True, False, True, False, True, True, True]


def test_signed_layers_use_the_signed_map():
    columns = (COLUMNS[0], Column(Kind.HIDDEN, 1, 4, "Tanh", signed=True), COLUMNS[2])
    activity = Activity(columns)
    activity.show(trace_of([-1, 0, 0.5, 1]), RAW, None)
    assert activity.levels()[activity.part(1)].tolist()[0] == 256
    assert activity.levels()[activity.part(1)].tolist()[3] == 511


def test_values_glide_but_what_is_read_as_a_number_is_exact():
    activity = Activity(COLUMNS)
    activity.show(trace_of([0, 1, 2, 4]), RAW, None)
    activity.show(trace_of([4, 1, 2, 0], (0.2, 0.8)), RAW, 0.09)
    assert activity.displayed()[3] == pytest.approx(4 * (1 - np.exp(-1)), rel=1e-5)
    assert activity.displayed()[-2:] == pytest.approx([0.2, 0.8])
    assert activity.actual[3] == 4


def test_a_held_value_eases_to_the_new_one():
    activity = Activity(COLUMNS)
    activity.show(trace_of([0, 1, 2, 4]), RAW, None)
    activity.hold()
    activity.show(trace_of([2, 1, 2, 4]), RAW, None)
    activity.arrive([1, 0.25, 0])
    assert activity.displayed()[3] == pytest.approx(0.5)
    activity.arrive([1, 1, 1])
    assert activity.displayed()[3] == 2


def test_following_without_a_time_is_exact():
    shown, actual = np.array([1, 2], dtype=np.float32), np.array([5, 6], dtype=np.float32)
    follow(shown, actual, None)
    assert shown.tolist() == [5, 6]


def test_values_that_are_not_finite_have_a_level_all_the_same():
    activity = Activity(COLUMNS)
    activity.show(trace_of([np.nan, np.inf, 1, 0]), RAW, None)
    levels = activity.levels()
    assert ((levels >= 0) & (levels < 512)).all()
