"""A message that lies over the stage without holding anything up."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import IconButton

WIDTH = 460


class Notice(QWidget):
    """Says what happened; it stays until it is closed, and training goes on below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self.setAccessibleName(self.tr("Message"))
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setFont(font(Role.BODY))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        close = IconButton("close", self.tr("Close"), self.tr("Close this message"))
        close.clicked.connect(self.hide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(44, 12, 8, 12)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def text(self) -> str:
        """Return the message."""
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Show a message in place of the one before."""
        self._text.setText(text)
        self.setAccessibleDescription(text)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand in the middle of the parent, above the timeline."""
        area = self._below.rect()
        width = min(WIDTH, area.width() - 48)
        height = max(56, self._row.heightForWidth(width))
        self.setGeometry((area.width() - width) // 2, area.height() - height - 56, width, height)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the colours of a new theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the warning sign."""
        del event
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line2, 1))
        painter.setBrush(colours.card)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        paint_icon(painter, "warn", QRectF(16, 18, 16, 16), colours.bad)
