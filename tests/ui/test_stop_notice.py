from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.session.watch import settle
from tests.training.specs import small

from pellucid.session.session import Session
from pellucid.training.messages import Stopped
from pellucid.training.stopping import Verdict
from pellucid.ui.notice import Notice
from pellucid.ui.stop_notice import StopNotice
from pellucid.ui.stop_words import stop_sentence
from pellucid.ui.widgets import announcing


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(small(stop="epochs", epochs=2))
    made.set_pace(None)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


@pytest.fixture
def notice(window: QWidget, session: Session) -> Notice:
    made = Notice(window)
    StopNotice(session, made)
    return made


def stop(qtbot: QtBot, session: Session) -> None:
    session.play()
    qtbot.waitUntil(lambda: session.stopped is not None, timeout=20_000)
    settle(qtbot, session)


@pytest.mark.parametrize(
    ("verdict", "epoch", "sentence"),
    [
        (Verdict("epochs", 1_200, 1_200), 1_200.0, "Stopped after epoch 1,200, the last one planned."),
        (Verdict("loss", 0.01, 0.0098), 37.0, "Stopped after epoch 37: train loss fell below 0.01."),
        (
            Verdict("early", 20, 0.3, best_epoch=100),
            120.0,
            "Stopped after epoch 120: test loss had not fallen for 20 epochs. Weights are those of epoch 100.",
        ),
        (Verdict("early", 1, float("nan")), 1.0, "Stopped after epoch 1: test loss had not fallen for 1 epoch."),
        (Verdict("time", 60.0, 60.003), 12.34, "Stopped at epoch 12.3 after 60 seconds of training."),
        (Verdict("time", 1.0, 1.003), 0.25, "Stopped at epoch 0.2 after 1 second of training."),
    ],
)
def test_every_reason_is_a_sentence(verdict: Verdict, epoch: float, sentence: str) -> None:
    assert stop_sentence(Stopped(0, 0, epoch, verdict)) == sentence


def test_the_reason_is_shown_while_training_stands_there(qtbot: QtBot, session: Session, notice: Notice) -> None:
    assert not notice.isVisible()
    stop(qtbot, session)
    assert notice.isVisible()
    assert notice.text() == stop_sentence(session.stopped)
    assert notice.accessibleDescription() == notice.text()
    session.play()
    qtbot.waitUntil(lambda: not notice.isVisible(), timeout=20_000)


def test_the_reason_is_announced_once(
    qtbot: QtBot, session: Session, notice: Notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    announcer = SimpleNamespace(updateAccessibility=lambda event: said.append(event.message()))
    monkeypatch.setattr(announcing, "QAccessible", announcer)
    stop(qtbot, session)
    session.set_value("training.learning_rate", 0.01)
    settle(qtbot, session)
    assert said == ["Stopped after epoch 2, the last one planned."]


def test_a_new_run_takes_the_reason_away_and_undo_brings_it_back(
    qtbot: QtBot, session: Session, notice: Notice
) -> None:
    stop(qtbot, session)
    session.reset()
    assert not notice.isVisible()
    settle(qtbot, session)
    session.undo()
    settle(qtbot, session)
    assert notice.isVisible()


def test_what_was_closed_stays_closed(qtbot: QtBot, session: Session, notice: Notice) -> None:
    stop(qtbot, session)
    notice.hide()
    session.set_value("training.learning_rate", 0.01)
    settle(qtbot, session)
    assert not notice.isVisible()


def test_another_message_is_not_taken_away_with_the_reason(qtbot: QtBot, session: Session, notice: Notice) -> None:
    stop(qtbot, session)
    notice.show_text("The trainer met an error.")
    session.play()
    qtbot.waitUntil(lambda: session.stopped is None, timeout=20_000)
    assert notice.isVisible()
    assert notice.text() == "The trainer met an error."


def test_a_window_made_anew_says_it_too(qtbot: QtBot, session: Session, notice: Notice, window: QWidget) -> None:
    stop(qtbot, session)
    other = Notice(window)
    StopNotice(session, other)
    assert other.isVisible()
    assert other.text() == notice.text()


def test_a_notice_is_as_high_as_its_words_need(qtbot: QtBot, window: QWidget, notice: Notice) -> None:
    column = QVBoxLayout(window)
    column.addWidget(notice)
    column.addStretch(1)
    notice.show_text("Short.")
    column.activate()
    short = notice.height()
    notice.show_text("A long sentence. " * 12)
    qtbot.waitUntil(lambda: notice.height() > short)
    label = notice.findChildren(QLabel)[0]
    assert label.heightForWidth(label.width()) <= label.height()
