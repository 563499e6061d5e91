"""The arithmetic of one stop for one neuron, line by line, as the tape has recorded it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pellucid.lens.explain.derivation import Derivation
from pellucid.lens.explain.expression import Applied, Expression, Products, Quantity, evaluate, quantities, summands
from pellucid.lens.explain.folding import SHOWN_OF_MANY, SHOWN_WHOLE, Folding
from pellucid.lens.explain.moment import Moment, Phase, Stop
from pellucid.lens.explain.names import Named
from pellucid.lens.explain.notation import Equals, Kind, Number, Operand, Part
from pellucid.lens.explain.writing import Writer, row


@dataclass(frozen=True, slots=True)
class Term:
    """One of the numbers that add up to a result; `factors` are multiplied in it, if it is a product.

    `operand` is what it comes from, None if it stands for the `count` terms that are not shown by themselves. It is
    `subtracted` if it has a minus in the formula, which a value of 0 would not tell.
    """

    value: float
    operand: Operand | None
    factors: tuple[Number, ...] = ()
    count: int = 1
    subtracted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """How one number is worked out: in symbols, in numbers, and the `value` that the engine had.

    `operand` is the result; `terms` add up to it.
    """

    part: Part
    terms: tuple[Term, ...]
    value: float
    operand: Operand | None


@np.errstate(all="ignore")  # the numbers of a network about to diverge overflow
def lines(moment: Moment, stop: Stop, column: int, unit: int, sample: int | None) -> tuple[Line, ...]:
    """Return what `stop` works out for one unit of a column of the diagram; there may be nothing.

    Numbers that every example has are those of example number `sample` of the batch; None stands for the whole batch,
    of which the first few are shown. What is summed over the examples is their sum in either case. The loss belongs to
    the last column. Raises IndexError if there is no such unit or example.
    """
    return tuple(_Explainer(moment, stop, column, unit, sample).lines())


@lru_cache(maxsize=2)
def _derivation(moment: Moment) -> Derivation:
    """Return what follows the numbers of a moment back, prepared once: there are many lines to one moment."""
    return Derivation(moment)


class _Explainer:
    def __init__(self, moment: Moment, stop: Stop, column: int, unit: int, sample: int | None) -> None:
        self._moment, self._stop = moment, stop
        self._column, self._unit = column, unit
        several = moment.examples > 1 and sample is None
        self._examples = range(min(moment.examples, SHOWN_OF_MANY)) if sample is None else (sample,)
        self._derivation = _derivation(moment)
        forward = stop.phase is Phase.FORWARD
        self._folding = Folding(moment.examples, sample)
        self._writer = Writer(column, unit, self._folding, samples=several, editable=forward)

    def lines(self) -> Iterator[Line]:
        """Yield the lines in the order in which the stop works them out, the loss last."""
        found = [*self._values(), *self._weights()]
        for step, address, result in sorted(found, key=lambda each: each[0]):
            yield self._line(result, self._derivation.written(step, address))
        if self._stop.phase is Phase.LOSS and self._column == self._moment.columns - 1:
            yield self._line(Quantity(self._moment.loss, "L", operand=Operand(Kind.LOSS)), self._derivation.returned())

    def _values(self) -> Iterator[tuple[int, int, Quantity]]:
        """Yield what the stop has written of what has a name: by which step, where, and what it is."""
        for named in self._derivation.names.arrays:
            if named.column == self._column:
                for sample in self._examples if named.of_examples else self._examples[:1]:
                    index = named.index(self._unit, sample)
                    yield from self._result(named.place.at(index), self._value(named, index))

    def _weights(self) -> Iterator[tuple[int, int, Quantity]]:
        """Yield in the same way the gradients of the weights that lead to the unit: the largest, and the bias."""
        for block in self._moment.layout.blocks:
            if self._moment.column_of(block.layer) == self._column:
                gradients = block.matrix(self._moment.gradient)[:, self._unit]
                order = np.argsort(-np.nan_to_num(np.abs(gradients[:-1]), nan=np.inf), kind="stable")
                chosen = order if len(order) <= SHOWN_WHOLE else order[:SHOWN_OF_MANY]
                for source in [*sorted(chosen.tolist()), block.inputs]:
                    at = block.start + source * block.outputs + self._unit
                    result = self._derivation.names.parameter(at, float(gradients[source]), is_gradient=True)
                    yield from self._result(self._moment.places["gradient"].at((at,)), result)

    def _result(self, address: int, result: Quantity) -> Iterator[tuple[int, int, Quantity]]:
        operations = self._stop.operations
        step = self._derivation.writer(address, operations.stop, operations.start)
        if step is not None:
            yield step, address, result

    def _value(self, named: Named, index: tuple[int, int]) -> Quantity:
        return named.quantity(index, float(self._moment.arrays[named.word][index]))

    def _line(self, result: Quantity, expression: Expression) -> Line:
        """Return a line: in symbols, in numbers, as the sum of its terms, and the result."""
        writer = self._writer
        terms = tuple(self._terms(expression))
        parts: list[Part] = [writer.symbol(result), Equals(), writer.symbols(expression)]
        if not isinstance(expression, Quantity):
            parts += [Equals(), writer.numbers(expression)]
        if any(term.factors for term in terms) and len(terms) > 1:
            parts += [Equals(), _added(terms)]
        parts += [Equals(), Number(result.value, result.operand, result=True)]
        return Line(row(*parts), terms, result.value, result.operand)

    def _terms(self, expression: Expression) -> Iterator[Term]:
        for scale, summand in summands(expression):
            if isinstance(summand, Products):
                shown = self._folding.shown(summand)
                for at in shown.products:
                    yield _term(scale, float(summand.values[at]), summand.term(at))
                if shown.rest:
                    rest = np.delete(summand.values[: len(summand.values) - (shown.bias is not None)], shown.products)
                    yield Term(scale * float(rest.sum()), None, count=shown.rest, subtracted=scale < 0)
                if shown.bias is not None:
                    yield _term(scale, float(summand.values[shown.bias]), summand.term(shown.bias))
            else:
                yield _term(scale, evaluate(summand), summand)


def _term(scale: float, value: float, expression: Expression) -> Term:
    found = [Number(each.value, each.operand) for each in quantities(expression)]
    operands = [number.operand for number in found if number.operand is not None]
    # A target chooses among what is computed: it is not what a term comes from.
    operand = next((each for each in operands if each.kind is not Kind.TARGET), next(iter(operands), None))
    factors = tuple(found) if len(found) > 1 else ()
    return Term(scale * value, operand, factors, subtracted=(scale < 0) != _begins_below_zero(expression))


def _begins_below_zero(expression: Expression) -> bool:
    """Tell whether the first thing that is written of a term is the minus of a number; squares have it in brackets."""
    match expression:
        case Quantity(value):
            return value < 0
        case Applied("multiply", (first, second)) if first != second:
            return _begins_below_zero(first)
        case _:
            return False


def _added(terms: tuple[Term, ...]) -> Part:
    """Return numbers that are added up."""
    parts: list[Part | str] = []
    for term in terms:
        parts += [" + "] if parts else []
        parts += [Number(term.value, term.operand, subtracted=term.subtracted)]
    return row(*parts)
