import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pellucid.lens.weights import WeightMatrix
from pellucid.ui import theme
from pellucid.ui.drawer.heat_map import signed_colours
from pellucid.ui.drawer.metrics import IMAGE_TOP, PAGE_HEIGHT
from pellucid.ui.drawer.tiles_view import TilesView, arrangement
from pellucid.ui.tokens import DARK, LIGHT
from pellucid.ui.widgets.cell_grid import Cell

# A width at which fifty tiles of 28 × 28 weights stand in four rows, the last not full, each weight in a pixel.
PLAIN_WIDTH = 380
SHIFT = Qt.KeyboardModifier.ShiftModifier
NEURONS, SIDES, WIDTHS = st.integers(1, 512), st.integers(1, 40), st.integers(72, 1000)
SHARES = st.floats(0, 1, exclude_max=True)


def matrix_of(neurons: int, picture: tuple[int, int], seed: int = 0) -> WeightMatrix:
    rng = np.random.default_rng(seed)
    values = rng.uniform(-1, 1, (picture[0] * picture[1], neurons)).astype(np.float32)
    return WeightMatrix("W1", "0.weight", values, np.zeros(neurons, np.float32))


def view_of(neurons: int, picture: tuple[int, int], width: int) -> TilesView:
    view = TilesView(matrix_of(neurons, picture), picture)
    view.resize(width, PAGE_HEIGHT)
    view.show_matrix(view.matrix, 1.0)
    view.grab()  # which sizes a widget that was never shown
    return view


def cell_of(view: TilesView, neuron: int, pixel: int) -> Cell:
    """Return the cell of a weight, counted from the top left of all tiles."""
    height, width = view.picture
    down, across = divmod(neuron, view.columns)
    row, column = divmod(pixel, width)
    return Cell(down * height + row, across * width + column)


@pytest.fixture
def view(qtbot: QtBot) -> TilesView:
    made = view_of(50, (28, 28), PLAIN_WIDTH)
    qtbot.addWidget(made)
    assert (made.rows, made.columns, made.pitch) == (4, 13, 29.0)
    return made


@given(NEURONS, SIDES, SIDES, WIDTHS, SHARES, SHARES)
def test_the_weight_under_the_pointer_is_the_one_that_is_painted_there(qapp, neurons, height, width, room, which, at):
    view = view_of(neurons, (height, width), room)
    neuron, pixel = int(which * neurons), int(at * height * width)
    cell = cell_of(view, neuron, pixel)
    assert view.weight_at(cell) == (pixel, neuron)
    assert view.tile_rect(neuron).contains(view.cell_rect(cell).center())
    assert view.cell_at(view.cell_rect(cell).center()) == cell
    view.deleteLater()


@given(NEURONS, SIDES, SIDES, WIDTHS, SHARES, SHARES)
def test_every_place_belongs_to_the_tile_that_lies_there(qapp, neurons, height, width, room, across, down):
    view = view_of(neurons, (height, width), room)
    area = view.grid_rect()
    place = QPointF(area.left() + across * area.width(), area.top() + down * area.height())
    cell = view.cell_at(place)
    if cell is None:
        assert int(down * view.rows) * view.columns + int(across * view.columns) >= neurons
    else:
        pixel, neuron = view.weight_at(cell)
        assert 0 <= pixel < height * width
        # The gap after a tile is a pixel wide.
        assert view.tile_rect(neuron).adjusted(-1e-6, -1e-6, 1 + 1e-6, 1 + 1e-6).contains(place)
    view.deleteLater()


@given(st.integers(1, 512), st.integers(72, 1000), st.integers(60, 160))
def test_tiles_are_as_large_as_the_room_allows(tiles, width, height):
    rows, columns, pitch = arrangement(tiles, width, height)
    assert (rows - 1) * columns < tiles <= rows * columns
    assert columns * pitch <= width + 1e-6
    assert rows * pitch <= height + 1e-6
    largest = max(min(width / across, height / -(-tiles // across), 57.0) for across in range(1, tiles + 1))
    assert pitch == int(largest) if largest >= 2 else pytest.approx(largest)


def test_each_tile_shows_the_weights_of_its_neuron(view):
    image = view.grab().toImage()
    for neuron in (0, 12, 13, 49):
        tile = view.tile_rect(neuron).toRect()
        shown = [[image.pixel(tile.left() + x, tile.top() + y) for x in range(28)] for y in range(28)]
        expected = signed_colours(view.matrix.values[:, neuron].reshape(28, 28), 1.0, LIGHT)
        whole = np.array(shown, np.uint32)
        # The corners are rounded.
        np.testing.assert_array_equal(whole[3:-3], expected[3:-3])
        np.testing.assert_array_equal(whole[:, 3:-3], expected[:, 3:-3])
        assert whole[0, 0] != expected[0, 0]


def test_where_the_last_row_has_ended_there_is_nothing(view):
    image = view.grab().toImage()
    last, missing = view.tile_rect(49).center(), view.tile_rect(50).center()
    assert view.cell_at(last) is not None
    assert view.cell_at(missing) is None
    assert image.pixelColor(missing.toPoint()) == LIGHT.card
    for beside in (QPointF(-1, 50), QPointF(30, IMAGE_TOP - 1), QPointF(13 * 29 + 1, 50), QPointF(30, 169)):
        assert view.cell_at(beside) is None


def test_a_weight_that_is_no_number_is_painted_as_a_fault(view):
    view.matrix.values[14 * 28 + 9, 20] = np.nan
    view.show_matrix(view.matrix, 1.0)
    image = view.grab().toImage()
    place = view.cell_rect(cell_of(view, 20, 14 * 28 + 9)).topLeft().toPoint()
    assert image.pixelColor(place) == LIGHT.bad


def test_another_theme_paints_other_colours(view):
    view.show()
    theme.set_mode(theme.Mode.DARK)
    QApplication.processEvents()
    image = view.grab().toImage()
    tile = view.tile_rect(5).toRect()
    expected = signed_colours(view.matrix.values[:, 5].reshape(28, 28), 1.0, DARK)
    assert image.pixel(tile.left() + 10, tile.top() + 11) == expected[11, 10]
    assert image.pixelColor(tile.topLeft()) != DARK.bg
    assert image.pixelColor(view.tile_rect(50).center().toPoint()) == DARK.card


def test_the_tile_that_is_pointed_at_has_an_outline(view):
    view.show()
    before = view.grab().toImage()
    view.point_at(cell_of(view, 20, 14 * 28 + 14))
    after = view.grab().toImage()

    def right_of(neuron):
        tile = view.tile_rect(neuron)
        return round(tile.right()), round(tile.center().y())

    # Its right side, and its left one in the gap after the tile before it.
    assert [k for k in range(50) if before.pixel(*right_of(k)) != after.pixel(*right_of(k))] == [19, 20]


def test_keys_lead_over_the_edges_of_tiles_and_with_shift_to_the_same_weight_of_the_next(view):
    view.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.point_at(cell_of(view, 0, 27))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.weight_at(view.cell) == (0, 1)
    for key, expected in (
        (Qt.Key.Key_Right, (0, 2)),
        (Qt.Key.Key_Down, (0, 15)),
        (Qt.Key.Key_Left, (0, 14)),
        (Qt.Key.Key_Up, (0, 1)),
    ):
        QTest.keyClick(view, key, SHIFT)
        assert view.weight_at(view.cell) == expected


def test_with_shift_keys_go_by_whole_tiles_of_any_shape(qtbot):
    view = view_of(6, (12, 20), 200)
    qtbot.addWidget(view)
    start = view.columns + 1
    view.point_at(cell_of(view, start, 47))
    for key, expected in (
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Down, start - 1),
        (Qt.Key.Key_Right, start),
    ):
        QTest.keyClick(view, key, SHIFT)
        assert view.weight_at(view.cell) == (47, expected)


def test_keys_never_leave_the_neurons(view):
    view.point_at(cell_of(view, 38, 40))
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.weight_at(view.cell) == (40, 49)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.weight_at(view.cell) == (55, 49)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.weight_at(view.cell) == (28, 39)
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.weight_at(view.cell) == (27 * 28, 39)


def test_in_another_width_nothing_is_pointed_at(view):
    view.show()
    view.point_at(cell_of(view, 20, 40))
    view.resize(600, PAGE_HEIGHT)
    QApplication.processEvents()
    assert view.cell is None
    assert view.pitch > 29
