"""The line under the diagram: what colour and width of an edge mean, and what there is to say beside it."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.numbers import number_text
from pellucid.ui.stage.edge_strength import opacities, widths
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin
from pellucid.ui.widgets.themed import Themed

HEIGHT = 40
LINE = 32.0  # the rest is air above the drawer
LEFT = 14.0
GAP = 8.0
SWATCH = 120.0
PARTS = 60
PADDING = 12.0
PILL = 24.0


class KeyLine(Themed):
    """Shows the key of the edges, the largest |w|, and at the right a hint or a remark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._largest = 0.0
        self._remark = self._shorter = ""
        self._hint = ""
        self._swatch: QPixmap | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setToolTip(
            self.tr(
                "An edge is as wide as its weight is large, beside the largest one drawn between the same two layers"
            )
        )

    def set_largest(self, largest: float) -> None:
        """Show the largest |w| of the network."""
        if number_text(largest, 2) != number_text(self._largest, 2):
            self._largest = largest
            self.update()

    def set_remark(self, text: str, shorter: str) -> None:
        """Say something quietly at the right, in fewer words where there is less room, or nothing."""
        if text != self._remark:
            self._remark, self._shorter = text, shorter
            self.update()

    def set_hint(self, text: str) -> None:
        """Say what to do next, instead of a remark, or nothing."""
        if text != self._hint:
            self._hint = text
            self.update()

    def text(self) -> str:
        """Return what stands at the right."""
        return self._hint or self._remark

    def sizeHint(self) -> QSize:
        """Return a size with room for key and remark."""
        return QSize(700, HEIGHT)

    def take_on_theme(self) -> None:
        """Drop the swatch in the former colours."""
        self._swatch = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key and what stands beside it."""
        del event
        colours = tokens()
        painter = begin(self)
        painter.fillRect(self.rect(), colours.bg)
        x = _text(painter, LEFT, self.tr("− negative"), Role.CAPTION_STRONG, colours.neg_text) + GAP
        painter.drawPixmap(QPointF(x, 0), self._painted_swatch())
        x = _text(painter, x + SWATCH + GAP, self.tr("positive +"), Role.CAPTION_STRONG, colours.pos_text) + GAP
        largest = self.tr("weight · max |w| {weight}").format(weight=number_text(self._largest, 2))
        x = _text(painter, x, largest, Role.CAPTION, colours.ink3)
        self._paint_right(painter, x + 2 * GAP)

    def _painted_swatch(self) -> QPixmap:
        """Return one line that goes through all weights from the most negative to the most positive."""
        ratio = self.devicePixelRatioF()
        if self._swatch is not None and self._swatch.devicePixelRatio() == ratio:
            return self._swatch
        swatch = self._swatch = QPixmap(round(SWATCH * ratio), round(LINE * ratio))
        swatch.setDevicePixelRatio(ratio)
        swatch.fill(tokens().bg)
        weights = np.linspace(-1, 1, PARTS + 1, dtype=np.float32)
        strength = np.abs(weights)
        half, opacity = widths(strength) / 2, opacities(np.maximum(strength, np.float32(0.02)))
        x = SWATCH * (weights + 1) / 2
        shades = QLinearGradient(0, 0, SWATCH, 0)
        for weight, alpha in zip(weights.tolist(), opacity.tolist(), strict=True):
            colour = QColor(tokens().pos if weight >= 0 else tokens().neg)
            colour.setAlphaF(alpha)
            shades.setColorAt((weight + 1) / 2, colour)
        above = map(QPointF, x.tolist(), (LINE / 2 - half).tolist())
        below = map(QPointF, x[::-1].tolist(), (LINE / 2 + half[::-1]).tolist())
        painter = QPainter(swatch)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shades)
        painter.drawPolygon(QPolygonF([*above, *below]))
        painter.end()
        return swatch

    def _paint_right(self, painter: QPainter, left: float) -> None:
        colours = tokens()
        role = Role.LABEL_MEDIUM if self._hint else Role.CAPTION
        metrics = QFontMetricsF(font(role))
        room = self.width() - left - (2 * PADDING if self._hint else 4)
        whole = self.text()
        if not self._hint and metrics.horizontalAdvance(whole) > room:
            whole = self._shorter
        text = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
        if not text:
            return
        width = metrics.horizontalAdvance(text)
        if self._hint:
            pill = QRectF(self.width() - width - 2 * PADDING, (LINE - PILL) / 2, width + 2 * PADDING, PILL)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.irisbg)
            painter.drawRoundedRect(pill, PILL / 2, PILL / 2)
            _text(painter, pill.left() + PADDING, text, role, colours.iris)
        else:
            _text(painter, self.width() - width - 4, text, role, colours.ink3)


def _text(painter: QPainter, left: float, text: str, role: Role, colour: QColor) -> float:
    """Write one line in the middle of the height; return where it ends."""
    painter.setFont(font(role))
    painter.setPen(colour)
    width = QFontMetricsF(font(role)).horizontalAdvance(text)
    painter.drawText(QRectF(left, 0, width + 2, LINE), Qt.AlignmentFlag.AlignVCenter, text)
    return left + width
