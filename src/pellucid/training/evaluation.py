"""How good a network is on the whole training set and the whole test set."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Metrics
from pellucid.nn import Network


@dataclass(frozen=True, eq=False)
class Split:
    """One part of the data as the network sees it: inputs (examples, features), class indices (examples,)."""

    inputs: NDArray[np.float32]
    classes: NDArray[np.int64]


class Evaluation:
    """Evaluates networks on the data of one experiment."""

    def __init__(self, experiment: Experiment) -> None:
        dataset = experiment.dataset
        self._loss = experiment.loss
        self.train = Split(dataset.scaling.apply(dataset.x_train), dataset.t_train)
        self.test = Split(dataset.scaling.apply(dataset.x_test), dataset.t_test)

    def metrics(self, network: Network, step: int, epoch: float) -> Metrics:
        """Return losses and accuracies of `network`, which stands at `step` and `epoch`.

        An answer that is not a number counts as wrong.
        """
        with np.errstate(all="ignore"):
            train_loss, train_accuracy = self._of(network, self.train)
            test_loss, test_accuracy = self._of(network, self.test)
        return Metrics(step, epoch, train_loss, train_accuracy, test_loss, test_accuracy)

    def _of(self, network: Network, split: Split) -> tuple[float, float]:
        loss, logits = network.assess(split.inputs, split.classes, self._loss)
        right = (logits.argmax(axis=1) == split.classes) & np.isfinite(logits).all(axis=1)
        return loss, float(right.mean())
