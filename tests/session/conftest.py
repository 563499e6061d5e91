"""A session of a small experiment, closed after every test."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from tests.training.specs import small

from pellucid.session.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(small())
    yield made
    made.close()
