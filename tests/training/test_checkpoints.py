from math import inf, nan

import numpy as np

from pellucid.experiment.spec import Training
from pellucid.training.checkpoint import Checkpoint
from pellucid.training.checkpoints import MOST, Checkpoints


def at(step: int, value: float = 1.0, parameters: int = 100) -> Checkpoint:
    theta = np.full(parameters, value, np.float32)
    return Checkpoint(step, 0, 0, theta, {"steps": step, "velocity": theta}, Training(), 1.0)


def begun(interval: int = 10, budget: int = 2**20) -> Checkpoints:
    return Checkpoints(at(0), interval, budget)


def test_one_is_due_every_interval() -> None:
    kept = begun()
    assert [step for step in range(35) if kept.is_due(step)] == [10, 20, 30]
    assert (kept.steps_to_next(0), kept.steps_to_next(7), kept.steps_to_next(10)) == (10, 3, 10)


def test_the_last_good_one_has_a_loss_not_above_the_first() -> None:
    kept = begun()
    for step, loss in ((0, 1.1), (10, 0.7), (20, 1.1), (30, 1.2)):
        if step:
            kept.add(at(step))
        kept.judge(step, loss)
    kept.add(at(40))
    assert kept.last_good().step == 20


def test_without_a_good_one_the_initial_weights_are_left() -> None:
    kept = begun()
    assert kept.last_good().step == 0
    kept.judge(0, 1.0)
    kept.add(at(10))
    kept.judge(10, inf)
    kept.add(at(20))
    kept.judge(20, nan)
    assert kept.last_good().step == 0


def test_parameters_that_are_not_finite_are_not_kept() -> None:
    kept = begun()
    kept.add(at(10, value=inf))
    assert kept.steps == (0,)


def test_a_second_one_of_the_same_parameters_replaces_the_first() -> None:
    kept = begun()
    kept.judge(0, 1.0)
    kept.add(at(10))
    kept.judge(10, 0.5)
    kept.add(at(10), marked=True)
    assert kept.steps == (0, 10)
    assert kept.last_good().step == 10


def test_changed_parameters_of_the_same_step_leave_a_way_back_before_the_change() -> None:
    kept = begun()
    kept.judge(0, 1.0)
    before, after = at(10), at(10, value=2.0)
    kept.add(before)
    kept.judge(10, 0.5)
    kept.add(after, marked=True)
    kept.judge(10, 7.0)
    assert kept.last_good() is before
    kept.cut(before)
    assert kept.steps == (0, 10)
    assert kept.last_good() is before


def test_memory_stays_within_the_budget_and_the_way_back_whole() -> None:
    kept = begun(budget=20 * at(0).size)
    for step in range(10, 10_000, 10):
        if kept.is_due(step):
            kept.add(at(step))
        assert kept.size <= 20 * at(0).size
    steps = kept.steps
    assert steps[0] == 0
    assert len(steps) >= 10
    assert max(np.diff(steps)) <= 2 * 10_000 / 10


def test_there_are_never_too_many_and_the_interval_grows_with_the_run() -> None:
    kept = begun(interval=1, budget=2**30)
    for step in range(1, 20 * MOST):
        if kept.is_due(step):
            kept.add(at(step, parameters=1))
        assert len(kept.steps) <= MOST
    gaps = np.diff(kept.steps)
    assert gaps[gaps > 0].min() >= 16
    assert gaps.max() <= 64


def test_marked_ones_outlive_the_others() -> None:
    kept = begun(interval=1, budget=20 * at(0).size)
    kept.add(at(1))
    kept.add(at(2), marked=True)
    for step in range(3, 300):
        if kept.is_due(step):
            kept.add(at(step))
    assert 2 in kept.steps


def test_many_marks_are_thinned_too() -> None:
    kept = begun(budget=20 * at(0).size)
    for step in range(1, 100):
        kept.add(at(step), marked=True)
    assert kept.size <= 20 * at(0).size
    assert (kept.steps[0], kept.steps[-1]) == (0, 99)


def test_a_checkpoint_larger_than_the_budget_does_not_hang() -> None:
    kept = begun(budget=1)
    for step in range(10, 50, 10):
        kept.add(at(step))
    assert kept.steps[0] == 0
    assert len(kept.steps) <= 3


def test_shrinking_spares_the_last_good_one() -> None:
    kept = begun()
    kept.judge(0, 1.0)
    for step in range(10, 500, 10):
        kept.add(at(step))
        kept.judge(step, 0.5 if step <= 130 else 2.0)
    kept.shrink(4)
    assert len(kept.steps) <= 4
    assert kept.last_good().step == 130


def test_cutting_forgets_what_came_later() -> None:
    kept = begun()
    twenty = at(20)
    for checkpoint in (at(10), twenty, at(30), at(40)):
        kept.add(checkpoint)
    kept.cut(twenty)
    assert kept.steps == (0, 10, 20)
