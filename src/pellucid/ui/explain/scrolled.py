"""Room that scrolls: what goes on beyond its edges fades there, and it can be scrolled to the beginning of a line."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from pellucid.ui.widgets.painting import begin, faded

UPPER, LOWER = 8, 16  # pixels that fade at the edges
ABOVE_LINE = 3  # pixels between the upper edge and the line that begins there
NEAR = 28  # pixels that may be left out for a better beginning


class Scrolled(QScrollArea):
    """Shows `content`, which scrolls down where there is more of it than room; `ground` is the colour it stands on."""

    def __init__(self, content: QWidget, ground: Callable[[], QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._edges = _Edges(self, ground)
        for signal in (self.verticalScrollBar().valueChanged, self.verticalScrollBar().rangeChanged):
            signal.connect(self._edges.update)

    def arrange(self) -> None:
        """Give the content its height at once: formulae are never seen in the room that others needed."""
        self._settle_bar()
        QApplication.sendEvent(self._content, QEvent(QEvent.Type.LayoutRequest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the content needs a bar in the new room."""
        super().resizeEvent(event)
        self._settle_bar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to whoever walks: the wheel scrolls here."""
        event.ignore()

    def _settle_bar(self) -> None:
        """Leave the bar out where the content fits without it: lines that it breaks would seem to need it."""
        content = self._content
        height = content.heightForWidth(self.width()) if content.hasHeightForWidth() else content.sizeHint().height()
        fits = height - content.contentsMargins().bottom() <= self.viewport().height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)

    def scroll_to(self, top: int, bottom: int, beginnings: Sequence[int], lines: Sequence[int]) -> None:
        """Scroll no farther than to show what reaches from `top` to `bottom`, or its beginning, if it is too high.

        One of the `beginnings` comes to the upper edge if one is near, else one of the `lines`. Where there is too
        little below for that, some room is added.
        """
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        value = 0
        if bottom > room and bar.maximum() > 0:
            least = min(top, bottom + LOWER // 2 - room)
            near = [each for each in beginnings if least <= each <= least + NEAR]
            value = min([*(near or [each for each in lines if each >= least]), top]) - ABOVE_LINE
        added = self._content.contentsMargins().bottom()
        self._content.setContentsMargins(0, 0, 0, max(0, value - (bar.maximum() - added)))
        bar.setValue(value)


class _Edges(QWidget):
    """What lies over the edges of the viewport, beyond which there is more."""

    def __init__(self, area: QScrollArea, ground: Callable[[], QColor]) -> None:
        super().__init__(area)
        self._area = area
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the viewport."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._area.viewport().geometry())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground over what is cut, less and less towards the middle."""
        del event
        bar, ground = self._area.verticalScrollBar(), self._ground()
        painter = begin(self)
        height = float(self.height())
        for more, edge, inner in (
            (bar.value() > 0, 0.0, float(UPPER)),
            (bar.value() < bar.maximum(), height, height - LOWER),
        ):
            if more:
                shade = QLinearGradient(QPointF(0, edge), QPointF(0, inner))
                shade.setColorAt(0.0, ground)
                shade.setColorAt(1.0, faded(ground, 0.0))
                painter.fillRect(QRectF(QPointF(0, edge), QPointF(self.width(), inner)).normalized(), shade)
