"""The key to a signed heat map: its colours from +limit down to −limit, with the numbers beside them."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pellucid.ui.drawer.heat_map import image_of
from pellucid.ui.drawer.metrics import HEADER_HEIGHT, HEADER_TOP, IMAGE_HEIGHT, IMAGE_TOP
from pellucid.ui.drawer.value_axis import axis_text, signed_axis_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.themed import Themed

BAR = 10
WIDTH = 68  # room for the longest numbers, "+1.4e-40"
_TEXT_LEFT = BAR + 6
_LINE = 14


class ColourBar(Themed):
    """Shows what the colours mean in the matrix, or the matrices, that its caption names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.caption = ""
        self.limit = 0.0
        self.setAccessibleName(self.tr("Colour scale"))

    def show_scale(self, caption: str, limit: float) -> None:
        """Show the scale from −limit to +limit of what `caption` names."""
        if (caption, limit) == (self.caption, self.limit):
            return
        self.caption, self.limit = caption, limit
        self.setAccessibleDescription(f"{caption} {', '.join(self.texts())}")
        self.update()

    def texts(self) -> tuple[str, ...]:
        """Return the numbers at the top, the middle and the bottom of the bar."""
        if self.limit == 0.0:
            return ("", "0", "")
        return (signed_axis_text(self.limit), "0", axis_text(-self.limit))

    def bar_rect(self) -> QRectF:
        """Return where the colours are."""
        return QRectF(0, IMAGE_TOP, BAR, IMAGE_HEIGHT)

    def take_on_theme(self) -> None:
        """Drop the bar in the colours of the former theme."""
        self._image = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint caption, bar and numbers."""
        del event
        colours = tokens()
        if self._image is None:
            self._image = image_of(np.ascontiguousarray(colours.signed[::-1, np.newaxis]))
        painter = QPainter(self)
        bar = self.bar_rect()
        painter.drawImage(bar, self._image)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink3)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, HEADER_TOP, self.width(), HEADER_HEIGHT), left, self.caption)
        tops = (bar.top() - 1, bar.center().y() - _LINE / 2, bar.bottom() + 1 - _LINE)
        for top, text in zip(tops, self.texts(), strict=True):
            painter.drawText(QRectF(_TEXT_LEFT, top, self.width() - _TEXT_LEFT, _LINE), left, text)
