import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pellucid.experiment.frame import Frame, Metrics
from pellucid.ui import frame_clock
from pellucid.ui.frame_clock import FrameClock


def frame(step: int) -> Frame:
    metrics = Metrics(step, step / 10, 1.0, 0.5, 1.0, 0.5)
    return Frame(0, step, step / 10, np.zeros(3, np.float32), 1.0, 0.1, metrics)


class Source(QObject):
    frame_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.frame = frame(0)

    def go_to(self, step: int) -> None:
        self.frame = frame(step)
        self.frame_changed.emit(self.frame)


class View(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.steps: list[int] = []

    def show_frame(self, shown: Frame) -> None:
        self.steps.append(shown.step)


class Time:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    clock = Time()
    monkeypatch.setattr(frame_clock, "monotonic", clock)
    return clock


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    QVBoxLayout(parent)
    qtbot.addWidget(parent)
    parent.show()
    qtbot.waitExposed(parent)
    return parent


def added(window: QWidget, clock: FrameClock, interval_ms: int = 0) -> View:
    view = View()
    window.layout().addWidget(view)
    view.show()
    clock.add(view, view.show_frame, interval_ms=interval_ms)
    return view


def test_a_visible_view_gets_its_first_frame_when_it_is_added(window: QWidget, time: Time) -> None:
    view = added(window, FrameClock(Source(), window), interval_ms=100)
    assert view.steps == [0]


def test_a_view_without_interval_sees_every_frame(window: QWidget, time: Time) -> None:
    source = Source()
    view = added(window, FrameClock(source, window))
    for step in range(1, 6):
        source.go_to(step)
    assert view.steps == [0, 1, 2, 3, 4, 5]


def test_a_slow_view_is_served_no_sooner_than_its_interval(window: QWidget, time: Time) -> None:
    source = Source()
    view = added(window, FrameClock(source, window), interval_ms=100)
    for step in range(1, 13):
        time.now += 0.016
        source.go_to(step)
    assert view.steps == [0, 7]


def test_at_most_one_slow_view_is_served_per_frame_the_longest_overdue_first(window: QWidget, time: Time) -> None:
    source = Source()
    clock = FrameClock(source, window)
    slow, slower = added(window, clock, interval_ms=30), added(window, clock, interval_ms=60)
    time.now += 1.0
    source.go_to(1)
    assert (slow.steps, slower.steps) == ([0, 1], [0])
    source.go_to(2)
    assert (slow.steps, slower.steps) == ([0, 1], [0, 2])


def test_a_hidden_view_is_left_alone_until_it_is_shown_and_then_gets_the_newest_frame(
    window: QWidget, time: Time
) -> None:
    source = Source()
    clock = FrameClock(source, window)
    views = [added(window, clock), added(window, clock, interval_ms=50)]
    for view in views:
        view.hide()
    for step in range(1, 4):
        time.now += 1.0
        source.go_to(step)
    assert [view.steps for view in views] == [[0], [0]]
    for view in views:
        view.show()
    assert [view.steps for view in views] == [[0, 3], [0, 3]]


def test_a_view_below_a_hidden_parent_counts_as_hidden(window: QWidget, time: Time) -> None:
    source = Source()
    view = added(window, FrameClock(source, window))
    window.hide()
    source.go_to(1)
    assert view.steps == [0]
    window.show()
    assert view.steps == [0, 1]


def test_a_view_is_not_watched_any_more_once_it_was_shown(window: QWidget, time: Time) -> None:
    source = Source()
    view = added(window, FrameClock(source, window))
    view.hide()
    source.go_to(1)
    view.show()
    view.hide()
    view.show()
    assert view.steps == [0, 1]


def test_when_frames_stop_the_slow_views_still_come_to_show_the_last_one(qtbot: QtBot, window: QWidget) -> None:
    source = Source()
    clock = FrameClock(source, window)
    views = [added(window, clock, interval_ms=interval) for interval in (20, 40, 60)]
    for step in range(1, 4):
        source.go_to(step)
    qtbot.waitUntil(lambda: all(view.steps[-1] == 3 for view in views))
