"""Digits, end to end: drawn on the pad, read while training runs, and the mistakes looked at."""

from collections.abc import Iterator

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.data.strokes import Drawing, drawings
from tests.journeys.desk import Desk

from pellucid.experiment.catalog import load
from pellucid.lens.prediction import predict
from pellucid.session.session import Session, Status
from pellucid.ui.drawer.confusion_page import ConfusionPage
from pellucid.ui.drawer.mistakes_page import MistakesPage
from pellucid.ui.numbers import percent_text
from pellucid.ui.recipe.data_card import DataCard
from pellucid.ui.recipe.training_card import TrainingCard
from pellucid.ui.stage.stage import Stage
from pellucid.ui.transport import Transport
from pellucid.ui.try_it.colour_card import ColourCard
from pellucid.ui.try_it.pad_card import PadCard
from pellucid.ui.try_it.try_it import TryIt
from pellucid.ui.widgets.cell_grid import Cell
from pellucid.ui.widgets.menu import Menu


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    opened = Desk(qtbot, Session(load("digits")))
    yield opened
    opened.close()


def pad_card(desk: Desk) -> PadCard:
    card = desk.window.findChildren(TryIt)[0].card
    assert isinstance(card, PadCard)
    return card


def draw(desk: Desk, drawing: Drawing) -> None:
    card = pad_card(desk)
    desk.press(Qt.Key.Key_C)
    card.pad.set_pen_width(drawing.width)
    for stroke in drawing.strokes:
        points = [QPoint(*point) for point in stroke]
        QTest.mousePress(card.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
        for point in points[1:]:
            QTest.mouseMove(card.pad, point)
        QTest.mouseRelease(card.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def click(widget: QWidget, place: QPointF) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.toPoint())


def choose_experiment(desk: Desk, title: str) -> None:
    menu = desk.find("Experiment").menu
    # A heading may have the same text.
    next(action for action in menu.actions() if action.text() == title and action.isEnabled()).trigger()


def start_from_trained_weights(desk: Desk) -> None:
    menu = desk.window.findChildren(DataCard)[0].findChildren(Menu)[0]
    next(action for action in menu.actions() if action.text() == "Start from trained weights").trigger()


def test_the_network_learns_the_digits_in_the_box(desk: Desk) -> None:
    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    desk.wait_until(lambda: desk.session.frame.metrics.test_accuracy >= 0.9)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.PAUSED)


def test_trained_weights_read_what_is_drawn(desk: Desk) -> None:
    start_from_trained_weights(desk)
    desk.wait_until(lambda: desk.session.frame.metrics is not None)
    right = 0
    chosen = [next(each for each in drawings() if each.digit == digit) for digit in range(10)]
    for drawing in chosen:
        draw(desk, drawing)
        right += pad_card(desk).verdict.text().startswith(str(drawing.digit))
    assert right >= 9


def test_the_answer_follows_the_pen_while_training_runs(desk: Desk) -> None:
    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_steps(20)
    draw(desk, drawings()[0])
    desk.wait_for_steps(20)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.PAUSED)
    desk.wait_until(lambda: desk.session.frame.metrics.step == desk.session.frame.step)
    card = pad_card(desk)
    card.show_answer()
    probabilities = predict(desk.session.experiment, desk.session.frame.theta, desk.session.input)
    best = int(probabilities.argmax())
    assert card.verdict.text() == f"{best} {percent_text(float(probabilities[best]))}"
    assert not desk.session.input.reshape(28, 28)[0].any()


def test_c_clears_the_pad_and_undo_brings_the_drawing_back(desk: Desk) -> None:
    draw(desk, drawings()[0])
    drawn = desk.session.input
    desk.press(Qt.Key.Key_C)
    assert not desk.session.input.any()
    desk.click("Undo stroke")
    np.testing.assert_array_equal(desk.session.input, drawn)


def test_a_mistake_that_is_clicked_goes_on_the_pad_and_the_stage(desk: Desk) -> None:
    desk.press(Qt.Key.Key_6)
    page = desk.window.findChildren(MistakesPage)[0]
    desk.wait_until(lambda: bool(page.grid.readings))
    reading = page.grid.readings[1]
    click(page.grid, page.grid.cell_rect(Cell(0, 1)).center())
    example = desk.session.experiment.dataset.x_test[reading.example]
    np.testing.assert_array_equal(desk.session.input, example)
    np.testing.assert_array_equal(pad_card(desk).pad.sheet.example, example)


def test_the_examples_behind_a_cell_of_the_confusion_are_those_it_counts(desk: Desk) -> None:
    desk.press(Qt.Key.Key_4)
    page = desk.window.findChildren(ConfusionPage)[0]
    desk.wait_until(lambda: page.matrix.counts.sum() == 1000)
    row, column = (int(each) for each in np.argwhere(page.matrix.counts)[0])
    click(page.matrix, page.matrix.cell_rect(Cell(row, column)).center())
    popover = page.popover
    assert popover is not None
    desk.wait_until(lambda: bool(popover.grid.readings))
    truth = desk.session.experiment.dataset.t_test
    assert {int(truth[each.example]) for each in popover.grid.readings} == {row}
    assert len(popover.grid.readings) == min(40, page.matrix.counts[row, column])
    QTest.keyClick(popover.grid, Qt.Key.Key_Escape)
    QTest.keyClick(popover.grid, Qt.Key.Key_Escape)
    desk.wait_until(lambda: page.popover is None)


def test_batch_and_single_prediction_are_measured(desk: Desk) -> None:
    desk.press(Qt.Key.Key_6)
    page = desk.window.findChildren(MistakesPage)[0]
    desk.wait_until(lambda: bool(page.grid.readings))
    desk.click("Batch against single")
    popover = page.popover
    assert popover is not None
    desk.wait_until(lambda: popover.measured.done == 1.0)
    assert 0.0 < popover.measured.in_batches < popover.measured.one_by_one
    times = popover.measured.one_by_one / popover.measured.in_batches
    assert popover.outcome.text().startswith(f"{times:.1f} times as fast")
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert page.popover is None


def test_a_drawing_is_taught_learned_at_once_and_unlearned_by_undo(desk: Desk) -> None:
    start_from_trained_weights(desk)
    draw(desk, drawings()[0])
    card = pad_card(desk)
    read = card.verdict.text()[0]
    other = (int(read) + 1) % 10
    card.teach.answers.setCurrentIndex(other)
    card.teach.answers.activated.emit(other)
    desk.click("Learn this now")
    desk.wait_until(lambda: card.verdict.text().startswith(str(other)))
    assert len(card.teach.spark.losses) > 1
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait_until(lambda: card.verdict.text().startswith(read))
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.teaching.examples == ()


def test_own_examples_that_are_mixed_in_are_learned_in_the_course_of_training(desk: Desk) -> None:
    chosen = [each for each in drawings() if each.digit in (1, 4)][:4]
    for drawing in chosen:
        draw(desk, drawing)
        desk.session.teaching.teach(desk.session.input, drawing.digit)
    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    strip = pad_card(desk).teach.strip
    desk.wait_until(lambda: strip._right == [True] * 4)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.PAUSED)


def test_a_network_without_hidden_layers_trains_and_is_shown(desk: Desk) -> None:
    desk.session.set_value("network.hidden", ())
    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    desk.wait_until(lambda: desk.session.frame.metrics is not None and desk.session.frame.metrics.test_accuracy > 0.8)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.PAUSED)


def test_the_window_works_after_going_to_the_colours_and_back(desk: Desk) -> None:
    others = [desk.window.findChildren(kind)[0] for kind in (Transport, TrainingCard, Stage)]
    choose_experiment(desk, "Colours")
    desk.wait_until(lambda: isinstance(desk.window.findChildren(TryIt)[0].card, ColourCard))
    desk.qtbot.wait(100)
    assert all(map(shiboken6.isValid, others))
    choose_experiment(desk, "Digits")
    desk.qtbot.wait(100)
    start_from_trained_weights(desk)
    assert desk.session.spec.network.initialisation == "trained"
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.spec.network.initialisation == "he-normal"


def test_a_drawing_is_found_again_after_a_look_at_the_colours(desk: Desk) -> None:
    draw(desk, drawings()[0])
    card = pad_card(desk)
    ink, raw = card.pad.ink, desk.session.input
    desk.session.set_spec(load("colours"), "colours")
    desk.session.set_input(np.array([1, 2, 3], np.float32))
    desk.session.set_spec(load("digits"), "digits")
    again = pad_card(desk)
    assert again is not card
    np.testing.assert_array_equal(again.pad.ink, ink)
    np.testing.assert_array_equal(desk.session.input, raw)
    desk.wait_for("Undo stroke")
    strokes = 0
    while again.undo_button.isEnabled():
        desk.click("Undo stroke")
        strokes += 1
    assert strokes >= len(drawings()[0].strokes)
    desk.session.set_spec(load("colours"), "colours")
    assert desk.session.input.tolist() == [1, 2, 3]


def test_a_drawing_that_was_given_up_elsewhere_is_not_put_back(desk: Desk) -> None:
    draw(desk, drawings()[0])
    desk.session.set_spec(load("colours"), "colours")
    left = desk.window.try_it.hand_over()
    assert left is not None
    desk.session.set_spec(load("digits"), "digits")
    other = desk.session.experiment.dataset.x_test[3].astype(np.float32)
    desk.session.set_input(other)
    pad_card(desk).take_over(left)
    np.testing.assert_array_equal(pad_card(desk).pad.sheet.example, other)
