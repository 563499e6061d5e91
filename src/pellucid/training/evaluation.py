"""How good a network is on the whole training set and the whole test set."""

from collections.abc import Generator

import numpy as np

from pellucid.data.dataset import RawArray, TargetArray
from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Metrics
from pellucid.nn import Network


class Evaluation:
    """Evaluates networks on the data of one experiment, of which only a small part is scaled at any time."""

    def __init__(self, experiment: Experiment) -> None:
        self._dataset = experiment.dataset
        self._loss = experiment.loss
        self._readout = experiment.readout

    def metrics(self, network: Network, step: int, epoch: float) -> Metrics:
        """Return losses and accuracies of `network`, which stands at `step` and `epoch`.

        An answer that is not a number counts as wrong. Where there are no classes, accuracies are NaN.
        """
        work = self.in_parts(network, step, epoch)
        while True:
            try:
                next(work)
            except StopIteration as end:
                metrics: Metrics = end.value
                return metrics

    def in_parts(self, network: Network, step: int, epoch: float) -> Generator[None, None, Metrics]:
        """Return what `metrics` does, pausing every millisecond or so; `network` must not change meanwhile."""
        dataset = self._dataset
        train_loss, train_accuracy = yield from self._of(network, dataset.x_train, dataset.t_train)
        test_loss, test_accuracy = yield from self._of(network, dataset.x_test, dataset.t_test)
        return Metrics(step, epoch, train_loss, train_accuracy, test_loss, test_accuracy)

    def _of(self, network: Network, raw: RawArray, targets: TargetArray) -> Generator[None, None, tuple[float, float]]:
        total, right = 0.0, 0.0
        for part, inputs in self._dataset.scaling.in_parts(raw):
            truth = targets[part]
            with np.errstate(all="ignore"):
                loss, outputs = network.assess(inputs, truth, self._loss)
            total += loss * len(truth)
            right += self._readout.right(outputs, truth)
            yield
        return total / len(targets), right / len(targets)
