"""A message that lies over the stage without holding anything up."""

import math

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import IconButton

NARROWEST, WIDEST = 320, 720
MARGIN = 4
TEXT_LEFT = 44


class Notice(QWidget):
    """Says what happened; it stays until it is closed, and training goes on below it.

    It belongs to the window and stands at the lower edge of `stage`, over its key, and hides nothing else.
    """

    def __init__(self, window: QWidget, stage: QWidget) -> None:
        super().__init__(window)
        self._stage = stage
        self._fault = True
        self.setAccessibleName(self.tr("Message"))
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setFont(font(Role.BODY))
        self._text.setContentsMargins(0, 6, 0, 6)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._close = close = IconButton("close", self.tr("Close"), self.tr("Close this message"))
        close.clicked.connect(self.hide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(TEXT_LEFT, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        stage.installEventFilter(self)

    def text(self) -> str:
        """Return the message."""
        return self._text.text()

    def show_text(self, text: str, *, fault: bool = True) -> None:
        """Show a message in place of the one before: of a fault, or of what was asked for."""
        self._fault = fault
        self._text.setText(text)
        self.setAccessibleDescription(text)
        self._place()
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the stage."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its sign: a warning, or that training pauses."""
        del event
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line2, 1))
        painter.setBrush(colours.card)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        icon, colour = ("warn", colours.bad) if self._fault else ("pause", colours.iris)
        paint_icon(painter, icon, QRectF(16, 12, 16, 16), colour)

    def _place(self) -> None:
        """Stand at the right of the stage's lower edge, on one line if there is room for that."""
        area = self._stage.geometry()
        margins = self._row.contentsMargins()
        beside = margins.left() + self._row.spacing() + self._close.width() + margins.right()
        needed = beside + math.ceil(QFontMetricsF(self._text.font()).horizontalAdvance(self._text.text())) + 1
        width = min(max(NARROWEST, needed), WIDEST, area.width() - 2 * MARGIN)
        height = self._row.heightForWidth(width)
        left, top = area.left() + area.width() - width - MARGIN, area.top() + area.height() - height - MARGIN
        self.setGeometry(left, top, width, height)
