"""What the marks on the decision map mean."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin

HEIGHT = 16
RADIUS, RING = 4.0, 6.0
GAP, BETWEEN = 6.0, 18.0


class MapLegend(QWidget):
    """Names the three marks: a training point, a test point, and the ring around a wrong one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 3
        self._entries = (
            (self._paint_train, self.tr("train")),
            (self._paint_test, self.tr("test")),
            (self._paint_wrong, self.tr("wrong")),
        )
        self.setAccessibleName(self.tr("Legend"))
        self.setToolTip(self.tr("Filled: train. Hollow: test. Ringed: the network's answer is another class."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_classes(self, classes: int) -> None:
        """Say nothing of wrong points where there are no classes."""
        self._shown = 3 if classes else 2
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the line."""
        return QSize(292, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing may be cut."""
        metrics = QFontMetricsF(font(Role.CAPTION))
        width = sum(2 * RING + GAP + metrics.horizontalAdvance(text) + BETWEEN for _, text in self._entries)
        return QSize(round(width), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks and their names."""
        del event
        painter = begin(self)
        painter.setFont(font(Role.CAPTION))
        metrics = QFontMetricsF(font(Role.CAPTION))
        left = 0.0
        for paint, text in self._entries[: self._shown]:
            paint(painter, QPointF(left + RING, self.height() / 2))
            left += 2 * RING + GAP
            painter.setPen(tokens().ink2)
            painter.drawText(QPointF(left, self.height() / 2 + metrics.capHeight() / 2), text)
            left += metrics.horizontalAdvance(text) + BETWEEN

    def _paint_train(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().ink2)
        painter.drawEllipse(middle, RADIUS, RADIUS)

    def _paint_test(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(QPen(tokens().ink2, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, RADIUS - 0.8, RADIUS - 0.8)

    def _paint_wrong(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().ink2)
        painter.drawEllipse(middle, 2.6, 2.6)
        painter.setPen(QPen(tokens().bad, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, RING - 0.8, RING - 0.8)
