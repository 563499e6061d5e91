"""Which training examples are looked at where all would be too many."""

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment

MOST_EXAMPLES, LEAST_EXAMPLES = 500, 100
# Larger networks are looked at with fewer examples, for at most so many products of an example with a parameter.
MOST_PRODUCTS = 10_000_000


def sample(experiment: Experiment) -> NDArray[np.int64]:
    """Return the numbers of the training examples that are looked at: all, or a sample spread evenly over them.

    It is a sample if there are more than MOST_EXAMPLES of them, or fewer if the network is large; of the same data and
    network, it is always the same.
    """
    there = len(experiment.dataset.t_train)
    affordable = max(LEAST_EXAMPLES, MOST_PRODUCTS // experiment.network.layout.size)
    count = min(there, MOST_EXAMPLES, affordable)
    return np.arange(count) * there // count
