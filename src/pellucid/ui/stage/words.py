"""Texts that are drawn again and again, laid out once each."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QStaticText

from pellucid.ui.theme import Role, font

MOST_KEPT = 2048  # all percentages with one decimal, twice


class Words:
    """Draws single lines. As many layouts as numbers and names need are kept for each role."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Role], tuple[QStaticText, float, float]] = {}

    def draw(self, painter: QPainter, x: float, middle: float, text: str, role: Role, colour: QColor) -> None:
        """Draw `text` from `x` on, its line centred on the height `middle`."""
        laid_out, _, height = self._laid_out(text, role)
        self._draw(painter, QPointF(x, middle - height / 2), laid_out, role, colour)

    def draw_before(self, painter: QPainter, end: float, middle: float, text: str, role: Role, colour: QColor) -> None:
        """Draw `text` so that it ends at `end`, its line centred on the height `middle`."""
        laid_out, width, height = self._laid_out(text, role)
        self._draw(painter, QPointF(end - width, middle - height / 2), laid_out, role, colour)

    def _draw(self, painter: QPainter, corner: QPointF, text: QStaticText, role: Role, colour: QColor) -> None:
        painter.setFont(font(role))
        painter.setPen(colour)
        painter.drawStaticText(corner, text)

    def _laid_out(self, text: str, role: Role) -> tuple[QStaticText, float, float]:
        key = (text, role)
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            laid_out = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.prepare(font=font(role))
            size = laid_out.size()
            self._kept[key] = (laid_out, size.width(), size.height())
        return self._kept[key]
