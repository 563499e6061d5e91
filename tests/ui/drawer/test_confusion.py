import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from tests.ui.drawer.fakes import FakeSession, experiment_of, frame_of, session_of

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Data
from pellucid.lens.confusion import confusion
from pellucid.ui.drawer.confusion_matrix import (
    CELL,
    ConfusionMatrix,
    colour_shares,
    recalls,
)
from pellucid.ui.drawer.heat_map import readable_on, sequential_colours
from pellucid.ui.numbers import percent_text
from pellucid.ui.tokens import DARK, LIGHT
from pellucid.ui.widgets.cell_grid import Cell

TAB = 3


def ground(matrix, cell):
    """Return the colour of a cell where neither digit nor line covers it."""
    place = matrix.cell_rect(cell).topLeft().toPoint()
    return matrix.grab().toImage().pixel(place.x() + 3, place.y() + 3)


def press(page, text):
    (button,) = (each for each in page.findChildren(QAbstractButton) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def contrast(first, second):
    def luminance(colour):
        channels = [channel / 255 for channel in colour.getRgb()[:3]]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_the_matrix_counts_what_the_lens_counts(open_drawer):
    session = session_of(8)
    page = open_drawer(session, TAB).page
    for text, split, total in (("Train", "train", 40), ("Test", "test", 20)):
        press(page, text)
        counts = confusion(session.experiment, session.frame.theta, split)
        np.testing.assert_array_equal(page.matrix.counts, counts)
        assert page.accuracy.text() == percent_text(counts.trace() / total)
        assert str(total) in page.examples.text()


def test_the_chosen_examples_are_remembered(open_drawer):
    session = session_of(8)
    press(open_drawer(session, TAB).page, "Train")
    assert "40 training examples" in open_drawer(session, TAB).page.examples.text()


def test_each_cell_has_the_colour_of_its_share_and_mistakes_are_stronger(open_drawer):
    session = session_of(8)
    matrix = open_drawer(session, TAB).page.matrix
    matrix.show_counts(("red", "green", "blue"), np.array([[90, 10, 0], [30, 60, 10], [0, 4, 96]]))
    shades = sequential_colours(np.array([[0.9, 0.5, 0.0], [1.0, 0.6, 0.5], [0.0, 0.2, 0.96]]), LIGHT)
    for row in range(3):
        for column in range(3):
            assert ground(matrix, Cell(row, column)) == shades[row, column]


def test_a_class_without_examples_has_neither_colour_nor_recall():
    counts = np.array([[0, 0], [1, 3]])
    np.testing.assert_array_equal(colour_shares(counts), [[0.0, 0.0], [1.0, 0.75]])
    np.testing.assert_array_equal(recalls(counts), [np.nan, 0.75])


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_numbers_can_be_read_on_every_colour(colours):
    for shade in (*colours.sequential.tolist(), *colours.signed.tolist()):
        ink = readable_on(shade)
        ground_colour = type(ink).fromRgba(shade)
        assert contrast(ink, ground_colour) >= 4.5


def test_pointer_and_keys_name_the_cell(open_drawer):
    session = session_of(8)
    page = open_drawer(session, TAB).page
    counts = page.matrix.counts
    QTest.mouseMove(page.matrix, page.matrix.cell_rect(Cell(0, 2)).center().toPoint())
    assert page.hover_card.text().startswith(f"True class red, predicted blue, examples {counts[0, 2]}")
    assert f"share of red {percent_text(counts[0, 2] / counts[0].sum())}" in page.hover_card.text()
    page.matrix.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.matrix, Qt.Key.Key_Down)
    assert page.hover_card.text().startswith("True class green, predicted blue")
    assert page.matrix.accessibleDescription() == page.hover_card.text()


def test_examples_without_an_answer_are_told(open_drawer):
    experiment = experiment_of(4)
    frame = frame_of(experiment, np.full(experiment.network.layout.size, np.nan, np.float32))
    page = open_drawer(FakeSession(experiment, frame), TAB).page
    assert page.unanswered.isVisible()
    assert page.unanswered.text() == "20 without an answer"
    assert page.accuracy.text() == "0.0%"


@pytest.mark.parametrize("width", [764, 1000])
def test_three_classes_have_full_cells_and_words_over_them(open_drawer, width):
    matrix = open_drawer(session_of(4), TAB, width).page.matrix
    assert matrix.cell_rect(Cell(0, 0)).height() == CELL
    assert matrix.cell_rect(Cell(0, 0)).width() >= CELL


@pytest.mark.parametrize("width", [764, 796, 1000])
def test_eleven_classes_fit(open_drawer, width):
    page = open_drawer(session_of(4), TAB, width).page
    names = ("red", "green", "blue", "pink", "purple", "brown", "yellow", "grey", "orange", "black", "white")
    counts = np.full((11, 11), 1_234)
    matrix = page.matrix
    matrix.show_counts(names, counts)
    needed = matrix.fit(width - 28 - 210 - 32)
    assert needed <= width - 28 - 210 - 32
    assert matrix.grid_rect().bottom() <= matrix.height()
    assert matrix.cell_rect(Cell(0, 0)).height() >= 12


def test_nine_classes_of_real_data_are_shown(open_drawer):
    session = session_of(4, data=Data(source="colour-names", train=200, test=80))
    page = open_drawer(session, TAB).page
    assert page.matrix.shape == (9, 9)
    assert page.matrix.counts.sum() == 80
    other = experiment_of(4)
    page.matrix.point_at(Cell(8, 8))
    session.go_to(other, frame_of(other))
    assert page.matrix.shape == (3, 3)
    assert page.matrix.cell is None


@pytest.mark.parametrize("room", [480, 560, 700])
def test_long_names_give_way_to_the_numbers_in_the_cells(qtbot, room):
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    names = tuple(f"Hand-woven carpet {index:2d}" for index in range(12))
    matrix.show_counts(names, np.eye(12, dtype=np.int64))
    assert matrix.fit(room) <= room + 1
    assert matrix.cell_rect(Cell(0, 0)).width() >= 20


def test_values_cannot_be_confused_so_the_page_is_not_offered(open_drawer):
    session = session_of(8)
    drawer = open_drawer(session, TAB)
    page = drawer.page
    valued = build(load("saddle"))
    session.go_to(valued, frame_of(valued))
    assert page not in drawer.pages
    assert not page.matrix.isVisible()
    other = experiment_of(8)
    session.go_to(other, frame_of(other))
    assert page in drawer.pages
    drawer.show_tab(drawer.pages.index(page))
    assert page.matrix.isVisible()
