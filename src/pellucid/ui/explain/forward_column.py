"""What the chosen neuron computes: the sum and what contributes to it, and the point on the activation's curve."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.lens.explain.curve import activation_curve
from pellucid.lens.explain.lines import Line
from pellucid.lens.explain.moment import Moment, Stop
from pellucid.lens.explain.notation import Kind
from pellucid.nn.activations import Activation
from pellucid.ui.explain.arithmetic_column import ArithmeticColumn
from pellucid.ui.explain.words import operation_text
from pellucid.ui.formula.contribution_bar import Contribution, ContributionBar
from pellucid.ui.formula.function_plot import FunctionPlot
from pellucid.ui.stage.columns import Column

PLOT_WIDTH, NARROW_PLOT, PLOT_HEIGHT = 124, 104, 64
PLOT_FROM, WIDE_FROM = 270, 320  # pixels of the column's width: for a plot, and for a wide one
TOLD_BY_CURVE = (Kind.ACTIVATION, Kind.INTERMEDIATE)  # a, and the slope


class ForwardColumn(ArithmeticColumn):
    """The sum with the bar of its terms, and under it the activation with its curve."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.bar = ContributionBar()
        self.bar.operand_clicked.connect(self.operand_clicked)
        self.bar.operand_pointed.connect(self.formulae.point_at)
        self.plot = FunctionPlot()
        self.plot.setFixedHeight(PLOT_HEIGHT)
        self._curved = False
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.later, 1)
        row.addWidget(self.plot)
        self.content.insertWidget(1, self.bar)
        self.content.insertWidget(2, self._below)
        self.setTabOrder(self.formulae, self.bar)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have the colours of another diagram."""
        super().set_columns(columns)
        self.bar.set_columns(columns)

    def newest(self) -> QWidget:
        """Return what to scroll to: with the activation, its curve."""
        return self.formulae if self.later.isHidden() else self._below

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the curve narrow, or leave it out, where there is little room."""
        super().resizeEvent(event)
        self._show_plot()

    def _show_plot(self) -> None:
        self.plot.setFixedWidth(PLOT_WIDTH if self.width() >= WIDE_FROM else NARROW_PLOT)
        self.plot.setVisible(self._curved and self.width() >= PLOT_FROM)

    def show_sum(self, lines: Sequence[Line]) -> None:
        """Show what adds up to z; nothing of several examples, to none of which the bar would belong.

        The bar tells the sum: it is not shown while that is hidden.
        """
        terms = lines[0].terms if len(lines) == 1 and lines[0].operand not in self.hidden else ()
        self.bar.setVisible(len(terms) > 1)
        self.bar.show_terms([Contribution(term.value, term.operand) for term in terms])

    def show_curve(self, moment: Moment, stop: Stop | None, unit: int) -> None:
        """Show for a single example where an activation is on the curve of its function; nothing without a stop.

        Nor is anything shown while what the curve tells is hidden.
        """
        self._below.setVisible(stop is not None)
        if stop is None or stop.layer is None:
            return
        layer = moment.layers[stop.layer]
        told = not any(operand.kind in TOLD_BY_CURVE for operand in self.hidden)
        self._curved = isinstance(layer, Activation) and moment.examples == 1 and told
        self._show_plot()
        if self._curved:
            words = [signal.values for signal in moment.signals[stop.layer : stop.layer + 2]]
            z, a, slope = (float(moment.arrays[word][unit, 0]) for word in (*words, f"slope_{stop.layer}"))
            self.plot.show_point(operation_text(stop), partial(activation_curve, layer), z, a, slope)
