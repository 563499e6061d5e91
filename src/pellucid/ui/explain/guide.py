"""What the diagram shows at each stop: what exists by then, and the neuron that is told of."""

from dataclasses import replace

import numpy as np

from pellucid.experiment.build import Experiment
from pellucid.lens.activations import LayerTrace, Trace
from pellucid.lens.explain.moment import Known, Moment, Phase
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.ui.cover import HIDDEN
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.formula.figures import figures
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.columns import Kind as ColumnKind
from pellucid.ui.stage.layout import Arrangement
from pellucid.ui.stage.pointing import Neuron
from pellucid.ui.stage.reveal import ColumnShown, Pill, Reveal

MOST_PILLS, FEW = 3, 4
ANSWER = "y"  # the letter of what a loss reads off the outputs


@np.errstate(all="ignore")  # the numbers of a network about to diverge overflow, which is shown as it is
def reveal_of(
    explanation: Explanation,
    experiment: Experiment,
    columns: tuple[Column, ...],
    arrangement: Arrangement,
    hidden: frozenset[Operand] = frozenset(),
) -> Reveal:
    """Return what the diagram of `columns` shows at the present stop; the numbers of `hidden` operands it does not."""
    moment, known = explanation.moment, explanation.known()
    assert moment is not None
    backward = explanation.phase in (Phase.BACKWARD, Phase.UPDATE)
    chosen = Neuron(explanation.column, explanation.chosen)
    alone = moment.examples == 1
    as_it_is = alone and not explanation.changed_numbers
    numbers = _numbers(moment, known, chosen, columns[chosen.column], backward=backward)
    known = _told(known, hidden)
    return Reveal(
        columns=tuple(_column_shown(moment, known, column, backward=backward) for column in range(moment.columns)),
        chosen=chosen,
        pills=_pills(experiment, moment, known, chosen, explanation.source, arrangement, backward=backward),
        notes=_notes(numbers, hidden) if alone else (),
        # A neuron shows of its numbers the last one, and of a batch what all examples have in common.
        covered=bool(numbers) and numbers[-1][1] in {replace(each, sample=None) for each in hidden},
        gradient=moment.gradient if backward else None,
        gaps=frozenset(column - 1 for column in known.weight_gradients) if backward else frozenset(),
        instead=None if as_it_is else (_mean_trace(moment), _mean_measured(experiment, moment)),
        theta=moment.theta if explanation.changed_numbers else None,
    )


def _told(known: Known, hidden: frozenset[Operand]) -> Known:
    """Return what the diagram may show of what is known while the numbers of `hidden` operands are to be guessed.

    The answers and their gradients add up over the outputs: those of the others would tell the hidden one.
    """
    for operand in hidden:
        place = {operand.column}
        if operand.kind is Kind.GRADIENT and not operand.letter:
            known = replace(known, weight_gradients=known.weight_gradients - place)
        elif operand.letter == ANSWER:
            known = replace(
                known,
                outputs=known.outputs - place,
                gradients=known.gradients - place,
                sum_gradients=known.sum_gradients - place,
            )
    return known


def _column_shown(moment: Moment, known: Known, column: int, *, backward: bool) -> ColumnShown:
    """Return what one column shows: gradients on the way back, else values, or sums as long as these are all."""
    if backward:
        if column in known.sum_gradients:
            return ColumnShown(True, moment.sum_gradients(column).sum(axis=1), dimmed=True)
        if column in known.gradients:
            return ColumnShown(True, moment.gradients(column).sum(axis=1), dimmed=True)
        if column in known.outputs:
            return ColumnShown(True, dimmed=True)
    if column in known.outputs:
        return ColumnShown(True)
    if column in known.sums:
        return ColumnShown(True, moment.sums(column).mean(axis=1))
    return ColumnShown(False)


def _pills(
    experiment: Experiment,
    moment: Moment,
    known: Known,
    chosen: Neuron,
    source: int | None,
    arrangement: Arrangement,
    *,
    backward: bool,
) -> tuple[Pill, ...]:
    """Return the weights that bring most to the chosen neuron and the one from `source`, or the gradients of these."""
    sources = arrangement.columns[chosen.column - 1].drawn
    if len(sources) == 0:
        return ()
    name = f"{experiment.affine_keys[chosen.column - 1]}.weight"
    weights = moment.layout.views(moment.theta)[name][:, chosen.unit]
    gradients = moment.layout.views(moment.gradient)[name][:, chosen.unit]
    brought = np.abs(weights * moment.outputs(chosen.column - 1).mean(axis=1))[sources]
    order = sources[np.argsort(-brought, kind="stable")]
    strongest = order if len(sources) <= FEW else order[:MOST_PILLS]
    if source is not None and source in sources and source not in strongest:
        strongest = np.append(strongest[:-1], source)
    if backward and chosen.column in known.weight_gradients:
        return tuple(
            Pill(int(source), f"∂ {figures(float(gradients[source])).text}", float(gradients[source]))
            for source in strongest
        )
    return tuple(
        Pill(int(source), f"× {figures(float(weights[source])).text}", float(weights[source])) for source in strongest
    )


def _numbers(
    moment: Moment, known: Known, chosen: Neuron, column: Column, *, backward: bool
) -> list[tuple[str, Operand, float]]:
    """Return what is known of the chosen neuron in the order in which it was found, for the first example."""
    at, unit = chosen.column, chosen.unit
    hidden_layer = column.kind is ColumnKind.HIDDEN
    symbol, kind, letter = ("a", Kind.ACTIVATION, "") if hidden_layer else (ANSWER, Kind.INTERMEDIATE, ANSWER)
    rows = []
    if at in known.sums:
        rows.append(("z", Operand(Kind.SUM, at, unit), moment.sums(at)))
    if at in known.outputs:
        rows.append((symbol, Operand(kind, at, unit, letter=letter), moment.outputs(at)))
    if backward and at in known.gradients and hidden_layer:
        rows.append(("∂L/∂a", Operand(Kind.GRADIENT, at, unit, letter="a"), moment.gradients(at)))
    if backward and at in known.sum_gradients:
        rows.append(("∂L/∂z", Operand(Kind.GRADIENT, at, unit, letter="z"), moment.sum_gradients(at)))
    return [(name, operand, float(values[unit, 0])) for name, operand, values in rows]


def _notes(numbers: list[tuple[str, Operand, float]], hidden: frozenset[Operand]) -> tuple[tuple[str, str], ...]:
    return tuple((name, HIDDEN if operand in hidden else figures(value).text) for name, operand, value in numbers)


def _mean_trace(moment: Moment) -> Trace:
    """Return the way of the mean of all examples: of each neuron, the mean of its values."""
    columns = range(1, moment.columns)
    return Trace(
        moment.inputs.mean(axis=0),
        tuple(LayerTrace(moment.sums(each).mean(axis=1), moment.outputs(each).mean(axis=1)) for each in columns),
    )


def _mean_measured(experiment: Experiment, moment: Moment) -> np.ndarray:
    """Return the mean of all examples before they were scaled."""
    scaling = experiment.dataset.scaling
    return (moment.inputs.mean(axis=0) / scaling.factor + scaling.offset).astype(np.float32)
