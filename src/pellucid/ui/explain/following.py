"""Where a click leads while a step is explained: from the diagram, and from the numbers and symbols of formulae."""

from pellucid.lens.explain.moment import Phase
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.moment_walk import BIAS
from pellucid.ui.explain.samples import Sample, Source
from pellucid.ui.explain.told import lines_of
from pellucid.ui.stage.edges import WHOLE, Edge
from pellucid.ui.stage.pointing import Bias, Target


def tell_of(explanation: Explanation, target: Target) -> None:
    """Tell of a neuron, of the bias of one, or of an edge and where it leads. Inputs are given, not computed."""
    if isinstance(target, Edge):
        explanation.choose(target.gap + 1, target.target, None if target.source == WHOLE else target.source)
    elif target.column > 0:
        explanation.choose(target.column, target.unit, BIAS if isinstance(target, Bias) else None)


def follow(explanation: Explanation, operand: Operand) -> None:
    """Work out another example of the batch, or go to the stop and the neuron that compute a number.

    Of a parameter, which nothing computes, the neuron is told of to which it leads; that of the present one first.
    """
    if operand.sample not in (None, explanation.sample.number):
        explanation.set_sample(Sample(Source.BATCH, operand.sample))
    elif operand.kind in (Kind.LOSS, Kind.TARGET):
        explanation.go_to_phase(Phase.LOSS)
    elif operand.column:
        unit = explanation.chosen_in(operand.column) if operand.unit is None else operand.unit
        at = _computed_at(explanation, operand, unit)
        if at is None and operand.column == explanation.column and explanation.stop is not None:
            at = explanation.at
        if at is None:
            explanation.choose(operand.column, unit, operand.source)
        else:
            explanation.choose_at(at, unit, operand.source)


def _computed_at(explanation: Explanation, operand: Operand, unit: int) -> int | None:
    """Return the first stop of the column of `operand` by which a stop has worked it out for a neuron, None without."""
    moment, column = explanation.moment, operand.column
    assert moment is not None
    assert column is not None
    found = False
    for number, stop in enumerate(moment.stops):
        own = moment.column_of(stop.layer)
        # The column after its own hands on ∂L/∂a.
        if not found and own in (column, column + 1):
            told = lines_of(explanation, moment, stop, column, unit, operand.source)
            found = operand in (line.operand for line in told)
        if found and own == column:
            return number
    return None
