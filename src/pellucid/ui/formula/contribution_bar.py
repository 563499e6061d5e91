"""The bar under a sum: how much each term contributes to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pellucid.lens.explain.notation import Kind, Number, Operand
from pellucid.ui.formula.colours import operand_colour
from pellucid.ui.formula.figures import figures
from pellucid.ui.formula.speech import spoken
from pellucid.ui.numbers import percent_text
from pellucid.ui.stage.columns import Column
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import begin, hairline

BAR, MARK = 12, 5  # heights
_LEAST = 2.0  # of a term that is not 0
_GAP = 1.0
_OPACITY = 0.88
_RADIUS = 2.0


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


class ContributionBar(QWidget):
    """Shows the terms of a sum, each as long as it is large; a mark shows where the sum is if some are negative.

    `operand_clicked(operand)` says that someone wants to see where a term comes from.
    """

    operand_clicked = Signal(object)

    def __init__(self, columns: Sequence[Column] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._terms: tuple[Contribution, ...] = ()
        self.setFixedHeight(BAR + MARK + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have the colours of another diagram."""
        self._columns = tuple(columns)
        self.update()

    def show_terms(self, terms: Sequence[Contribution]) -> None:
        """Show the terms of a sum, in their order."""
        self._terms = tuple(terms)
        total = sum(term.value for term in terms)
        said = ", ".join(spoken(Number(term.value)) for term in terms)
        self.setAccessibleName(
            self.tr("Contributions {terms}; their sum is {sum}").format(terms=said, sum=spoken(Number(total)))
        )
        self.update()

    def segments(self) -> list[Segment]:
        """Return where the terms lie, from zero outwards; those that are 0 or no numbers take no room."""
        values = [abs(term.value) for term in self._terms if _has_length(term)]
        if not values:
            return []
        # What is too small to be seen is given the least width, at the cost of the others.
        scale = max(0.0, self.width() - _LEAST * len(values)) / sum(values)
        made = []
        for side in (1, -1):
            terms = [term for term in self._terms if _has_length(term) and term.value * side > 0]
            ends = list(accumulate((_LEAST + abs(term.value) * scale for term in terms), initial=0.0))
            zero = self._zero(scale)
            for term, near, far in zip(terms, ends[:-1], ends[1:], strict=True):
                left, right = sorted((zero + side * near, zero + side * far))
                made.append(Segment(term, left, right))
        return made

    def sizeHint(self) -> QSize:
        """Return a size in which terms can be told apart."""
        return QSize(200, self.height())

    def event(self, event: QEvent) -> bool:
        """Tell how large the term under the pointer is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            segment = self._segment_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), self._explanation(segment.term) if segment else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        segment = self._segment_at(event.position())
        clickable = segment is not None and segment.term.operand is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the left button; what it does shows when it is let go."""
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which term was clicked."""
        segment = self._segment_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and segment is not None and segment.term.operand is not None:
            self.operand_clicked.emit(segment.term.operand)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the terms, and zero and the sum where they are not at the ends."""
        del event
        painter = begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        ratio = painter.device().devicePixelRatioF()
        segments = self.segments()
        for segment in segments:
            left, right = round(segment.left * ratio) / ratio, round(segment.right * ratio) / ratio
            colour = QColor(self._colour(segment.term.operand))
            colour.setAlphaF(_OPACITY)
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

    def _zero(self, scale: float) -> float:
        return sum(_LEAST - term.value * scale for term in self._terms if _has_length(term) and term.value < 0)

    def _segment_at(self, place: QPointF) -> Segment | None:
        return next((each for each in self.segments() if each.left <= place.x() < each.right), None)

    def _colour(self, operand: Operand | None) -> QColor:
        if operand is None:
            return tokens().ink3
        # A bias has no input whose colour it could have.
        return tokens().ink2 if operand.kind is Kind.BIAS else operand_colour(operand, None, self._columns, tokens())

    def _explanation(self, term: Contribution) -> str:
        total = sum(abs(each.value) for each in self._terms if _has_length(each))
        return self.tr("{value}, {share} of the lengths of all terms").format(
            value=figures(term.value).text, share=percent_text(abs(term.value) / total)
        )


def _has_length(term: Contribution) -> bool:
    return 0 < abs(term.value) < float("inf")
