"""What the window shows while files that it can import are dragged over it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import faded, paint_surface

_INSET, _RADIUS, _LINE = 8.0, 12.0, 2.0
_VEIL = 150 / 255
_PADDING = 24.0
_HEIGHT = 56.0


class DropVeil(QWidget):
    """Lies over the window, lets the pointer through, and says what dropping would do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole window."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil, an outline, and what would happen."""
        del event
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), faded(colours.bg, _VEIL))
        painter.setPen(QPen(colours.iris, _LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), _RADIUS, _RADIUS)
        text = self.tr("Drop to import these pictures")
        width = QFontMetricsF(font(Role.TITLE)).horizontalAdvance(text) + 2 * _PADDING
        card = QRectF(0, 0, width, _HEIGHT)
        card.moveCenter(QRectF(self.rect()).center())
        paint_surface(painter, card, _RADIUS, colours.card, colours.line2)
        painter.setFont(font(Role.TITLE))
        painter.setPen(colours.ink)
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, text)
