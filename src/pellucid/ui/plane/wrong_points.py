"""Which points the network takes wrongly: asked as often as that costs little."""

from time import monotonic

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.lens.prediction import predict
from pellucid.ui.plane.point_set import PointSet
from pellucid.ui.plane.points_layer import PointsLayer

# While training runs, rings are looked after so often, in seconds, and never take more than this share of the time.
RINGS_EVERY, RINGS_SHARE = 0.25, 0.05


class WrongPoints:
    """Puts rings around the points whose class is not the network's answer."""

    def __init__(self) -> None:
        self._due = 0.0

    def ring(
        self, experiment: Experiment, theta: NDArray[np.float32], points: PointSet, layer: PointsLayer, *, fine: bool
    ) -> None:
        """Put the rings for parameters `theta` on `layer`; unless `fine`, only if it is time for that."""
        start = monotonic()
        if not fine and start < self._due:
            return
        if not experiment.dataset.classes or not len(points):
            return
        answers = predict(experiment, theta, points.places).argmax(axis=1)
        layer.show_wrong(answers != points.targets)
        self._due = start + max(RINGS_EVERY, (monotonic() - start) / RINGS_SHARE)
