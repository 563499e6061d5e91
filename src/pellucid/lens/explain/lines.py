"""The arithmetic of one stop for one neuron, line by line, as the tape has recorded it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from pellucid.lens.explain.derivation import Derivation
from pellucid.lens.explain.expression import Applied, Expression, Products, Quantity, evaluate, quantities, summands
from pellucid.lens.explain.folding import SHOWN_OF_MANY, SHOWN_WHOLE, Folding
from pellucid.lens.explain.moment import Moment, Phase, Stop
from pellucid.lens.explain.names import Named
from pellucid.lens.explain.notation import Equals, Kind, Number, Operand, Part
from pellucid.lens.explain.shares import shares
from pellucid.lens.explain.telling import weights_told
from pellucid.lens.explain.writing import Writer, row


@dataclass(frozen=True, slots=True)
class Term:
    """One of the numbers that add up to a result; `factors` are multiplied in it, if it is a product.

    `operand` is what it comes from, None if it stands for the `count` terms that are not shown by themselves. It is
    `subtracted` if it has a minus in the formula, which a value of 0 would not tell, and was `worked_out` unless its
    value is that of the operand.
    """

    value: float
    operand: Operand | None
    factors: tuple[Number, ...] = ()
    count: int = 1
    subtracted: bool = False
    worked_out: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """How one number is worked out: in symbols, in numbers, and the `value` that the engine had.

    `operand` is the result; `terms` add up to it. What is not `in_full` says no more than what comes out, as others are
    worked out in the same way. `rule` says in symbols, with the index i, how this line and those after it are.
    """

    part: Part
    terms: tuple[Term, ...]
    value: float
    operand: Operand | None
    in_full: bool = True
    rule: Part | None = None


@np.errstate(all="ignore")  # the numbers of a network about to diverge overflow
def lines(
    moment: Moment,
    stop: Stop,
    column: int,
    unit: int,
    sample: int,
    others: Sequence[int] = (),
    source: int | None = None,
) -> tuple[Line, ...]:
    """Return what `stop` works out for one unit of a column of the diagram; there may be nothing.

    Numbers that every example has are those of example number `sample` of the batch. With `others` the whole batch is
    told of: examples have their numbers above, and of these others there is what comes out. What is summed over the
    examples is their sum in either case. The loss belongs to the last column. Of the weights that lead to the unit the
    one from the unit `source` is told of first, if it is given, and those with the largest gradients. Raises IndexError
    if there is no such unit or example.
    """
    return tuple(_Explainer(moment, stop, column, unit, sample, tuple(others), source).lines())


def formulae(told: Iterable[Line]) -> list[Part]:
    """Return lines as formulae: a rule before what follows it, and what is not in full beside one another."""
    found: list[Part] = []
    before: Line | None = None
    for line in told:
        if line.rule is not None:
            found.append(line.rule)
        if before is not None and not (before.in_full or line.in_full):
            found[-1] = row(found[-1], ", ", line.part)
        else:
            found.append(line.part)
        before = line
    return found


def told_of(examples: int, sample: int) -> tuple[int, tuple[int, ...]]:
    """Return of which of a batch of `examples` one tells: number `sample` in full, and a few others."""
    sample = min(sample, examples - 1)
    count = examples if examples <= SHOWN_WHOLE else SHOWN_OF_MANY
    others = [each for each in range(examples) if each != sample]
    return sample, tuple(others[: count - 1])


@lru_cache(maxsize=2)
def _derivation(moment: Moment) -> Derivation:
    """Return what follows the numbers of a moment back, prepared once: there are many lines to one moment."""
    return Derivation(moment)


_Found = tuple[int, int, Quantity]  # which step has written it where, and what it is
_Worked = tuple[Quantity, Expression]  # what it is, and how it came about


class _Explainer:
    def __init__(
        self,
        moment: Moment,
        stop: Stop,
        column: int,
        unit: int,
        sample: int,
        others: tuple[int, ...],
        source: int | None,
    ) -> None:
        self._moment, self._stop = moment, stop
        self._column, self._unit = column, unit
        self._sample, self._others, self._source = sample, others, source
        self._derivation = _derivation(moment)
        forward = stop.phase is Phase.FORWARD
        self._folding = Folding(moment.examples, (sample, *others))
        self._writer = Writer(column, unit, self._folding, samples=bool(others), editable=forward)
        self._inline = replace(self._writer, inline=True)

    def lines(self) -> Iterator[Line]:
        """Yield the lines in the order in which the stop works them out; of a batch, what it works towards first."""
        values = self._worked(self._values())
        if self._stop.phase is Phase.LOSS and self._column == self._moment.columns - 1:
            yield from self._loss(values)
        else:
            yield from self._told(values)
        yield from self._gradients(self._worked(self._weights()))

    def _worked(self, found: Iterable[_Found]) -> list[_Worked]:
        """Return how what was found came about, in the order in which it did."""
        return [
            (result, self._derivation.written(step, address))
            for step, address, result in sorted(found, key=lambda each: each[0])
        ]

    def _loss(self, worked: list[_Worked]) -> Iterator[Line]:
        """Yield the loss after what it needs; of several examples before, and then how that of one is worked out."""
        loss, expression = Quantity(self._moment.loss, "L", operand=Operand(Kind.LOSS)), self._derivation.returned()
        each = shares(expression, loss, self._moment.examples) if self._others else None
        if each is None:
            yield from self._told([*worked, (loss, expression)])
        else:
            yield from self._told([(loss, each.total), *worked])
            yield from self._told(
                [(each.quantity(sample), each.of(sample)) for sample in (self._sample, *self._others)]
            )

    def _told(self, worked: list[_Worked]) -> Iterator[Line]:
        """Yield a line for each result; of other examples, what comes out."""
        for result, expression in worked:
            if result.sample in self._others:
                yield self._line(self._inline, result, expression, in_symbols=False, in_numbers=False)
            else:
                yield self._line(self._writer, result, expression)

    def _gradients(self, worked: list[_Worked]) -> Iterator[Line]:
        """Yield the gradients of the weights by one rule, if there is one; of a batch, the first alone in numbers."""
        weights = [each for each in worked if _is_of_weight(each[0])]
        rule = self._rule(weights)
        if rule is None:
            yield from self._told(worked)
            return
        for result, expression in worked:
            first = result is weights[0][0]
            line = self._line(
                self._inline,
                result,
                expression,
                in_symbols=not _is_of_weight(result),
                in_numbers=first or not self._others,
            )
            yield replace(line, rule=rule) if first else line

    def _rule(self, worked: list[_Worked]) -> Part | None:
        """Return how all of these are worked out, in symbols with the index i; None without such a rule."""
        found = {self._general(each, other) for each, other in pairwise([*worked, *worked[:1]])}
        return found.pop() if len(worked) > 1 and len(found) == 1 else None

    def _general(self, worked: _Worked, other: _Worked) -> Part:
        """Return a formula in symbols, with the index i where another one has something else."""
        own, others = ([result, *quantities(expression)] for result, expression in (worked, other))
        operands = {one.operand for one, two in zip(own, others, strict=False) if one.operand != two.operand}
        writer = replace(self._writer, running=frozenset(each for each in operands if each is not None))
        return row(writer.symbol(worked[0]), Equals(), writer.symbols(worked[1]))

    def _values(self) -> Iterator[_Found]:
        """Yield what the stop has written of what has a name: by which step, where, and what it is."""
        for named in self._derivation.names.arrays:
            if named.column == self._column:
                # What is only on the way is the same way for all.
                several = named.of_examples and named.kind is not Kind.INTERMEDIATE
                for sample in (self._sample, *(self._others if several else ())):
                    index = named.index(self._unit, sample)
                    yield from self._result(named.place.at(index), self._value(named, index))

    def _weights(self) -> Iterator[_Found]:
        """Yield in the same way the gradients of the weights that lead to the unit: a few, and that of the bias."""
        for block in self._moment.layout.blocks:
            if self._moment.column_of(block.layer) == self._column:
                gradients = block.matrix(self._moment.gradient)[:, self._unit]
                told = weights_told(gradients[:-1], self._source)
                for source in [*sorted(told, key=lambda each: (each != self._source, each)), block.inputs]:
                    at = block.start + source * block.outputs + self._unit
                    result = self._derivation.names.parameter(at, float(gradients[source]), is_gradient=True)
                    yield from self._result(self._moment.places["gradient"].at((at,)), result)

    def _result(self, address: int, result: Quantity) -> Iterator[_Found]:
        operations = self._stop.operations
        step = self._derivation.writer(address, operations.stop, operations.start)
        if step is not None:
            yield step, address, result

    def _value(self, named: Named, index: tuple[int, int]) -> Quantity:
        return named.quantity(index, float(self._moment.arrays[named.word][index]))

    def _line(
        self,
        writer: Writer,
        result: Quantity,
        expression: Expression,
        *,
        in_symbols: bool = True,
        in_numbers: bool = True,
    ) -> Line:
        """Return a line: in symbols, in numbers, as the sum of its terms unless these are examples, and the result."""
        terms = tuple(self._terms(expression))
        parts: list[Part] = [writer.symbol(result)]
        if in_symbols:
            parts += [Equals(), writer.symbols(expression)]
        if in_numbers and not isinstance(expression, Quantity):
            parts += [Equals(), writer.numbers(expression)]
            if any(term.factors for term in terms) and len(terms) > 1 and not (self._others and _of_examples(terms)):
                parts += [Equals(), _added(terms)]
        parts += [Equals(), Number(result.value, result.operand, result=True)]
        return Line(row(*parts), terms, result.value, result.operand, in_full=in_symbols or in_numbers)

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
    return Term(
        scale * value,
        operand,
        factors,
        subtracted=(scale < 0) != _begins_below_zero(expression),
        worked_out=scale != 1.0 or not isinstance(expression, Quantity),
    )


def _begins_below_zero(expression: Expression) -> bool:
    """Tell whether the first thing that is written of a term is the minus of a number; squares have it in brackets."""
    match expression:
        case Quantity(value):
            return value < 0
        case Applied("multiply", (first, second)) if first != second:
            return _begins_below_zero(first)
        case _:
            return False


def _is_of_weight(result: Quantity) -> bool:
    return result.operand is not None and result.operand.source is not None


def _of_examples(terms: tuple[Term, ...]) -> bool:
    """Tell whether terms are those of several examples."""
    samples = {term.operand.sample for term in terms if term.operand is not None}
    return len(samples - {None}) > 1


def _added(terms: tuple[Term, ...]) -> Part:
    """Return numbers that are added up."""
    parts: list[Part | str] = []
    for term in terms:
        parts += [" + "] if parts else []
        parts += [Number(term.value, term.operand, subtracted=term.subtracted, worked_out=term.worked_out)]
    return row(*parts)
