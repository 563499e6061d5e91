"""A step as a script: it runs alone, and does what the engine does."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lens.by_hand import random_theta

from pellucid.experiment import catalog
from pellucid.experiment.build import OPTIMIZERS, Experiment, build, build_optimizer
from pellucid.experiment.spec import Activation, Data, Layer, Network, OptimizerName, Spec, Training
from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.script import as_numpy

NAMES = sorted(OPTIMIZERS)
OUTPUTS = ("colours", "saddle", "digits", "xor-gate", "logistic-regression")


class Step:
    """A step of an experiment after so many others: its script, and what the engine has before it and finds in it."""

    def __init__(self, experiment: Experiment, training: Training, examples: int, steps: int) -> None:
        network, dataset = experiment.network, experiment.dataset
        self.keys = experiment.affine_keys
        network.theta[:] = random_theta(experiment)
        inputs = dataset.scaling.apply(dataset.x_train[:examples])
        targets = experiment.readout.targets(dataset.t_train[:examples])
        self.optimizer = build_optimizer(training, network)
        for _ in range(steps):
            network.backward(inputs, targets, experiment.loss)
            self.optimizer.update(network.theta, network.gradient)
        self.before = network.theta.copy()
        moment = Moment(experiment, self.before, inputs, targets)
        self.source = as_numpy(moment, training.optimizer, self.optimizer.settings(), self.optimizer.state())
        self.loss = network.backward(inputs, targets, experiment.loss)
        self.gradient = network.gradient


def training(name: OptimizerName, **others: Any) -> Training:
    return Training(optimizer=name, learning_rate=0.02, **others)


@pytest.mark.parametrize(("name", "optimizer"), list(zip(OUTPUTS, NAMES, strict=True)))
def test_a_script_runs_by_itself_and_makes_the_step(name: str, optimizer: OptimizerName, tmp_path: Path) -> None:
    step = Step(build(catalog.load(name)), training(optimizer, weight_decay=0.01, l1=0.001), examples=7, steps=3)
    assert [line for line in step.source.splitlines() if "import" in line] == ["import numpy as np"]
    script = tmp_path / "step.py"
    script.write_text(step.source + 'np.save("theta.npy", theta)\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert float(first.removeprefix("Loss: ")) == pytest.approx(step.loss, rel=1e-6)
    headings = [f"New weights and biases of layer {key}:" for key in step.keys]
    assert [line for line in rest if "layer" in line] == headings
    step.optimizer.update(step.before, step.gradient)
    np.testing.assert_allclose(np.load(tmp_path / "theta.npy"), step.before, rtol=1e-5, atol=1e-5)


def run(source: str) -> dict[str, Any]:
    """Return all names of a script that was run here, without a word."""
    names: dict[str, Any] = {"print": lambda *_, **__: None}
    exec(source, names)
    return names


def assert_same_step(step: Step) -> None:
    """Assert that a script has the engine's loss and gradient, and makes of its gradient what the optimizer does."""
    made = run(step.source)
    assert made["loss"] == pytest.approx(step.loss, rel=1e-6)
    np.testing.assert_allclose(made["gradient"], step.gradient, rtol=1e-4, atol=1e-6)
    theta = step.before.copy()
    step.optimizer.update(theta, made["gradient"])
    assert made["theta"].tobytes() == theta.tobytes()
    for vector in step.optimizer.VECTORS:
        assert made[vector].tobytes() == step.optimizer.state()[vector].tobytes()


@pytest.mark.parametrize("name", catalog.experiments())
@pytest.mark.parametrize("examples", [1, 4])
def test_there_is_a_script_for_every_experiment(name: str, examples: int) -> None:
    spec = catalog.load(name)
    assert_same_step(Step(build(spec), spec.training, examples, steps=0))


@settings(deadline=None, max_examples=40)
@given(
    optimizer=st.sampled_from(NAMES),
    activations=st.lists(
        st.sampled_from(["relu", "leaky-relu", "sigmoid", "tanh", "step", "identity"]), min_size=0, max_size=3
    ),
    examples=st.integers(1, 12),
    steps=st.integers(0, 3),
    penalties=st.sampled_from([(0.0, 0.0), (0.1, 0.0), (0.0, 0.01), (0.1, 0.01)]),
)
def test_every_layer_and_every_optimizer_is_in_it(
    optimizer: OptimizerName,
    activations: list[Activation],
    examples: int,
    steps: int,
    penalties: tuple[float, float],
) -> None:
    hidden = tuple(Layer(4 + number, activation) for number, activation in enumerate(activations))
    experiment = build(Spec(data=Data(train=20, test=10), network=Network(hidden)))
    weight_decay, l1 = penalties
    assert_same_step(Step(experiment, training(optimizer, weight_decay=weight_decay, l1=l1), examples, steps))


def test_penalties_and_counts_are_in_it_only_where_they_matter() -> None:
    experiment = build(Spec(data=Data(train=20, test=10), network=Network((Layer(5),))))
    plain = Step(experiment, training("momentum"), examples=2, steps=1).source
    assert "\ng = gradient\n" in plain
    for word in ("penalty", "weight_decay", "l1", "steps"):
        assert word not in plain
    decayed = Step(experiment, training("adam", weight_decay=0.5), examples=2, steps=1).source
    assert "weight_decay = 0.5\n" in decayed
    assert "penalty = weight_decay * theta\n" in decayed
    assert "steps = 1\n" in decayed


@pytest.mark.parametrize("value", [-0.0, 1e-42, 1e30, -np.inf, np.nan])
@pytest.mark.parametrize("name", ["momentum", "adam"])
def test_numbers_of_every_kind_are_in_it(name: OptimizerName, value: float) -> None:
    experiment = build(Spec(data=Data(train=20, test=10), network=Network((Layer(5), Layer(4, "sigmoid")))))
    theta = random_theta(experiment).copy()
    theta[::3] = value
    inputs = experiment.dataset.scaling.apply(experiment.dataset.x_train[:3])
    moment = Moment(experiment, theta, inputs, experiment.readout.targets(experiment.dataset.t_train[:3]))
    optimizer = build_optimizer(training(name), experiment.network)
    with np.errstate(all="ignore"):
        made = run(as_numpy(moment, name, optimizer.settings(), optimizer.state()))
        optimizer.update(theta, made["gradient"])
    np.testing.assert_allclose(made["gradient"], moment.gradient, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(made["loss"], moment.loss, rtol=1e-6)
    np.testing.assert_array_equal(made["theta"], theta)
