"""Which neuron, and which of its weights, are worth telling of where none was chosen."""

import numpy as np
from numpy.typing import NDArray

from pellucid.lens.explain.folding import SHOWN_OF_MANY, SHOWN_WHOLE
from pellucid.lens.explain.moment import Moment


@np.errstate(all="ignore")  # the numbers of a network about to diverge overflow
def most_telling(moment: Moment, column: int) -> int:
    """Return the neuron that puts out most, of the hidden ones among those through which the error comes back."""
    size = np.abs(moment.outputs(column)).mean(axis=1)
    if column < moment.columns - 1:
        returned = size * np.abs(moment.sum_gradients(column)).mean(axis=1)
        size = returned if np.nan_to_num(returned).any() else size
    return int(np.argmax(np.nan_to_num(size)))


def weights_told(gradients: NDArray[np.floating], source: int | None = None) -> list[int]:
    """Return of which weights of a neuron one tells, by the numbers of the neurons from which they lead.

    The one from `source` comes first, if it is given, then those with the largest gradients, (sources,).
    """
    sizes = np.nan_to_num(np.abs(gradients), nan=np.inf)
    order = np.argsort(-sizes, kind="stable").tolist()
    wanted = [] if source is None else [source]
    count = len(order) if len(order) <= SHOWN_WHOLE else SHOWN_OF_MANY
    return [*wanted, *(each for each in order if each not in wanted)][:count]
