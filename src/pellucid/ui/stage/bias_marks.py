"""The bias of a neuron as a small square at the lower left corner of its tile: the colour tells sign and strength."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from pellucid.experiment.build import Experiment
from pellucid.ui.stage.faces import OUTLINE_OPACITY
from pellucid.ui.stage.layout import Arrangement
from pellucid.ui.tokens import Tokens

FloatArray = NDArray[np.float32]

HALO = 1.5  # pixels of the page around a mark
ROUNDING = 0.25  # of a mark
STRONGEST = 0.6  # of the signed map
STEP = 4  # levels of the map that share one stamp


class BiasMarks:
    """The marks of one layout in one theme.

    A bias is the weight of an input that is always 1: its colour is at its strongest where it is as large as the
    largest weight, or bias, of its layer, and goes with the square root, so that small ones are told apart.
    """

    def __init__(self, arrangement: Arrangement, tokens: Tokens, scale: float) -> None:
        self._places = arrangement.columns
        self._tokens = tokens
        self._scale = scale
        self._levels: dict[int, list[int]] = {}
        self._stamps: dict[tuple[float, int], QPixmap] = {}

    def refresh(self, experiment: Experiment, theta: FloatArray) -> None:
        """Show the biases among the parameters `theta`."""
        views = experiment.network.layout.views(theta)
        for at, key in enumerate(experiment.affine_keys, 1):
            bias = views[f"{key}.bias"]
            largest = max(float(np.abs(views[f"{key}.weight"]).max()), float(np.abs(bias).max())) or 1.0
            share = np.nan_to_num(bias[self._places[at].drawn] / largest)
            share = np.sign(share) * np.sqrt(np.abs(share))
            self._levels[at] = np.rint((STRONGEST * share + 1) * 127.5).astype(np.intp).tolist()

    def paint(self, painter: QPainter, at: int) -> None:
        """Paint the marks of column `at`, if it has any."""
        if at not in self._levels:
            return
        place = self._places[at]
        half = place.bias_mark / 2 + HALO
        for level, x, y in zip(self._levels[at], *(each.tolist() for each in place.bias_spots), strict=True):
            left, top = (round((middle - half) * self._scale) / self._scale for middle in (x, y))
            painter.drawPixmap(QPointF(left, top), self._stamp(place.bias_mark, level // STEP * STEP))

    def _stamp(self, side: float, level: int) -> QPixmap:
        key = (side, level)
        if key not in self._stamps:
            self._stamps[key] = self._paint_stamp(side, level)
        return self._stamps[key]

    def _paint_stamp(self, side: float, level: int) -> QPixmap:
        whole = int(np.ceil((side + 2 * HALO) * self._scale))
        pixmap = QPixmap(whole, whole)
        pixmap.setDevicePixelRatio(self._scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(0, 0, side + 2 * HALO, side + 2 * HALO)
        painter.setBrush(self._tokens.bg)
        painter.drawRoundedRect(area, ROUNDING * side + HALO, ROUNDING * side + HALO)
        outline = QColor(self._tokens.ink)
        outline.setAlphaF(OUTLINE_OPACITY)
        painter.setPen(outline)
        painter.setBrush(QColor.fromRgb(int(self._tokens.signed[min(level, len(self._tokens.signed) - 1)])))
        inset = HALO + 0.5
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), ROUNDING * side, ROUNDING * side)
        painter.end()
        return pixmap
