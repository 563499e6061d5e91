import math

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF
from tests.ui.widgets.gestures import Show

from pellucid.ui.formula.function_plot import FunctionPlot
from pellucid.ui.theme import Role, font, tokens


@pytest.fixture
def plot(show: Show) -> FunctionPlot:
    made = FunctionPlot()
    show(made)
    return made


def relu(z: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.maximum(z, 0)


def step(z: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(z > 0, 1.0, 0.0)


def columns_of(plot: FunctionPlot, colour: QColor) -> dict[int, list[int]]:
    """Return the rows, by column, in which a pixel has a colour."""
    image = plot.grab().toImage()
    found: dict[int, list[int]] = {}
    for x in range(image.width()):
        rows = [y for y in range(image.height()) if image.pixelColor(x, y) == colour]
        if rows:
            found[x] = rows
    return found


def test_the_curve_reaches_beyond_the_point_by_round_numbers(plot: FunctionPlot) -> None:
    reached = []
    for z in (0.5, -3.9, 54.1, -1200.0, math.nan):
        plot.show_point("ReLU", relu, z, max(z, 0.0), 1.0)
        reached.append(plot.reach)
    assert reached == [4, 5, 100, 2000, 4]


def test_the_point_is_where_the_neuron_is(plot: FunctionPlot) -> None:
    def middle(z: float) -> float:
        plot.show_point("ReLU", relu, z, max(z, 0.0), float(z > 0))
        thick = [x for x, rows in columns_of(plot, tokens().act).items() if len(rows) > 4]
        return sum(thick) / len(thick) / plot.devicePixelRatioF()

    assert middle(-2.0) == pytest.approx(6 + (plot.width() - 12) / 4, abs=1.5)


def test_the_point_is_as_high_as_what_comes_out(plot: FunctionPlot) -> None:
    def height(z: float) -> float:
        plot.show_point("Line", lambda each: each, z, z, 1.0)
        thickest = max(columns_of(plot, tokens().act).values(), key=len)
        return sum(thickest) / len(thickest) / plot.devicePixelRatioF()

    bottom, room = plot.height() - 15, plot.height() - 15 - 15
    for z, share in ((-2.0, 0.25), (2.0, 0.75)):
        assert height(z) == pytest.approx(bottom - share * room, abs=2.0)


def test_the_slope_is_drawn_only_where_there_is_a_point(plot: FunctionPlot) -> None:
    plot.show_point("ReLU", relu, 2.0, 2.0, 1.0)
    assert columns_of(plot, tokens().iris)
    plot.show_point("ReLU", relu, math.nan, math.nan, math.nan)
    assert not columns_of(plot, tokens().iris)


def test_the_tangent_does_not_run_through_what_is_written_over_the_curve(plot: FunctionPlot) -> None:
    plot.resize(104, 64)
    written, tangents = set(), []
    for z in (-0.5, 0.6, 2.0):
        plot.show_point("Tanh", np.tanh, z, math.tanh(z), 0.707)
        rows = {row for rows in columns_of(plot, tokens().iris).values() for row in rows}
        gap = next(row for row in range(min(rows), max(rows)) if row not in rows)
        written.add(gap)
        tangents.append(max(rows))
    assert len(written) == 1
    assert len(set(tangents)) > 1


def test_a_jump_is_no_line(plot: FunctionPlot) -> None:
    plot.show_point("Step", step, math.nan, math.nan, math.nan)
    heights = columns_of(plot, tokens().act).values()
    assert heights
    assert max(len(rows) for rows in heights) < plot.height() * plot.devicePixelRatioF() / 4


def test_the_plot_says_where_the_neuron_is_in_words(plot: FunctionPlot) -> None:
    plot.show_point("ReLU", relu, -2.0, 0.0, 0.0)
    read = QAccessible.queryAccessibleInterface(plot)
    assert read.role() == QAccessible.Role.StaticText
    assert read.text(QAccessible.Text.Name) == "ReLU at minus 2 is 0, with slope 0"


def test_the_tooltip_tells_every_digit(plot: FunctionPlot) -> None:
    plot.show_point("ReLU", relu, 1.2345678, 1.2345678, 1.0)
    assert plot.toolTip() == "ReLU\nz = 1.2345678\na = 1.2345678\nslope 1"
    plot.show_point("ReLU", relu, -0.0, -0.0, math.nan)
    assert plot.toolTip() == "ReLU\nz = 0\na = 0\nslope NaN"


@pytest.mark.parametrize("slope", [1.0, -1.0])
def test_the_line_of_the_slope_rises_to_the_right_where_it_is_positive(plot: FunctionPlot, slope: float) -> None:
    def line(z: NDArray[np.float64]) -> NDArray[np.float64]:
        return slope * z

    plot.show_point("Line", line, 0.0, 0.0, slope)
    below = QFontMetricsF(font(Role.CAPTION_STRONG)).height() * plot.devicePixelRatioF()
    rows = {x: [y for y in found if y > below] for x, found in columns_of(plot, tokens().iris).items()}
    first, *_, last = [sum(found) / len(found) for _, found in sorted(rows.items()) if found]
    assert (first > last) is (slope > 0)
