"""The main job, end to end, with mouse and keys in the real window."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from tests.journeys.desk import Desk

from pellucid.experiment.build import build
from pellucid.lens.prediction import predict
from pellucid.session.session import Status
from pellucid.training.learner import Learner
from pellucid.ui.numbers import percent_text
from pellucid.ui.recipe.training_card import TrainingCard
from pellucid.ui.try_it.class_bars import ClassBars
from pellucid.ui.widgets.value_field import ValueField


def learning_rate_track(desk: Desk) -> QWidget:
    return next(
        each
        for each in desk.window.findChildren(TrainingCard)[0].findChildren(QWidget)
        if each.accessibleName() == "Learning rate" and not isinstance(each, QLineEdit | ValueField)
    )


def type_learning_rate(desk: Desk, text: str) -> None:
    track = learning_rate_track(desk)
    track.setFocus()
    QTest.keyClick(track, Qt.Key.Key_Return)
    field = desk.window.focusWidget()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_space_starts_training_and_the_network_learns_the_colours(desk: Desk) -> None:
    assert desk.session.status is Status.PAUSED
    desk.session.set_pace(None)

    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.RUNNING)
    desk.wait_until(lambda: desk.session.frame.metrics.test_accuracy >= 0.95)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.PAUSED)

    # With 20 test colours, the few steps until the pause may cost one of them again.
    assert desk.session.history.evaluations.test_accuracy.max() >= 0.95
    assert desk.session.history.losses.epoch.size == desk.session.frame.step


def test_steps_and_epochs_are_counted_exactly(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Period)
    desk.wait_until(lambda: desk.session.frame.step == 1)
    desk.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ShiftModifier)
    desk.wait_until(lambda: desk.session.frame.epoch == 1.0)
    assert desk.session.frame.step == 12
    desk.wait_for_status(Status.PAUSED)


def test_what_the_window_trains_is_what_trains_without_it(desk: Desk) -> None:
    for _ in range(3):
        desk.press(Qt.Key.Key_Period)
    desk.wait_until(lambda: desk.session.frame.step == 3)

    learner = Learner(build(desk.session.spec))
    for _ in range(3):
        learner.step()

    np.testing.assert_array_equal(desk.session.frame.theta, learner.network.theta)


def test_dragging_the_learning_rate_changes_it_live_and_leaves_one_mark_at_its_step(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.RUNNING)
    desk.wait_for_steps(5)
    before = desk.session.spec.training.learning_rate
    first = desk.session.frame.step
    track = learning_rate_track(desk)

    middle = QPoint(track.width() // 2, track.height() // 2)
    desk.drag(track, middle, middle + QPoint(40, 0))
    desk.wait_until(lambda: len(desk.session.history.marks) == 1)
    desk.wait_for_steps(5)

    (mark,) = desk.session.history.marks
    after = desk.session.spec.training.learning_rate
    assert (mark.name, mark.before, mark.after) == ("learning_rate", before, after)
    assert after != before
    assert desk.session.frame.learning_rate == after
    assert first <= mark.step <= desk.session.frame.step


def test_a_rebuilt_network_can_be_undone_and_stands_where_it_stood(desk: Desk) -> None:
    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_steps(200)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.PAUSED)
    desk.qtbot.wait(50)
    stood = desk.session.frame
    losses = desk.session.history.losses.mean.copy()

    desk.click("Add hidden layer")
    assert len(desk.session.spec.network.hidden) == 4
    assert desk.session.frame.step == 0

    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.session.spec.network.hidden) == 3
    desk.qtbot.wait(100)
    assert desk.session.frame.step == stood.step
    np.testing.assert_array_equal(desk.session.frame.theta, stood.theta)
    np.testing.assert_array_equal(desk.session.history.losses.mean, losses)


@pytest.mark.parametrize("colour", ["#E93F7F", "#7A425E", "#00FF00", "#1020C0", "#000000"])
def test_the_bars_say_what_the_network_says(desk: Desk, colour: str) -> None:
    desk.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ShiftModifier)
    desk.wait_until(lambda: desk.session.frame.epoch == 1.0)
    desk.wait_for_status(Status.PAUSED)

    desk.type_into(desk.find("Colour", QLineEdit), colour)
    raw = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], np.float32)
    desk.wait_until(lambda: np.array_equal(desk.session.input, raw))
    expected = predict(build(desk.session.spec), desk.session.frame.theta, raw)
    texts = [percent_text(share) for share in expected.tolist()]
    bars = desk.find("Class probabilities", ClassBars)
    desk.wait_until(lambda: [text for _, text, _ in bars.rows()] == texts)


def test_a_huge_learning_rate_diverges_and_the_card_leads_back(desk: Desk) -> None:
    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_steps(300)
    type_learning_rate(desk, "1e9")
    desk.wait_for_status(Status.DIVERGED)
    divergence = desk.session.divergence
    assert divergence is not None
    assert not np.isfinite(divergence.loss)
    assert np.isfinite(desk.session.frame.theta).all()

    desk.wait_for("Rewind and use 1.0e7")
    button = desk.find("Rewind and use 1.0e7", QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.wait_for_status(Status.PAUSED)
    desk.wait_until(lambda: desk.session.frame.step == divergence.good_step)

    assert desk.session.spec.training.learning_rate == pytest.approx(1e7)
    assert np.isfinite(desk.session.frame.metrics.train_loss)


def test_only_rewinding_keeps_the_learning_rate(desk: Desk) -> None:
    desk.session.set_value("training.learning_rate", 1e9)
    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.DIVERGED)
    desk.wait_for("Only rewind")
    desk.click("Only rewind")
    desk.wait_for_status(Status.PAUSED)
    assert desk.session.spec.training.learning_rate == 1e9
    desk.wait_until(lambda: desk.session.frame.step == 0)


def test_closing_in_the_middle_of_training_leaves_no_thread(desk: Desk) -> None:
    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_steps(100)
    desk.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "trainer"]
