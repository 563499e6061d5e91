"""Where a click leads while a step is explained: from the diagram, and from the numbers and symbols of formulae."""

from pellucid.lens.explain.moment import Phase
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.moment_walk import BIAS
from pellucid.ui.explain.samples import Sample, Source
from pellucid.ui.stage.edges import WHOLE, Edge
from pellucid.ui.stage.pointing import Bias, Target


def tell_of(explanation: Explanation, target: Target) -> None:
    """Tell of a neuron, of the bias of one, or of an edge and where it leads. Inputs are given, not computed."""
    if isinstance(target, Edge):
        explanation.choose(target.gap + 1, target.target, None if target.source == WHOLE else target.source)
    elif target.column > 0:
        explanation.choose(target.column, target.unit, BIAS if isinstance(target, Bias) else None)


def follow(explanation: Explanation, operand: Operand) -> None:
    """Work out another example of the batch, or go to the neuron from which a number comes, if one computes it."""
    if operand.sample not in (None, explanation.sample.number):
        explanation.set_sample(Sample(Source.BATCH, operand.sample))
    elif operand.kind is Kind.LOSS:
        explanation.go_to_phase(Phase.LOSS)
    elif operand.column and operand.unit is not None:
        explanation.choose(operand.column, operand.unit, operand.source)
