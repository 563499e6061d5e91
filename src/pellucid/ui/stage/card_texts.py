"""What the hover card says: the exact values of one neuron, or of one edge."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pellucid.experiment.frame import Frame
from pellucid.ui.numbers import NOTHING, count_text, number_text, signed_text
from pellucid.ui.stage.activity import Activity
from pellucid.ui.stage.columns import Column, Kind
from pellucid.ui.stage.edges import WHOLE, Edge, Edges
from pellucid.ui.stage.pointing import Bias, Neuron

DECIMALS = 4
SPAN_DECIMALS = 3

translate = QCoreApplication.translate

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class NeuronFacts:
    """What there is to know of a neuron besides its values.

    `bias` is None for inputs; `span` are its least and its largest value over the plane, `point` are the coordinates
    there that the values belong to; both are None where there is no plane.
    """

    bias: float | None = None
    span: tuple[float, float] | None = None
    point: str | None = None


def neuron_text(
    columns: Sequence[Column], neuron: Neuron, activity: Activity, facts: NeuronFacts, *, diverged: bool
) -> tuple[str, Rows]:
    """Return the name of a neuron and its values: z before the activation function, a after it; none when diverged."""
    column = columns[neuron.column]
    place = int(activity.offsets[neuron.column]) + neuron.unit
    value, signal, before = (float(vector[place]) for vector in (activity.actual, activity.signals, activity.sums))
    rows: Rows = [] if facts.point is None else [(translate("Stage", "at"), facts.point)]
    if column.kind is Kind.INPUT:
        decimals = DECIMALS if column.plane else 0
        rows += [
            ("x", number_text(value, decimals)),
            (translate("Stage", "x as scaled"), number_text(signal, DECIMALS)),
        ]
    else:
        symbol = "a" if column.kind is Kind.HIDDEN else "y" if column.signed else "p"
        texts = [NOTHING, NOTHING] if diverged else [number_text(each, DECIMALS) for each in (before, value)]
        rows += [("z", texts[0]), (symbol, texts[1])]
    if facts.bias is not None:
        rows.append(("b", signed_text(facts.bias, DECIMALS)))
    if facts.span is not None and not diverged:
        low, high = (number_text(each, SPAN_DECIMALS) for each in facts.span)
        rows.append(
            (translate("Stage", "over the plane"), translate("Stage", "{low} to {high}").format(low=low, high=high))
        )
        if column.kind is not Kind.OUTPUT or column.signed:
            rows.append(
                (translate("Stage", "full colour at"), f"±{number_text(max(map(abs, facts.span)), SPAN_DECIMALS)}")
            )
    return column.neuron(neuron.unit), rows


def bias_text(
    columns: Sequence[Column], bias: Bias, index: int, frame: Frame, previous: Frame | None
) -> tuple[str, Rows]:
    """Return the name of a neuron and its bias, the parameter at `index`, and how that changed, as `edge_text` does."""
    return columns[bias.column].neuron(bias.unit), _parameter_rows("b", index, frame, previous)


def edge_title(columns: Sequence[Column], edge: Edge) -> str:
    """Return the names of the neurons at both ends of an edge."""
    source = translate("Stage", "Picture") if edge.source == WHOLE else columns[edge.gap].neuron(edge.source)
    target = columns[edge.gap + 1].neuron(edge.target)
    return f"{source} → {target}"


def edge_text(
    columns: Sequence[Column], edge: Edge, edges: Edges, frame: Frame, previous: Frame | None
) -> tuple[str, Rows]:
    """Return the name of an edge, its weight, and how that changed since the frame before, if there is one."""
    place = edges.place(edge)
    rows: Rows = []
    if place is not None and edge.source == WHOLE:
        rows.append(("Σ w · x", signed_text(float(edges.weights[place]), DECIMALS)))
    elif place is not None:
        rows += _parameter_rows("w", int(edges.index[place]), frame, previous)
    return edge_title(columns, edge), rows


def _parameter_rows(symbol: str, index: int, frame: Frame, previous: Frame | None) -> Rows:
    rows = [(symbol, signed_text(float(frame.theta[index]), DECIMALS))]
    if previous is not None:
        change = signed_text(float(frame.theta[index] - previous.theta[index]), DECIMALS + 1)
        steps = frame.step - previous.step
        label = (
            translate("Stage", "latest step")
            if steps == 1
            else translate("Stage", "latest {count} steps").format(count=count_text(steps))
        )
        rows.append((label, change))
    return rows
