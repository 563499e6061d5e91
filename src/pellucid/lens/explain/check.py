"""A gradient check as a whole: one parameter over ε, and every layer, for one batch, with a bug planted or without."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.lens.explain.bench import Bench, Precision, Station
from pellucid.lens.explain.bugs import Planted
from pellucid.lens.explain.gradient_check import Difference, ErrorCurve, Outcome, difference
from pellucid.lens.explain.layer_check import LayerCheck

Array = NDArray[Any]


class Check:
    """Checks the parameter `index` of `theta`, and all layers, as far as time allows: the curve over ε first.

    `inputs` (examples, features) are as the network sees them, `targets` (examples, outputs) what the loss compares
    with. Arrays are read now; nothing is changed. `curve` and `layers` are what there is to find out.
    """

    def __init__(
        self,
        experiment: Experiment,
        theta: Array,
        inputs: Array,
        targets: Array,
        index: int,
        planted: Planted | None = None,
    ) -> None:
        def bench(dtype: Precision = "float64") -> Bench:
            return Bench(experiment.network, experiment.loss, theta, inputs, targets, dtype)

        # One piece of work needs a bench of its own.
        self._double, self._single, self._of_layers = bench(), bench("float32"), bench()
        self._right = self._double.backward()
        self.look_at(index)
        self.plant(planted)

    @property
    def stations(self) -> tuple[Station, ...]:
        """Return the layers that are checked."""
        return self._double.stations

    @property
    def right(self) -> float:
        """Return what backpropagation says of the parameter without a bug."""
        return float(self._right[self.index])

    @property
    def analytic(self) -> float:
        """Return what backpropagation says of the parameter, with the bug that is planted."""
        return float(self._gradient[self.index])

    @property
    def share(self) -> float:
        """Return which share of the work is done, from 0 to 1."""
        return (self.curve.share + self.layers.share) / 2.0

    def look_at(self, index: int) -> None:
        """Begin with another parameter. Of the layers, all that is found out holds good."""
        self.index = index
        self.curve = ErrorCurve(self._double, self._single, index)

    def plant(self, planted: Planted | None) -> None:
        """Begin with another bug, or none. Of the curve, all that is found out holds good."""
        self.planted = planted
        self._gradient = self._right if planted is None else self._double.backward(planted)
        self.layers = LayerCheck(self._of_layers, planted)

    def step(self, examples: int) -> bool:
        """Find out as much as takes about so many examples; return whether there is nothing left."""
        work = self.curve if self.curve.share < 1.0 else self.layers
        return work.step(examples) and self.share == 1.0

    def at(self, epsilon: float) -> tuple[Difference, Outcome]:
        """Return the difference of losses for one ε, and what it says of the gradient."""
        found = difference(self._double, self.index, epsilon)
        return found, self.curve.outcome(found, self.analytic, self.right)

    def largest_of(self, layer: int | None) -> int | None:
        """Return the parameter of a layer on which the loss depends most, None if that has no parameters."""
        for block in self._double.network.layout.blocks:
            if block.layer == layer:
                return block.start + int(np.abs(self._right[block.start : block.start + block.size]).argmax())
        return None
