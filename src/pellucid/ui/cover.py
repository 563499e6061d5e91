"""What stands in the place of something that is to be guessed: a question on a box."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from pellucid.ui.formula.faces import MEDIUM, face
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import paint_surface

HIDDEN = "?"
RADIUS = 3.0
_SIZE = 0.75  # of the question, in heights of the box


def paint_cover(painter: QPainter, area: QRectF) -> None:
    """Paint the box and its question."""
    colours = tokens()
    paint_surface(painter, area, RADIUS, colours.irisbg, colours.iris)
    painter.setPen(colours.iris)
    painter.setFont(face(round(area.height() * _SIZE), MEDIUM))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, HIDDEN)


def hidden_text() -> str:
    """Return what is said in the place of an answer, to those who hear the window."""
    return QCoreApplication.translate("Cover", "Hidden until it is revealed")
