from threading import Event, Thread

import pytest
from tests.training.specs import learner

from pellucid.training import precedence as precedence_module
from pellucid.training.precedence import LONGEST_REST_SECONDS, SHORT_STEP_SECONDS, Precedence

SHORT, LONG = SHORT_STEP_SECONDS / 2, SHORT_STEP_SECONDS * 2


class Steps(Thread):
    """Counts steps, giving way between two of them as the trainer does."""

    def __init__(self, precedence: Precedence) -> None:
        super().__init__(name="steps", daemon=True)
        self.count = 0
        self.begun, self.done = Event(), Event()
        self._precedence = precedence

    def run(self) -> None:
        self._precedence.begin()
        while not self.done.is_set():
            if self._precedence.asked:
                self._precedence.give_way()
            self.count += 1
            self.begun.set()
        self._precedence.end()

    def __enter__(self) -> "Steps":
        self.start()
        self.begun.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.done.set()
        self.join()


def test_training_rests_between_two_steps_while_the_window_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precedence_module, "LONGEST_WAIT_SECONDS", 10.0)
    precedence = Precedence()
    precedence.note(SHORT)
    with Steps(precedence) as steps:
        with precedence:
            assert precedence.asked
        assert not precedence.asked
        before = steps.count
        while steps.count == before:
            pass
    assert precedence.rests == 1


def test_long_steps_go_on_beside_the_window() -> None:
    precedence = Precedence()
    precedence.note(LONG)
    with Steps(precedence), precedence:
        assert not precedence.asked
    assert precedence.rests == 0


def test_within_the_window_s_turn_another_one_ends_nothing() -> None:
    precedence = Precedence()
    precedence.note(SHORT)
    with precedence:
        with precedence:
            pass
        assert precedence.asked
    assert not precedence.asked


def test_a_window_that_is_kept_by_a_question_does_not_keep_training() -> None:
    precedence = Precedence()
    precedence.note(SHORT)
    with Steps(precedence) as steps, precedence:
        before = steps.count
        assert not steps.done.wait(2 * LONGEST_REST_SECONDS)
        while steps.count <= before + 1:
            pass
        assert not precedence.asked


def test_an_error_in_the_window_s_turn_ends_it() -> None:
    precedence = Precedence()
    precedence.note(SHORT)
    try:
        with precedence:
            raise ZeroDivisionError
    except ZeroDivisionError:
        assert not precedence.asked


def test_a_learner_gives_way_between_steps_and_makes_the_same_ones() -> None:
    alone, polite = learner(), learner()
    polite._precedence.asked = True
    assert polite.train(20) == alone.train(20)
    assert polite._precedence.rests == 1
