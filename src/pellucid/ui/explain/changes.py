"""What the update makes of a few parameters of the chosen neuron: a table of them, and the working of one."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.notation import Cells, Equals, Length, Number, Of, Operand, Part, Text
from pellucid.lens.explain.telling import weights_told
from pellucid.lens.explain.update import Update, parameter_at, update_lines
from pellucid.lens.explain.update_rules import updated
from pellucid.lens.explain.writing import parameter_sign
from pellucid.training.messages import Inspected
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.moment_walk import BIAS

MOST_DIGITS = 9  # tell any two 32-bit numbers apart
PLAIN_DECIMALS, LEAST_PLAIN, MOST_PLAIN = 4, 1e-3, 1e3
FINEST = 8  # decimals; what changes by less is so small itself that decimals do not help


@dataclass(frozen=True, slots=True)
class Changes:
    """Formulae: the `table` has a row of cells for each parameter, `working` is the update of the one told of first."""

    table: tuple[Cells, ...] = ()
    working: tuple[Part, ...] = ()

    def without_bars(self) -> tuple[Cells, ...]:
        """Return the table with numbers alone."""
        return tuple(Cells(tuple(part for part in row.parts if not isinstance(part, Length))) for row in self.table)


def changes_of(explanation: Explanation) -> Changes:
    """Return the parameters before and after the update, each with a bar that is as long as it moves."""
    moment, inspected = explanation.moment, explanation.inspected
    assert moment is not None
    assert inspected is not None
    told = parameters_told_of(explanation)
    updates = {index: _update(moment, inspected, index) for index in sorted(told)}
    decimals = decimals_telling((each.before, each.after) for each in updates.values())
    moves = [abs(each.after - each.before) for each in updates.values()]
    longest = max((move for move in moves if math.isfinite(move)), default=0.0)
    table = []
    for index, update in updates.items():
        operand = parameter_at(moment.layout, index)
        cells = [*_before(operand, update.before, decimals), Text("→")]
        cells.append(Number(update.after, updated(operand), result=True, decimals=decimals))
        cells.append(_bar(updated(operand), update.after - update.before, longest))
        table.append(Cells(tuple(cells)))
    return Changes(tuple(table), updates[told[0]].lines)


def parameters_before(explanation: Explanation) -> Changes:
    """Return the same parameters as they are before the update, which is not known yet."""
    moment = explanation.moment
    assert moment is not None
    found = [
        (parameter_at(moment.layout, index), float(moment.theta[index]))
        for index in sorted(parameters_told_of(explanation))
    ]
    decimals = PLAIN_DECIMALS if all(LEAST_PLAIN <= abs(value) < MOST_PLAIN for _, value in found if value) else None
    return Changes(tuple(Cells(tuple(_before(operand, value, decimals))) for operand, value in found))


def parameters_told_of(explanation: Explanation) -> list[int]:
    """Return which parameters of the chosen neuron are told of: the one chosen, then those with large gradients."""
    moment = explanation.moment
    assert moment is not None
    places = moment.layout.blocks[explanation.column - 1].matrix(np.arange(moment.layout.size))
    mine = places[:, explanation.chosen]
    weights, bias = mine[:-1], int(mine[-1])
    source = explanation.source
    told = weights[weights_told(moment.gradient[weights], None if source == BIAS else source)].tolist()
    return [bias, *told] if source == BIAS else [*told, bias]


def decimals_telling(pairs: Iterable[tuple[float, float]]) -> int | None:
    """Return how many decimals tell each number from what it becomes, and the largest change with two digits.

    None where nothing changes, or no number of decimals would do.
    """
    known = [pair for pair in pairs if all(map(math.isfinite, pair))]
    changes = [abs(after - before) for before, after in known if before != after]
    if not changes:
        return None
    needed = max(-_power(min(changes)), 1 - _power(max(changes)), 0)
    whole = _power(max(abs(value) for pair in known for value in pair))
    return needed if needed <= min(FINEST, MOST_DIGITS - 1 - whole) else None


def _update(moment: Moment, inspected: Inspected, index: int) -> Update:
    optimizer, settings, state = inspected.optimizer, inspected.settings, inspected.state
    return update_lines(optimizer, settings, state, moment.theta, moment.gradient, index, moment.layout)


def _before(operand: Operand, value: float, decimals: int | None) -> Sequence[Part]:
    return Of(parameter_sign(operand), operand), Equals(), Number(value, operand, decimals=decimals)


def _bar(operand: Operand, change: float, longest: float) -> Part:
    share = abs(change) / longest if longest and math.isfinite(change) else 0.0
    return Length(change if share else 0.0, share, operand)


def _power(value: float) -> int:
    return math.floor(math.log10(value))
