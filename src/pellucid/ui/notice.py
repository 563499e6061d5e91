"""A message in a line of its own below the stage: it holds nothing up and covers nothing."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import IconButton

TEXT_LEFT = 44
# What parts the message from what stands below it.
GAP = 8


class Sign(Enum):
    """What a message is about, and the icon that says so."""

    FAULT = "warn"
    PAUSED = "pause"
    DONE = "check"


class Notice(QWidget):
    """Says what happened; it stays until it is closed, and takes no room when there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = Sign.FAULT
        self.setAccessibleName(self.tr("Message"))
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setFont(font(Role.BODY))
        self._text.setContentsMargins(0, 6, 0, 6)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        close = IconButton("close", self.tr("Close"), self.tr("Close this message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(TEXT_LEFT, 4, 4, 4 + GAP)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def text(self) -> str:
        """Return the message."""
        return self._text.text()

    def show_text(self, text: str, sign: Sign = Sign.FAULT) -> None:
        """Show a message in place of the one before: of a fault, or of what was asked for."""
        self._sign = sign
        self._text.setText(text)
        self.setAccessibleDescription(text)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its sign."""
        del event
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line2, 1))
        painter.setBrush(colours.card)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5 - GAP), 10, 10)
        colour = colours.bad if self._sign is Sign.FAULT else colours.iris
        paint_icon(painter, self._sign.value, QRectF(16, 12, 16, 16), colour)
