"""A desk for every journey, cleared away after it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from tests.journeys.desk import Desk

from pellucid.experiment.catalog import load
from pellucid.session.session import Session


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    opened = Desk(qtbot, Session(load("colours")))
    yield opened
    opened.close()
