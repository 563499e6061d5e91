"""Where each parameter lies in the one flat vector that holds them all.

An affine layer with n inputs and m outputs owns one block of (n + 1) · m numbers, row after row:

    θ = [W; b], shape (n + 1, m)

The weights W (n, m) come first and the biases b (m,) last, as one more row: the bias is the weight of an input that is
always 1, and one product θᵀ · [x; 1] gives Wᵀx + b.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True)
class Block:
    """The parameters of one affine layer: `layer` is its index in the network, `start` its place in the flat vector."""

    layer: int
    inputs: int
    outputs: int
    start: int

    @property
    def size(self) -> int:
        """Return how many parameters the block holds."""
        return (self.inputs + 1) * self.outputs

    @property
    def weight_name(self) -> str:
        """Return the public name of the weights, for example "0.weight"."""
        return f"{self.layer}.weight"

    @property
    def bias_name(self) -> str:
        """Return the public name of the biases, for example "0.bias"."""
        return f"{self.layer}.bias"

    def matrix(self, vector: NDArray[Scalar]) -> NDArray[Scalar]:
        """Return the block of a flat vector as the matrix [W; b], a view of shape (inputs + 1, outputs)."""
        return vector[self.start : self.start + self.size].reshape(self.inputs + 1, self.outputs)


class ParameterLayout:
    """The order of all parameters of a network in a flat vector.

    `size` is the length of that vector, `names` the parameters' names in order ("0.weight", "0.bias", "2.weight", …),
    `blocks` the parts that belong to one layer each.
    """

    def __init__(self, shapes: Sequence[tuple[int, int, int]]) -> None:
        """Lay out blocks one after another; `shapes` holds (layer, inputs, outputs) for each."""
        blocks: list[Block] = []
        self.size = 0
        for layer, inputs, outputs in shapes:
            blocks.append(Block(layer, inputs, outputs, self.size))
            self.size += blocks[-1].size
        self.blocks = tuple(blocks)
        self.names = tuple(name for block in blocks for name in (block.weight_name, block.bias_name))

    def views(self, vector: NDArray[Scalar]) -> dict[str, NDArray[Scalar]]:
        """Return every parameter as a view of `vector`: weights (inputs, outputs), biases (outputs,).

        `vector` is any flat array of length `size`: parameters, gradients, an optimizer's state. Views of a read-only
        vector are read-only. Raises ValueError for another shape.
        """
        if vector.shape != (self.size,):
            raise ValueError(f"a flat vector of these parameters has shape ({self.size},), not {vector.shape}")
        views: dict[str, NDArray[Scalar]] = {}
        for block in self.blocks:
            matrix = block.matrix(vector)
            views[block.weight_name] = matrix[:-1]
            views[block.bias_name] = matrix[-1]
        return views

    def index(self, name: str, *position: int) -> int:
        """Return the place in the flat vector of one entry of a parameter, as in `index("0.weight", input, output)`.

        Raises KeyError for an unknown name and IndexError for a position outside the parameter.
        """
        places = self._places[name]
        if len(position) != places.ndim:
            raise IndexError(f"{name} takes {places.ndim} indices, not {len(position)}")
        return int(places[position])

    @cached_property
    def _places(self) -> dict[str, NDArray[Any]]:
        return self.views(np.arange(self.size))
