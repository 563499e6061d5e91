"""The list of keys, laid over the window by F1."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pellucid.ui.shortcuts import SHORTCUTS
from pellucid.ui.theme import Role, font, tokens

ROW = 30.0
PADDING = 28.0
KEY_GAP = 20.0


class HelpOverlay(QWidget):
    """Shows every shortcut on a card; a click anywhere, Esc or F1 closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setAccessibleName(self.tr("Keyboard"))
        self.setAccessibleDescription("; ".join(f"{each.key_text()}: {each.label()}" for each in SHORTCUTS))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def open(self) -> None:
        """Cover the window."""
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def card(self) -> QRectF:
        """Return where the card stands: in the middle, as large as its texts."""
        size = self._card_size()
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close."""
        event.accept()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; other keys are for the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil, the card, and a key and its meaning in each row."""
        del event
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = colours.bg
        veil = type(veil)(veil.red(), veil.green(), veil.blue(), 200)
        painter.fillRect(self.rect(), veil)
        card = self.card()
        painter.setPen(QPen(colours.line2, 1))
        painter.setBrush(colours.card)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.setPen(colours.ink)
        painter.setFont(font(Role.TITLE))
        painter.drawText(card.topLeft() + QPointF(PADDING, PADDING + 12), self.tr("Keyboard"))
        keys, texts = self._column_widths()
        half = (len(SHORTCUTS) + 1) // 2
        for number, shortcut in enumerate(SHORTCUTS):
            column, row = divmod(number, half)
            left = card.left() + PADDING + column * (keys + KEY_GAP + texts + PADDING)
            top = card.top() + PADDING + 32 + row * ROW
            self._paint_key(painter, shortcut.key_text(), QRectF(left, top, keys, ROW))
            painter.setPen(colours.ink2)
            painter.setFont(font(Role.BODY))
            area = QRectF(left + keys + KEY_GAP, top, texts + 2, ROW)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shortcut.label())

    def _paint_key(self, painter: QPainter, text: str, area: QRectF) -> None:
        colours = tokens()
        width = QFontMetricsF(font(Role.MONO)).horizontalAdvance(text) + 14
        cap = QRectF(area.right() - width, area.center().y() - 10.5, width, 21)
        painter.setPen(QPen(colours.line2, 1))
        painter.setBrush(colours.fill)
        painter.drawRoundedRect(cap, 5, 5)
        painter.setPen(colours.ink)
        painter.setFont(font(Role.MONO))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)

    def _column_widths(self) -> tuple[float, float]:
        mono, body = QFontMetricsF(font(Role.MONO)), QFontMetricsF(font(Role.BODY))
        return (
            max(mono.horizontalAdvance(each.key_text()) for each in SHORTCUTS) + 14,
            max(body.horizontalAdvance(each.label()) for each in SHORTCUTS),
        )

    def _card_size(self) -> QSize:
        keys, texts = self._column_widths()
        rows = (len(SHORTCUTS) + 1) // 2
        return QSize(
            round(2 * (keys + KEY_GAP + texts) + 3 * PADDING),
            round(rows * ROW + 2 * PADDING + 24),
        )
