"""The answer in large type: the colour asked about, the word for it, and how sure the network is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.cover import hidden_text, paint_cover
from pellucid.ui.numbers import NOTHING, percent_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.try_it.colour import RGB
from pellucid.ui.widgets.painting import begin, paint_surface

HEIGHT = 64
_RADIUS = 8.0
_SWATCH = QRectF(12, 12, 40, 40)
_SWATCH_RADIUS = 7.0
_WORD_LEFT = 64.0
_RIGHT = 14.0
_SMALLEST = 15
WIDEST = "100.0%"
_COVER_WIDTH, _COVER_HEIGHT, _SMALL_COVER_HEIGHT = 96.0, 36.0, 24.0


class Answer(QWidget):
    """Shows the most probable class of a colour, or that there is no prediction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rgb: RGB = (0, 0, 0)
        self._word: str | None = None
        self._probability = ""
        self._covered = False
        self.setAccessibleName(self.tr("Prediction"))
        self.setToolTip(self.tr("The class that the network holds for most probable"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_colour(self, rgb: RGB) -> None:
        """Show the colour that was asked about."""
        self._rgb = rgb
        self.update()

    def set_answer(self, word: str | None, probability: float) -> None:
        """Show a class and its probability; None where there is no prediction."""
        text = NOTHING if word is None else percent_text(probability)
        if (word, text) != (self._word, self._probability):
            self._word, self._probability = word, text
            self.update()

    def set_covered(self, covered: bool) -> None:
        """Have the answer guessed, or show it."""
        self._covered = covered
        self.update()

    def text(self) -> str:
        """Return what is shown, in one line."""
        if self._hidden:
            return hidden_text()
        word = self.tr("No prediction") if self._word is None else self._word
        return f"{word} {self._probability}"

    def sizeHint(self) -> QSize:
        """Return the size at which the words of the language of colours have room."""
        return QSize(292, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which long words are set smaller."""
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, swatch, word and probability."""
        del event
        colours = tokens()
        painter = begin(self)
        paint_surface(painter, QRectF(self.rect()), _RADIUS, colours.bg)
        paint_surface(painter, _SWATCH, _SWATCH_RADIUS, QColor(*self._rgb))
        line = QRectF(_WORD_LEFT, 0, self.width() - _WORD_LEFT - _RIGHT, HEIGHT)
        middle = Qt.AlignmentFlag.AlignVCenter
        figure = font(Role.FIGURE)
        if self._hidden:
            width = QFontMetricsF(figure).horizontalAdvance(WIDEST)
            paint_cover(painter, _upright(line.left(), _COVER_WIDTH, _COVER_HEIGHT))
            paint_cover(painter, _upright(line.right() - width, width, _SMALL_COVER_HEIGHT))
            return
        painter.setFont(figure)
        painter.setPen(colours.ink2)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, self._probability)
        line.setRight(line.right() - QFontMetricsF(figure).horizontalAdvance(self._probability) - 8)
        if self._word is None:
            painter.setFont(fitting(font(Role.TITLE), self.tr("No prediction"), line.width()))
            painter.drawText(line, middle, self.tr("No prediction"))
        else:
            painter.setFont(fitting(font(Role.RESULT), self._word, line.width()))
            painter.setPen(colours.ink)
            painter.drawText(line, middle, self._word)

    @property
    def _hidden(self) -> bool:
        """Tell whether there is an answer that is to be guessed."""
        return self._covered and self._word is not None


def _upright(left: float, width: float, height: float) -> QRectF:
    """Return a place in the middle of the line."""
    return QRectF(left, (HEIGHT - height) / 2, width, height)


def fitting(wanted: QFont, text: str, width: float) -> QFont:
    """Return the font, made smaller until `text` fits into `width`."""
    needed = QFontMetricsF(wanted).horizontalAdvance(text)
    if needed <= width:
        return wanted
    smaller = QFont(wanted)
    smaller.setPixelSize(max(_SMALLEST, int(wanted.pixelSize() * width / needed)))
    return smaller
