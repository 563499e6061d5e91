from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
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
from pellucid.lens.mistakes import MistakeSearch
from pellucid.ui.drawer.mistakes_page import ROWS
from pellucid.ui.numbers import percent_text
from pellucid.ui.widgets.cell_grid import Cell

TAB = 5
LEFT = Qt.MouseButton.LeftButton
# The trained weights read all of these.
FEW = Data(source="digits", train=40, test=20, seed=1)
SEEN = "The trained weights have learned from these digits too."


def mistakes(experiment, frame):
    """Return all mistakes at a frame, the most certain first, found at once."""
    search = MistakeSearch(experiment, frame.theta)
    search.step(search.examples)
    return search.readings(search.examples)


def examples(readings):
    return [each.example for each in readings]


def middle(grid, cell):
    return grid.cell_rect(cell).center().toPoint()


def hover(page, cell):
    """Move the pointer onto a cell, from elsewhere: it may have been left there."""
    QTest.mouseMove(page, QPoint(page.width() - 2, 2))
    QTest.mouseMove(page.grid, middle(page.grid, cell))


@pytest.fixture
def session():
    return session_of(8, data=DIGITS)


@pytest.fixture
def open_page(open_drawer, qtbot):
    """Show the page when everything has been read."""

    def show(session, width=796):
        page = open_drawer(session, TAB, width).page
        qtbot.waitUntil(lambda: bool(page.headline.text()))
        return page

    return show


@pytest.fixture
def page(open_page, session):
    return open_page(session)


def test_the_mistakes_of_which_the_network_is_most_certain_come_first(page, session):
    expected = mistakes(session.experiment, session.frame)
    shown = page.grid.readings
    assert len(shown) == ROWS * page.grid.columns < len(expected)
    assert examples(shown) == examples(expected)[: len(shown)]
    assert page.headline.text() == f"{len(expected)} mistakes among 200 test digits"
    assert page.caption.text() == f"the {len(shown)} most certain ones, at step 447"
    assert page.grid.isVisible()
    assert not page.nothing.isVisible()


def test_until_all_are_read_the_page_says_so(open_drawer, qtbot, session, small_slices):
    drawer = open_drawer(session)
    drawer.show_tab(TAB)
    page = drawer.page
    assert page.nothing.isVisible()
    assert page.nothing.text() == "Reading 200 test digits …"
    assert not page.grid.isVisible()
    qtbot.waitUntil(page.grid.isVisible)
    assert not page.nothing.isVisible()
    assert (
        examples(page.grid.readings) == examples(mistakes(session.experiment, session.frame))[: 2 * page.grid.columns]
    )


def test_the_former_mistakes_stay_while_newer_ones_are_looked_for(page, qtbot, session, small_slices):
    before = page.grid.readings
    newer = later(session.frame, theta_of(session.experiment, 5))
    page.show_frame(session.experiment, newer)
    assert page.grid.isVisible()
    assert page.grid.readings is before
    expected = examples(mistakes(session.experiment, newer))
    qtbot.waitUntil(lambda: examples(page.grid.readings) == expected[: len(before)])


def test_another_network_on_the_same_digits_keeps_the_former_mistakes_meanwhile(page, qtbot, session, small_slices):
    before = page.grid.readings
    other = experiment_of(9, data=DIGITS)
    session.go_to(other, frame_of(other))
    assert page.grid.readings is before
    expected = examples(mistakes(other, session.frame))
    qtbot.waitUntil(lambda: examples(page.grid.readings) == expected[: len(before)])


def test_of_other_digits_the_former_mistakes_are_not_shown(page, qtbot, session, small_slices):
    other = experiment_of(8, data=Data(source="digits", train=120, test=180))
    session.go_to(other, frame_of(other))
    assert not page.grid.isVisible()
    assert page.nothing.text() == "Reading 180 test digits …"
    qtbot.waitUntil(page.grid.isVisible)


def test_while_one_is_pointed_at_the_mistakes_stay_and_then_the_newest_come(page, session):
    before = page.grid.readings
    hover(page, Cell(0, 1))
    frames = [later(session.frame, theta_of(session.experiment, seed)) for seed in (5, 6)]
    for frame in frames:
        page.show_frame(session.experiment, frame)
        assert page.grid.readings is before
    page.grid.point_at(None)
    assert examples(page.grid.readings) == examples(mistakes(session.experiment, frames[-1]))[: len(before)]
    assert not page.hover_card.isVisible()


def test_what_waits_is_not_lost_in_a_window_of_another_size(page, session):
    hover(page, Cell(0, 1))
    newer = later(session.frame, theta_of(session.experiment, 5))
    page.show_frame(session.experiment, newer)
    page.resize(page.width() - 200, page.height())
    expected = examples(mistakes(session.experiment, newer))
    assert examples(page.grid.readings) == expected[: len(page.grid.readings)]
    assert page.grid.cell is None
    assert not page.hover_card.isVisible()


def test_nobody_goes_on_looking_at_the_mistakes_of_an_earlier_run(page, session):
    hover(page, Cell(0, 1))
    other = replace(later(session.frame, theta_of(session.experiment, 5)), run=1)
    page.show_frame(session.experiment, other)
    expected = examples(mistakes(session.experiment, other))
    assert examples(page.grid.readings) == expected[: len(page.grid.readings)]
    assert f"Test digit {expected[1] + 1:,}:" in page.hover_card.text()


def test_the_card_says_what_was_read_and_what_is_true(page, session):
    reading = mistakes(session.experiment, session.frame)[1]
    hover(page, Cell(0, 1))
    text = page.hover_card.text()
    assert text.startswith(f"Test digit {reading.example + 1}: {reading.truth} taken for {reading.answer}")
    assert f"probability of {reading.answer} {percent_text(reading.probability)}" in text
    assert f"probability of {reading.truth} {percent_text(reading.truth_probability)}" in text
    assert page.grid.accessibleDescription() == text


def test_a_click_or_return_puts_a_mistake_on_the_pad(page, session):
    expected = mistakes(session.experiment, session.frame)
    QTest.mouseClick(page.grid, LEFT, pos=middle(page.grid, Cell(1, 0)))
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    chosen = [expected[page.grid.columns + at].example for at in (0, 1)]
    assert len(session.inputs) == 2
    for raw, example in zip(session.inputs, chosen, strict=True):
        assert raw.dtype == np.float32
        np.testing.assert_array_equal(raw, session.experiment.dataset.x_test[example])


def test_the_keyboard_reaches_the_mistakes(page, qtbot):
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.hover_card.isVisible()
    first = page.grid.readings[0].example
    assert page.hover_card.text().startswith(f"Test digit {first + 1}:")
    QTest.keyClick(page.grid, Qt.Key.Key_Escape)
    assert not page.hover_card.isVisible()


def test_a_network_without_mistakes_says_so(open_page):
    experiment = trained_experiment(FEW)
    frame = trained_frame(experiment)
    assert mistakes(experiment, frame) == []
    page = open_page(FakeSession(experiment, frame))
    assert page.nothing.isVisible()
    assert page.nothing.text() == "No mistakes among the 20 test digits"
    assert not page.grid.isVisible()
    assert not page.headline.isVisible()


def test_mistakes_that_vanish_while_one_is_pointed_at_take_their_card_along(open_page):
    experiment = trained_experiment(FEW)
    session = FakeSession(experiment, frame_of(experiment))
    page = open_page(session)
    hover(page, Cell(0, 0))
    assert page.hover_card.isVisible()
    page.show_frame(experiment, replace(trained_frame(experiment), run=1))
    assert page.nothing.isVisible()
    assert not page.hover_card.isVisible()


def test_one_mistake_is_told_in_the_singular(open_page):
    experiment = trained_experiment(FEW)
    theta = trained_frame(experiment).theta.copy()
    bias = experiment.network.layout.views(theta)[f"{experiment.affine_keys[-1]}.bias"]
    while len(mistakes(experiment, frame_of(experiment, theta))) < 1:
        bias[3] += 0.25
    page = open_page(FakeSession(experiment, frame_of(experiment, theta)))
    assert page.headline.text() == "1 mistake among 20 test digits"
    assert len(page.grid.readings) == 1


def test_answers_that_are_not_numbers_are_told(open_page):
    experiment = experiment_of(4, data=DIGITS)
    theta = np.full(experiment.network.layout.size, np.nan, np.float32)
    page = open_page(FakeSession(experiment, frame_of(experiment, theta)))
    assert page.nothing.isVisible()
    assert page.nothing.text() == "200 of the 200 test digits have no answer: it is not a number"


def test_what_trained_weights_have_seen_is_said_beside_the_order(open_page):
    experiment = trained_experiment(Data(source="digits", train=120, test=1_000))
    page = open_page(FakeSession(experiment, trained_frame(experiment)), 1_000)
    shown = len(page.grid.readings)
    assert page.caption.text() == f"the {shown} most certain ones, at step 0. {SEEN}"


@pytest.mark.parametrize("width", [420, 480, 560])
def test_where_there_is_little_room_the_remark_is_what_stays(open_page, width):
    experiment = trained_experiment()
    theta = trained_frame(experiment).theta.copy()
    theta += np.random.default_rng(1).normal(0, 0.1, theta.size).astype(np.float32)
    page = open_page(FakeSession(experiment, frame_of(experiment, theta)), width)
    assert page.caption.text() == SEEN


@pytest.mark.parametrize("width", [300, 560, 796, 1300])
def test_mistakes_use_the_width_there_is_and_do_not_overlap(open_page, session, width):
    grid = open_page(session, width).grid
    cells = [grid.cell_rect(Cell(row, column)) for row in range(ROWS) for column in range(grid.columns)]
    assert len(grid.readings) == len(cells)
    assert not [(a, b) for k, a in enumerate(cells) for b in cells[:k] if a.intersects(b)]
    room = QRectF(grid.rect())
    assert all(room.contains(cell) for cell in cells)
    assert grid.pitch().width() * grid.columns > grid.width() - 80


def test_a_wider_window_shows_more(page, session):
    before = len(page.grid.readings)
    page.resize(page.width() + 300, page.height())
    expected = mistakes(session.experiment, session.frame)
    assert len(page.grid.readings) > before
    assert examples(page.grid.readings) == examples(expected)[: len(page.grid.readings)]


def test_nobody_reads_for_a_page_that_is_hidden(open_drawer, qtbot, session, small_slices, monkeypatch):
    drawer = open_drawer(session)
    drawer.show_tab(TAB)
    page = drawer.page
    drawer.show_tab(0)
    looked = []
    monkeypatch.setattr(MistakeSearch, "step", lambda *_: looked.append(1))
    for _ in range(5):
        QApplication.processEvents()
    drawer.show_frame(later(session.frame, theta_of(session.experiment, 5)))
    assert looked == []
    assert page.headline.text() == ""
