"""How long the bars of layers are, and where an error over ε lies."""

import math

import pytest
from pytestqt.qtbot import QtBot

from pellucid.lens.explain.gradient_check import LARGEST, SMALLEST
from pellucid.lens.explain.layer_check import Finding, LayerFinding
from pellucid.ui.explain import error_plot, layer_bars
from pellucid.ui.explain.error_plot import ErrorPlot
from pellucid.ui.explain.layer_bars import LayerBars


def test_bars_grow_with_the_power_of_ten_of_the_error(qtbot: QtBot, light_and_still: None) -> None:
    bars = LayerBars()
    qtbot.addWidget(bars)
    bars.resize(300, 200)
    middle = math.sqrt(layer_bars.LOWEST * layer_bars.HIGHEST)
    errors = dict(enumerate((layer_bars.HIGHEST, middle, 0.0, math.nan, math.inf)))
    bars.set_layers({layer: f"Affine {layer}" for layer in errors})
    bars.show_found(
        [LayerFinding(layer, "Affine", (Finding("W", error, error, 16, 0),)) for layer, error in errors.items()]
    )
    whole, half, nothing, nan, infinite = (bars.bar(layer).width() for layer in errors)
    assert half == pytest.approx(whole / 2)
    assert nothing == 2.0
    assert nan == infinite == whole


def test_an_error_lies_where_the_powers_of_ten_have_it(qtbot: QtBot, light_and_still: None) -> None:
    plot = ErrorPlot()
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    area = plot.area()
    assert plot.place(SMALLEST, error_plot.LOWEST).toPoint() == area.bottomLeft().toPoint()
    assert plot.place(LARGEST, error_plot.HIGHEST).toPoint() == area.topRight().toPoint()
    middle = plot.place(math.sqrt(SMALLEST * LARGEST), math.sqrt(error_plot.LOWEST * error_plot.HIGHEST))
    assert (middle - area.center()).manhattanLength() < 1.0
    assert plot.place(SMALLEST, 0.0) == plot.place(SMALLEST, error_plot.LOWEST)


def test_the_plot_says_which_is_the_step_and_which_the_error(qtbot: QtBot, light_and_still: None) -> None:
    plot = ErrorPlot()
    qtbot.addWidget(plot)
    plot.show_epsilon(1e-5, 3.2e-9)
    assert plot.accessibleDescription() == "Step 1.0e-5, relative error 3.2e-9"
