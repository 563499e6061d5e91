"""Where an array lies in memory: views of the same numbers are known by it, whatever their names and shapes."""

from typing import Any

from numpy.typing import NDArray


class Place:
    """The place of `array`, none of whose elements lie twice: addresses and shape, not the numbers themselves."""

    def __init__(self, array: NDArray[Any]) -> None:
        self.address: int = array.__array_interface__["data"][0]
        self.shape = array.shape
        self._strides = array.strides
        # Axes with a single element tell nothing, and their strides may be anything.
        axes = [axis for axis in range(array.ndim) if array.shape[axis] > 1]
        self._axes = [(axis, array.strides[axis]) for axis in sorted(axes, key=lambda axis: -array.strides[axis])]
        self._last = self.at(tuple(size - 1 for size in array.shape))

    def at(self, index: tuple[int, ...]) -> int:
        """Return the address of the element at `index`."""
        return self.address + sum(number * stride for number, stride in zip(index, self._strides, strict=True))

    def index(self, address: int) -> tuple[int, ...] | None:
        """Return the index of the element that lies at `address`, or None if it is none of these."""
        if not self.address <= address <= self._last:
            return None
        rest = address - self.address
        found = [0] * len(self.shape)
        for axis, stride in self._axes:
            found[axis], rest = divmod(rest, stride)
            if found[axis] >= self.shape[axis]:
                return None
        return None if rest else tuple(found)
