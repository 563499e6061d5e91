"""A checkpoint: all that training needs to go on from a step as if it had never stopped."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.spec import Training


@dataclass(frozen=True, eq=False, slots=True)
class Checkpoint:
    """Where a learner stood after `step` updates.

    `passes` is the number of whole passes over the training set so far and `cursor` the number of examples used of the
    next one. `theta` is a read-only copy of the parameters, `optimizer` the optimizer's state, `training` the settings
    that held, `loss` the mean loss of the latest mini-batch (NaN before the first), `corrections` the number of
    steps in which the perceptron rule had something to correct and `corrected_at` the latest of them, as in Frame.
    """

    step: int
    passes: int
    cursor: int
    theta: NDArray[np.float32]
    optimizer: dict[str, Any]
    training: Training
    loss: float
    corrections: int | None = None
    corrected_at: int | None = None

    @property
    def size(self) -> int:
        """Return the bytes that its arrays take."""
        arrays = [value for value in self.optimizer.values() if isinstance(value, np.ndarray)]
        return int(self.theta.nbytes + sum(array.nbytes for array in arrays))
