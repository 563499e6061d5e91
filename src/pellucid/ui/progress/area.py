"""Where epochs and heights of a chart lie in a plot's pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class Area:
    """The frame of a plot, in pixels, and the ranges of its axes."""

    rect: QRectF
    epochs: tuple[float, float]
    heights: tuple[float, float]

    def x(self, epoch: float) -> float:
        """Return the horizontal place of an epoch."""
        first, last = self.epochs
        return self.rect.left() + (epoch - first) / (last - first) * self.rect.width()

    def y(self, height: float) -> float:
        """Return the vertical place of a height."""
        low, high = self.heights
        return self.rect.bottom() - (height - low) / (high - low) * self.rect.height()

    def point(self, epoch: float, height: float) -> QPointF:
        """Return the place of a point, on the frame at most: what lies beyond is drawn at its edge."""
        y = min(max(self.y(height), self.rect.top()), self.rect.bottom())
        return QPointF(self.x(epoch), y)

    def epoch(self, x: float) -> float:
        """Return the epoch at a horizontal place, within the axis."""
        first, last = self.epochs
        share = (x - self.rect.left()) / max(1.0, self.rect.width())
        return first + (last - first) * min(max(share, 0.0), 1.0)
