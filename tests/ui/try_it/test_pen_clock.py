from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pellucid.ui.try_it.pen_clock import PenClock


class Watch:
    """Moves a clock's timer by hand and notes what the clock asks for."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self.clock = PenClock(owner)
        self.asked: list[str] = []
        self.clock.look.connect(lambda: self.asked.append("look"))
        self.clock.tell.connect(lambda: self.asked.append("tell"))

    def after(self, *events: str) -> list[str]:
        """Return what is asked for during moves ("m") and ticks ("t")."""
        self.asked.clear()
        for event in events:
            if event == "m":
                self.clock.note()
            else:
                self.clock._timer.timeout.emit()
        return list(self.asked)


def test_the_first_move_is_seen_and_told_at_once(qapp: QObject) -> None:
    watch = Watch(QObject())
    assert watch.after("m") == ["look", "tell"]
    watch.clock.stop()


def test_moves_between_two_ticks_are_seen_once_and_told_every_second_tick(qapp: QObject) -> None:
    watch = Watch(QObject())
    watch.after("m")
    assert watch.after("m", "m", "t") == ["look"]
    assert watch.after("m", "m", "t") == ["look", "tell"]
    assert watch.after("m", "t", "m", "t") == ["look", "look", "tell"]
    watch.clock.stop()


def test_the_last_move_is_always_told_and_then_the_clock_rests(qapp: QObject) -> None:
    watch = Watch(QObject())
    watch.after("m")
    assert watch.after("m", "t", "t") == ["look", "tell"]
    assert watch.after("t", "t") == []
    assert not watch.clock._timer.isActive()


def test_a_rest_does_not_let_the_clock_tell_too_often(qapp: QObject) -> None:
    watch = Watch(QObject())
    watch.after("m", "t")
    assert watch.clock._timer.isActive()
    assert watch.after("m") == []
    assert watch.after("t") == ["look", "tell"]
    watch.clock.stop()


def test_a_stopped_clock_asks_for_nothing_more(qtbot: QtBot) -> None:
    watch = Watch(QObject())
    watch.after("m", "m")
    watch.clock.stop()
    watch.asked.clear()
    qtbot.wait(60)
    assert watch.asked == []
