import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.training.pacer import MOST_SECONDS_BEHIND, Pacer


def begun(pace: float | None) -> Pacer:
    pacer = Pacer(None)
    pacer.begin(0.0, pace)
    return pacer


def test_the_first_step_is_due_at_once_and_the_next_after_its_time() -> None:
    pacer = begun(4.0)
    assert pacer.take(0.0, 100) == 1
    assert pacer.take(0.24, 100) == 0
    assert pacer.wait(0.2) == pytest.approx(0.05)
    assert pacer.take(0.25, 100) == 1


@given(
    pace=st.sampled_from([1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0]),
    turns=st.lists(st.floats(1e-4, MOST_SECONDS_BEHIND / 2), min_size=300, max_size=300),
)
def test_the_pace_is_held_to_the_step_however_often_it_is_asked_for(pace: float, turns: list[float]) -> None:
    pacer, now, made = begun(pace), 0.0, 0
    for turn in turns:
        made += pacer.take(now, 10_000)
        now += turn
    made += pacer.take(now, 10_000)
    assert abs(made - (1 + now * pace)) <= 1


def test_a_trainer_that_was_held_up_does_not_rush() -> None:
    pacer = begun(100.0)
    pacer.take(0.0, 10_000)
    assert pacer.take(60.0, 10_000) <= 1 + 100 * MOST_SECONDS_BEHIND
    assert pacer.take(60.005, 10_000) <= 1
    assert pacer.take(60.006, 10_000) == 0


def test_steps_beyond_what_can_be_taken_now_stay_due() -> None:
    pacer = begun(1_000.0)
    pacer.take(0.0, 10_000)
    assert pacer.take(0.0105, 4) == 4
    assert pacer.wait(0.0105) == 0.0
    assert pacer.take(0.0105, 100) == 6


def test_without_limit_as_many_steps_are_due_as_can_be_taken() -> None:
    pacer = begun(None)
    assert (pacer.take(0.0, 77), pacer.take(0.0, 77), pacer.wait(0.0)) == (77, 77, 0.0)


def test_another_pace_begins_at_once() -> None:
    pacer = begun(1.0)
    pacer.take(0.0, 1)
    pacer.begin(0.1, 10.0)
    assert pacer.take(0.1, 100) == 1
    assert pacer.wait(0.1) == pytest.approx(0.1)
