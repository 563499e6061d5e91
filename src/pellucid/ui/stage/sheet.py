"""One layout of a network, for one size of the diagram and one screen."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSize

from pellucid.ui.stage.arranging import arrange_columns
from pellucid.ui.stage.card_texts import NeuronFacts
from pellucid.ui.stage.edges import DIMMED, Edges
from pellucid.ui.stage.labels import point_text
from pellucid.ui.stage.painter import DiagramPainter
from pellucid.ui.stage.pointing import Neuron, Target
from pellucid.ui.stage.scene import Scene
from pellucid.ui.theme import tokens

FAINT = np.float32(0.16)
SHARPEST = 2.0  # device pixels per pixel; beyond that nobody sees a difference in the edges


class Sheet:
    """Where everything stands, what paints it, and the edges, whose picture is kept until they change.

    `pins` are the neurons of each column of `scene` to be drawn besides those that are, `scale` is device pixels per
    logical pixel.
    """

    def __init__(self, scene: Scene, pins: Sequence[Sequence[int]], size: QSize, scale: float) -> None:
        self.scale = scale
        self._scene = scene
        self._size = size
        self.arrangement = arrange_columns(scene.columns, size, pins)
        network, keys = scene.experiment.network, scene.experiment.affine_keys
        self.edges = Edges(network, keys, self.arrangement, scene.activity.offsets, min(scale, SHARPEST))
        self.take_theme()
        self.show_edges(None)

    def take_theme(self) -> None:
        """Be painted in the colours of the present theme; nothing moves."""
        self.painter = DiagramPainter(self._scene.columns, self.arrangement, self._size, self.scale, tokens())
        self.edges.set_page(self.painter.page)
        self._stale = True
        self.show_tiles()

    def show_tiles(self) -> None:
        """Show what every neuron puts out at the present frame, where neurons are shown by that."""
        tiles, scene = self.painter.tiles, self._scene
        if tiles is not None and scene.frame is not None and scene.trace is not None:
            tiles.refresh(scene.experiment, scene.frame.theta, scene.trace)

    def show_tiles_in_turn(self) -> bool:
        """Show it as often as there is time for; return whether that was now."""
        tiles, scene = self.painter.tiles, self._scene
        if tiles is None or scene.frame is None or scene.trace is None:
            return False
        return tiles.refresh_in_turn(scene.experiment, scene.frame.theta, scene.trace)

    def show_edges(self, elapsed: float | None) -> None:
        """Show the present weights, `elapsed` seconds after the last time, or at once if None."""
        theta, reveal, sums = self._scene.theta, self._scene.reveal, self._scene.activity.sums
        if theta is None:
            return
        if reveal is None:
            self.edges.show(theta, sums, elapsed)
        else:
            self.edges.show(theta, sums, elapsed, reveal.gradient, reveal.gaps)

    def facts(self, neuron: Neuron) -> NeuronFacts:
        """Return what there is to know of a neuron besides its values."""
        scene, tiles = self._scene, self.painter.tiles
        bias = None
        if neuron.column > 0 and scene.frame is not None:
            bias = float(scene.frame.theta[self.edges.bias(neuron.column, neuron.unit)])
        if not scene.columns[0].plane or tiles is None or scene.raw is None:
            return NeuronFacts(bias)
        return NeuronFacts(bias, tiles.span(neuron.column, neuron.unit), point_text(scene.raw))

    def change_edges(self) -> None:
        """Take note that edges have to be painted anew."""
        self._stale = True

    def paint_edges(self, share: float) -> None:
        """Bring the picture of the edges up to date: the strongest `share`."""
        if self._stale:
            self.edges.paint(self._scene.activity.active(), share, self.painter.blend)
            self._stale = False

    def emphasise(self, target: Target | None) -> None:
        """Let the edges of a neuron that is pointed at be drawn in full and the others faintly, once `fade` is done.

        While a step is walked, those of the chosen neuron, and the others still more faintly.
        """
        reveal = self._scene.reveal
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
