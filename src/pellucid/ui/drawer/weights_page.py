"""The weights: every matrix as a picture, with a histogram and the scale of the colours."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.weights import WeightMatrix, weight_matrices
from pellucid.ui.drawer import colour_bar
from pellucid.ui.drawer.colour_bar import ColourBar
from pellucid.ui.drawer.matrix_view import MatrixView
from pellucid.ui.drawer.metrics import PADDING, PAGE_HEIGHT
from pellucid.ui.drawer.page import Page
from pellucid.ui.drawer.tiles_view import TilesView
from pellucid.ui.drawer.value_axis import exact_text, limit_of
from pellucid.ui.drawer.widths import share_widths
from pellucid.ui.stage.columns import Column, columns_of
from pellucid.ui.widgets.cell_grid import Cell
from pellucid.ui.widgets.combo import Combo, Look

PER_LAYER, SHARED = "layer", "shared"
_GAP = 18
_SETTING = "drawer/scale"


class WeightsPage(Page):
    """Shows W1, W2, … of the network. Each has a scale of its own, up to its largest |w|, or all share the largest.

    Where examples are pictures, so are the weights that each neuron of the first layer looks at them with.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: tuple[object, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._pointed = 0
        self.views: list[MatrixView | TilesView] = []
        self.scale = Combo(
            [(PER_LAYER, self.tr("Per-layer scale")), (SHARED, self.tr("Shared scale"))],
            self.tr("Scale of the colours"),
            Look.PLAIN,
        )
        self.scale.setToolTip(self.tr("Colour each layer up to its own largest |w|, or all up to the largest of them"))
        self.scale.set_current(SHARED if QSettings().value(_SETTING) == SHARED else PER_LAYER)
        self.scale.chosen.connect(self._choose_scale)
        self.colour_bar = ColourBar(self)
        self.setAccessibleName(self.tr("Weights"))

    def corner(self) -> QWidget:
        """Return the choice of the scale."""
        return self.scale

    def show_frame(self, experiment: Experiment, frame: Frame) -> None:
        """Show the weights at `frame`."""
        matrices = weight_matrices(experiment, frame.theta)
        dataset = experiment.dataset
        shape = (experiment.sizes, dataset.feature_names, dataset.class_names, dataset.picture)
        if shape != self._shape:
            self._shape, self._columns = shape, columns_of(experiment)
            self._replace_views(self._new_views(matrices, experiment.dataset.picture))
        for view, matrix in zip(self.views, matrices, strict=True):
            view.matrix = matrix
        self._show_values()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _new_views(
        self, matrices: Sequence[WeightMatrix], picture: tuple[int, int] | None
    ) -> list[MatrixView | TilesView]:
        first, *others = matrices
        of_first = MatrixView(first, self) if picture is None else TilesView(first, picture, self)
        return [of_first, *(MatrixView(matrix, self) for matrix in others)]

    def _replace_views(self, views: list[MatrixView | TilesView]) -> None:
        self.remove(self.views)
        self.views = views
        self._pointed = 0
        for index, view in enumerate(views):
            view.pointed.connect(partial(self._point, index))
            view.show()
        self.raise_overlays()
        self._arrange()

    def _arrange(self) -> None:
        if not self.views:
            return
        gaps = _GAP * len(self.views)
        room = self.width() - 2 * PADDING - gaps - colour_bar.WIDTH
        left = PADDING
        for view, width in zip(self.views, share_widths([view.breadth() for view in self.views], room), strict=True):
            view.setGeometry(left, 0, width, PAGE_HEIGHT)
            left += width + _GAP
        self.colour_bar.setGeometry(left, 0, colour_bar.WIDTH, PAGE_HEIGHT)

    def _show_values(self) -> None:
        limits = [limit_of(view.matrix.values) for view in self.views]
        shared = self.scale.currentData() == SHARED
        if shared:
            limits = [max(limits)] * len(limits)
        for view, limit in zip(self.views, limits, strict=True):
            view.show_matrix(view.matrix, limit)
        self._show_scale()
        view = self.views[self._pointed]
        if view.cell is not None:
            self._tell(view, view.cell)

    def _show_scale(self) -> None:
        view = self.views[self._pointed]
        shared = self.scale.currentData() == SHARED
        self.colour_bar.show_scale(self.tr("all") if shared else view.matrix.label, view.limit)

    def _point(self, index: int, cell: Cell | None) -> None:
        if cell is None:
            if index == self._pointed:
                self.tell_nothing()
            return
        self._pointed = index
        self._show_scale()
        view = self.views[index]
        self._tell(view, cell)
        view.setAccessibleDescription(self.hover_card.text())

    def _tell(self, view: MatrixView | TilesView, cell: Cell) -> None:
        index = self.views.index(view)
        source, target = self._columns[index], self._columns[index + 1]
        matrix = view.matrix
        weight = view.weight_at(cell)
        self.tell(
            view,
            view.cell_rect(cell),
            f"{source.neuron(weight[0])} → {target.neuron(weight[1])}",
            [
                ("w", exact_text(float(matrix.values[weight]))),
                (self.tr("bias b"), exact_text(float(matrix.bias[weight[1]]))),
            ],
        )

    def _choose_scale(self, key: str) -> None:
        QSettings().setValue(_SETTING, key)
        if self.views:
            self._show_values()
