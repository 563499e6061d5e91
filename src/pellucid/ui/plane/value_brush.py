"""The brush for points with values, in the colour of the value that it paints."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pellucid.ui.plane.brush_button import RADIUS, SIZE
from pellucid.ui.plane.ground import value_colour
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.buttons import Button
from pellucid.ui.widgets.painting import begin, paint_surface

DISC = 14.0
RIM = 1.2


class ValueBrush(Button):
    """Takes the brush for values into the hand; `set_value` says for which one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(RADIUS, parent)
        self._share = 0.0
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Brush"))
        self.setToolTip(self.tr("Paint points with the value beside; every fourth one is for testing"))
        self.setFixedSize(SIZE, SIZE)

    def set_value(self, value: float, limit: float) -> None:
        """Take the colour of `value`, where colours end at `limit`."""
        self._share = value / limit
        self.setAccessibleDescription(f"{value:g}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the button."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a point of the colour, and a ground that answers to pointer and press."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        pressed = self.isDown() or self.isChecked()
        if pressed or self.underMouse():
            paint_surface(painter, area, RADIUS, colours.fill2 if pressed else colours.fill)
        disc = QRectF(0, 0, DISC, DISC)
        disc.moveCenter(area.center())
        painter.setPen(QPen(colours.ink if pressed else colours.ink3, RIM, Qt.PenStyle.SolidLine))
        painter.setBrush(value_colour(self._share, colours))
        painter.drawEllipse(disc)
