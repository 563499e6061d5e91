"""The class that the network reads, in the largest type there is, and how sure it is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.cover import hidden_text, paint_cover
from pellucid.ui.numbers import NOTHING, percent_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.try_it.answer import fitting
from pellucid.ui.widgets.painting import begin

WIDTH = 84
_ANSWER, _PERCENT = 66, 24
# The bearing of the largest figures would set them off from the text below them.
_BEARING = 3
_COVER, _SMALL_COVER = QRectF(0, 6, 64, 54), QRectF(0, _ANSWER, 64, 22)


class Verdict(QWidget):
    """Shows the most probable class with its probability; a dash where nothing is asked, or why there is no answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word: str | None = None
        self._probability = ""
        self._failed = False
        self._covered = False
        self.setAccessibleName(self.tr("Prediction"))
        self.setToolTip(self.tr("The class that the network holds for most probable"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_answer(self, word: str, probability: float) -> None:
        """Show a class and its probability."""
        self._show(word, percent_text(probability), False)

    def set_nothing(self, *, failed: bool) -> None:
        """Show that nothing is asked, or that the network has no answer."""
        self._show(None, "", failed)

    def set_covered(self, covered: bool) -> None:
        """Have the answer guessed, or show it."""
        self._covered = covered
        self.update()

    def text(self) -> str:
        """Return what is shown, in one line."""
        if self._word is None:
            return self.tr("No prediction") if self._failed else NOTHING
        if self._covered:
            return hidden_text()
        return f"{self._word} {self._probability}"

    def sizeHint(self) -> QSize:
        """Return the size that stands beside the pad."""
        return QSize(WIDTH, _ANSWER + _PERCENT)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the class, and its probability below."""
        del event
        colours = tokens()
        painter = begin(self)
        upper = QRectF(0, 0, self.width(), _ANSWER)
        if self._word is None:
            painter.setFont(font(Role.TITLE if self._failed else Role.RESULT))
            painter.setPen(colours.ink2 if self._failed else colours.ink3)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), flags, self.text())
            return
        if self._covered:
            for area in (_COVER, _SMALL_COVER):
                paint_cover(painter, area)
            return
        painter.setFont(fitting(font(Role.ANSWER), self._word, self.width()))
        painter.setPen(colours.ink)
        bearing = _BEARING * painter.font().pixelSize() / font(Role.ANSWER).pixelSize()
        metrics = QFontMetricsF(painter.font())
        word = metrics.elidedText(self._word, Qt.TextElideMode.ElideRight, self.width() + bearing)
        painter.drawText(upper.translated(-bearing, 0), Qt.AlignmentFlag.AlignVCenter, word)
        painter.setFont(font(Role.FIGURE))
        painter.setPen(colours.ink2)
        lower = QRectF(0, _ANSWER, self.width(), _PERCENT)
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, self._probability)

    def _show(self, word: str | None, probability: str, failed: bool) -> None:
        if (word, probability, failed) != (self._word, self._probability, self._failed):
            self._word, self._probability, self._failed = word, probability, failed
            self.update()
