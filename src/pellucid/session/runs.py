"""The runs as the window remembers them: the present one and those that undo can return to."""

from dataclasses import dataclass
from math import nan

from pellucid.experiment.build import Experiment, build, build_network
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec
from pellucid.training.evaluation import Evaluation
from pellucid.training.history import History
from pellucid.training.messages import Diverged


@dataclass(eq=False, slots=True)
class Run:
    """What the window knows of a run. It is `untouched` until its weights are asked to change."""

    frame: Frame
    history: History
    divergence: Diverged | None = None
    untouched: bool = True


def experiment_for(spec: Spec, present: Experiment) -> Experiment:
    """Return the experiment of `spec`: `present` itself if data and network are as they were, else a new one.

    Data that stay as they were are not made again. Raises SpecError if they cannot be had.
    """
    if spec.data != present.spec.data:
        return build(spec)
    if spec.network != present.spec.network:
        return Experiment(spec, present.dataset, build_network(spec, present.dataset), present.loss)
    return present


def begun(number: int, spec: Spec, experiment: Experiment) -> Run:
    """Return run `number` before its first step; of `experiment`, data and network count, not the seed."""
    drawn = experiment.network if spec.seed == experiment.spec.seed else build_network(spec, experiment.dataset)
    theta = drawn.theta.copy()
    theta.flags.writeable = False
    metrics = Evaluation(experiment).metrics(experiment.probe(theta), 0, 0.0)
    return Run(Frame(number, 0, 0.0, theta, nan, spec.training.learning_rate, metrics), History(number))
