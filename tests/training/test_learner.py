import dataclasses
from math import isfinite, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.training.specs import digits, learner, learner_for, overflow, small

from pellucid import nn
from pellucid.data.dataset import Scaling
from pellucid.experiment.build import build, build_optimizer
from pellucid.nn.batches import Batches
from pellucid.training.learner import Learner

OPTIMIZERS = ("sgd", "momentum", "adagrad", "rmsprop", "adam")


def test_a_new_learner_stands_at_the_initial_weights() -> None:
    new = learner()
    assert (new.steps, new.epoch) == (0, 0.0)
    assert np.isnan(new.loss)
    np.testing.assert_array_equal(new.network.theta, build(small()).network.theta)


def test_a_pass_takes_every_example_once_and_its_last_batch_is_smaller() -> None:
    trained = learner()
    epochs = []
    for _ in range(6):
        trained.step()
        epochs.append(trained.epoch)
    assert epochs == [20 / 50, 40 / 50, 1.0, 1 + 20 / 50, 1 + 40 / 50, 2.0]


def test_steps_are_those_of_the_bare_engine() -> None:
    experiment = build(small())
    network, dataset = experiment.network, experiment.dataset
    optimizer = build_optimizer(experiment.spec.training, network)
    targets = np.eye(dataset.classes, dtype=np.float32)[dataset.t_train]
    batches = Batches(dataset.scaling.apply(dataset.x_train), targets, 20, experiment.spec.seed)
    losses = []
    for epoch in range(3):
        for x, t in batches.begin(epoch):
            tape = network.tape(x.shape[1], experiment.loss)
            losses.append(tape.forward(x, t))
            tape.backward(x, t)
            optimizer.update(network.theta, network.gradient)
    trained = learner()
    assert trained.train(9) == losses
    np.testing.assert_array_equal(trained.network.theta, network.theta)


@given(st.lists(st.integers(1, 7), min_size=1, max_size=12))
def test_training_gives_the_same_bits_however_it_is_cut_up(portions: list[int]) -> None:
    whole, parts = learner(), learner()
    losses = whole.train(sum(portions))
    assert [loss for portion in portions for loss in parts.train(portion)] == losses
    np.testing.assert_array_equal(parts.network.theta, whole.network.theta)
    assert (parts.steps, parts.epoch, parts.loss) == (whole.steps, whole.epoch, whole.loss)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("steps", [0, 4, 6])
def test_going_on_from_a_checkpoint_gives_the_same_bits(optimizer: str, steps: int) -> None:
    trained = learner(optimizer=optimizer, learning_rate=0.01, schedule="cosine", schedule_epochs=5)
    trained.train(steps)
    checkpoint = trained.checkpoint()
    losses = trained.train(10)

    trained.restore(checkpoint)
    assert trained.train(10) == losses
    fresh = learner(optimizer=optimizer)
    fresh.restore(checkpoint)
    assert fresh.train(10) == losses
    np.testing.assert_array_equal(fresh.network.theta, trained.network.theta)
    assert fresh.learning_rate == trained.learning_rate


def test_a_checkpoint_is_a_copy_that_nobody_can_write() -> None:
    trained = learner()
    checkpoint = trained.checkpoint()
    before = checkpoint.theta.copy()
    trained.train(3)
    np.testing.assert_array_equal(checkpoint.theta, before)
    assert not checkpoint.theta.flags.writeable
    assert trained.checkpoint().size == 2 * before.nbytes


def test_a_smaller_batch_takes_effect_with_the_next_batch_of_the_same_order() -> None:
    trained = learner()
    trained.train(1)
    trained.set_training(replace(trained.training, batch_size=15))
    epochs = []
    for _ in range(3):
        trained.step()
        epochs.append(trained.epoch)
    assert epochs == [35 / 50, 1.0, 1 + 15 / 50]


def test_a_batch_larger_than_the_data_is_all_of_them() -> None:
    trained = learner(batch_size=10_000)
    trained.train(2)
    assert trained.epoch == 2.0


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_change_that_leaves_the_optimizer_leaves_its_state(optimizer: str) -> None:
    changed, untouched = learner(optimizer=optimizer), learner(optimizer=optimizer)
    changed.train(4)
    changed.set_training(replace(changed.training, learning_rate=0.5))
    changed.set_training(replace(changed.training, learning_rate=untouched.training.learning_rate))
    untouched.train(4)
    assert changed.train(4) == untouched.train(4)


def test_another_optimizer_begins_afresh() -> None:
    changed = learner(optimizer="adam")
    changed.train(4)
    changed.set_training(replace(changed.training, optimizer="momentum"))
    fresh = learner()
    fresh.restore(dataclasses.replace(changed.checkpoint(), optimizer={"steps": 0}))
    assert changed.train(3) == fresh.train(3)


@pytest.mark.parametrize("penalty", [{"weight_decay": 0.1}, {"l1": 0.01}])
def test_a_penalty_changes_from_the_next_step(penalty: dict[str, float]) -> None:
    plain, changed = learner(), learner()
    plain.train(2)
    changed.train(2)
    changed.set_training(replace(changed.training, **penalty))
    assert plain.step() == changed.step()
    assert plain.step() != changed.step()


def test_momentum_and_decay_change_from_the_next_step() -> None:
    plain, changed = learner(), learner()
    plain.train(2)
    changed.train(2)
    changed.set_training(replace(changed.training, momentum=0.0, weight_decay=0.1))
    assert plain.step() == changed.step()
    assert plain.step() != changed.step()


def test_the_schedule_is_applied_pass_by_pass() -> None:
    trained = learner(learning_rate=0.1, schedule="step", schedule_factor=0.5, schedule_epochs=2)
    rates = []
    for _ in range(5):
        rates.append(trained.learning_rate)
        trained.train(3)
    assert rates == pytest.approx([0.1, 0.1, 0.05, 0.05, 0.025])
    trained.set_training(replace(trained.training, learning_rate=0.2))
    assert trained.learning_rate == pytest.approx(0.05)


def test_the_first_loss_that_is_not_finite_leaves_the_weights_alone() -> None:
    trained = learner()
    trained.train(4)
    overflow(trained)
    before = trained.parameters()
    loss = trained.step()
    assert not isfinite(loss)
    assert (trained.steps, trained.epoch) == (4, 1 + 20 / 50)
    np.testing.assert_array_equal(trained.network.theta, before)
    divergence = trained.divergence
    assert divergence is not None
    assert divergence.step == 5
    assert divergence.layer == 3
    assert divergence.loss is loss


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("rate", [1e5, 1e9, 1e12])
def test_a_diverged_learner_keeps_its_last_finite_weights(optimizer: str, rate: float) -> None:
    trained = Learner(build(small()))
    trained.train(5)
    trained.set_training(replace(trained.training, optimizer=optimizer, learning_rate=rate))
    seen = {trained.steps: trained.parameters()}
    while trained.divergence is None and len(seen) < 500:
        trained.step()
        seen[trained.steps] = trained.parameters()
    assert np.isfinite(trained.network.theta).all()
    if trained.divergence is not None:
        assert trained.steps < trained.divergence.step
        assert trained.training.learning_rate == rate
        np.testing.assert_array_equal(trained.network.theta, seen[trained.steps])


def test_weights_that_overflowed_unnoticed_are_taken_back() -> None:
    trained = learner(optimizer="sgd", learning_rate=0.05)
    trained.train(4)
    # The update overflows although the loss before it is finite.
    trained.set_training(replace(trained.training, learning_rate=float("1e39")))
    losses = trained.train(10)
    assert isfinite(losses[0])
    assert not isfinite(losses[-1])
    assert np.isfinite(trained.network.theta).all()
    assert trained.steps == 4
    assert trained.divergence is not None
    assert trained.divergence.step == 6


def test_a_weight_can_be_written_between_two_steps() -> None:
    trained, other = learner(), learner()
    trained.train(3)
    other.train(3)
    index = trained.network.layout.index("0.weight", 1, 2)
    trained.set_weight(index, 0.75)
    assert trained.network.parameters["0.weight"][1, 2] == np.float32(0.75)
    assert trained.train(3) != other.train(3)


def test_the_evaluation_is_of_all_examples() -> None:
    trained = learner()
    trained.train(7)
    metrics = trained.evaluate()
    dataset, loss = trained.experiment.dataset, nn.SoftmaxCrossEntropy()
    inputs = dataset.scaling.apply(dataset.x_test)
    probabilities = loss.outputs(trained.network.forward(inputs))
    right = probabilities.argmax(axis=1) == dataset.t_test
    picked = probabilities[np.arange(15), dataset.t_test]
    assert metrics.step == 7
    assert metrics.epoch == trained.epoch
    assert metrics.test_accuracy == right.mean()
    assert metrics.test_loss == pytest.approx(-np.log(picked).mean(), rel=1e-5)
    assert 0 <= metrics.train_accuracy <= 1


def test_an_answer_that_is_no_number_counts_as_wrong() -> None:
    trained = learner()
    trained.network.theta[:] = nan
    metrics = trained.evaluate()
    assert (metrics.train_accuracy, metrics.test_accuracy) == (0.0, 0.0)
    assert np.isnan(metrics.train_loss)


def test_steps_to_epoch_are_those_that_are_left() -> None:
    trained = learner()
    left = []
    for _ in range(4):
        left.append(trained.steps_to_epoch)
        trained.step()
    assert left == [3, 2, 1, 3]


@pytest.mark.parametrize("scaling", ["raw", "unit", "standard"])
def test_pictures_give_the_same_bits_as_inputs_scaled_before(scaling: str) -> None:
    spec = replace(digits(), data=replace(digits().data, scaling=scaling))
    pictures = build(spec)
    dataset = pictures.dataset
    scaled = dataclasses.replace(
        dataset,
        x_train=dataset.scaling.apply(dataset.x_train),
        x_test=dataset.scaling.apply(dataset.x_test),
        scaling=Scaling.raw(784),
        picture=None,
    )
    bytewise, at_once = Learner(pictures), Learner(dataclasses.replace(build(spec), dataset=scaled))
    assert bytewise.train(7) == at_once.train(7)
    np.testing.assert_array_equal(bytewise.network.theta, at_once.network.theta)
    assert bytewise.evaluate() == at_once.evaluate()


def test_evaluation_in_parts_is_that_of_the_whole() -> None:
    trained = learner_for(digits())
    trained.train(9)
    metrics = trained.evaluate()
    dataset, network = trained.experiment.dataset, trained.network
    for raw, classes, loss, accuracy in (
        (dataset.x_train, dataset.t_train, metrics.train_loss, metrics.train_accuracy),
        (dataset.x_test, dataset.t_test, metrics.test_loss, metrics.test_accuracy),
    ):
        inputs = dataset.scaling.apply(raw)
        assert len(inputs) > len(next(dataset.scaling.in_parts(raw))[1])
        assert loss == pytest.approx(network.loss(inputs, classes, nn.SoftmaxCrossEntropy()), rel=1e-5)
        assert accuracy == np.mean(network.forward(inputs).argmax(axis=1) == classes)


def test_a_restored_learner_of_pictures_goes_on_to_the_same_bits() -> None:
    whole, parted = learner_for(digits()), learner_for(digits())
    whole.train(8)
    parted.train(4)
    taken = parted.checkpoint()
    parted.train(3)
    parted.restore(taken)
    parted.train(4)
    np.testing.assert_array_equal(parted.network.theta, whole.network.theta)
