"""Learning-rate schedules."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.nn.catalogue import SCHEDULES

from pellucid.nn.schedules import Constant, Cosine, Exponential, InverseTime, Schedule, StepDecay


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_schedule_begins_with_the_chosen_rate(schedule: Schedule) -> None:
    assert schedule.rate(0.3, 0) == 0.3


@pytest.mark.parametrize("schedule", SCHEDULES)
@given(base=st.floats(0.0, 1e12), earlier=st.floats(0.0, 1e6), later=st.floats(0.0, 1e6))
def test_no_schedule_ever_rises_or_falls_below_zero(
    schedule: Schedule, base: float, earlier: float, later: float
) -> None:
    first, second = sorted((earlier, later))
    assert base >= schedule.rate(base, first) >= schedule.rate(base, second) >= 0.0


@pytest.mark.parametrize(
    ("schedule", "rates"),
    [
        (Constant(), {5: 1.0, 500: 1.0}),
        (StepDecay(0.5, 10), {9.99: 1.0, 10: 0.5, 19: 0.5, 20: 0.25, 35: 0.125}),
        (Exponential(0.25, 10), {5: 0.5, 10: 0.25, 20: 0.0625}),
        (Cosine(0.2, 10), {5: 0.6, 2.5: 0.2 + 0.8 * 0.8535533906, 10: 0.2, 11: 0.2, 1000: 0.2}),
        (InverseTime(10), {10: 0.5, 30: 0.25, 90: 0.1}),
    ],
)
def test_a_schedule_follows_its_formula(schedule: Schedule, rates: dict[float, float]) -> None:
    assert {epoch: pytest.approx(schedule.rate(1.0, epoch)) for epoch in rates} == rates


@pytest.mark.parametrize("schedule", SCHEDULES[1:])
@pytest.mark.parametrize("epochs", [0, -1, float("inf"), float("nan")])
def test_a_schedule_without_a_length_is_refused(schedule: Schedule, epochs: float) -> None:
    with pytest.raises(ValueError, match="positive number of epochs"):
        replace(schedule, epochs=epochs)  # type: ignore[type-var]


@pytest.mark.parametrize("schedule", SCHEDULES[1:4])
@pytest.mark.parametrize("factor", [0.0, -0.5, 1.5, float("nan")])
def test_a_factor_that_does_not_shrink_is_refused(schedule: Schedule, factor: float) -> None:
    with pytest.raises(ValueError, match="must lie above 0 and not above 1"):
        replace(schedule, factor=factor)  # type: ignore[type-var]
