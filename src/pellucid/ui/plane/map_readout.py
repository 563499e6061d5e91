"""What stands under the decision map: where one is, how probable each class is there, and which one, or what value."""

from math import isnan

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.class_colours import class_colours
from pellucid.ui.class_names import class_text
from pellucid.ui.cover import HIDDEN, hidden_text, paint_cover
from pellucid.ui.numbers import NOTHING, number_text, percent_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin

COORDINATES = ("x₁", "x₂")
HEIGHT = 18
# A second line, where there are more classes than two: of these one probability tells the other.
SHARES_HEIGHT, SHARES_GAP = 16, 4.0
BAR = 8.0
GAP = 8.0
PART_GAP = 1.0
COVER = 16
# Of the coordinates, and of a probability or a value; as on the stage.
DECIMALS, ANSWER_DECIMALS = 2, 3


def place_text(x1: float, x2: float) -> str:
    """Return a point as its coordinates, "(0.31, −0.42)"."""
    return f"({number_text(x1, DECIMALS)}, {number_text(x2, DECIMALS)})"


def curve_place_text(coordinate: int, x: float, name: str, share: float | None) -> str:
    """Return a place on a curve, "x₁ = 0.31, p(B) = 0.042", of the class called `name` if that is not empty.

    `coordinate` is 0 or 1; a `share` that is not known is NaN and leaves a dash, one that is to be guessed is None.
    """
    place = f"{COORDINATES[coordinate]} = {number_text(x, DECIMALS)}"
    if not name:
        return place
    if share is None:
        return f"{place}, p({name}) = {HIDDEN}"
    return f"{place}, p({name}) = {NOTHING if isnan(share) else number_text(share, ANSWER_DECIMALS)}"


class MapReadout(QWidget):
    """Shows one point and the network's answer to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._place = ""
        self._room = 0.0
        self._value: float | None = None
        self._shares: tuple[float, ...] | None = None
        self._covered = False
        self.setAccessibleName(self.tr("Prediction"))
        self.setToolTip(self.tr("The point under the pointer, or else the chosen one, and how probable each class is"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_classes(self, names: tuple[str, ...]) -> None:
        """Take the names of the classes, none where values are predicted; nothing is predicted yet."""
        self._names = names
        self._shares = self._value = None
        self.updateGeometry()
        self.update()

    def leave_room_for(self, place: str) -> None:
        """Let the bar begin where the widest place ends, so that it does not move with each digit."""
        self._room = QFontMetricsF(font(Role.MONO)).horizontalAdvance(place) + GAP
        self.update()

    def set_answer(self, place: str, shares: tuple[float, ...] | None) -> None:
        """Show where one is and one probability a class, None where there is no prediction."""
        self._show(place, shares, None)

    def set_value(self, place: str, value: float | None) -> None:
        """Show where one is and the value that is predicted there, None where there is none."""
        self._show(place, None, value)

    def set_covered(self, covered: bool) -> None:
        """Have the answer guessed, or show it."""
        self._covered = covered
        self.update()

    def text(self) -> str:
        """Return what is shown, in one line, the most probable class first."""
        if self._hidden:
            return f"{self._place}: {hidden_text()}"
        others = []
        if self._lists and self._shares is not None:
            best = self._shares.index(max(self._shares))
            others = [text for number, text in enumerate(self.shares()) if number != best]
        return f"{self._place}: {', '.join([self.answer(), *others])}"

    def shares(self) -> tuple[str, ...]:
        """Return every class with its probability, which may not be known."""
        if self._hidden:
            return tuple(f"{class_text(name)} {HIDDEN}" for name in self._names)
        shares = self._shares or (None,) * len(self._names)
        return tuple(
            f"{class_text(name)} {NOTHING if share is None else percent_text(share)}"
            for name, share in zip(self._names, shares, strict=True)
        )

    def answer(self) -> str:
        """Return the most probable class and its probability, or the value."""
        if self._shares is None:
            return NOTHING if self._value is None else f"y {number_text(self._value, ANSWER_DECIMALS)}"
        best = self._shares.index(max(self._shares))
        return f"{class_text(self._names[best])} {percent_text(self._shares[best])}"

    def share_places(self) -> list[float]:
        """Return where the probabilities begin: each class has its place, unless the one before needs more of it."""
        metrics = QFontMetricsF(font(Role.CAPTION))
        places: list[float] = []
        end = 0.0
        for number, text in enumerate(self.shares()):
            needed = metrics.horizontalAdvance(text)
            places.append(min(max(number * self.width() / len(self._names), end), self.width() - needed))
            end = places[-1] + needed + SHARES_GAP
        return places

    def sizeHint(self) -> QSize:
        """Return the size of the line, or of both."""
        return QSize(292, self._height)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the bar is short."""
        return QSize(200, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint coordinates, bar and answer, and where there are many classes, how probable each is."""
        del event
        colours = tokens()
        painter = begin(self)
        line = QRectF(0, 0, self.width(), HEIGHT)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Role.MONO))
        painter.setPen(colours.ink2)
        painter.drawText(line, middle, self._place)
        strong = font(Role.LABEL_STRONG)
        metrics = QFontMetricsF(strong)
        word = max((metrics.horizontalAdvance(class_text(name)) for name in self._names), default=0.0)
        room = word + metrics.horizontalAdvance(" 100.0%")
        if self._hidden:
            width = round(room)
            paint_cover(painter, QRectF(line.right() - width, (HEIGHT - COVER) / 2, width, COVER))
        else:
            painter.setFont(strong)
            painter.setPen(self._text_colour())
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, self.answer())
        if not self._names:
            return
        right = line.right() - room - GAP
        self._paint_bar(painter, QRectF(self._room, (HEIGHT - BAR) / 2, right - self._room, BAR))
        if self._lists:
            self._paint_shares(painter)

    @property
    def _hidden(self) -> bool:
        """Tell whether there is an answer that is to be guessed."""
        return self._covered and (self._shares is not None or self._value is not None)

    @property
    def _lists(self) -> bool:
        return len(self._names) > 2

    @property
    def _height(self) -> int:
        return HEIGHT + SHARES_HEIGHT * self._lists

    def _show(self, place: str, shares: tuple[float, ...] | None, value: float | None) -> None:
        shown = (place, shares, value)
        if shown != (self._place, self._shares, self._value):
            self._place, self._shares, self._value = shown
            self.update()

    def _text_colour(self) -> QColor:
        colours = tokens()
        if self._shares is None:
            return colours.ink3 if self._value is None else colours.ink
        if len(self._shares) == 2:
            return colours.pos_text if self._shares[0] >= self._shares[1] else colours.neg_text
        return colours.ink

    def _paint_shares(self, painter: QPainter) -> None:
        """Paint the second line."""
        painter.setFont(font(Role.CAPTION))
        painter.setPen(tokens().ink2)
        for text, left in zip(self.shares(), self.share_places(), strict=True):
            painter.drawText(QRectF(left, HEIGHT, self.width(), SHARES_HEIGHT), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().fill2)
        painter.drawRoundedRect(area, BAR / 2, BAR / 2)
        if self._shares is None or self._hidden:
            return
        x = area.left()
        painter.save()
        for share, colour in zip(self._shares, class_colours(self._names, tokens()), strict=True):
            part = QRectF(x, area.top(), area.width() * share, BAR)
            x = part.right()
            painter.setClipRect(part.adjusted(0, 0, -PART_GAP if x < area.right() - PART_GAP else 0, 0))
            painter.setBrush(colour)
            painter.drawRoundedRect(area, BAR / 2, BAR / 2)
        painter.restore()
