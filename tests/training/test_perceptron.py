"""Rosenblatt's rule: against a trace worked by hand, where it must end, and where it cannot."""

import numpy as np
import pytest
from tests.training.specs import learner_for

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Data, Spec, with_value
from pellucid.lens.perceptron import most_corrections
from pellucid.training.learner import Learner
from pellucid.training.run import Run

# AND from zero weights with learning rate 1: y = 1 where z = w₁x₁ + w₂x₂ + b > 0, then w ← w + (t − y) x.
#   x₁ x₂   t    z   y    w₁  w₂   b
AND_BY_HAND = [
    (0, 0,  0,   0,  0,    0,  0,  0),
    (0, 1,  0,   0,  0,    0,  0,  0),
    (1, 0,  0,   0,  0,    0,  0,  0),
    (1, 1,  1,   0,  0,    1,  1,  1),
    (0, 0,  0,   1,  1,    1,  1,  0),
    (0, 1,  0,   1,  1,    1,  0, -1),
    (1, 0,  0,   0,  0,    1,  0, -1),
    (1, 1,  1,   0,  0,    2,  1,  0),
    (0, 0,  0,   0,  0,    2,  1,  0),
    (0, 1,  0,   1,  1,    2,  0, -1),
    (1, 0,  0,   1,  1,    1,  0, -2),
    (1, 1,  1,  -1,  0,    2,  1, -1),
    (0, 0,  0,  -1,  0,    2,  1, -1),
    (0, 1,  0,   0,  0,    2,  1, -1),
    (1, 0,  0,   1,  1,    1,  1, -2),
    (1, 1,  1,   0,  0,    2,  2, -1),
    (0, 0,  0,  -1,  0,    2,  2, -1),
    (0, 1,  0,   1,  1,    2,  1, -2),
    (1, 0,  0,   0,  0,    2,  1, -2),
    (1, 1,  1,   1,  1,    2,  1, -2),
    (0, 0,  0,  -2,  0,    2,  1, -2),
    (0, 1,  0,  -1,  0,    2,  1, -2),
    (1, 0,  0,   0,  0,    2,  1, -2),
    (1, 1,  1,   1,  1,    2,  1, -2),
]  # fmt: skip


def perceptron(source: str) -> Learner:
    return learner_for(with_value(load("perceptron"), "data.source", source))


def test_every_step_of_and_is_the_one_worked_by_hand() -> None:
    learner = learner_for(load("perceptron"))
    corrections = 0
    for x1, x2, t, z, y, w1, w2, b in AND_BY_HAND:
        np.testing.assert_array_equal(learner.network.forward([[x1, x2]]), [[z]])
        assert learner.step() == (y - t) * z
        np.testing.assert_array_equal(learner.network.theta, [w1, w2, b])
        corrections += y != t
        assert learner.corrections == corrections
    assert corrections == 10
    assert learner.evaluate().train_accuracy == 1.0


@pytest.mark.parametrize("source", ["and", "nand", "or"])
def test_what_a_line_can_part_is_learned_within_the_bound_of_the_theorem(source: str) -> None:
    learner = perceptron(source)
    bound = most_corrections(learner.experiment)
    assert bound is not None
    learner.train(4 * 20)
    assert learner.corrections is not None
    assert 0 < learner.corrections <= bound
    before = learner.corrections
    learner.train(4 * 20)
    assert learner.corrections == before
    assert learner.evaluate().train_accuracy == 1.0


def test_xor_goes_round_in_a_circle_for_ever() -> None:
    learner = perceptron("xor-gate")
    assert most_corrections(learner.experiment) is None
    seen: list[tuple[float, ...]] = []
    for _ in range(40):
        learner.train(4)
        seen.append(tuple(learner.network.theta.tolist()))
        assert learner.evaluate().train_accuracy < 1.0
    first = seen.index(seen[-1])
    length = seen.index(seen[-1], first + 1) - first
    assert all(seen[at] == seen[at + length] for at in range(first, len(seen) - length))
    before = learner.corrections
    learner.train(4 * length)
    assert before is not None
    assert learner.corrections is not None
    assert learner.corrections > before


def test_the_learning_rate_stretches_the_weights_and_changes_no_answer() -> None:
    learner, stretched = perceptron("and"), learner_for(with_value(load("perceptron"), "training.learning_rate", 0.25))
    learner.train(30)
    stretched.train(30)
    np.testing.assert_array_equal(stretched.network.theta, learner.network.theta / 4)
    assert stretched.corrections == learner.corrections


def test_points_come_in_the_order_of_the_truth_table_whatever_the_seed() -> None:
    one, other = (learner_for(with_value(load("perceptron"), "seed", seed)) for seed in (1, 2))
    for _ in range(12):
        one.step()
        other.step()
        np.testing.assert_array_equal(one.network.theta, other.network.theta)


def test_going_back_to_a_checkpoint_takes_corrections_back_too() -> None:
    learner = perceptron("and")
    learner.train(8)
    taken = learner.checkpoint()
    assert learner.corrections == 4
    learner.train(8)
    assert learner.corrections == 9
    learner.restore(taken)
    assert learner.corrections == 4
    learner.train(8)
    assert learner.corrections == 9


def test_the_latest_correction_is_remembered_until_a_hand_changes_the_weights() -> None:
    learner = learner_for(load("perceptron"))
    latest = None
    for step, (_, _, t, _, y, *_) in enumerate(AND_BY_HAND, 1):
        learner.step()
        latest = step if y != t else latest
        assert learner.corrected_at == latest
    assert latest == 18
    learner.set_weight(0, 0.5)
    assert learner.corrected_at is None
    learner.train(8)
    assert learner.corrected_at is not None
    learner.shift(np.ones(3, np.float32))
    assert learner.corrected_at is None


def test_many_steps_at_once_remember_the_same_correction() -> None:
    learner, alone = perceptron("and"), perceptron("and")
    for steps in (5, 9, 13, 40):
        learner.train(steps)
        for _ in range(steps):
            alone.step()
        assert learner.corrected_at == alone.corrected_at


def test_going_back_to_a_checkpoint_goes_back_to_its_latest_correction() -> None:
    learner = perceptron("and")
    learner.train(5)
    taken = learner.checkpoint()
    learner.train(10)
    assert learner.corrected_at == 15
    learner.restore(taken)
    assert learner.corrected_at == 5


def test_a_frame_says_how_many_corrections_there_were() -> None:
    run = Run(0, load("perceptron"))
    assert run.frame().corrections == 0
    while run.learner.steps < 8:
        run.train(1)
    assert run.frame().corrections == 4
    assert run.frame().corrected_at == 8


def test_where_another_rule_is_learned_by_nothing_is_counted() -> None:
    learner = learner_for(Spec(data=Data(train=20)))
    learner.train(3)
    assert learner.corrections is None
    assert Run(0, load("logistic-regression")).frame().corrections is None


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_clouds_that_lie_apart_are_parted_within_the_bound(seed: int) -> None:
    spec = load("perceptron")
    for path, value in (
        ("data.source", "two-gaussians"),
        ("data.train", 100),
        ("data.noise", 0.0),
        ("data.seed", seed),
    ):
        spec = with_value(spec, path, value)
    learner = learner_for(spec)
    bound = most_corrections(learner.experiment)
    assert bound is not None
    learner.train(100 * 20)
    assert learner.corrections is not None
    assert 0 < learner.corrections <= bound
    assert learner.evaluate().train_accuracy == 1.0
