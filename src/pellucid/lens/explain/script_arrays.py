"""Arrays as Python source: their numbers to the bit, and which of them share their memory."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

PER_LINE = 10
_INDENT = "    "


def nested(array: Array) -> str:
    """Return the numbers of an array as a list, nested as it has dimensions, or of none as the number alone.

    Read back in the precision of the array, they are the same to the bit.
    """
    return "\n".join(_nested(array, ""))


def literal(array: Array) -> str:
    """Return an expression that makes an array of these numbers."""
    kind = "bool" if array.dtype == np.bool_ else f"np.{array.dtype}"
    if array.ndim and array.size:
        shape = array.shape if array.ndim > 1 else array.size
        for value, function in ((0, "zeros"), (1, "ones")):
            # −0 is no 0: it would come back as another number.
            if (array == value).all() and not np.signbit(array).any():
                return f"np.{function}({shape}, {kind})"
    return f"np.array({nested(array)}, {kind})"


def declarations(names: Mapping[str, Array], declared: Mapping[str, Array], used: Collection[str]) -> Iterator[str]:
    """Yield the lines that make the arrays `used` among `names`, which have their first numbers; some are views.

    `declared` are arrays that there are already under these names.
    """
    known = dict(declared)
    for name in names:
        if name in used and name not in known:
            owner = _owner(names[name])
            if not any(array is owner for array in known.values()):
                owned = next((each for each, array in names.items() if array is owner), f"memory_of_{name}")
                yield f"{owned} = {literal(owner)}"
                known[owned] = owner
            if name not in known:
                yield f"{name} = {view(names[name], known)}"
                known[name] = names[name]


def view(array: Array, known: Mapping[str, Array]) -> str:
    """Return an expression for an array on the memory of one of those that are known by name."""
    layout, owner = _layout(array), _owner(array)
    for name, other in known.items():
        if _owner(other) is owner:
            for expression, found in _views(name, other):
                if _layout(found) == layout:
                    return expression
    name = next(name for name, other in known.items() if other is owner)
    offset = layout[0] - _layout(owner)[0]
    if owner.ndim == 1 and array.flags.c_contiguous:
        first = offset // owner.itemsize
        return f"{name}[{first}:{first + array.size}].reshape{array.shape}"
    return f"np.ndarray({array.shape}, {name}.dtype, {name}, {offset}, {array.strides})"


def _views(name: str, array: Array) -> Iterator[tuple[str, Array]]:
    yield name, array
    yield f"{name}.T", array.T
    if array.ndim > 1:
        yield f"{name}[:-1]", array[:-1]
        yield f"{name}[0]", array[0]


def _layout(array: Array) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """Return where an array lies: the address of its first element, its shape and its strides."""
    return array.__array_interface__["data"][0], array.shape, array.strides


def _owner(array: Array) -> Array:
    """Return the array to which the memory belongs."""
    return array if array.base is None else array.base


def _nested(array: Array, indent: str) -> Iterator[str]:
    if array.ndim == 0:
        yield indent + _text(array)
    elif array.ndim == 1 and len(array) <= PER_LINE:
        yield f"{indent}[{', '.join(map(_text, array))}]"
    else:
        yield f"{indent}["
        if array.ndim == 1:
            for start in range(0, len(array), PER_LINE):
                yield f"{indent}{_INDENT}{', '.join(map(_text, array[start : start + PER_LINE]))},"
        else:
            for row in array:
                *lines, last = _nested(row, indent + _INDENT)
                yield from lines
                yield f"{last},"
        yield f"{indent}]"


def _text(number: Any) -> str:
    """Return the shortest text that is read back as the same number."""
    return str(number) if np.isfinite(number) else f"np.{number}".replace("np.-", "-np.")
