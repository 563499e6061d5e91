"""What the numbers in memory are called: parameters, inputs, targets, what flows between layers, and gradients."""

from dataclasses import dataclass

from pellucid import nn
from pellucid.lens.explain.expression import Applied, Expression, Quantity
from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.lens.explain.place import Place

Index = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An array (units, examples), known to the tape as `word`, whose elements have names and belong to a column.

    `of_units` is False where all units have one number, such as the largest of all, in one row or the same in each;
    `of_examples` is False where all examples have one, such as their mean, in one column.
    """

    word: str
    place: Place
    letter: str
    kind: Kind
    column: int
    is_gradient: bool = False
    of_units: bool = True
    of_examples: bool = True

    def index(self, unit: int, sample: int) -> tuple[int, int]:
        """Return where the number of a unit for an example stands."""
        rows, columns = self.place.shape
        return unit if rows > 1 else 0, sample if columns > 1 else 0

    def quantity(self, index: Index, value: float) -> Quantity:
        """Return the element at `index`, whose value was `value`."""
        unit, sample = index
        letter = self.letter if self.kind in (Kind.GRADIENT, Kind.INTERMEDIATE) else ""
        one_of_many = self.of_examples and self.place.shape[1] > 1
        operand = Operand(
            self.kind,
            self.column,
            unit if self.of_units else None,
            letter=letter,
            sample=sample if one_of_many else None,
        )
        return Quantity(value, self.letter, self.is_gradient, operand)


class Names:
    """The names of the numbers of a moment, found by their addresses."""

    def __init__(self, moment: Moment) -> None:
        self._layout = moment.layout
        self._columns = {block.layer: moment.column_of(block.layer) for block in moment.layout.blocks}
        self._vectors = ((moment.places["theta"], False), (moment.places["gradient"], True))
        places = moment.places
        self._quotients = [(places[word], *parts) for word, parts in moment.quotients.items()]
        self.arrays = [
            Named("x[:-1]", places["x[:-1]"], "x", Kind.INPUT, 0),
            Named("t", places["t"], "t", Kind.TARGET, moment.columns - 1),
        ]
        before = moment.signals[0].values
        for number, (layer, signal) in enumerate(zip(moment.layers, moment.signals[1:], strict=True)):
            word, gradient, column = signal.values, f"d{signal.values}", moment.column_of(number)
            letter, kind = ("z", Kind.SUM) if isinstance(layer, nn.Affine) else ("a", Kind.ACTIVATION)
            # A layer that changes nothing hands on the signal before it, which has its name already.
            if word != before:
                self.arrays.append(Named(word, places[word], letter, kind, column))
                self.arrays.append(Named(gradient, places[gradient], letter, Kind.GRADIENT, column, is_gradient=True))
            before = word
        sizes = [moment.layout.blocks[0].inputs, *(block.outputs for block in moment.layout.blocks)]
        for word, symbol in moment.symbols.items():
            place, column = places[word], moment.column_of(_layer_that_uses(moment, places[word]))
            of_units = place.shape[0] == sizes[column] and word not in moment.shared
            of_examples = place.shape[1] == moment.examples
            self.arrays.append(
                Named(word, place, symbol, Kind.INTERMEDIATE, column, of_units=of_units, of_examples=of_examples)
            )

    def find(self, address: int, value: float) -> Quantity | None:
        """Return what lies at an address, whose value was `value`; None if it has no name."""
        for place, is_gradient in self._vectors:
            found = place.index(address)
            if found is not None:
                return self.parameter(found[0], value, is_gradient=is_gradient)
        for named in self.arrays:
            index = named.place.index(address)
            if index is not None:
                return named.quantity(index, value)
        return None

    def nameless(self, address: int, value: float) -> Expression:
        """Return the constant at an address, whose value was `value`: as a quotient if it was recorded as one."""
        for place, above, below in self._quotients:
            if place.index(address) is not None:
                return Applied("divide", (Quantity(float(above)), Quantity(float(below))))
        return Quantity(value)

    def parameter(self, at: int, value: float, *, is_gradient: bool) -> Quantity:
        """Return the parameter at a place of the flat vector, or its gradient, whose value was `value`."""
        block = next(each for each in self._layout.blocks if at < each.start + each.size)
        source, unit = divmod(at - block.start, block.outputs)
        is_bias = source == block.inputs
        kind = Kind.GRADIENT if is_gradient else Kind.BIAS if is_bias else Kind.WEIGHT
        operand = Operand(kind, self._columns[block.layer], unit, None if is_bias else source)
        return Quantity(value, "b" if is_bias else "w", is_gradient, operand)


def _layer_that_uses(moment: Moment, place: Place) -> int | None:
    """Return the layer whose operations write or read an array, None for the loss."""
    for stop in moment.stops:
        for step in (moment.steps[at] for at in stop.operations):
            places = (step.written_place, *step.read_places)
            if any(each is not None and place.index(each.address) is not None for each in places):
                return stop.layer
    return None
