"""The bar under a sum: how much each term contributes to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pellucid.lens.explain.notation import Kind, Number, Operand
from pellucid.ui.formula.colours import operand_colour
from pellucid.ui.formula.figures import figures
from pellucid.ui.formula.sheet import MARGIN
from pellucid.ui.formula.speech import spoken
from pellucid.ui.formula.walking import ACROSS, ENTER, Walk
from pellucid.ui.numbers import percent_text
from pellucid.ui.stage.columns import Column
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import begin, hairline

BAR, MARK = 12, 5  # heights
_LEAST = 2.0  # of a term that is not 0
_GAP = 1.0
_OPACITY, _MEANT, _BESIDE_MEANT = 0.88, 1.0, 0.45
_RADIUS = 2.0
_RINGED = 2.0  # pixels above and below
_KEYS = (*ACROSS, *ENTER, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End)


class Contribution(NamedTuple):
    """One term of a sum: its value, and whose colour it has; none for what remains of many."""

    value: float
    operand: Operand | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Where a term lies: positive ones one after another to the right of zero, negative ones to the left."""

    term: Contribution
    left: float
    right: float

    @property
    def area(self) -> QRectF:
        """Return the rectangle that it covers."""
        return QRectF(self.left, 0, self.right - self.left, BAR)


class ContributionBar(QWidget):
    """Shows the terms of a sum, each as long as it is large; a mark shows where the sum is if some are negative.

    `operand_clicked(operand)` says that someone wants to see where a term comes from. `operand_pointed(operand)` says
    of which term the pointer, or else the keyboard, is at present; None if of none.

    Tab brings the keyboard, arrows, Home and End lead it from term to term, and Return and Space are a click. Who came
    by the pointer has no use for these keys: they are left to others.
    """

    operand_clicked = Signal(object)
    operand_pointed = Signal(object)

    def __init__(self, columns: Sequence[Column] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._terms: tuple[Contribution, ...] = ()
        self._pointed: int | None = None
        self.setFixedHeight(BAR + MARK + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._walk = Walk(self, self._ringed, lambda at: self._told(self.segments()[at]))
        self._walk.moved.connect(self._show_meant)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have the colours of another diagram."""
        self._columns = tuple(columns)
        self.update()

    @property
    def meant(self) -> Segment | None:
        """Return where the pointer is, or else the keyboard."""
        at = self._walk.at if self._pointed is None else self._pointed
        return None if at is None else self.segments()[at]

    def show_terms(self, terms: Sequence[Contribution]) -> None:
        """Show the terms of a sum, in their order; the keyboard stays at that of the same operand."""
        if tuple(terms) == self._terms:
            return
        self._point_at(None)
        meant = self.meant
        self._terms = tuple(terms)
        segments = self.segments()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if segments else Qt.FocusPolicy.NoFocus)
        same = [at for at, each in enumerate(segments) if meant is not None and each.term.operand == meant.term.operand]
        self._walk.find_again(same, len(segments))
        total = sum(term.value for term in terms)
        said = ", ".join(spoken(Number(term.value)) for term in terms)
        self.setAccessibleName(
            self.tr("Contributions {terms}; their sum is {sum}").format(terms=said, sum=spoken(Number(total)))
        )
        self.update()

    def segments(self) -> list[Segment]:
        """Return where the terms lie, from left to right; those that are 0 or no numbers take no room."""
        values = [abs(term.value) for term in self._terms if _has_length(term)]
        if not values:
            return []
        # What is too small to be seen is given the least width, at the cost of the others.
        room = self.width() - 2 * MARGIN
        scale = max(0.0, room - _LEAST * len(values)) / sum(values)
        made = []
        for side in (1, -1):
            terms = [term for term in self._terms if _has_length(term) and term.value * side > 0]
            ends = list(accumulate((_LEAST + abs(term.value) * scale for term in terms), initial=0.0))
            zero = MARGIN + self._negative_length(scale)
            for term, near, far in zip(terms, ends[:-1], ends[1:], strict=True):
                left, right = sorted((zero + side * near, zero + side * far))
                made.append(Segment(term, left, right))
        return sorted(made, key=lambda segment: segment.left)

    def sizeHint(self) -> QSize:
        """Return a size in which terms can be told apart."""
        return QSize(200, self.height())

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from being shortcuts, and tell how large the term pointed at is."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._walk.hears(event, _KEYS):
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._number_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), "" if at is None else self._told(self.segments()[at]), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which term is pointed at, and whether it can be clicked."""
        self._point_at(self._number_at(event.position()))
        clickable = self.meant is not None and self.meant.term.operand is not None and self._pointed is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the left button; what it does shows when it is let go."""
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which term was clicked."""
        at = self._number_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._click(self.segments()[at])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first term when the keyboard comes, to the last one when it comes from behind."""
        super().focusInEvent(event)
        self._walk.come(event, range(len(self.segments())))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the term where the keyboard was, unless it will come back."""
        super().focusOutEvent(event)
        self._walk.leave(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, or click."""
        if not self._walk.hears(event, _KEYS):
            super().keyPressEvent(event)
            return
        key, segments = Qt.Key(event.key()), self.segments()
        if key in ACROSS:
            self._walk.step(ACROSS[key], len(segments))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk.go_to(0 if key == Qt.Key.Key_Home else len(segments) - 1)
        elif self._walk.at is not None:
            self._click(segments[self._walk.at])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the terms, and zero and the sum where they are not at the ends."""
        del event
        painter = begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        ratio = painter.device().devicePixelRatioF()
        segments, meant = self.segments(), self.meant
        for segment in segments:
            left, right = round(segment.left * ratio) / ratio, round(segment.right * ratio) / ratio
            colour = QColor(self._colour(segment.term.operand))
            colour.setAlphaF(_OPACITY if meant is None else _MEANT if segment == meant else _BESIDE_MEANT)
            painter.setBrush(colour)
            gap = min(_GAP, right - left - 1 / ratio)
            area = QRectF(left, 0, right - left - gap, BAR)
            radius = min(_RADIUS, area.width() / 2)
            painter.drawRoundedRect(area, radius, radius)
        if any(segment.term.value < 0 for segment in segments):
            self._paint_sum(painter, segments)

    def _paint_sum(self, painter: QPainter, segments: Sequence[Segment]) -> None:
        colours = tokens()
        width = hairline(painter)
        zero = max((each.right for each in segments if each.term.value < 0), default=0.0)
        painter.fillRect(QRectF(round(zero / width) * width - width, 0, width, BAR + MARK), colours.ink)
        lengths = sum((each.right - each.left) * (1 if each.term.value > 0 else -1) for each in segments)
        at = min(max(zero + lengths, MARK), self.width() - MARK)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.ink)
        top = BAR + 1.0
        painter.drawPolygon(QPolygonF([QPointF(at, top), QPointF(at + 4, top + MARK), QPointF(at - 4, top + MARK)]))

    def _negative_length(self, scale: float) -> float:
        return sum(_LEAST - term.value * scale for term in self._terms if _has_length(term) and term.value < 0)

    def _number_at(self, place: QPointF) -> int | None:
        return next((at for at, each in enumerate(self.segments()) if each.left <= place.x() < each.right), None)

    def _point_at(self, at: int | None) -> None:
        if at != self._pointed:
            self._pointed = at
            self._show_meant()

    def _show_meant(self) -> None:
        self.operand_pointed.emit(self.meant.term.operand if self.meant is not None else None)
        self.update()

    def _click(self, segment: Segment) -> None:
        if segment.term.operand is not None:
            self.operand_clicked.emit(segment.term.operand)

    def _colour(self, operand: Operand | None) -> QColor:
        if operand is None:
            return tokens().ink3
        # A bias has no input whose colour it could have.
        return tokens().ink2 if operand.kind is Kind.BIAS else operand_colour(operand, None, self._columns, tokens())

    def _ringed(self, at: int) -> QRectF:
        return self.segments()[at].area.adjusted(0, -_RINGED, 0, _RINGED)

    def _told(self, segment: Segment) -> str:
        value = segment.term.value
        total = sum(abs(each.value) for each in self._terms if _has_length(each))
        return self.tr("{value}, {share} of the lengths of all terms").format(
            value=figures(value).text, share=percent_text(abs(value) / total)
        )


def _has_length(term: Contribution) -> bool:
    return 0 < abs(term.value) < float("inf")
