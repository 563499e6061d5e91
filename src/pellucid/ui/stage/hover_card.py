"""The card that says exactly what is under the pointer, or under the keyboard's focus."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from pellucid.ui.stage.pointing import Spot
from pellucid.ui.stage.popover import place_above
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin, paint_surface

PADDING = 10
LINE = 18
COLUMN_GAP = 16
RADIUS = 8.0

Row = tuple[str, str]


class HoverCard(QWidget):
    """A title and rows of a symbol and its value. The pointer goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._title = ""
        self._rows: tuple[Row, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_at(self, spot: Spot, title: str, rows: Sequence[Row]) -> None:
        """Show these texts above a spot of the parent: the edges beside it stay in view."""
        if (title, tuple(rows)) != (self._title, self._rows):
            self._title, self._rows = title, tuple(rows)
            self.update()
        size = self.sizeHint()
        self.setGeometry(place_above(spot, size.width(), size.height(), self._host.rect()))
        self.show()

    def text(self) -> str:
        """Return all that the card says, for assistive technology."""
        return ", ".join([self._title, *(f"{symbol} {value}" for symbol, value in self._rows)])

    def sizeHint(self) -> QSize:
        """Return the size that shows every text whole."""
        strong, plain = QFontMetricsF(font(Role.LABEL_STRONG)), QFontMetricsF(font(Role.LABEL))
        rows = [
            plain.horizontalAdvance(symbol) + COLUMN_GAP + strong.horizontalAdvance(value)
            for symbol, value in self._rows
        ]
        width = max([strong.horizontalAdvance(self._title), *rows])
        return QSize(round(width) + 2 * PADDING + 2, LINE * (1 + len(self._rows)) + 2 * PADDING - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface, the title and the rows."""
        del event
        colours = tokens()
        painter = begin(self)
        paint_surface(painter, QRectF(self.rect()), RADIUS, colours.card, colours.line2)
        line = QRectF(PADDING, PADDING - 2, self.width() - 2 * PADDING, LINE)
        painter.setFont(font(Role.LABEL_STRONG))
        painter.setPen(colours.ink)
        painter.drawText(line, _LEFT, self._title)
        for symbol, value in self._rows:
            line.translate(0, LINE)
            painter.setFont(font(Role.LABEL))
            painter.setPen(colours.ink2)
            painter.drawText(line, _LEFT, symbol)
            painter.setFont(font(Role.LABEL_STRONG))
            painter.setPen(colours.ink)
            painter.drawText(line, _RIGHT, value)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
