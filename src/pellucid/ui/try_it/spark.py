"""How a loss fell, as a line no larger than a word."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import begin

_WIDTH, _HEIGHT, _MARGIN, _DOT = 56, 20, 3.0, 2.0


class Spark(QWidget):
    """Draws a few losses one after the other, from zero at the bottom to the largest; its end has a dot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.losses: Sequence[float] = ()
        self.setAccessibleName(self.tr("Loss while it was learned"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_losses(self, losses: Sequence[float]) -> None:
        """Show these, all of them finite, or nothing if there are fewer than two."""
        self.losses = losses
        self.setVisible(len(losses) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        """Return its only size."""
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line and dot."""
        del event
        if len(self.losses) < 2:
            return
        across = (self.width() - 2 * _MARGIN) / (len(self.losses) - 1)
        down = (self.height() - 2 * _MARGIN) / max(*self.losses, 1e-9)
        bottom = self.height() - _MARGIN
        points = [QPointF(_MARGIN + at * across, bottom - loss * down) for at, loss in enumerate(self.losses)]
        painter = begin(self)
        painter.setPen(QPen(tokens().train, 1.5))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(tokens().train)
        painter.drawEllipse(points[-1], _DOT, _DOT)
