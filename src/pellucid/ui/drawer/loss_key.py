"""The key to a loss landscape: its colours from high to low, with the losses at the lines beside them."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pellucid.ui.drawer.heat_map import image_of
from pellucid.ui.drawer.loss_scale import LossScale, reading_text
from pellucid.ui.theme import Role, font, tokens

WIDTH = 62
_BAR, _GAP, _LINE = 10, 6, 13
_TITLE = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LossKey(QWidget):
    """Shows what the colours mean, and the lines where their numbers have room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: LossScale | None = None
        self.setAccessibleName(self.tr("Colour scale"))

    def show_scale(self, scale: LossScale) -> None:
        """Show another scale."""
        self._scale = scale
        self.setAccessibleDescription(f"{reading_text(scale.low)} – {reading_text(scale.high)}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, bar and numbers."""
        del event
        scale = self._scale
        if scale is None:
            return
        colours = tokens()
        painter = QPainter(self)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink3)
        painter.drawText(QRectF(0, 0, self.width(), _TITLE - 2), _LEFT, self.tr("Loss"))
        bar = QRectF(0, _TITLE + _LINE / 2, _BAR, self.height() - _TITLE - _LINE)
        painter.drawImage(bar, image_of(np.ascontiguousarray(colours.sequential[::-1, np.newaxis])))
        painter.setPen(colours.line2)
        painter.drawRect(bar.adjusted(0, 0, -1, -1))
        painter.setPen(colours.ink3)
        low = f"≤ {reading_text(scale.low)}" if scale.cut else reading_text(scale.low)
        ends = [(scale.high, reading_text(scale.high)), (scale.low, low)]
        taken: list[float] = []
        for loss, text in [*ends, *zip(scale.levels, scale.texts, strict=True)]:
            share = float(scale.shares(np.array(loss)))
            middle = bar.bottom() - share * bar.height()
            if all(abs(middle - other) >= _LINE for other in taken):
                taken.append(middle)
                line = QRectF(_BAR + _GAP, middle - _LINE / 2, self.width() - _BAR - _GAP, _LINE)
                painter.drawText(line, _LEFT, text)
