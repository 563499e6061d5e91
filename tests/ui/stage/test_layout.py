import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.stage.layout import FOLDS, HEADER, arrange, drawn_units, most_drawn

hidden = st.lists(st.integers(1, 512), max_size=6)
widths = st.floats(420, 2600)
heights = st.floats(220, 1600)


@given(hidden, st.integers(3, 11), widths, heights)
def test_neurons_stay_inside_and_never_touch(layers, outputs, width, height):
    arrangement = arrange([3, *layers, outputs], width, height, left_label=10, right_label=80)
    for place in arrangement.columns:
        assert place.y.min() - place.radius >= HEADER
        assert place.y.max() + place.radius <= arrangement.bottom
        assert place.x - place.radius >= 10
        assert place.x + place.radius <= width
        if len(place.y) > 1:
            assert np.diff(place.y).min() >= place.diameter + 0.1


@given(hidden, st.integers(3, 11), widths, heights)
def test_columns_stand_apart(layers, outputs, width, height):
    columns = arrange([3, *layers, outputs], width, height, left_label=10, right_label=80).columns
    for left, right in itertools.pairwise(columns):
        assert left.x + left.radius < right.x - right.radius


@given(hidden, st.integers(3, 11), widths, heights)
def test_every_neuron_is_either_drawn_or_folded(layers, outputs, width, height):
    units = [3, *layers, outputs]
    for count, place in zip(units, arrange(units, width, height).columns, strict=True):
        folded = [] if place.fold is None else place.fold.units.tolist()
        assert sorted([*place.drawn.tolist(), *folded]) == list(range(count))


@given(hidden, widths, heights)
def test_folds_stay_under_their_columns(layers, width, height):
    arrangement = arrange([3, *layers, 3], width, height)
    for place in arrangement.columns:
        if place.fold is not None:
            assert place.fold.top >= arrangement.bottom
            assert place.fold.top + place.fold.height <= height
            assert place.fold.width <= arrangement.column_pitch
            assert place.fold.rows * place.fold.columns >= len(place.fold.units)


@given(st.integers(1, 512), st.data())
def test_a_point_in_a_square_names_its_neuron(units, data):
    fold = arrange([3, units, 3], 796, 512).columns[1].fold
    if fold is not None:
        unit = data.draw(st.sampled_from(fold.units.tolist()))
        left, top = fold.corner(unit)
        assert fold.unit_at(left + fold.pitch / 2, top + fold.pitch / 2) == unit
        assert fold.unit_at(fold.left - 1, fold.top + 1) is None
        assert fold.unit_at(fold.left + 1, fold.top + fold.height + 1) is None


@pytest.mark.parametrize(
    ("units", "shown"), [(1, 1), (4, 4), (10, 10), (11, 11), (12, 12), (50, 12), (60, 12), (61, 14), (512, 14)]
)
def test_so_many_neurons_of_a_layer_are_drawn(units, shown):
    assert most_drawn(units) == shown


def test_the_drawn_neurons_are_spread_evenly():
    assert drawn_units(50, (), 12).tolist() == [2, 6, 10, 14, 18, 22, 27, 31, 35, 39, 43, 47]


def test_a_pinned_neuron_joins_its_column_in_order():
    plain, pinned = arrange([3, 50, 3], 796, 512), arrange([3, 50, 3], 796, 512, pinned=[[], [3], []])
    assert pinned.columns[1].drawn.tolist() == sorted([*plain.columns[1].drawn.tolist(), 3])
    assert pinned.columns[1].row(3) == 1
    assert plain.columns[1].row(3) is None


def test_five_columns_stand_where_the_eye_expects_them():
    columns = arrange([3, 50, 100, 50, 3], 796, 512, left_label=10, right_label=40).columns
    assert [place.x / 796 for place in columns] == pytest.approx([0.065, 0.275, 0.50, 0.725, 0.89])
    assert [place.diameter for place in columns] == pytest.approx([50, 22, 18.6, 22, 50], rel=0.05)
    assert np.diff(columns[0].y) == pytest.approx([96, 96], rel=0.02)


def test_room_for_folds_is_kept_only_when_a_layer_is_folded():
    assert arrange([3, 50, 3], 796, 512).bottom == 512 - FOLDS
    assert arrange([3, 8, 3], 796, 512).bottom > 512 - FOLDS


def test_long_names_beside_the_outputs_move_the_column_inwards():
    column = arrange([3, 50, 11], 796, 512, right_label=150).columns[-1]
    assert column.x + column.radius + 150 < 796
