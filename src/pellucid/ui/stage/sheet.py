"""One layout of a network, for one size of the diagram and one screen."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize

from pellucid.experiment.build import Experiment
from pellucid.ui.stage.arranging import arrange_columns
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.edges import DIMMED, Edges
from pellucid.ui.stage.painter import DiagramPainter
from pellucid.ui.stage.pointing import Neuron, Target
from pellucid.ui.stage.reveal import Reveal
from pellucid.ui.theme import tokens

FAINT = np.float32(0.16)
SHARPEST = 2.0  # device pixels per pixel; beyond that nobody sees a difference in the edges


class Sheet:
    """Where everything stands, what paints it, and the edges, whose picture is kept until they change.

    `pins` are the neurons of each column to be drawn besides those that are, `offsets` where the values of each column
    begin, and `scale` is device pixels per logical pixel.
    """

    def __init__(
        self,
        experiment: Experiment,
        columns: Sequence[Column],
        pins: Sequence[Sequence[int]],
        offsets: NDArray[np.intp],
        size: QSize,
        scale: float,
    ) -> None:
        self.scale = scale
        self._columns = columns
        self._size = size
        self.arrangement = arrange_columns(columns, size, pins)
        network, keys = experiment.network, experiment.affine_keys
        self.edges = Edges(network, keys, self.arrangement, offsets, min(scale, SHARPEST))
        self.take_theme()

    def take_theme(self) -> None:
        """Be painted in the colours of the present theme; nothing moves, and the tiles are to be shown anew."""
        self.painter = DiagramPainter(self._columns, self.arrangement, self._size, self.scale, tokens())
        self.edges.set_page(self.painter.page)
        self._stale = True

    def change_edges(self) -> None:
        """Take note that edges have to be painted anew."""
        self._stale = True

    def paint_edges(self, active: NDArray[np.bool_], share: float) -> None:
        """Bring the picture of the edges up to date: the strongest `share`, given which neurons are `active`."""
        if self._stale:
            self.edges.paint(active, share, self.painter.blend)
            self._stale = False

    def emphasise(self, target: Target | None, reveal: Reveal | None) -> None:
        """Let the edges of a neuron that is pointed at be drawn in full and the others faintly, once `fade` is done.

        While a step is walked, those of the chosen neuron, and the others still more faintly.
        """
        if not isinstance(target, Neuron) and reveal is not None:
            target = reveal.chosen
        chosen = self.edges.touching(target.column, target.unit) if isinstance(target, Neuron) else None
        # A folded neuron has no edges here: dimming all others would say nothing.
        if chosen is not None and not chosen.any():
            chosen = None
        self.edges.emphasise(chosen, DIMMED if reveal is None else FAINT)

    def fade(self, share: float) -> bool:
        """Fade edges by `share` of the way to what is emphasised; return whether anything changed."""
        fading = self.edges.settle(share)
        self._stale = self._stale or fading
        return fading
