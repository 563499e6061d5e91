"""Outputs of a network that is told of points: the probability of each class, over the plane and for one point."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from pellucid.ui.numbers import NOTHING, number_text, percent_text
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.labels import CHIP, CHIP_GAP, class_colour
from pellucid.ui.stage.layout import LABEL_GAP, Arrangement
from pellucid.ui.stage.plane_tiles import PlaneTiles
from pellucid.ui.stage.words import Words
from pellucid.ui.theme import Role, font
from pellucid.ui.tokens import Tokens

FloatArray = NDArray[np.float32]

ROUNDING = 5.0
DECIMALS = 3
BRIGHT = 0.18  # the luminance from which on black stands out more than white


class PlaneOutputs:
    """Tiles, and beside each the letter of its class on the colour of that class, and the probability in percent.

    Beside an output that is a value, its name and the value.
    """

    def __init__(
        self, tiles: PlaneTiles, columns: Sequence[Column], arrangement: Arrangement, tokens: Tokens, scale: float
    ) -> None:
        self._tiles = tiles
        self._column = columns[-1]
        self._place = arrangement.columns[-1]
        self._tokens = tokens
        self._scale = scale
        self._words = Words()
        self._chips = [self._chip(unit) for unit in self._place.drawn.tolist()]

    def paint(
        self, painter: QPainter, at: int, values: FloatArray, levels: NDArray[np.intp], *, diverged: bool
    ) -> None:
        """Paint the outputs, column `at`, whose classes have these probabilities."""
        self._tiles.paint(painter, at, values, levels, diverged=diverged)
        place, tokens = self._place, self._tokens
        finite = not diverged and bool(np.isfinite(values).all())
        winner = int(np.argmax(values)) if finite else -1
        left = place.x + place.radius + LABEL_GAP
        for unit, chip, y in zip(place.drawn.tolist(), self._chips, place.y.tolist(), strict=True):
            if self._column.signed:
                self._paint_value(painter, left, y, number_text(float(values[unit]), DECIMALS) if finite else NOTHING)
                continue
            corner = ((left, y - chip.height() / self._scale / 2)[axis] for axis in (0, 1))
            painter.drawPixmap(QPointF(*(round(each * self._scale) / self._scale for each in corner)), chip)
            text = percent_text(float(values[unit])) if finite else NOTHING
            role, ink = (Role.BODY_STRONG, tokens.ink) if unit == winner else (Role.BODY, tokens.ink2)
            self._words.draw(painter, left + chip.width() / self._scale + CHIP_GAP, y, text, role, ink)

    def paint_blank(self, painter: QPainter, at: int) -> None:
        """Paint the outputs, column `at`, without what they say of the present point."""
        nothing = np.full(self._column.units, np.nan, dtype=np.float32)
        self.paint(painter, at, nothing, np.empty(0, dtype=np.intp), diverged=False)

    def _paint_value(self, painter: QPainter, left: float, y: float, text: str) -> None:
        self._words.draw(painter, left, y, self._column.label(0), Role.BODY, self._tokens.ink2)
        self._words.draw(painter, left + CHIP, y, text, Role.BODY_STRONG, self._tokens.ink)

    def _chip(self, unit: int) -> QPixmap:
        """Return the letter of a class on its colour."""
        side = min(CHIP, self._place.diameter)
        pixmap = QPixmap(round(side * self._scale), round(side * self._scale))
        pixmap.setDevicePixelRatio(self._scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = class_colour(unit, self._column, self._tokens)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        area = QRectF(0, 0, side, side)
        painter.drawRoundedRect(area, ROUNDING, ROUNDING)
        painter.setPen(Qt.GlobalColor.black if _luminance(colour) > BRIGHT else Qt.GlobalColor.white)
        painter.setFont(font(Role.CAPTION_STRONG))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._column.label(unit))
        painter.end()
        return pixmap


def _luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    channels = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))
