"""The brush for points with values, in the colour of the value that it paints."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pellucid.ui.plane.brush_button import Brush
from pellucid.ui.plane.ground import value_colour
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import begin

DISC = 14.0
RIM = 1.2


class ValueBrush(Brush):
    """Takes the brush for values into the hand; `set_value` says for which one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setAccessibleName(self.tr("Brush"))
        self.setToolTip(self.tr("Paint points with the value beside; every fourth one is for testing"))

    def set_value(self, value: float, limit: float) -> None:
        """Take the colour of `value`, where colours end at `limit`."""
        self._share = value / limit
        self.setAccessibleDescription(f"{value:g}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a point of the colour, and a ground that answers to pointer and press."""
        del event
        colours = tokens()
        painter = begin(self)
        self.paint_ground(painter)
        disc = QRectF(0, 0, DISC, DISC)
        disc.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(colours.ink if self.is_pressed else colours.ink3, RIM, Qt.PenStyle.SolidLine))
        painter.setBrush(value_colour(self._share, colours))
        painter.drawEllipse(disc)
