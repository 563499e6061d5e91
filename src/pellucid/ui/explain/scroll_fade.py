"""What is cut at the edge of a scrolled area fades there: half a line is not taken for a whole one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from pellucid.ui.widgets.painting import begin, faded

FADE = 12.0
SOLID = 0.15  # of it, at the very edge


class ScrollFade(QWidget):
    """Lies over what `area` shows, and lets it pass into the `ground` where there is more above or below."""

    def __init__(self, area: QScrollArea, ground: Callable[[], QColor]) -> None:
        super().__init__(area.viewport())
        self._area = area
        self._bar = area.verticalScrollBar()
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar.valueChanged.connect(self.update)
        self._bar.rangeChanged.connect(self.update)
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what can be seen."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._area.viewport().rect())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, fainter from the edge inwards."""
        del event
        painter, ground, height = begin(self), self._ground(), float(self.height())
        clear = faded(ground, 0.0)
        edges = ((0.0, FADE, self._bar.value() > 0), (height, height - FADE, self._bar.value() < self._bar.maximum()))
        for edge, end, more in edges:
            if more:
                shade = QLinearGradient(QPointF(0, edge), QPointF(0, end))
                shade.setColorAt(SOLID, ground)
                shade.setColorAt(1.0, clear)
                painter.fillRect(QRectF(0, min(edge, end), self.width(), FADE), shade)
