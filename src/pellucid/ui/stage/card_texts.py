"""What the hover card says: the exact values of one neuron, or of one edge."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from pellucid.experiment.frame import Frame
from pellucid.ui.numbers import NOTHING, count_text, number_text, signed_text
from pellucid.ui.stage.activity import Activity
from pellucid.ui.stage.columns import Column, Kind
from pellucid.ui.stage.edges import WHOLE, Edge, Edges
from pellucid.ui.stage.pointing import Neuron

DECIMALS = 4

translate = QCoreApplication.translate

Rows = list[tuple[str, str]]


def neuron_text(columns: Sequence[Column], neuron: Neuron, activity: Activity, *, diverged: bool) -> tuple[str, Rows]:
    """Return the name of a neuron and its values: z before the activation function, a after it; none when diverged."""
    column = columns[neuron.column]
    place = int(activity.offsets[neuron.column]) + neuron.unit
    value, signal, before = (float(vector[place]) for vector in (activity.actual, activity.signals, activity.sums))
    if column.kind is Kind.INPUT:
        rows = [("x", number_text(value, 0)), (translate("Stage", "x as scaled"), number_text(signal, DECIMALS))]
    else:
        symbol = "a" if column.kind is Kind.HIDDEN else "p"
        texts = [NOTHING, NOTHING] if diverged else [number_text(each, DECIMALS) for each in (before, value)]
        rows = [("z", texts[0]), (symbol, texts[1])]
    return column.neuron(neuron.unit), rows


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
        index = int(edges.index[place])
        rows.append(("w", signed_text(float(frame.theta[index]), DECIMALS)))
        if previous is not None:
            change = signed_text(float(frame.theta[index] - previous.theta[index]), DECIMALS + 1)
            steps = frame.step - previous.step
            label = (
                translate("Stage", "latest step")
                if steps == 1
                else translate("Stage", "latest {count} steps").format(count=count_text(steps))
            )
            rows.append((label, change))
    return edge_title(columns, edge), rows
