from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from tests.session.watch import settle, train_to
from tests.training.specs import digits, learner_for, small

from pellucid.session.session import Session
from pellucid.session.teaching import MOST
from pellucid.training.messages import LEARNED, Learned
from pellucid.training.own_examples import OwnExample


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(digits())
    settle(qtbot, made)
    yield made
    made.close()


def scribble(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, 784).astype(np.float32)


def test_a_drawing_is_taught_taught_otherwise_and_forgotten_and_each_can_be_undone(session: Session) -> None:
    teaching = session.teaching
    teaching.teach(scribble(1), 5)
    teaching.teach(scribble(2), 6)
    assert teaching.examples == (OwnExample.of(scribble(1), 5), OwnExample.of(scribble(2), 6))
    np.testing.assert_array_equal(teaching.examples[0].raw, scribble(1))
    teaching.teach(scribble(1), 7)
    assert [each.answer for each in teaching.examples] == [6, 7]
    teaching.forget(teaching.examples[0])
    assert [each.answer for each in teaching.examples] == [7]
    for answers in ([6, 7], [5, 6], [5], []):
        session.undo()
        assert [each.answer for each in teaching.examples] == answers
    session.redo()
    assert [each.answer for each in teaching.examples] == [5]


def test_what_is_taught_again_changes_nothing(session: Session) -> None:
    session.teaching.teach(scribble(1), 5)
    heard: list[object] = []
    session.teaching.examples_changed.connect(heard.append)
    session.teaching.teach(scribble(1), 5)
    assert heard == []
    session.undo()
    assert session.undo_label() is None


def test_of_too_many_the_oldest_goes(session: Session) -> None:
    for seed in range(MOST + 2):
        session.teaching.teach(scribble(seed), seed % 10)
    assert len(session.teaching.examples) == MOST
    assert session.teaching.examples[0] == OwnExample.of(scribble(2), 2)


def test_examples_go_along_into_new_runs_and_wait_while_there_are_colours(qtbot: QtBot, session: Session) -> None:
    session.teaching.teach(scribble(1), 5)
    train_to(qtbot, session, 2)
    session.reset()
    train_to(qtbot, session, 3)
    taught = learner_for(digits())
    taught.set_own_examples(session.teaching.examples)
    taught.train(3)
    np.testing.assert_array_equal(session.frame.theta, taught.network.theta)
    session.set_spec(small(), "colours")
    assert session.teaching.examples == ()
    session.undo()
    assert len(session.teaching.examples) == 1


def test_what_is_learned_at_once_is_told_marked_and_can_be_undone_and_redone(qtbot: QtBot, session: Session) -> None:
    raw = session.experiment.dataset.x_test[0].astype(np.float32)
    example = OwnExample.of(raw, (int(session.experiment.dataset.t_test[0]) + 1) % 10)
    before = session.frame.theta
    heard: list[Learned] = []
    session.teaching.learned.connect(heard.append)
    session.teaching.learn(example)
    settle(qtbot, session)
    (report,) = heard
    assert report.losses[-1] < 0.1 < report.losses[0]
    after = session.frame.theta
    assert session.frame.step == 0
    assert [(mark.name, mark.before, mark.after) for mark in session.history.marks] == [
        (LEARNED, report.losses[0], report.losses[-1])
    ]
    assert session.undo_label() == "Learn this now"
    session.undo()
    settle(qtbot, session)
    np.testing.assert_allclose(session.frame.theta, before, atol=1e-6)
    session.redo()
    settle(qtbot, session)
    np.testing.assert_allclose(session.frame.theta, after, atol=1e-6)


def test_what_is_learned_in_a_run_that_was_left_is_not_told(qtbot: QtBot, session: Session) -> None:
    heard: list[Learned] = []
    session.teaching.learned.connect(heard.append)
    session.teaching.learn(OwnExample.of(scribble(1), 3))
    session.new_seed()
    settle(qtbot, session)
    assert heard == []
    assert session.undo_label() == "New seed"
