from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from tests.ui.drawer.fakes import experiment_of

from pellucid.ui.drawer import slices as slices_module
from pellucid.ui.drawer.restraint import SHARE
from pellucid.ui.drawer.slices import LEAST_EXAMPLES, MOST_SECONDS, Slices, first_slice

FIRST = 64
# Seconds an example: FIRST of them take 8 % of what a slice may take.
SHORT = 0.08 * MOST_SECONDS / FIRST
EXPERIMENT = experiment_of(8)
OTHER = experiment_of(9)


class Clock:
    """A clock that only work moves on, and waiting."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waited = 0.0

    def __call__(self) -> float:
        return self.now

    def worked(self) -> float:
        """Return the time without that spent waiting."""
        return self.now - self.waited


class Reading:
    """Work on so many examples, each of which takes so many seconds; `sizes` are those of the slices."""

    def __init__(self, clock: Clock, examples: int, seconds: float) -> None:
        self.sizes: list[int] = []
        self.left = examples
        self._clock = clock
        self._seconds = seconds

    def step(self, examples: int) -> bool:
        self.sizes.append(examples)
        done = min(examples, self.left)
        self.left -= done
        self._clock.now += done * self._seconds
        return self.left == 0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Measure with a clock of our own, and begin with FIRST examples of EXPERIMENT, with fewer of OTHER."""
    clock = Clock()
    monkeypatch.setattr(slices_module, "perf_counter", clock)
    monkeypatch.setattr(slices_module, "thread_time", clock.worked)
    monkeypatch.setattr(slices_module, "FIRST_PRODUCTS", FIRST * EXPERIMENT.network.layout.size)
    return clock


@pytest.fixture
def slices(qtbot: QtBot) -> Iterator[Slices]:
    parent = QObject()
    made = Slices(parent)
    yield made
    made.stop()


@pytest.fixture
def finished(slices: Slices) -> list[object]:
    found: list[object] = []
    slices.finished.connect(found.append)
    return found


def timer_of(slices: Slices) -> QTimer:
    return slices.findChild(QTimer, "slices")


def rest_of(slices: Slices) -> int:
    """Return for how many milliseconds there is a rest before the next slice."""
    assert timer_of(slices).isActive()
    return timer_of(slices).interval()


def test_what_one_slice_is_enough_for_is_finished_on_return(
    slices: Slices, clock: Clock, finished: list[object]
) -> None:
    work = Reading(clock, FIRST, 1e-3)
    slices.start(work, EXPERIMENT)
    assert finished == [work]
    assert work.sizes == [FIRST]
    assert not slices.working
    assert not timer_of(slices).isActive()


def test_what_takes_more_is_finished_later_and_told_once(
    qtbot: QtBot, slices: Slices, clock: Clock, finished: list[object]
) -> None:
    work = Reading(clock, 5 * FIRST, MOST_SECONDS / 2 / FIRST)
    slices.start(work, EXPERIMENT)
    assert slices.working
    assert finished == []
    qtbot.waitUntil(lambda: not slices.working)
    assert finished == [work]
    assert work.sizes == [FIRST] * 5


def test_slices_that_take_too_long_are_halved_but_never_below_the_least(
    qtbot: QtBot, slices: Slices, clock: Clock
) -> None:
    work = Reading(clock, 160, 1e-3)
    slices.start(work, EXPERIMENT)
    qtbot.waitUntil(lambda: not slices.working)
    assert work.sizes[:4] == [FIRST, FIRST // 2, LEAST_EXAMPLES, LEAST_EXAMPLES]
    assert set(work.sizes[4:]) == {LEAST_EXAMPLES}


def test_short_slices_are_doubled_until_they_take_a_quarter_of_the_most(
    qtbot: QtBot, slices: Slices, clock: Clock
) -> None:
    work = Reading(clock, 1_000, SHORT)
    slices.start(work, EXPERIMENT)
    qtbot.waitUntil(lambda: not slices.working)
    assert work.sizes == [FIRST, 2 * FIRST, 4 * FIRST, 4 * FIRST, 4 * FIRST, 4 * FIRST][: len(work.sizes)]
    assert work.sizes[-1] == 4 * FIRST


def test_the_next_work_on_the_network_begins_with_what_was_found_out(
    qtbot: QtBot, slices: Slices, clock: Clock
) -> None:
    slices.start(Reading(clock, 1_000, SHORT), EXPERIMENT)
    qtbot.waitUntil(lambda: not slices.working)
    again = Reading(clock, 1_000, SHORT)
    slices.start(again, EXPERIMENT)
    assert again.sizes == [4 * FIRST]
    other = Reading(clock, 1_000, SHORT)
    slices.start(other, OTHER)
    assert other.sizes == [first_slice(OTHER)]
    assert LEAST_EXAMPLES < first_slice(OTHER) < FIRST


def test_a_network_of_any_size_has_a_first_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert first_slice(EXPERIMENT) > first_slice(OTHER) > LEAST_EXAMPLES
    monkeypatch.setattr(slices_module, "FIRST_PRODUCTS", 1)
    assert first_slice(EXPERIMENT) == LEAST_EXAMPLES


def test_in_a_pause_there_is_no_rest(slices: Slices, clock: Clock) -> None:
    slices.start(Reading(clock, 1_000, 1e-3), EXPERIMENT)
    assert rest_of(slices) == 0


def test_while_training_runs_each_slice_is_but_a_share_of_the_time(slices: Slices, clock: Clock) -> None:
    slices.set_training(True)
    slices.start(Reading(clock, 1_000, 1e-3), EXPERIMENT)
    assert rest_of(slices) == round(1000 * FIRST * 1e-3 / SHARE)


def test_what_was_spent_waiting_for_training_is_not_rested_for(slices: Slices, clock: Clock) -> None:
    class Waiting(Reading):
        def step(self, examples: int) -> bool:
            clock.now += 0.05
            clock.waited += 0.05
            return super().step(examples)

    slices.set_training(True)
    slices.start(Waiting(clock, 1_000, 1e-3), EXPERIMENT)
    assert rest_of(slices) == round(1000 * FIRST * 1e-3 / SHARE)


def test_the_rest_ends_when_training_does(qtbot: QtBot, slices: Slices, clock: Clock) -> None:
    slices.set_training(True)
    work = Reading(clock, FIRST + 1, 10.0)
    slices.start(work, EXPERIMENT)
    assert rest_of(slices) > 1_000_000
    slices.set_training(False)
    qtbot.waitUntil(lambda: not slices.working)
    assert work.left == 0


def test_the_end_of_training_starts_nothing_where_there_is_no_work(slices: Slices) -> None:
    slices.set_training(True)
    slices.set_training(False)
    assert not timer_of(slices).isActive()


def test_work_that_is_stopped_is_not_finished(qtbot: QtBot, slices: Slices, clock: Clock, finished: list) -> None:
    work = Reading(clock, 1_000, 1e-3)
    slices.start(work, EXPERIMENT)
    slices.stop()
    left = work.left
    assert not slices.working
    other = Reading(clock, 1, 1e-3)
    slices.start_later(other, EXPERIMENT)
    qtbot.waitUntil(lambda: finished == [other])
    assert work.left == left


def test_other_work_takes_the_place_of_what_is_under_way(
    qtbot: QtBot, slices: Slices, clock: Clock, finished: list[object]
) -> None:
    first, second = Reading(clock, 1_000, 1e-3), Reading(clock, 200, 1e-3)
    slices.start(first, EXPERIMENT)
    slices.start(second, EXPERIMENT)
    left = first.left
    qtbot.waitUntil(lambda: not slices.working)
    assert finished == [second]
    assert first.left == left


def test_work_for_later_rests_first(qtbot: QtBot, slices: Slices, clock: Clock, finished: list[object]) -> None:
    work = Reading(clock, 1, 1e-3)
    slices.set_training(True)
    slices.start_later(work, EXPERIMENT)
    assert slices.working
    assert work.sizes == []
    assert rest_of(slices) == round(1000 * MOST_SECONDS / SHARE)
    slices.set_training(False)
    qtbot.waitUntil(lambda: finished == [work])


def test_who_is_told_that_work_is_finished_may_begin_with_more(qtbot: QtBot, slices: Slices, clock: Clock) -> None:
    later = Reading(clock, 100, 1e-3)
    slices.finished.connect(lambda work: slices.start(later, EXPERIMENT) if work is not later else None)
    slices.start(Reading(clock, 1, 1e-3), EXPERIMENT)
    assert slices.working
    qtbot.waitUntil(lambda: later.left == 0)
