"""A desk for every journey, cleared away after it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from tests.journeys.desk import Desk, Open

from pellucid.experiment.catalog import load
from pellucid.session.session import Session


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    opened = Desk(qtbot, Session(load("colours")))
    yield opened
    opened.close()


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    """Open desks by the names of experiments, keys and all."""
    desks: list[Desk] = []

    def open_(name: str) -> Desk:
        desk = Desk(qtbot, Session(load(name)))
        desks.append(desk)
        # Before, keys are no shortcuts yet.
        qtbot.waitUntil(desk.window.isActiveWindow)
        return desk

    yield open_
    for each in desks:
        each.close()
