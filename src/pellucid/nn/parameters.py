"""Where every parameter lies in the one flat vector."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.floating]


class ParameterLayout:
    """The places of weights and biases in a flat vector.

    An affine layer is one block (outputs, inputs + 1): row j holds the weights of output j, and its bias last. Names are
    "0.weight" and "0.bias", by the index of the layer in the network.
    """

    def __init__(self, blocks: Sequence[tuple[str, int, int]]) -> None:
        self._blocks: dict[str, tuple[int, int, int]] = {}
        self.size = 0
        for key, inputs, outputs in blocks:
            self._blocks[key] = (self.size, outputs, inputs + 1)
            self.size += outputs * (inputs + 1)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parameters, layer by layer."""
        return tuple(f"{key}.{kind}" for key in self._blocks for kind in ("weight", "bias"))

    def matrices(self, vector: Vector) -> dict[str, Vector]:
        """Return the blocks (outputs, inputs + 1) by layer key, as views of `vector`."""
        return {
            key: vector[start : start + rows * columns].reshape(rows, columns)
            for key, (start, rows, columns) in self._blocks.items()
        }

    def views(self, vector: Vector) -> dict[str, Vector]:
        """Return the parameters by name, weights (inputs, outputs) and biases (outputs,), as views of `vector`."""
        found: dict[str, Vector] = {}
        for key, matrix in self.matrices(vector).items():
            found[f"{key}.weight"] = matrix[:, :-1].T
            found[f"{key}.bias"] = matrix[:, -1]
        return found

    def index(self, name: str, *position: int) -> int:
        """Return the place in the flat vector of one weight (input, output) or bias (output).

        Raises KeyError for an unknown name and IndexError for a position outside it.
        """
        key, kind = name.rsplit(".", 1)
        start, rows, columns = self._blocks[key]
        source, unit = position if kind == "weight" else (columns - 1, *position)
        if not (0 <= unit < rows and 0 <= source < columns - (kind == "weight")):
            raise IndexError(f"{name} has no entry {position}.")
        return start + unit * columns + source
