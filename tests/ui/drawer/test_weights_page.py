from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.drawer.fakes import FakeSession, experiment_of, frame_of, later, session_of, theta_of

from pellucid.lens.weights import weight_matrices
from pellucid.ui import theme
from pellucid.ui.drawer.drawer import Drawer
from pellucid.ui.drawer.heat_map import signed_colours
from pellucid.ui.drawer.value_axis import axis_text, exact_text, limit_of
from pellucid.ui.drawer.weights_page import SHARED
from pellucid.ui.tokens import DARK, LIGHT
from pellucid.ui.widgets.cell_grid import Cell


def grounds(view):
    """Return a pixel of each cell where no number covers it."""
    rows, columns = view.shape
    corner = QPoint(3, 3)
    return [[view.cell_rect(Cell(r, c)).topLeft().toPoint() + corner for c in range(columns)] for r in range(rows)]


def painted_colours(view):
    image = view.grab().toImage()
    return np.array([[image.pixel(place) for place in row] for row in grounds(view)], np.uint32)


def choose(drawer: Drawer, key: str) -> None:
    scale = drawer.pages[0].scale
    scale.setFocus()
    QTest.keyClick(scale, Qt.Key.Key_Down if key == SHARED else Qt.Key.Key_Up)


def test_each_cell_has_the_colour_of_its_weight_on_the_scale_of_its_layer(open_drawer):
    session = session_of(8, 5)
    page = open_drawer(session).page
    matrices = weight_matrices(session.experiment, session.frame.theta)
    for view, matrix in zip(page.views, matrices, strict=True):
        expected = signed_colours(matrix.values, limit_of(matrix.values), LIGHT)
        np.testing.assert_array_equal(painted_colours(view), expected)


def test_a_shared_scale_goes_to_the_largest_weight_of_all_and_is_remembered(open_drawer):
    session = session_of(8, 5)
    drawer = open_drawer(session)
    matrices = weight_matrices(session.experiment, session.frame.theta)
    limit = max(limit_of(matrix.values) for matrix in matrices)
    choose(drawer, SHARED)
    for view, matrix in zip(drawer.page.views, matrices, strict=True):
        np.testing.assert_array_equal(painted_colours(view), signed_colours(matrix.values, limit, LIGHT))
    assert drawer.page.colour_bar.limit == limit
    assert open_drawer(session).page.colour_bar.limit == limit


def test_the_colour_bar_tells_the_true_limit_of_the_matrix_pointed_at(open_drawer):
    session = session_of(8, 5)
    page = open_drawer(session).page
    bar = page.colour_bar
    for view in reversed(page.views):
        QTest.mouseMove(view, view.grid_rect().center().toPoint())
        limit = limit_of(view.matrix.values)
        assert (bar.caption, bar.limit) == (view.matrix.label, limit)
        assert bar.texts() == (f"+{axis_text(limit)}", "0", axis_text(-limit))


@pytest.mark.parametrize("limit", [8.88e-38, 1.4e-40, 4.44e38])
def test_the_longest_numbers_have_room_beside_the_colour_bar(open_drawer, limit):
    bar = open_drawer(session_of(8)).page.colour_bar
    bar.show_scale("W1", limit)
    shown = bar.grab().toImage()
    bar.resize(bar.width() + 20, bar.height())
    assert bar.grab(QRect(0, 0, shown.width(), shown.height())).toImage() == shown
    beyond = bar.grab(QRect(shown.width(), 0, 20, shown.height())).toImage()
    assert len({beyond.pixel(x, y) for x in range(beyond.width()) for y in range(beyond.height())}) == 1


def test_the_colour_bar_runs_from_plus_at_the_top_to_minus(open_drawer):
    bar = open_drawer(session_of(8)).page.colour_bar
    image = bar.grab().toImage()
    area = bar.bar_rect().toRect()
    assert image.pixel(5, area.top() + 1) in LIGHT.signed[-8:].tolist()
    assert image.pixel(5, area.bottom() - 1) in LIGHT.signed[:8].tolist()


def test_the_bars_count_the_weights_along_the_scale(open_drawer):
    session = session_of(8)
    page = open_drawer(session).page
    for view in page.views:
        assert view.counts.sum() == view.matrix.values.size
        low, _, high = view.axis_texts()
        assert (low, high) == (axis_text(-view.limit), axis_text(view.limit))


def test_the_pointer_reads_weight_and_bias_of_any_cell(open_drawer):
    session = session_of(4, 3)
    page = open_drawer(session).page
    view = page.views[0]
    QTest.mouseMove(view, grounds(view)[2][1])
    text = page.hover_card.text()
    matrix = weight_matrices(session.experiment, session.frame.theta)[0]
    assert text.startswith("Input B → Layer 1, neuron 2")
    assert f"w {exact_text(float(matrix.values[2, 1]))}" in text
    assert f"bias b {exact_text(float(matrix.bias[1]))}" in text
    assert not page.hover_card.geometry().intersects(view.cell_rect(Cell(2, 1)).toRect().translated(view.pos()))
    QTest.mouseMove(view, QPoint(3, 3))
    assert not page.hover_card.isVisible()


def test_outputs_are_named_after_their_classes(open_drawer):
    page = open_drawer(session_of(4)).page
    view = page.views[1]
    QTest.mouseMove(view, grounds(view)[0][2])
    assert page.hover_card.text().startswith("Layer 1, neuron 1 → Output blue")


def test_the_card_follows_the_weight_while_training_goes_on(open_drawer):
    session = session_of(4)
    drawer = open_drawer(session)
    view = drawer.page.views[0]
    QTest.mouseMove(view, grounds(view)[1][1])
    theta = theta_of(session.experiment, seed=9)
    drawer.show_frame(later(session.frame, theta))
    value = float(weight_matrices(session.experiment, theta)[0].values[1, 1])
    assert f"w {exact_text(value)}" in drawer.page.hover_card.text()


def test_the_keyboard_reaches_every_cell(open_drawer):
    page = open_drawer(session_of(30)).page
    view = page.views[0]
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.cell == Cell(0, 0)
    for key, shift, expected in [
        (Qt.Key.Key_Right, False, (0, 1)),
        (Qt.Key.Key_Down, False, (1, 1)),
        (Qt.Key.Key_Right, True, (1, 11)),
        (Qt.Key.Key_Down, True, (2, 11)),
        (Qt.Key.Key_End, False, (2, 29)),
        (Qt.Key.Key_Right, False, (2, 29)),
        (Qt.Key.Key_Home, False, (2, 0)),
        (Qt.Key.Key_Up, False, (1, 0)),
    ]:
        QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier)
        assert view.cell == expected
    assert view.accessibleDescription() == page.hover_card.text()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.cell is None
    assert not page.hover_card.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.cell == Cell(0, 0)
    page.views[1].setFocus(Qt.FocusReason.TabFocusReason)
    assert view.cell is None
    assert page.views[1].cell == Cell(0, 0)
    assert page.hover_card.isVisible()


def test_weights_that_are_no_numbers_are_painted_as_faults(open_drawer):
    experiment = experiment_of(6)
    theta = theta_of(experiment)
    weight_matrices(experiment, theta)[0].values[1, 2] = np.nan
    page = open_drawer(FakeSession(experiment, frame_of(experiment, theta))).page
    view = page.views[0]
    colours = painted_colours(view)
    assert colours[1, 2] == LIGHT.bad.rgba()
    assert np.count_nonzero(colours == LIGHT.bad.rgba()) == 1
    QTest.mouseMove(view, grounds(view)[1][2])
    assert "w NaN" in page.hover_card.text()


def test_a_network_of_zeros_has_no_limit(open_drawer):
    experiment = experiment_of(6)
    theta = np.zeros(experiment.network.layout.size, np.float32)
    page = open_drawer(FakeSession(experiment, frame_of(experiment, theta))).page
    assert page.colour_bar.texts() == ("", "0", "")
    assert page.views[0].axis_texts() == ("", "0", "")
    assert set(painted_colours(page.views[0]).ravel().tolist()) == {LIGHT.signed[128]}


@pytest.mark.parametrize("hidden", [(), (1,), (512,), (512, 1, 300, 8, 64, 50)], ids=str)
@pytest.mark.parametrize("width", [764, 1000])
def test_any_network_has_room(open_drawer, hidden, width):
    page = open_drawer(session_of(*hidden), width=width).page
    assert len(page.views) == len(hidden) + 1
    areas = [view.geometry() for view in page.views] + [page.colour_bar.geometry()]
    for before, after in pairwise(areas):
        assert before.right() < after.left()
    assert areas[-1].right() <= width - 1
    assert all(area.width() >= 60 for area in areas)


def test_the_theme_changes_the_colours(open_drawer):
    session = session_of(8)
    view = open_drawer(session).page.views[0]
    theme.set_mode(theme.Mode.DARK)
    QApplication.processEvents()
    matrix = weight_matrices(session.experiment, session.frame.theta)[0]
    expected = signed_colours(matrix.values, limit_of(matrix.values), DARK)
    np.testing.assert_array_equal(painted_colours(view), expected)


def test_another_network_replaces_the_matrices_and_the_same_shape_keeps_them(open_drawer):
    session = session_of(8)
    drawer = open_drawer(session)
    views = list(drawer.page.views)
    same = experiment_of(8)
    session.go_to(same, frame_of(same, theta_of(same, seed=5)))
    assert drawer.page.views == views
    other = experiment_of(8, 4)
    session.go_to(other, frame_of(other))
    assert [view.matrix.label for view in drawer.page.views] == ["W1", "W2", "W3"]


def test_a_smaller_network_comes_while_the_keyboard_is_on_a_matrix_that_goes(open_drawer):
    session = session_of(8, 4)
    drawer = open_drawer(session)
    former = drawer.page.views
    drawer.activateWindow()
    former[1].setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert former[1].cell is not None
    other = experiment_of()
    session.go_to(other, frame_of(other))
    assert [view.matrix.label for view in drawer.page.views] == ["W1"]


def test_an_unknown_scale_in_the_settings_is_taken_for_the_usual_one(open_drawer):
    QSettings().setValue("drawer/scale", "nonsense")
    assert open_drawer(session_of(8)).page.scale.currentData() == "layer"


def test_the_name_of_each_matrix_is_painted_over_it(open_drawer):
    view = open_drawer(session_of(8)).page.views[0]
    image = view.grab().toImage()
    header = {image.pixel(x, y) for x in range(0, 20) for y in range(8, 24)}
    assert QColor(LIGHT.ink).rgb() in header


def test_numbers_too_long_to_stand_side_by_side_become_one(open_drawer):
    experiment = experiment_of(8)
    view = open_drawer(FakeSession(experiment, frame_of(experiment))).page.views[0]
    view.resize(72, view.height())
    view.show_matrix(view.matrix, 1.4e19)
    assert view.axis_texts() == ("", "", "±1.4e19")
    view.show_matrix(view.matrix, 0.5)
    assert view.axis_texts() == ("−0.50", "", "0.50")


def test_values_stand_in_cells_that_are_large_enough(open_drawer):
    session = session_of(4, 40)
    page = open_drawer(session).page
    first, second, _ = page.views
    assert (first.shows_values, second.shows_values) == (True, False)
    first.show_matrix(first.matrix, 123_456.0)
    assert not first.shows_values
