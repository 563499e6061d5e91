"""Where an array lies in memory: views of the same numbers are known by it, whatever their names and shapes."""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an array: the address of its first element, and its strides in bytes and its shape, axis by axis."""

    address: int
    strides: tuple[int, ...]
    shape: tuple[int, ...]

    @classmethod
    def of(cls, array: NDArray[Any]) -> "Place":
        """Return the place of `array`, none of whose elements lie twice."""
        return cls(array.__array_interface__["data"][0], array.strides, array.shape)

    def at(self, index: tuple[int, ...]) -> int:
        """Return the address of the element at `index`."""
        return self.address + sum(number * stride for number, stride in zip(index, self.strides, strict=True))

    def index(self, address: int) -> tuple[int, ...] | None:
        """Return the index of the element that lies at `address`, or None if it is none of these."""
        rest = address - self.address
        found = [0] * len(self.shape)
        for axis in sorted(range(len(self.shape)), key=lambda axis: -self.strides[axis]):
            if self.shape[axis] > 1:
                found[axis], rest = divmod(rest, self.strides[axis])
            if not 0 <= found[axis] < self.shape[axis]:
                return None
        return None if rest else tuple(found)
