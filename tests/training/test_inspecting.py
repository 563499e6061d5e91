"""What the next step will be made of, told without making it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.nn.catalogue import OPTIMIZERS
from tests.training.bench import Bench
from tests.training.specs import digits, learner, learner_for, small

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Spec
from pellucid.training.dealer import NextBatch
from pellucid.training.learner import Learner
from pellucid.training.messages import Inspect, Inspected, Resume, SetHyperparameter, SetOwnExamples
from pellucid.training.own_examples import OwnExample, prepared

OWN = tuple(
    OwnExample.of(np.random.default_rng(seed).integers(1, 256, 784).astype(np.float32), answer)
    for seed, answer in ((1, 3), (2, 8), (3, 0))
)
NAMES = ("sgd", "momentum", "adagrad", "rmsprop", "adam")


def taught() -> Learner:
    made = learner_for(digits(own_share=0.3))
    made.set_own_examples(OWN)
    return made


def looked_up(batch: NextBatch, of: Learner) -> tuple[np.ndarray, np.ndarray]:
    """Return inputs and targets as the numbers of the examples tell them."""
    dataset = of.experiment.dataset
    known = np.maximum(batch.examples, 0)
    inputs = dataset.scaling.apply(dataset.x_train[known])
    targets = of.experiment.readout.targets(dataset.t_train[known])
    own = batch.examples < 0
    if own.any():
        inputs[own], targets[own] = (part[-1 - batch.examples[own]] for part in prepared(OWN, of.experiment))
    return inputs, targets


@pytest.mark.parametrize(
    "spec",
    [small(), digits(), load("xor"), load("perceptron"), load("saddle")],
    ids=["colours", "digits", "plane", "in the order of the data", "values"],
)
def test_the_next_batch_is_the_one_that_is_trained_on_next(spec: Spec) -> None:
    trained = learner_for(spec)
    sizes = []
    for _ in range(5):
        batch = trained.next_batch()
        sizes.append(len(batch.inputs))
        for told, found in zip((batch.inputs, batch.targets), looked_up(batch, trained), strict=True):
            np.testing.assert_array_equal(told, found)
        # The same layout and the same operations: the same bits.
        assert trained.network.loss(batch.inputs, batch.targets, trained.experiment.loss) == trained.step()
    if spec == small():
        assert sizes == [20, 20, 10, 20, 20]


def test_own_examples_are_in_it_and_told_apart() -> None:
    trained = taught()
    seen: set[int] = set()
    for _ in range(6):
        batch = trained.next_batch()
        for told, found in zip((batch.inputs, batch.targets), looked_up(batch, trained), strict=True):
            np.testing.assert_array_equal(told, found)
        assert trained.network.loss(batch.inputs, batch.targets, trained.experiment.loss) == trained.step()
        seen |= set(batch.examples.tolist())
    assert {-1, -2, -3} < seen


@settings(deadline=None, max_examples=20)
@given(looks=st.lists(st.integers(0, 3), max_size=8), own=st.booleans())
def test_looking_ahead_changes_nothing(looks: list[int], own: bool) -> None:
    looking, blind = (taught() if own else learner() for _ in range(2))
    for count in looks:
        batches = [looking.next_batch() for _ in range(count)]
        for batch in batches[1:]:
            np.testing.assert_array_equal(batch.inputs, batches[0].inputs)
            np.testing.assert_array_equal(batch.examples, batches[0].examples)
        assert looking.step() == blind.step()
    np.testing.assert_array_equal(looking.network.theta, blind.network.theta)
    assert looking.epoch == blind.epoch


def only(bench: Bench) -> Inspected:
    (report,) = bench.of(Inspected)
    return report


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_told_makes_the_next_step(name: str) -> None:
    bench = Bench(small(optimizer=name, learning_rate=0.02, weight_decay=0.01, l1=0.001))
    bench.train_to(4)
    theta = bench.theta.copy()
    bench.obey(Inspect())
    report = only(bench)
    assert (report.run, report.step, report.optimizer) == (0, 4, name)
    experiment = build(small())
    network = experiment.network
    network.theta[:] = theta
    network.backward(report.inputs, report.targets, experiment.loss)
    optimizer = OPTIMIZERS[NAMES.index(name)](decayed=network.decay_mask)
    for setting, value in report.settings.items():
        setattr(optimizer, setting, value)
    optimizer.restore(report.state)
    optimizer.update(network.theta, network.gradient)
    assert bench.step == 4
    bench.train_to(5)
    np.testing.assert_array_equal(bench.theta, network.theta)


def test_what_was_told_stays_as_it_was_while_training_goes_on() -> None:
    bench = Bench(small(optimizer="adam"))
    bench.train_to(1)
    bench.obey(Inspect())
    report = only(bench)
    copies = [report.inputs.copy(), report.targets.copy(), report.state["mean"].copy(), report.state["steps"]]
    bench.train_to(6)
    for told, copy in zip(
        (report.inputs, report.targets, report.state["mean"], report.state["steps"]), copies, strict=True
    ):
        np.testing.assert_array_equal(told, copy)


def test_settings_are_those_of_the_next_step() -> None:
    bench = Bench(small(schedule="exponential", schedule_factor=0.5, schedule_epochs=1, momentum=0.7))
    bench.train_to(3)
    bench.obey(SetHyperparameter("weight_decay", 0.25), Inspect())
    assert only(bench).settings == {"learning_rate": 0.025, "weight_decay": 0.25, "l1": 0.0, "momentum": 0.7}


def test_before_the_first_step_there_is_no_state_yet() -> None:
    bench = Bench(small())
    bench.obey(Inspect())
    assert only(bench).state == {"steps": 0}


def test_inspecting_goes_on_running() -> None:
    bench = Bench(digits(own_share=0.5))
    bench.obey(SetOwnExamples(OWN), Resume())
    bench.work(3)
    bench.obey(Inspect())
    assert bench.worker.running
    assert (only(bench).examples < 0).any()
