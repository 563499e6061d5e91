"""The gradients: their orders of magnitude in each weight matrix, and whether they vanish."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtWidgets import QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.distributions import GradientDistribution, gradient_statistics
from pellucid.ui.drawer.distribution_view import Plot, Tick, Tone
from pellucid.ui.drawer.distributions_page import DistributionsPage
from pellucid.ui.numbers import count_text, percent_text, rate_text

VANISHING = 1e-7
_LEAST_DECADES = 3


class GradientsPage(DistributionsPage):
    """Shows for each weight matrix a histogram of log₁₀|g|, all on one axis so that layers can be compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Gradients"))
        self.caption.setToolTip(self.tr("L is the mean loss over these examples, without weight decay."))

    def show_frame(self, experiment: Experiment, frame: Frame) -> None:
        """Show the gradients at `frame`."""
        statistics = gradient_statistics(experiment, frame.theta)
        low, high = decades(statistics)
        sizes = experiment.sizes
        shapes = [f"{inputs} × {outputs}" for inputs, outputs in pairwise(sizes)]
        plots = [self._plot(each, shape, low, high) for each, shape in zip(statistics, shapes, strict=True)]
        caption = self.tr("log₁₀ |∂L/∂w| over {examples}. Bars: √count.")
        self.show_plots(plots, caption.format(examples=self.examples_text(experiment)))

    def range_text(self, low: float, high: float) -> str:
        """Return which gradients fall into a bin."""
        return self.tr("|g| from {low} to {high}").format(low=rate_text(10.0**low), high=rate_text(10.0**high))

    def _plot(self, statistics: GradientDistribution, shape: str, low: int, high: int) -> Plot:
        limit = math.log10(VANISHING)
        inside = (Tick(limit, decade_text(round(limit))),) if low < limit < high else ()
        headlines, tone = self._headlines(statistics)
        return Plot(
            names=(statistics.label,),
            shape=shape,
            histogram=statistics.histogram,
            low=low,
            high=high,
            ticks=(Tick(low, decade_text(low)), Tick(high, decade_text(high)), *inside),
            headlines=headlines,
            details=tuple(
                text.format(share=percent_text(statistics.zero_share))
                for text in (self.tr("{share} zero"), "0: {share}")
            ),
            tone=tone,
            amber_below=limit,
        )

    def _headlines(self, statistics: GradientDistribution) -> tuple[tuple[str, ...], Tone]:
        if statistics.histogram.non_finite:
            text = self.tr("{count} not finite").format(count=count_text(statistics.histogram.non_finite))
            return (text,), Tone.FAULT
        if math.isnan(statistics.median):
            return (self.tr("all zero"),), Tone.WARNING
        median = rate_text(statistics.median)
        if statistics.median < VANISHING:
            texts = (self.tr("median {median}, vanishing"), self.tr("{median}, vanishing"), self.tr("vanishing"))
            return tuple(text.format(median=median) for text in texts), Tone.WARNING
        return (self.tr("median {median}").format(median=median), median), Tone.PLAIN


def decades(statistics: Sequence[GradientDistribution]) -> tuple[int, int]:
    """Return the whole powers of ten between which all gradients that are not zero lie."""
    edges = [each.histogram.edges[[0, -1]] for each in statistics if each.histogram.counts.any()]
    if not edges:
        return -_LEAST_DECADES, 0
    ends = np.array(edges)
    high = math.ceil(ends.max())
    return min(math.floor(ends.min()), high - _LEAST_DECADES), high


def decade_text(power: int) -> str:
    """Return a power of ten as it is written beside an axis."""
    return "1" if power == 0 else f"1e{power}"
