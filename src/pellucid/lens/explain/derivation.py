"""How a number came about: from an element in memory back through the operations that led to it, up to names."""

import ast

import numpy as np

from pellucid.lens.explain.expression import Applied, Expression, Products, Quantity, is_constant
from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.names import Index, Names
from pellucid.lens.explain.notation import Kind
from pellucid.lens.explain.place import Place

_DOTS = ("dot", "matmul", "vdot")
_SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
}
_FACTOR_ORDER = (
    Kind.GRADIENT,
    Kind.INPUT,
    Kind.TARGET,
    Kind.ACTIVATION,
    Kind.INTERMEDIATE,
    Kind.SUM,
    Kind.WEIGHT,
    Kind.BIAS,
)


class Derivation:
    """Follows the numbers of one moment back to those that have names."""

    def __init__(self, moment: Moment) -> None:
        self._moment = moment
        self.names = Names(moment)
        self._stop_of = [stop for stop in moment.stops for _ in stop.operations]

    def writer(self, address: int, before: int, first: int = 0) -> int | None:
        """Return the latest step, from `first` on and before `before`, that wrote what lies at an address."""
        for number in range(before - 1, first - 1, -1):
            if self._moment.steps[number].written_place.index(address) is not None:
                return number
        return None

    def written(self, number: int, address: int) -> Expression:
        """Return what step `number` made of what it read, as it wrote the element at `address`."""
        step = self._moment.steps[number]
        function = step.operation.function
        index = step.written_place.index(address)
        assert index is not None
        if function in _DOTS:
            return self._dot(number, index)
        if function.endswith(".reduce"):
            return self._reduced(number, index)
        arguments = tuple(self._read(number, at, index) for at in range(len(step.read)))
        if function == "copyto":
            return arguments[0]
        return Applied(function, _ordered(*arguments) if function == "multiply" else arguments)

    def returned(self) -> Expression:
        """Return how the loss follows from what the forward pass has written."""
        return self._parsed(ast.parse(self._moment.returned, mode="eval").body)

    def _dot(self, number: int, index: Index) -> Expression:
        """Return the element of a product of two matrices."""
        left, right = self._moment.steps[number].read
        row, column = index
        with np.errstate(all="ignore"):
            values = left[row].astype(np.float64) * right[:, column]

        def factors(at: int) -> tuple[Expression, ...]:
            return _ordered(self._read(number, 0, (row, at)), self._read(number, 1, (at, column)))

        return _sum(Products(values, factors))

    def _reduced(self, number: int, index: Index) -> Expression:
        """Return the element of what is left of an array (units, examples) when one of its axes is reduced."""
        step = self._moment.steps[number]
        values, axis = step.read[:2]
        # Whether the axis is gone from the result or has one element left there, the other index stays.
        other = index[0] if len(index) == 1 else index[1 - axis]

        def element(at: int) -> Expression:
            return self._read(number, 0, (at, other) if axis == 0 else (other, at))

        if step.operation.function == "add.reduce":
            added = values.take(other, 1 - axis).astype(np.float64)
            return _sum(Products(added, lambda at: (element(at),)))
        return Applied(step.operation.function, tuple(element(at) for at in range(values.shape[axis])))

    def _read(self, number: int, position: int, index: Index) -> Expression:
        """Return what a step read in one of its operands, at an index of the result."""
        step = self._moment.steps[number]
        place, values = step.read_places[position], step.read[position]
        if place is None:  # a number of the source
            return Quantity(float(values))
        inner = _within(index, place)
        return self._at(place.at(inner), float(values[inner]), number)

    def _at(self, address: int, value: float, before: int) -> Expression:
        """Return what lay at an address before a step: a name, a constant, or what it follows from.

        A number that its layer has not finished yet, as it works in place, is no more than what it follows from.
        """
        named = self.names.find(address, value)
        number = self.writer(address, before)
        if number is None:
            return named or self.names.nameless(address, value)
        end = self._stop_of[number].operations.stop
        finished = self.writer(address, end, number + 1) is None
        return named if named is not None and finished else self.written(number, address)

    def _parsed(self, node: ast.expr) -> Expression:
        match node:
            case ast.Constant(value):
                return Quantity(float(str(value)))
            case ast.BinOp(left, sign, right):
                return Applied(_SIGNS[type(sign)], (self._parsed(left), self._parsed(right)))
            case ast.Call(ast.Name("float"), [inner]):
                return self._parsed(inner)
            case ast.Call(ast.Name("dot" | "vdot"), [ast.Name(first), ast.Name(second)]):
                return self._returned_products(first, second)
            case _:
                raise ValueError(f"A forward pass cannot return {ast.unparse(node)} and be explained.")

    def _returned_products(self, first: str, second: str) -> Expression:
        arrays = [self._moment.arrays[word] for word in (first, second)]
        places = [self._moment.places[word] for word in (first, second)]
        end = len(self._moment.steps)
        with np.errstate(all="ignore"):
            values = (arrays[0].astype(np.float64) * arrays[1]).ravel()

        def factors(at: int) -> tuple[Expression, ...]:
            index = tuple(int(each) for each in np.unravel_index(at, arrays[0].shape))
            left, right = (
                self._at(place.at(index), float(array[index]), end) for place, array in zip(places, arrays, strict=True)
            )
            return _ordered(left, right)

        return _sum(Products(values, factors))


def _sum(products: Products) -> Expression:
    """Return a sum of products; a single product is no sum."""
    return products.term(0) if len(products.values) == 1 else products


def _ordered(left: Expression, right: Expression) -> tuple[Expression, Expression]:
    """Return two factors in the order in which one writes them: constants first, then gradients, weights last."""
    return (right, left) if _rank(right) < _rank(left) else (left, right)


def _rank(expression: Expression) -> int:
    if is_constant(expression):
        return -1
    operand = expression.operand if isinstance(expression, Quantity) else None
    return 0 if operand is None else _FACTOR_ORDER.index(operand.kind)


def _within(index: Index, place: Place) -> Index:
    """Return the index at which an array is read that is repeated to the shape of the result."""
    shape = place.shape
    return tuple(0 if size == 1 else at for at, size in zip(index[len(index) - len(shape) :], shape, strict=True))
