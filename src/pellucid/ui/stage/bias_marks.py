"""The bias of a neuron as a small square at the lower left corner of its tile: the colour tells sign and strength.

A bias is the weight of an input that is always 1: its colour is at its strongest where it is as large as the largest
weight, or bias, of its layer, and goes with the square root, so that small ones are told apart.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from pellucid.experiment.build import Experiment
from pellucid.ui.stage.faces import OUTLINE_OPACITY
from pellucid.ui.tokens import Tokens

FloatArray = NDArray[np.float32]

HALO = 1.5  # pixels of the page around a mark
ROUNDING = 0.25  # of a mark
STRONGEST = 0.6  # of the signed map
STEP = 4  # levels of the map that share one look


def bias_levels(experiment: Experiment, theta: FloatArray) -> list[NDArray[np.intp]]:
    """Return for every column but the first the entries of its biases in the signed map, (units,)."""
    views = experiment.network.layout.views(theta)
    levels = []
    for key in experiment.affine_keys:
        bias = views[f"{key}.bias"]
        largest = max(float(np.abs(views[f"{key}.weight"]).max()), float(np.abs(bias).max())) or 1.0
        share = np.sign(bias) * np.sqrt(np.abs(bias) / np.float32(largest))
        share[~np.isfinite(share)] = 0
        levels.append(STEP * np.rint((STRONGEST * share + 1) * (127.5 / STEP)).astype(np.intp))
    return levels


def mark_side(side: float, scale: float) -> int:
    """Return the device pixels that a mark of this `side` takes in a row, its halo with it."""
    return math.ceil((side + 2 * HALO) * scale)


def paint_mark(painter: QPainter, side: float, level: int, tokens: Tokens) -> None:
    """Paint a mark with its halo from (0, 0), in the colour of `level`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    area = QRectF(0, 0, side + 2 * HALO, side + 2 * HALO)
    painter.setBrush(tokens.bg)
    painter.drawRoundedRect(area, ROUNDING * side + HALO, ROUNDING * side + HALO)
    outline = QColor(tokens.ink)
    outline.setAlphaF(OUTLINE_OPACITY)
    painter.setPen(outline)
    painter.setBrush(QColor.fromRgb(int(tokens.signed[min(level, len(tokens.signed) - 1)])))
    inset = HALO + 0.5
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), ROUNDING * side, ROUNDING * side)
