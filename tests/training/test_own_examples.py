import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.training.specs import digits, learner_for

from pellucid.experiment.build import build
from pellucid.nn.batches import Batches
from pellucid.training.learner import LEARNED_LOSS, MOST_LEARNING_STEPS, Learner
from pellucid.training.own_examples import Mixer, OwnExample, prepared

EXPERIMENT = build(digits())
DATASET = EXPERIMENT.dataset


def drawn(seed: int, answer: int) -> OwnExample:
    """Return a scribble that no digit in the box is."""
    return OwnExample.of(np.random.default_rng(seed).integers(1, 256, 784).astype(np.float32), answer)


OWN = (drawn(1, 3), drawn(2, 8))
CORRECTED = OwnExample.of(DATASET.x_test[0].astype(np.float32), (int(DATASET.t_test[0]) + 1) % 10)


def mixed_epoch(share: float, batch_size: int, epoch: int = 0, start: int = 0) -> list[tuple[np.ndarray, np.ndarray]]:
    inputs = DATASET.scaling.apply(DATASET.x_train)
    batches = Batches(inputs, np.eye(10, dtype=np.float32)[DATASET.t_train], batch_size, seed=5)
    mixer = Mixer(OWN, EXPERIMENT, share, seed=5)
    return [(x.T.copy(), t.T.copy()) for x, t in mixer.mixed(batches.begin(epoch, start), epoch, start)]


def is_own(x: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Tell which rows of a batch are own examples that carry their right answers."""
    inputs, targets = prepared(OWN, EXPERIMENT)
    found = [
        (x[:, :-1] == one).all(axis=1) & (t == target).all(axis=1) for one, target in zip(inputs, targets, strict=True)
    ]
    return np.logical_or.reduce(found)


@given(share=st.floats(0.0, 0.5), batch_size=st.integers(1, 210))
def test_own_examples_take_their_share_of_each_batch_and_nothing_else_changes(share: float, batch_size: int) -> None:
    plain = mixed_epoch(0.0, batch_size)
    mixed = mixed_epoch(share, batch_size)
    assert len(mixed) == len(plain)
    for (x, t), (x_before, t_before) in zip(mixed, plain, strict=True):
        own = is_own(x, t)
        assert np.floor(share * len(t)) <= own.sum() <= np.floor(share * len(t)) + 1
        np.testing.assert_array_equal(x[~own], x_before[~own])
        np.testing.assert_array_equal(t[~own], t_before[~own])
        assert (x[:, -1] == 1).all()


def test_small_batches_have_their_share_in_the_mean() -> None:
    batches = [batch for epoch in range(20) for batch in mixed_epoch(0.1, 1, epoch)]
    own = sum(int(is_own(x, t).sum()) for x, t in batches)
    assert 0.08 < own / len(batches) < 0.12


def test_which_examples_are_replaced_depends_on_the_place_in_the_course_alone() -> None:
    whole, rest = mixed_epoch(0.3, 100), mixed_epoch(0.3, 100, start=100)
    for (x, t), (x_again, t_again) in zip(whole[1:], rest, strict=True):
        np.testing.assert_array_equal(x, x_again)
        np.testing.assert_array_equal(t, t_again)


def taught(share: float = 0.2) -> Learner:
    learner = learner_for(digits(own_share=share))
    learner.set_own_examples(OWN)
    return learner


def answers(learner: Learner) -> list[int]:
    inputs, _ = prepared(OWN, EXPERIMENT)
    return learner.network.forward(inputs).argmax(axis=1).tolist()


def test_a_network_learns_what_is_mixed_in_and_the_rest_as_well() -> None:
    learner = taught()
    learner.train(120)
    assert answers(learner) == [3, 8]
    assert learner.evaluate().test_accuracy > 0.6
    assert learner.epoch == 40.0


def test_without_own_examples_or_a_share_training_is_what_it_was() -> None:
    plain, emptied, no_share = learner_for(digits()), taught(), taught(share=0.0)
    emptied.set_own_examples(())
    for each in (plain, emptied, no_share):
        each.train(10)
    np.testing.assert_array_equal(emptied.network.theta, plain.network.theta)
    np.testing.assert_array_equal(no_share.network.theta, plain.network.theta)


def test_a_share_that_changes_counts_from_the_next_step() -> None:
    learner, plain = taught(share=0.0), learner_for(digits(own_share=0.0))
    learner.train(2)
    learner.set_training(replace(learner.training, own_share=0.5))
    plain.train(2)
    np.testing.assert_array_equal(learner.network.theta, plain.network.theta)
    learner.train(1)
    plain.train(1)
    assert (learner.network.theta != plain.network.theta).any()


def test_going_on_from_a_checkpoint_with_own_examples_gives_the_same_bits() -> None:
    through, back = taught(), taught()
    through.train(4)
    checkpoint = through.checkpoint()
    through.train(5)
    back.restore(checkpoint)
    back.train(5)
    np.testing.assert_array_equal(back.network.theta, through.network.theta)


def test_learning_one_example_makes_its_loss_fall_and_is_no_step_of_the_run() -> None:
    learner = learner_for(digits())
    learner.train(5)
    optimizer = learner.checkpoint().optimizer
    losses = learner.learn(CORRECTED)
    assert losses[0] > 1.0
    assert losses[-1] <= LEARNED_LOSS
    assert 2 <= len(losses) <= MOST_LEARNING_STEPS + 1
    inputs, targets = prepared((CORRECTED,), EXPERIMENT)
    loss = learner.network.loss(inputs, targets, learner.experiment.loss)
    assert loss == pytest.approx(losses[-1], rel=1e-5)
    assert learner.steps == 5
    for name, value in learner.checkpoint().optimizer.items():
        np.testing.assert_array_equal(value, optimizer[name])


def test_an_answer_that_is_not_finite_leaves_the_network_as_it_was() -> None:
    learner = learner_for(digits())
    learner.network.parameters["0.weight"][:] = 3e38
    before = learner.parameters()
    (loss,) = learner.learn(OWN[0])
    assert not np.isfinite(loss)
    np.testing.assert_array_equal(learner.network.theta, before)


def test_learning_that_blows_up_is_taken_back() -> None:
    learner = learner_for(digits(optimizer="sgd", learning_rate=1e12, weight_decay=1.0))
    learner.network.parameters["2.bias"][:] = [0, *[-1e30] * 9]
    before = learner.parameters()
    losses = learner.learn(OWN[0])
    assert len(losses) == 1
    assert np.isfinite(losses).all()
    np.testing.assert_array_equal(learner.network.theta, before)


def test_without_a_learning_rate_nothing_is_learned() -> None:
    learner = learner_for(digits(learning_rate=0.0))
    losses = learner.learn(OWN[0])
    assert set(losses) == {losses[0]}
    assert len(losses) == MOST_LEARNING_STEPS + 1
