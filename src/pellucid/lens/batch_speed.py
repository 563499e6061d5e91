"""How long predictions take: a hundred examples in one batch, and one example at a time."""

from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment

BATCH = 100


class BatchSpeed:
    """Reads all test examples twice and measures it: in batches of BATCH, then one by one.

    Only the network's own work is measured, from scaled inputs to logits. `step` does a part of it, as much as one has
    time for; `theta` must stay as it is meanwhile.
    """

    def __init__(self, experiment: Experiment, theta: NDArray[np.float32]) -> None:
        self._experiment = experiment
        self._theta = theta
        self.examples = len(experiment.dataset.t_test)
        self.in_batches = self.one_by_one = 0.0
        self._batched = self._single = 0

    @property
    def done(self) -> float:
        """Return the share of both readings that is done."""
        return (self._batched + self._single) / (2 * self.examples)

    def step(self, examples: int) -> bool:
        """Read so many examples more, whole batches of them in the first reading; return whether both are done."""
        network = self._experiment.probe(self._theta)
        if self._batched < self.examples:
            count = max(BATCH, examples // BATCH * BATCH)
            inputs = self._inputs(self._batched, count)
            begun = perf_counter()
            for start in range(0, len(inputs), BATCH):
                network.forward(inputs[start : start + BATCH])
            self.in_batches += perf_counter() - begun
            self._batched += len(inputs)
        else:
            inputs = self._inputs(self._single, examples)
            begun = perf_counter()
            for at in range(len(inputs)):
                network.forward(inputs[at : at + 1])
            self.one_by_one += perf_counter() - begun
            self._single += len(inputs)
        return self._single == self.examples

    def _inputs(self, start: int, count: int) -> NDArray[np.float32]:
        dataset = self._experiment.dataset
        return dataset.scaling.apply(dataset.x_test[start : start + count])
