import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pellucid.lens.mistakes import Reading
from pellucid.ui import theme
from pellucid.ui.drawer.reading_grid import ReadingGrid
from pellucid.ui.tokens import DARK, LIGHT
from pellucid.ui.widgets.cell_grid import Cell

SIDE, WORDS = 24, 30
PICTURE = (4, 6)
# The first is paper, the second ink, and so on.
RAW = np.repeat(np.array([[0], [255]] * 5, np.uint8), 24, axis=1)


class Grid(ReadingGrid):
    """Notes for which readings words are wanted, and where."""

    def __init__(self) -> None:
        super().__init__(SIDE)
        self.words: list[tuple[int, QRectF]] = []

    def pitch(self) -> QSizeF:
        return QSizeF(SIDE + WORDS, SIDE + 6)

    def paint_words(self, painter, picture, reading):
        self.words.append((reading.example, picture))


def readings_of(count: int) -> list[Reading]:
    return [Reading(example, example % 3, example % 3 + 1, 0.9, 0.1) for example in range(count)]


@pytest.fixture
def grid(qtbot: QtBot) -> Grid:
    made = Grid()
    qtbot.addWidget(made)
    made.resize(4 * (SIDE + WORDS), 3 * (SIDE + 6))
    made.show_readings(readings_of(10), RAW, PICTURE, 4)
    with qtbot.waitExposed(made):
        made.show()
    return made


def middle_of(grid: Grid, index: int) -> QPointF:
    return grid.cell_rect(Cell(*divmod(index, 4))).topLeft() + QPointF(SIDE / 2, SIDE / 2)


def test_readings_stand_row_by_row_each_with_its_own_picture_and_words(grid: Grid) -> None:
    grid.words.clear()
    image = grid.grab().toImage()
    assert grid.shape == (3, 4)
    assert [example for example, _ in grid.words] == list(range(10))
    for index, (_, picture) in enumerate(grid.words):
        assert picture.topLeft() == QPointF(index % 4 * 54, index // 4 * 30)
        ground = LIGHT.ink if index % 2 else LIGHT.bg
        assert image.pixelColor(middle_of(grid, index).toPoint()) == ground


def test_every_cell_names_its_reading_and_there_is_none_after_the_last(grid: Grid) -> None:
    for index in range(10):
        cell = grid.cell_at(middle_of(grid, index))
        assert grid.reading_at(cell).example == index
    assert grid.cell_at(middle_of(grid, 10)) is None
    assert grid.cell_at(middle_of(grid, 11)) is None


def test_a_click_chooses_what_is_under_the_pointer(qtbot: QtBot, grid: Grid) -> None:
    with qtbot.waitSignal(grid.activated) as told:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=middle_of(grid, 6).toPoint())
    assert told.args == [Cell(1, 2)]
    with qtbot.assertNotEmitted(grid.activated):
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=middle_of(grid, 11).toPoint())
        QTest.mouseClick(grid, Qt.MouseButton.RightButton, pos=middle_of(grid, 6).toPoint())


def test_keys_stop_at_the_last_reading_and_return_chooses_it(qtbot: QtBot, grid: Grid) -> None:
    for key, expected in (
        (Qt.Key.Key_Right, 0),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_Down, 7),
        (Qt.Key.Key_Down, 9),
        (Qt.Key.Key_Right, 9),
        (Qt.Key.Key_Home, 8),
    ):
        QTest.keyClick(grid, key)
        assert grid.index_of(grid.cell) == expected
    with qtbot.waitSignal(grid.activated) as told:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert told.args == [Cell(2, 0)]


def test_the_one_that_is_pointed_at_has_another_outline(grid: Grid) -> None:
    before = grid.grab().toImage()
    grid.point_at(Cell(1, 1))
    after = grid.grab().toImage()
    tops = [(54 * (k % 4) + SIDE // 2, 30 * (k // 4)) for k in range(10)]
    assert [k for k, place in enumerate(tops) if before.pixel(*place) != after.pixel(*place)] == [5]


def test_what_is_pointed_at_stays_while_it_is_there(grid: Grid) -> None:
    grid.point_at(Cell(1, 1))
    grid.show_readings(readings_of(6), RAW, PICTURE, 4)
    assert grid.cell == Cell(1, 1)
    grid.show_readings(readings_of(5), RAW, PICTURE, 4)
    assert grid.cell is None


def test_in_other_columns_nothing_is_pointed_at_any_more(grid: Grid) -> None:
    grid.point_at(Cell(0, 3))
    grid.show_readings(readings_of(10), RAW, PICTURE, 3)
    assert grid.cell is None


def test_without_readings_nothing_is_painted_or_pointed_at(grid: Grid) -> None:
    grid.show_readings([], RAW, PICTURE, 0)
    grid.words.clear()
    before = grid.grab().toImage()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert grid.cell is None
    assert grid.words == []
    assert before.pixelColor(5, 5) == before.pixelColor(100, 60)


def test_another_theme_writes_with_other_ink(grid: Grid) -> None:
    theme.set_mode(theme.Mode.DARK)
    QApplication.processEvents()
    image = grid.grab().toImage()
    assert image.pixelColor(middle_of(grid, 1).toPoint()) == DARK.ink
    assert image.pixelColor(middle_of(grid, 2).toPoint()) == DARK.bg
