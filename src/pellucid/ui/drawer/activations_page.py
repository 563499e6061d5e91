"""The activations: how the outputs of each hidden layer are distributed, and how many of them are zero."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.distributions import LayerDistribution, activation_statistics
from pellucid.ui.drawer.distribution_view import Plot, Tick, Tone
from pellucid.ui.drawer.distributions_page import DistributionsPage
from pellucid.ui.drawer.metrics import PADDING, PAGE_HEIGHT
from pellucid.ui.drawer.value_axis import axis_text
from pellucid.ui.numbers import count_text, percent_text
from pellucid.ui.stage.columns import activation_name
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label


class ActivationsPage(DistributionsPage):
    """Shows for each hidden layer what comes out of its activation function over the training examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Activations"))
        self.nothing = Label(
            self.tr("The network has no hidden layer, so nothing is activated. Add a layer under Network."),
            Role.BODY,
            "ink2",
            self,
        )
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_frame(self, experiment: Experiment, frame: Frame) -> None:
        """Show the activations at `frame`."""
        plots = [
            self._plot(layer.activation, layer.units, statistics)
            for layer, statistics in zip(
                experiment.spec.network.hidden, activation_statistics(experiment, frame.theta), strict=True
            )
        ]
        caption = self.tr("Outputs for {examples}. Bars: √count.").format(examples=self.examples_text(experiment))
        self.nothing.setVisible(not plots)
        self.nothing.setGeometry(PADDING, 0, self.width() - 2 * PADDING, PAGE_HEIGHT)
        self.show_plots(plots, caption if plots else "")

    def range_text(self, low: float, high: float) -> str:
        """Return which outputs fall into a bin."""
        return self.tr("{low} to {high}").format(low=axis_text(low), high=axis_text(high))

    def _plot(self, activation: str, units: int, statistics: LayerDistribution) -> Plot:
        layer = self.tr("Layer {number}").format(number=statistics.label)
        histogram = statistics.histogram
        low, high = float(histogram.edges[0]), float(histogram.edges[-1])
        if statistics.deviation == 0.0:
            ticks = [Tick((low + high) / 2, axis_text(statistics.mean))]
        else:
            ticks = [Tick(low, axis_text(low)), Tick(high, axis_text(high))]
            if low < 0.0 < high:
                ticks.append(Tick(0.0, "0"))
        headlines, tone = self._headlines(units, statistics)
        return Plot(
            names=(f"{layer} · {activation_name(activation)}", layer),
            shape=f"({units})",
            histogram=histogram,
            low=low,
            high=high,
            ticks=tuple(ticks),
            headlines=headlines,
            details=self._details(statistics),
            tone=tone,
        )

    def _headlines(self, units: int, statistics: LayerDistribution) -> tuple[tuple[str, ...], Tone]:
        if statistics.histogram.non_finite:
            text = self.tr("{count} not finite").format(count=count_text(statistics.histogram.non_finite))
            return (text,), Tone.FAULT
        zero = self.tr("{share} zero").format(share=percent_text(statistics.zero_share))
        if not statistics.dead_units:
            return (zero,), Tone.PLAIN
        always = self.tr("{zero}, {dead} of {units} units always").format(
            zero=zero, dead=count_text(statistics.dead_units), units=count_text(units)
        )
        return (always, zero), Tone.PLAIN

    def _details(self, statistics: LayerDistribution) -> tuple[str, ...]:
        mean, deviation = axis_text(statistics.mean), axis_text(statistics.deviation)
        words = self.tr("mean {mean}, standard deviation {deviation}")
        short = self.tr("mean {mean}, std {deviation}")
        texts = (words, short, "{mean} ± {deviation}", "μ {mean}")
        return tuple(text.format(mean=mean, deviation=deviation) for text in texts)
