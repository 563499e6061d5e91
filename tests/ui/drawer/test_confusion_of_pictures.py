import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.ui.drawer.fakes import (
    DIGITS,
    FakeSession,
    experiment_of,
    frame_of,
    later,
    session_of,
    theta_of,
    trained_experiment,
    trained_frame,
)

from pellucid.experiment.spec import Data
from pellucid.lens.confusion import confusion
from pellucid.lens.mistakes import CellSearch
from pellucid.ui.drawer.cell_popover import MOST, MOST_COLUMNS
from pellucid.ui.numbers import NOTHING, percent_text
from pellucid.ui.theme import Role, font
from pellucid.ui.widgets.cell_grid import Cell

TAB = 3
LEFT = Qt.MouseButton.LeftButton
HEIGHT = 700


def press(page, text):
    (button,) = (each for each in page.findChildren(QAbstractButton) if each.text() == text)
    QTest.mouseClick(button, LEFT)


def click(matrix, cell):
    QTest.mouseClick(matrix, LEFT, pos=matrix.cell_rect(cell).center().toPoint())


def searched(session, split, cell):
    """Return the readings behind a cell, found at once."""
    search = CellSearch(session.experiment, session.frame.theta, split, *cell)
    search.step(search.examples)
    return search.readings(search.examples)


def fullest(counts):
    return Cell(*map(int, np.unravel_index(counts.argmax(), counts.shape)))


@pytest.fixture
def session():
    return session_of(8, data=DIGITS)


@pytest.fixture
def page(open_drawer, qtbot, session):
    """Return the page, in a high window, when everything has been counted."""
    page = open_drawer(session, TAB, height=HEIGHT).page
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 200)
    return page


@pytest.fixture
def popover(page, qtbot):
    """Open the examples behind the fullest cell."""
    click(page.matrix, fullest(page.matrix.counts))
    qtbot.waitUntil(lambda: bool(page.popover.grid.readings))
    return page.popover


def test_until_all_are_counted_the_matrix_is_empty_and_says_why(open_drawer, qtbot, session, small_slices):
    drawer = open_drawer(session)
    drawer.show_tab(TAB)
    page = drawer.page
    assert page.matrix.shape == (10, 10)
    assert page.matrix.counts.sum() == 0
    assert page.accuracy.text() == NOTHING
    assert page.examples.text() == "accuracy on 200 test examples"
    assert page.step.text() == "being counted …"
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 200)
    counts = confusion(session.experiment, session.frame.theta, "test")
    np.testing.assert_array_equal(page.matrix.counts, counts)
    assert page.accuracy.text() == percent_text(counts.trace() / 200)
    assert page.step.text() == "counted at step 447"


def test_nothing_is_told_of_a_cell_that_is_still_being_counted(open_drawer, session, small_slices):
    drawer = open_drawer(session)
    drawer.show_tab(TAB)
    page = drawer.page
    QTest.mouseMove(page.matrix, page.matrix.cell_rect(Cell(1, 1)).center().toPoint())
    assert not page.hover_card.isVisible()
    click(page.matrix, Cell(1, 1))
    assert page.popover is None


def test_the_former_matrix_stays_while_a_newer_one_is_counted(page, qtbot, session, small_slices):
    before = page.matrix.counts
    newer = later(session.frame, theta_of(session.experiment, 5))
    page.show_frame(session.experiment, newer)
    assert page.matrix.counts is before
    assert page.step.text() == "counted at step 447"
    qtbot.waitUntil(lambda: page.step.text() == "counted at step 448")
    np.testing.assert_array_equal(page.matrix.counts, confusion(session.experiment, newer.theta, "test"))


@pytest.mark.parametrize("width", [636, 688, 796, 1000])
def test_digits_bear_their_own_names_and_counts_have_room_in_any_window(open_drawer, qtbot, width):
    session = session_of(4, data=Data(source="digits", train=40, test=1_000))
    layout = session.experiment.network.layout
    theta = np.zeros(layout.size, np.float32)
    layout.views(theta)["2.bias"][3] = 1.0
    session.frame = frame_of(session.experiment, theta)
    page = open_drawer(session, TAB, width).page
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 1_000)
    matrix = page.matrix
    assert matrix.counts.max() == 100
    assert not matrix.numbered
    assert matrix.cell_rect(Cell(0, 0)).width() >= QFontMetricsF(font(Role.CAPTION)).horizontalAdvance("100")
    side = page.split.mapTo(page, page.split.rect().topRight()).x()
    assert matrix.geometry().right() < page.split.mapTo(page, QPoint()).x()
    assert side <= width - 14


@pytest.mark.parametrize("width", [636, 688, 796])
def test_thousands_have_room_in_any_window(open_drawer, width):
    matrix = open_drawer(session_of(4, data=DIGITS), TAB, width).page.matrix
    page = matrix.parentWidget()
    matrix.show_counts(tuple("0123456789"), np.full((10, 10), 98) + np.eye(10, dtype=np.int64) * 1_000)
    page.resize(page.width() + 1, page.height())
    assert not matrix.numbered
    # Half a pixel over either edge is not seen.
    assert matrix.cell_rect(Cell(0, 0)).width() + 1 >= QFontMetricsF(font(Role.CAPTION)).horizontalAdvance("1,098")


def test_the_matrix_does_not_move_while_training_goes_on(page, session):
    before = page.matrix.geometry(), page.matrix.grid_rect()
    for seed in range(4):
        page.show_frame(session.experiment, later(session.frame, theta_of(session.experiment, seed)))
        assert (page.matrix.geometry(), page.matrix.grid_rect()) == before


def test_of_the_other_examples_nothing_is_shown_before_they_are_counted(page, qtbot, session, small_slices):
    press(page, "Train")
    assert page.matrix.counts.sum() == 0
    assert page.accuracy.text() == NOTHING
    assert page.examples.text() == "accuracy on 120 training examples"
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 120)
    np.testing.assert_array_equal(page.matrix.counts, confusion(session.experiment, session.frame.theta, "train"))
    press(page, "Test")
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 200)


def test_another_network_on_the_same_digits_keeps_the_former_matrix_meanwhile(page, qtbot, session, small_slices):
    before = page.matrix.counts
    other = experiment_of(9, data=DIGITS)
    assert other.dataset is session.experiment.dataset
    session.go_to(other, frame_of(other))
    assert page.matrix.counts is before
    expected = confusion(other, session.frame.theta, "test")
    qtbot.waitUntil(lambda: np.array_equal(page.matrix.counts, expected))


def test_colours_are_counted_at_once_and_no_step_is_told(page, session):
    colours = experiment_of(8)
    session.go_to(colours, frame_of(colours))
    assert page.matrix.counts.sum() == 20
    assert not page.step.isVisible()


def test_many_colours_say_at_which_step_they_were_counted(open_drawer, qtbot, small_slices):
    session = session_of(8, data=Data(train=40, test=300))
    page = open_drawer(session, TAB).page
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 300)
    assert page.step.isVisible()
    assert page.step.text() == "counted at step 447"


def test_what_trained_weights_have_seen_is_said_of_test_examples_only(open_drawer, qtbot):
    experiment = trained_experiment()
    page = open_drawer(FakeSession(experiment, trained_frame(experiment)), TAB).page
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 200)
    assert page.seen.isVisible()
    assert page.seen.text() == "The trained weights have learned from these digits too."
    press(page, "Train")
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 120)
    assert not page.seen.isVisible()


def test_training_labels_are_those_with_the_noise(open_drawer, qtbot):
    data = Data(source="digits", train=120, test=200, label_noise=0.5)
    experiment = trained_experiment(data)
    page = open_drawer(FakeSession(experiment, trained_frame(experiment)), TAB).page
    press(page, "Train")
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 120)
    np.testing.assert_array_equal(page.matrix.counts.sum(axis=1), np.bincount(experiment.dataset.t_train))
    assert page.matrix.counts.trace() < 80


def test_the_card_of_a_cell_says_that_a_click_shows_its_examples(page):
    counts = page.matrix.counts
    full, empty = fullest(counts), Cell(*map(int, np.argwhere(counts == 0)[0]))
    QTest.mouseMove(page.matrix, page.matrix.cell_rect(full).center().toPoint())
    assert "Click to see them" in page.hover_card.text()
    assert page.matrix.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(page.matrix, page.matrix.cell_rect(empty).center().toPoint())
    assert "Click to see them" not in page.hover_card.text()
    assert page.matrix.cursor().shape() is Qt.CursorShape.ArrowCursor
    click(page.matrix, empty)
    assert page.popover is None


def test_of_colours_there_is_nothing_to_see_behind_a_cell(open_drawer):
    page = open_drawer(session_of(8), TAB).page
    cell = fullest(page.matrix.counts)
    QTest.mouseMove(page.matrix, page.matrix.cell_rect(cell).center().toPoint())
    assert "Click" not in page.hover_card.text()
    click(page.matrix, cell)
    assert page.popover is None


def test_a_click_on_a_cell_shows_its_examples_the_most_certain_first(page, popover, session):
    cell = fullest(page.matrix.counts)
    expected = searched(session, "test", cell)
    assert [each.example for each in popover.grid.readings] == [each.example for each in expected[:MOST]]
    assert popover.title.text() == f"True class {cell.row}, predicted {cell.column}"
    count = len(expected)
    assert popover.caption.text() == f"{count} test digits at step 447, the most certain first"
    assert popover.grid.columns == min(MOST_COLUMNS, count)
    assert not page.hover_card.isVisible()


def test_where_there_are_too_many_the_most_certain_are_shown(open_drawer, qtbot):
    session = session_of(4, data=Data(source="digits", train=120, test=600))
    layout = session.experiment.network.layout
    theta = np.zeros(layout.size, np.float32)
    layout.views(theta)["2.bias"][3] = 1.0
    session.frame = frame_of(session.experiment, theta)
    page = open_drawer(session, TAB, height=HEIGHT).page
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 600)
    click(page.matrix, Cell(7, 3))
    qtbot.waitUntil(lambda: bool(page.popover.grid.readings))
    assert page.matrix.counts[7, 3] == 60
    assert len(page.popover.grid.readings) == MOST == 40
    assert page.popover.caption.text() == "the 40 most certain of 60 test digits at step 447"


def test_of_training_digits_those_are_shown_that_carry_the_label(page, qtbot, session):
    press(page, "Train")
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 120)
    cell = fullest(page.matrix.counts)
    click(page.matrix, cell)
    qtbot.waitUntil(lambda: bool(page.popover.grid.readings))
    expected = searched(session, "train", cell)
    assert [each.example for each in page.popover.grid.readings] == [each.example for each in expected[:MOST]]
    assert "training digits at step 447" in page.popover.caption.text()


def test_a_popover_opens_at_once_and_is_filled_as_it_finds(page, small_slices, qtbot):
    cell = fullest(page.matrix.counts)
    page.matrix.setFocus(Qt.FocusReason.TabFocusReason)
    page.matrix.point_at(cell)
    QTest.keyClick(page.matrix, Qt.Key.Key_Return)
    assert page.popover.isVisible()
    assert page.popover.grid.hasFocus()
    qtbot.waitUntil(lambda: len(page.popover.grid.readings) == min(MOST, page.matrix.counts[cell]))


def test_a_popover_stays_with_the_weights_that_were_counted(page, popover, session, qtbot):
    shown = list(popover.grid.readings)
    newer = later(session.frame, theta_of(session.experiment, 5))
    page.show_frame(session.experiment, newer)
    qtbot.waitUntil(lambda: page.step.text() == "counted at step 448")
    assert page.popover is popover
    assert popover.grid.readings == shown
    assert "at step 447" in popover.caption.text()


def test_a_chosen_example_is_what_is_looked_at_and_the_popover_stays(page, popover, session):
    QTest.mouseClick(popover.grid, LEFT, pos=popover.grid.cell_rect(Cell(0, 1)).center().toPoint())
    (raw,) = session.inputs
    assert raw.dtype == np.float32
    np.testing.assert_array_equal(raw, session.experiment.dataset.x_test[popover.grid.readings[1].example])
    assert popover.isVisible()
    QTest.keyClick(popover.grid, Qt.Key.Key_Left)
    QTest.keyClick(popover.grid, Qt.Key.Key_Return)
    raw = session.inputs[-1]
    np.testing.assert_array_equal(raw, session.experiment.dataset.x_test[popover.grid.readings[0].example])


def test_an_example_that_is_pointed_at_is_described(popover):
    popover.grid.point_at(Cell(0, 1))
    reading = popover.grid.readings[1]
    assert popover.grid.accessibleDescription() == (
        f"Digit {reading.example + 1}: {reading.answer} with {percent_text(reading.probability)}"
    )


def test_escape_closes_a_popover_and_the_keyboard_goes_on_in_its_cell(page, popover):
    QTest.keyClick(popover.grid, Qt.Key.Key_Escape)
    assert page.popover is None
    assert not popover.isVisible()
    assert page.matrix.hasFocus()
    assert page.matrix.cell == fullest(page.matrix.counts)


def test_what_else_takes_the_focus_closes_a_popover_and_keeps_it(page, popover):
    page.split.setFocus()
    assert not popover.isVisible()
    assert page.popover is None
    assert not page.matrix.hasFocus()
    assert page.matrix.cell is None


def test_another_cell_takes_the_place_of_a_popover(page, popover, qtbot):
    others = page.matrix.counts.copy()
    others[fullest(others)] = 0
    other = fullest(others)
    click(page.matrix, other)
    assert not popover.isVisible()
    assert page.popover is not popover
    assert page.popover.title.text() == f"True class {other.row}, predicted {other.column}"


def test_a_popover_goes_with_its_page(page, popover, qtbot):
    page.hide()
    assert page.popover is None
    assert not popover.isVisible()


def test_a_popover_goes_with_its_examples(page, popover, session):
    press(page, "Train")
    assert page.popover is None
    assert not popover.isVisible()


@pytest.mark.parametrize("data", [DIGITS, Data(train=40, test=20)], ids=["digits", "colours"])
def test_a_popover_goes_with_its_experiment(page, popover, session, qtbot, data):
    other = experiment_of(9, data=data)
    session.go_to(other, frame_of(other))
    qtbot.waitUntil(lambda: page.popover is None)
    assert page.matrix.cell is None


def test_a_popover_that_is_still_looking_can_be_closed(page, qtbot, small_slices):
    click(page.matrix, fullest(page.matrix.counts))
    popover = page.popover
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert page.popover is None


@pytest.mark.parametrize("width", [764, 1100])
def test_a_popover_lies_inside_the_window_whichever_cell_it_is_of(open_drawer, qtbot, width):
    session = session_of(8, data=Data(source="digits", train=40, test=600))
    drawer = open_drawer(session, TAB, width, HEIGHT)
    page = drawer.page
    qtbot.waitUntil(lambda: page.matrix.counts.sum() == 600)
    window = drawer.window()
    rows, columns = np.nonzero(page.matrix.counts)
    for at in (0, len(rows) // 2, len(rows) - 1):
        cell = Cell(int(rows[at]), int(columns[at]))
        click(page.matrix, cell)
        qtbot.waitUntil(lambda: bool(page.popover.grid.readings))
        assert window.rect().contains(page.popover.geometry())
        assert page.popover.width() >= page.popover.title.sizeHint().width()
        spot = page.matrix.mapTo(window, page.matrix.cell_rect(cell).center().toPoint())
        assert not page.popover.geometry().contains(QPoint(spot))
