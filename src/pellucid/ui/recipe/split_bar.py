"""How the examples are split: train in amber, test in ink."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import begin

HEIGHT = 5
_GAP = 2.0
_LEAST = 3.0


class SplitBar(QWidget):
    """A bar in two parts as long as the shares of training and test examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._share = 1.0

    def set_counts(self, train: int, test: int) -> None:
        """Show the shares of so many training and test examples."""
        self._share = train / max(1, train + test)
        self.setToolTip(
            self.tr("{percent}% train, {rest}% test").format(
                percent=round(100 * self._share), rest=100 - round(100 * self._share)
            )
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both parts."""
        del event
        painter = begin(self)
        whole = QRectF(self.rect())
        rounded = QPainterPath()
        rounded.addRoundedRect(whole, HEIGHT / 2, HEIGHT / 2)
        painter.setClipPath(rounded)
        room = whole.width() - _GAP
        train = min(max(room * self._share, _LEAST), room - _LEAST)
        painter.fillRect(QRectF(0, 0, train, HEIGHT), tokens().train)
        painter.fillRect(QRectF(train + _GAP, 0, room - train, HEIGHT), tokens().test)
