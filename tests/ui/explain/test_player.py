"""Walking by itself."""

from pytestqt.qtbot import QtBot

from pellucid.ui.explain.player import Player


def test_it_goes_on_by_itself_until_it_is_stopped(qtbot: QtBot) -> None:
    player = Player(lambda: False)
    player.set_pace(0.01)
    steps: list[int] = []
    player.due.connect(lambda: steps.append(1))
    with qtbot.waitSignal(player.playing_changed, check_params_cb=lambda playing: playing):
        player.set_playing(True)
    qtbot.waitUntil(lambda: len(steps) >= 3)
    player.set_playing(False)
    count = len(steps)
    qtbot.wait(50)
    assert len(steps) == count


def test_it_waits_while_someone_reads(qtbot: QtBot) -> None:
    reading = [True]
    player = Player(lambda: reading[0])
    player.set_pace(0.01)
    steps: list[int] = []
    player.due.connect(lambda: steps.append(1))
    player.set_playing(True)
    qtbot.wait(60)
    assert not steps
    reading[0] = False
    qtbot.waitUntil(lambda: bool(steps))
    player.set_playing(False)
