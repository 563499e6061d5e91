"""All that is told of a step at a pause, against the step that training then makes."""

from typing import Any

import numpy as np
import pytest
from tests.training.bench import Bench
from tests.training.specs import digits, small

from pellucid.experiment.build import OPTIMIZERS, build
from pellucid.experiment.spec import OptimizerName, Spec
from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.script import as_numpy
from pellucid.lens.explain.update import update_lines
from pellucid.training.messages import Inspect, Inspected, SetOwnExamples
from pellucid.training.own_examples import OwnExample

OWN = OwnExample.of(np.random.default_rng(1).integers(1, 256, 784).astype(np.float32), 3)


def check_next_step(bench: Bench, spec: Spec) -> None:
    """Assert that moment, update and script say what the next step then does."""
    theta = bench.theta
    bench.obey(Inspect())
    told = bench.of(Inspected)[-1]
    moment = Moment(build(spec), theta, told.inputs, told.targets)
    script = as_numpy(moment, told.optimizer, told.settings, told.state)
    made: dict[str, Any] = {"print": lambda *_, **__: None}
    exec(script, made)
    bench.train_to(told.step + 1)
    assert np.float32(moment.loss) == bench.losses[-1]
    np.testing.assert_allclose(made["theta"], bench.theta, rtol=1e-5, atol=1e-5)
    chosen = np.random.default_rng(told.step).integers(0, theta.size, 20)
    for index in chosen.tolist():
        update = update_lines(told.optimizer, told.settings, told.state, theta, moment.gradient, index, moment.layout)
        assert (update.before, update.after) == (theta[index], bench.theta[index])


@pytest.mark.parametrize("name", sorted(OPTIMIZERS))
def test_the_next_step_is_the_one_explained(name: OptimizerName) -> None:
    spec = small(optimizer=name, learning_rate=0.01, weight_decay=0.01, l1=0.001, schedule="inverse-time")
    bench = Bench(spec)
    for step in (0, 2, 7):
        bench.train_to(step)
        check_next_step(bench, spec)


def test_own_examples_are_explained_with_the_others() -> None:
    spec = digits(own_share=0.5, optimizer="momentum")
    bench = Bench(spec)
    bench.obey(SetOwnExamples((OWN,)))
    bench.train_to(1)
    check_next_step(bench, spec)
    assert (bench.of(Inspected)[-1].examples == -1).sum() == 50
