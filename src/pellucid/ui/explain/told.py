"""What is told of a stop: the lines of the chosen neuron, for the examples and the weight that the user has chosen."""

from pellucid.lens.explain.lines import Line, lines, told_of
from pellucid.lens.explain.moment import Moment, Stop
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.moment_walk import BIAS


def lines_told(explanation: Explanation, moment: Moment, stop: Stop) -> tuple[Line, ...]:
    """Return what `stop` works out for the chosen neuron."""
    source = None if explanation.source == BIAS else explanation.source
    return lines_of(explanation, moment, stop, explanation.column, explanation.chosen, source)


def lines_of(
    explanation: Explanation, moment: Moment, stop: Stop, column: int, unit: int, source: int | None
) -> tuple[Line, ...]:
    """Return what `stop` works out for any neuron, of the weight that leads to it from `source` first."""
    return lines(moment, stop, column, unit, *told_of(moment.examples, explanation.sample.number), source=source)


def examples_told(explanation: Explanation, moment: Moment) -> int:
    """Return of how many examples these lines tell."""
    return 1 + len(told_of(moment.examples, explanation.sample.number)[1])
