"""The way in for arrays as people write them: batch-first inputs and targets, checked and laid out for a tape."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pellucid.nn.losses import Loss

Array = NDArray[Any]


class FreshBatch:
    """Two arrays, made once for a batch size, into which one batch after another is copied.

    `x` is (features + 1, batch) with ones in the last row, `t` (outputs, batch).
    """

    def __init__(self, batch_size: int, features: int, outputs: int, dtype: np.dtype[Any]) -> None:
        rows = np.ones((batch_size, features + 1), dtype)
        self.x = rows.T
        self.t = np.zeros((outputs, batch_size), dtype)
        self._inputs = rows[:, :-1]
        self._targets = self.t.T
        self._classes = np.arange(outputs)[:, np.newaxis]
        self._is_class = np.zeros((outputs, batch_size), dtype=np.bool_)

    def take_inputs(self, x: Array) -> None:
        """Copy inputs (batch, features)."""
        self._inputs[...] = x

    def take_targets(self, t: ArrayLike, loss: Loss) -> None:
        """Copy targets: class indices (batch,), or values (batch, outputs) such as one-hot rows.

        A network with one output takes its values as (batch,) too. Raises ValueError for anything else: another shape,
        a class that does not exist, or values that `loss` cannot compare with.
        """
        targets = np.asarray(t)
        outputs, batch = self.t.shape
        if targets.shape == (batch,) and outputs > 1:
            self._take_classes(targets)
        elif targets.shape == (batch, outputs) or targets.shape == (batch,):
            self._targets[...] = targets.reshape(batch, outputs)
            loss.check(self.t)
        else:
            raise ValueError(
                f"Targets must be class indices ({batch},) or values ({batch}, {outputs}); they were {targets.shape}."
            )

    def _take_classes(self, indices: Array) -> None:
        np.equal(indices, self._classes, self._is_class)
        # An index that is no class, NaN included, is equal to none of them.
        if np.count_nonzero(self._is_class) != len(indices):
            wrong = indices[~self._is_class.any(axis=0)][0]
            raise ValueError(
                f"Class indices must be whole numbers from 0 to {len(self._classes) - 1}; one of them was {wrong}."
            )
        self.t[...] = self._is_class
