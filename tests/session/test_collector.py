import gc

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pellucid.session import collector
from pellucid.session.collector import Collector


class Ring:
    """Garbage that only a collection finds."""

    alive = 0

    def __init__(self) -> None:
        self.itself = self
        Ring.alive += 1

    def __del__(self) -> None:
        Ring.alive -= 1


def test_python_does_not_collect_by_itself_until_the_last_collector_stops(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    monkeypatch.setattr(gc, "unfreeze", frozen.clear)
    parent = QObject()
    assert gc.isenabled()
    first, second = Collector(parent), Collector(parent)
    assert not gc.isenabled()
    first.stop()
    assert not gc.isenabled()
    assert frozen == [True]
    second.stop()
    assert gc.isenabled()
    assert not frozen


def test_garbage_is_collected_from_the_event_loop(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "COLLECT_MS", 1)
    parent = QObject()
    collecting = Collector(parent)
    try:
        Ring()
        assert Ring.alive == 1
        qtbot.waitUntil(lambda: Ring.alive == 0)
    finally:
        collecting.stop()


def test_who_had_switched_collecting_off_finds_it_off(qtbot: QtBot) -> None:
    gc.disable()
    try:
        parent = QObject()
        Collector(parent).stop()
        assert not gc.isenabled()
    finally:
        gc.enable()
