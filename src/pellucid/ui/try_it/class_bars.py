"""A bar for each class: how probable the network holds it, in the order of the classes."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.class_names import class_text
from pellucid.ui.cover import HIDDEN, hidden_text, paint_cover
from pellucid.ui.numbers import NOTHING, percent_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin

_MOST_IN_ONE_COLUMN = 5
_WIDTH = 292
_ROW, _CLOSE_ROW, _CLOSEST_ROW = 22.0, 20.0, 16.0
_COLUMN_GAP = 16.0
_GAP = 8.0
_BAR = 8.0
_COVER = 14.0
_LEAST = 2.0
# Two columns whose bars would be shorter than this become one.
_LEAST_TRACK = 24.0


class ClassBars(QWidget):
    """Shows probabilities in a column of rows, or in two columns where the classes are many.

    The bar of a class that is named after a colour has that colour; of the others the most probable stands out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._words: tuple[str, ...] = ()
        self._word_width = self._number_width = 0.0
        self._shares: tuple[float, ...] | None = None
        self._texts: tuple[str, ...] = ()
        self._covered = False
        self.setAccessibleName(self.tr("Class probabilities"))
        self.setToolTip(self.tr("The probability of each class, as the network sees it; together they are 100%"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_classes(self, names: tuple[str, ...]) -> None:
        """Make a row for each class; nothing is predicted yet."""
        self._names = names
        self._words = tuple(class_text(name) for name in names)
        metrics = QFontMetricsF(font(Role.LABEL_STRONG))
        self._word_width = max((metrics.horizontalAdvance(word) for word in self._words), default=0.0)
        self._number_width = metrics.horizontalAdvance("100.0%")
        self._shares = None
        self._texts = (NOTHING,) * len(names)
        self.updateGeometry()
        self.update()

    def set_probabilities(self, probabilities: NDArray[np.float32] | None) -> None:
        """Show one probability a class, (classes,), or None where there is no prediction."""
        if probabilities is None:
            shares, texts = None, (NOTHING,) * len(self._names)
        else:
            # To a thousandth, the most that text and bar can tell apart: equal ones need no repaint.
            shares = tuple(np.round(probabilities.astype(float), 3).tolist())
            if shares == self._shares:
                return
            texts = tuple(map(percent_text, probabilities.tolist()))
        self._shares, self._texts = shares, texts
        self.update()

    def set_covered(self, covered: bool) -> None:
        """Have the probabilities guessed, or show them."""
        self._covered = covered
        self.update()

    def text(self) -> str:
        """Return what is shown, in one line."""
        if self._hidden:
            return hidden_text()
        return ", ".join(f"{word} {text}" for word, text, _ in self.rows())

    def rows(self) -> list[tuple[str, str, float]]:
        """Return each row's word, text and bar, the latter as a share of its track."""
        if self._hidden:
            return [(word, HIDDEN, 0.0) for word in self._words]
        return list(zip(self._words, self._texts, self._shares or (0.0,) * len(self._words), strict=True))

    def sizeHint(self) -> QSize:
        """Return the size that shows every class."""
        return QSize(_WIDTH, round(self._rows_in_a_column() * self._pitch()))

    def minimumSizeHint(self) -> QSize:
        """Return the same height: no class is ever hidden."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        del event
        if not self._names:
            return
        painter = begin(self)
        rows, pitch = self._rows_in_a_column(), self._pitch()
        columns = 1 if len(self._names) <= rows else 2
        width = (self.width() - _COLUMN_GAP * (columns - 1)) / columns
        best = int(np.argmax(self._shares)) if self._shares is not None and not self._hidden else None
        for index in range(len(self._names)):
            area = QRectF(index // rows * (width + _COLUMN_GAP), index % rows * pitch, width, pitch)
            self._paint_row(painter, area, index, index == best)

    def _paint_row(self, painter: QPainter, area: QRectF, index: int, best: bool) -> None:
        theme = tokens()
        role = Role.LABEL_STRONG if best else Role.LABEL
        painter.setFont(font(role))
        painter.setPen(theme.ink if best else theme.ink2)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._words[index])
        if self._hidden:
            top, width = round(area.center().y() - _COVER / 2), round(self._number_width)
            paint_cover(painter, QRectF(area.right() - width, top, width, _COVER))
        else:
            painter.setPen(theme.ink if best else theme.ink3)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._texts[index])
        left = area.left() + self._word_width + _GAP
        track = QRectF(left, area.center().y() - _BAR / 2, area.right() - self._number_width - _GAP - left, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.fill)
        painter.drawRoundedRect(track, 3, 3)
        if self._shares is None or self._hidden:
            return
        filled = QRectF(track)
        filled.setWidth(max(_LEAST, track.width() * self._shares[index]))
        painter.setBrush(theme.named.get(self._names[index], theme.act if best else theme.ink3))
        radius = min(3.0, filled.width() / 2)
        painter.drawRoundedRect(filled, radius, radius)

    @property
    def _hidden(self) -> bool:
        """Tell whether there are probabilities that are to be guessed."""
        return self._covered and self._shares is not None

    def _rows_in_a_column(self) -> int:
        count = len(self._names)
        track = (_WIDTH - _COLUMN_GAP) / 2 - self._word_width - self._number_width - 2 * _GAP
        return count if count <= _MOST_IN_ONE_COLUMN or track < _LEAST_TRACK else (count + 1) // 2

    def _pitch(self) -> float:
        count = len(self._names)
        if count <= _MOST_IN_ONE_COLUMN:
            return _ROW
        return _CLOSEST_ROW if self._rows_in_a_column() == count else _CLOSE_ROW
