"""What the pages of activations and gradients share: a histogram for each layer, in a row, and a caption under it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pellucid.experiment.build import Experiment
from pellucid.lens.distributions import examples_seen
from pellucid.ui.drawer.distribution_view import HEIGHT, DistributionView, Plot
from pellucid.ui.drawer.metrics import PADDING, PAGE_HEIGHT
from pellucid.ui.drawer.page import Page
from pellucid.ui.numbers import NOTHING, count_text, percent_text
from pellucid.ui.theme import Role
from pellucid.ui.widgets.cell_grid import Cell
from pellucid.ui.widgets.label import Label

_GAP = 18
_MOST = 320


class DistributionsPage(Page):
    """Shows plots side by side. A subclass makes them, and says of a bin what it holds (`range_text`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views: list[DistributionView] = []
        self.caption = Label("", Role.CAPTION, "ink3", self)

    def range_text(self, low: float, high: float) -> str:
        """Return which values fall into the bin between two edges."""
        raise NotImplementedError

    def show_plots(self, plots: Sequence[Plot], caption: str) -> None:
        """Show these plots, and say what they are of."""
        if [_heading(view.plot) for view in self.views] != [_heading(plot) for plot in plots]:
            self._replace_views([DistributionView(plot, self) for plot in plots])
        for view, plot in zip(self.views, plots, strict=True):
            view.show_plot(plot)
            if view.cell is not None:
                self._tell(view, view.cell)
        if caption != self.caption.text():
            self.caption.setText(caption)
            self._place_caption()

    def examples_text(self, experiment: Experiment) -> str:
        """Return the words for the examples that the lens looks at."""
        count, seen = len(experiment.dataset.t_train), examples_seen(experiment)
        if count == seen:
            return self.tr("all {count} training examples").format(count=count_text(count))
        return self.tr("the first {some} of {count} training examples").format(
            some=count_text(seen), count=count_text(count)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _replace_views(self, views: list[DistributionView]) -> None:
        self.remove(self.views)
        self.views = views
        for view in views:
            view.pointed.connect(partial(self._point, view))
            view.show()
        self.raise_overlays()
        self._arrange()

    def _arrange(self) -> None:
        count = max(1, len(self.views))
        width = min(_MOST, (self.width() - 2 * PADDING - _GAP * (count - 1)) // count)
        for index, view in enumerate(self.views):
            view.setGeometry(PADDING + index * (width + _GAP), 0, width, HEIGHT)
        self._place_caption()

    def _place_caption(self) -> None:
        self.caption.setGeometry(PADDING, HEIGHT + 1, self.width() - 2 * PADDING, PAGE_HEIGHT - HEIGHT - 6)

    def _point(self, view: DistributionView, cell: Cell | None) -> None:
        if cell is None:
            self.tell_nothing()
            return
        self._tell(view, cell)
        view.setAccessibleDescription(f"{view.headline()}, {view.details()}, {self.hover_card.text()}")

    def _tell(self, view: DistributionView, cell: Cell) -> None:
        histogram = view.plot.histogram
        low, high = histogram.edges[cell.column : cell.column + 2].tolist()
        count, total = int(histogram.counts[cell.column]), int(histogram.counts.sum())
        rows = [
            (self.tr("count"), count_text(count)),
            (self.tr("share"), percent_text(count / total) if total else NOTHING),
        ]
        self.tell(view, view.cell_rect(cell), self.range_text(low, high), rows)


def _heading(plot: Plot) -> tuple[tuple[str, ...], str]:
    return plot.names, plot.shape
