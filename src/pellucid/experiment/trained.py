"""The trained weights in the box: a network that reads handwritten digits from the first second on.

`tools/train_digits.py` made them. They read 98.8 % of the 10,000 test digits of MNIST.
"""

from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

Theta = NDArray[np.float32]


def trained_theta(sizes: tuple[int, ...], activations: tuple[str, ...]) -> Theta | None:
    """Return trained parameters for a network, flat and read-only, or None if the box has none for it.

    `sizes` are the numbers of inputs, of units in each hidden layer, and of classes; `activations` are the names of the
    hidden layers' activation functions. The parameters are for pixels that run from 0 for paper to 1 for ink.
    """
    known_sizes, known_activations, theta = _box()
    return theta if (sizes, activations) == (known_sizes, known_activations) else None


@cache
def _box() -> tuple[tuple[int, ...], tuple[str, ...], Theta]:
    with as_file(files("pellucid") / "assets/digits/trained.npz") as path, np.load(path, allow_pickle=False) as box:
        theta: Theta = box["theta"].astype(np.float32)
        sizes, activations = tuple(box["sizes"].tolist()), tuple(box["activations"].tolist())
    theta.setflags(write=False)
    return sizes, activations, theta
