from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.try_it.fakes import FakeSession
from tests.ui.try_it.opened import opened
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.lens.prediction import loss_on, predict
from pellucid.session.session import Status
from pellucid.training.messages import Learn, Learned, SetOwnExamples
from pellucid.training.own_examples import OwnExample
from pellucid.ui.numbers import loss_text
from pellucid.ui.try_it.own_strip import COLUMNS
from pellucid.ui.try_it.pad_card import PadCard
from pellucid.ui.try_it.teach import Teach
from pellucid.ui.widgets.cell_grid import Cell


@pytest.fixture
def session() -> FakeSession:
    return FakeSession("pictures")


@pytest.fixture
def teach(session: FakeSession, show: Show) -> Teach:
    return opened(session, show, PadCard, height=700).teach


def choose(teach: Teach, answer: int) -> None:
    teach.answers.setCurrentIndex(answer)
    teach.answers.activated.emit(answer)
    QApplication.processEvents()


def examples(session: FakeSession, count: int) -> list[OwnExample]:
    raw, truth = session.experiment.dataset.x_test, session.experiment.dataset.t_test
    return [OwnExample.of(raw[at], int(truth[at])) for at in range(count)]


def teach_several(session: FakeSession, count: int) -> list[OwnExample]:
    taught = examples(session, count)
    for each in taught:
        session.teaching.teach(each.raw.astype(np.float32), each.answer)
    QApplication.processEvents()
    return taught


def click(teach: Teach, place: QPointF) -> None:
    QTest.mouseClick(teach.strip, LEFT, Qt.KeyboardModifier.NoModifier, place.toPoint())


def test_it_asks_whether_the_answer_is_wrong_and_shows_no_more_until_something_is_taught(
    teach: Teach, session: FakeSession
) -> None:
    best = int(predict(session.experiment, session.frame.theta, session.input).argmax())
    assert teach._question.text() == f"Not a {best}?"
    assert not teach.strip.isVisible()
    assert not teach.share.isVisible()
    assert not teach.learn_button.isVisible()
    session.set_status(Status.DIVERGED)
    assert teach._question.text() == "What is it?"


def test_nothing_can_be_taught_of_an_empty_pad(teach: Teach, session: FakeSession) -> None:
    session.set_input(np.zeros(784, np.float32))
    assert not teach.answers.isEnabled()
    session.set_input(session.experiment.dataset.x_test[1])
    assert teach.answers.isEnabled()


def test_the_right_answer_makes_an_own_example_of_the_drawing(teach: Teach, session: FakeSession) -> None:
    choose(teach, 7)
    assert session.teaching.examples == (OwnExample.of(session.input, 7),)
    assert session.sent[-1] == SetOwnExamples(session.teaching.examples)
    assert teach.answers.currentText() == "7"
    assert teach.strip.isVisible()
    loss = loss_on(session.experiment, session.frame.theta, session.input, 7)
    assert teach.loss.text() == f"Loss on it {loss_text(loss)}"
    choose(teach, 3)
    assert session.teaching.examples == (OwnExample.of(session.input, 3),)


def test_another_drawing_is_a_question_again(teach: Teach, session: FakeSession) -> None:
    choose(teach, 7)
    session.set_input(session.experiment.dataset.x_test[5])
    QApplication.processEvents()
    assert teach.answers.currentIndex() == -1
    assert not teach.learn_button.isVisible()
    assert teach.strip.isVisible()


def test_the_loss_follows_training(teach: Teach, session: FakeSession) -> None:
    choose(teach, 7)
    frame = session.moved(3)
    teach.show_frame(frame)
    loss = loss_on(session.experiment, frame.theta, session.input, 7)
    assert teach.loss.text() == f"Loss on it {loss_text(loss)}"


def test_a_click_has_it_learned_and_shows_how_its_loss_fell(teach: Teach, session: FakeSession) -> None:
    choose(teach, 7)
    (example,) = session.teaching.examples
    QTest.mouseClick(teach.learn_button, LEFT)
    assert session.sent[-1] == Learn(example)
    assert not teach.spark.isVisible()
    session.teaching.take_in(Learned(0, example, (2.5, 1.0, 0.04), np.zeros(3, np.float32)))
    assert teach.spark.isVisible()
    assert teach.spark.toolTip() == "Loss 2.500 → 0.040 in 2 steps"
    session.set_input(session.experiment.dataset.x_test[5])
    assert not teach.spark.isVisible()
    session.set_status(Status.DIVERGED)
    assert not teach.learn_button.isEnabled()


def test_what_could_not_be_learned_draws_no_line(teach: Teach, session: FakeSession) -> None:
    choose(teach, 7)
    (example,) = session.teaching.examples
    session.teaching.take_in(Learned(0, example, (float("inf"),), np.zeros(3, np.float32)))
    assert not teach.spark.isVisible()
    assert session.changes[-1].label == "Teach"


def test_own_examples_are_marked_right_or_wrong_as_the_network_answers_them(teach: Teach, session: FakeSession) -> None:
    taught = teach_several(session, 5)
    frame = session.moved(8)
    teach.show_frame(frame)
    answers = predict(session.experiment, frame.theta, np.stack([each.raw for each in taught])).argmax(axis=1)
    assert teach.strip._right == [int(answer) == each.answer for answer, each in zip(answers, taught, strict=True)]
    teach.show_frame(replace(frame, theta=np.full_like(frame.theta, np.nan)))
    assert teach.strip._right == [False] * 5


def test_a_click_puts_an_own_example_on_the_pad_and_its_cross_removes_it(teach: Teach, session: FakeSession) -> None:
    taught = teach_several(session, COLUMNS + 2)
    click(teach, teach.strip.cell_rect(Cell(0, 2)).center())
    np.testing.assert_array_equal(session.input, taught[2].raw)
    assert teach.answers.currentText() == str(taught[2].answer)
    click(teach, teach.strip.cross_rect(Cell(1, 1)).center())
    assert session.teaching.examples == tuple(taught[:-1])


def test_the_keyboard_chooses_and_removes_own_examples(teach: Teach, session: FakeSession) -> None:
    taught = teach_several(session, 3)
    teach.strip.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(teach.strip, key)
    np.testing.assert_array_equal(session.input, taught[1].raw)
    QTest.keyClick(teach.strip, Qt.Key.Key_Delete)
    assert session.teaching.examples == (taught[0], taught[2])
    assert teach.strip.cell is None


def test_the_share_is_a_setting_of_training(teach: Teach, session: FakeSession) -> None:
    teach_several(session, 1)
    assert teach.share.value == session.spec.training.own_share
    teach.share.value_changed.emit(0.25, True)
    assert session.spec.training.own_share == 0.25
    session.set_value("training.own_share", 0.4)
    assert teach.share.value == 0.4
