"""The chain of operations stands under the columns of the diagram."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Layer, with_value
from pellucid.lens.explain.moment import Moment
from pellucid.ui.explain.chain import Chain
from pellucid.ui.stage.arranging import arrange_columns
from pellucid.ui.stage.columns import columns_of
from pellucid.ui.stage.layout import Arrangement


def shown(qtbot: QtBot, experiment: Experiment, width: int) -> tuple[Chain, Arrangement]:
    columns = columns_of(experiment)
    arrangement = arrange_columns(columns, QSize(width, 400), [[] for _ in columns])
    raw = np.asarray(experiment.dataset.x_test[0], np.float32)
    chain = Chain()
    qtbot.addWidget(chain)
    chain.resize(width, chain.height())
    chain.show_moment(Moment.of(experiment, experiment.network.theta, raw, experiment.dataset.t_test[0]), arrangement)
    return chain, arrangement


@pytest.mark.parametrize("name", ["colours", "digits", "two-spirals", "plane", "perceptron"])
@pytest.mark.parametrize("width", [636, 796, 1200])
def test_activations_stand_under_their_neurons_and_no_two_operations_meet(qtbot: QtBot, name: str, width: int) -> None:
    chain, arrangement = shown(qtbot, build(load(name)), width)
    areas = [pill.geometry() for pill in chain.pills.values()]
    for at, area in enumerate(areas):
        assert chain.rect().contains(area)
        assert not any(area.intersects(other) for other in areas[:at])
    for layer, pill in chain.pills.items():
        column = 0 if layer is None or layer % 2 == 0 else layer // 2 + 1
        if 0 < column < len(arrangement.columns) - 1:
            assert abs(pill.geometry().center().x() - arrangement.columns[column].x) <= 2


def test_symbols_stand_for_operations_where_there_is_no_room_for_their_names(qtbot: QtBot) -> None:
    hidden = tuple(Layer(8, "tanh") for _ in range(5))
    chain, _ = shown(qtbot, build(with_value(load("two-spirals"), "network.hidden", hidden)), 636)
    texts = [pill.text() for pill in chain.pills.values()]
    assert texts[2:8] == ["z", "a"] * 3
    assert texts[-1] == "L"
    assert [pill.accessibleName() for pill in chain.pills.values()][2:4] == ["Affine", "Tanh"]


@pytest.mark.parametrize("at", range(9))
def test_the_present_operation_has_its_name_where_not_all_can(qtbot: QtBot, at: int) -> None:
    experiment = build(load("colours"))
    chain, _ = shown(qtbot, experiment, 636)
    moment = Moment.of(experiment, experiment.network.theta, np.zeros(3, np.float32), 0)
    stop = moment.stops[at]
    chain.show_stop(stop, moment.column_of(stop.layer))
    areas = [pill.geometry() for pill in chain.pills.values()]
    assert not any(area.intersects(other) for at, area in enumerate(areas) for other in areas[:at])
    assert chain.pills[stop.layer].text() == chain.pills[stop.layer].accessibleName()
    short = [pill.text() for pill in chain.pills.values() if pill.text() != pill.accessibleName()]
    assert short == (["z"] if stop.layer is None else ["L"])


def test_each_operation_says_of_which_layer_it_is_and_what_it_computes(qtbot: QtBot) -> None:
    chain, _ = shown(qtbot, build(load("two-spirals")), 796)
    said = [pill.accessibleDescription() for pill in chain.pills.values()]
    assert said[0] == "Hidden layer 1: z equals theta transposed times x; 1"
    assert said[3] == "Hidden layer 2: a equals tanh of z"
    assert len(set(said)) == len(said)
    chain.show_stop(None, 1)
    assert [pill.accessibleDescription() for pill in chain.pills.values()] == said


def test_pills_of_another_network_take_the_place_of_the_former(qtbot: QtBot) -> None:
    chain, _ = shown(qtbot, build(load("colours")), 796)
    experiment = build(load("perceptron"))
    columns = columns_of(experiment)
    moment = Moment.of(experiment, experiment.network.theta, np.zeros(2, np.float32), 0)
    chain.show_moment(moment, arrange_columns(columns, QSize(796, 400), [[], []]))
    assert list(chain.pills) == [0, None]
    with qtbot.waitSignal(chain.layer_chosen, check_params_cb=lambda layer: layer is None):
        chain.pills[None].click()
