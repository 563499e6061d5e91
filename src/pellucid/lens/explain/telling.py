"""Which neuron is worth telling of where none was chosen."""

import numpy as np

from pellucid.lens.explain.moment import Moment


@np.errstate(all="ignore")  # the numbers of a network about to diverge overflow
def most_telling(moment: Moment, column: int) -> int:
    """Return the neuron that puts out most, of the hidden ones among those through which the error comes back."""
    size = np.abs(moment.outputs(column)).mean(axis=1)
    if column < moment.columns - 1:
        returned = size * np.abs(moment.sum_gradients(column)).mean(axis=1)
        size = returned if np.nan_to_num(returned).any() else size
    return int(np.argmax(np.nan_to_num(size)))
