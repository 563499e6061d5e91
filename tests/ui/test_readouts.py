from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import with_value
from pellucid.session.session import Session
from pellucid.ui.readouts import Readouts

ACCURACY = "Share of the test set that is classified correctly"
SEEN = "The trained weights have learned from these digits too."


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(load("digits"))
    yield made
    made.close()


def readouts_of(qtbot: QtBot, session: Session) -> Readouts:
    made = Readouts(session)
    qtbot.addWidget(made)
    return made


def test_the_accuracy_of_trained_weights_says_what_it_is_worth(qtbot: QtBot, session: Session) -> None:
    readouts = readouts_of(qtbot, session)
    assert readouts.test_accuracy.toolTip() == ACCURACY
    session.set_spec(with_value(session.spec, "network.initialisation", "trained"), "network.initialisation")
    assert readouts.test_accuracy.toolTip() == f"{ACCURACY}. {SEEN}"
    session.undo()
    assert readouts.test_accuracy.toolTip() == ACCURACY


def test_a_window_that_begins_with_trained_weights_says_so_at_once(qtbot: QtBot, session: Session) -> None:
    session.set_spec(with_value(session.spec, "network.initialisation", "trained"), "network.initialisation")
    assert readouts_of(qtbot, session).test_accuracy.toolTip() == f"{ACCURACY}. {SEEN}"
