"""The two losses of a gradient check, the two gradients as bars, and how far these are apart."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.lens.explain.gradient_check import Difference, Outcome
from pellucid.lens.explain.notation import Text
from pellucid.nn.gradient_check import relative_error
from pellucid.ui.explain.check_words import error_text, gradient_text, loss_texts, outcome_text
from pellucid.ui.formula.speech import spoken
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import begin, hairline

_LINE, _BAR_LINE, _ERROR_LINE, _RULE = 19, 22, 22, 9
# Two lines of words.
_WORDS = 34
_BAR = 8.0
_GAP = 8.0
_LINES = 2 * _LINE + _RULE + 2 * _BAR_LINE + _RULE + _ERROR_LINE
HEIGHT = _LINES + _WORDS
# Where there is less room, the lines stand closer.
LEAST_HEIGHT = round(0.8 * _LINES) + _WORDS


@dataclass(frozen=True)
class Numbers:
    """What is shown: a difference of losses, the gradient that backpropagation finds, and what follows."""

    difference: Difference
    analytic: float
    outcome: Outcome

    @property
    def error(self) -> float:
        """Return the relative error."""
        return relative_error(self.analytic, self.difference.numerical)


class CheckNumbers(QWidget):
    """Shows the numbers of a check. Digits that both losses share stand back: what cancels tells nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: Numbers | None = None
        self._names = (self.tr("Numerical"), self.tr("Analytic"))
        self.setAccessibleName(self.tr("Numerical and analytic gradient"))
        self.setToolTip(
            self.tr(
                "Numerical: (L(θ + ε) − L(θ − ε)) / 2ε, in float64. Analytic: what backpropagation finds.\n"
                "Digits that both losses share cancel; only the bold ones are left."
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setMaximumHeight(HEIGHT)

    @property
    def numbers(self) -> Numbers | None:
        """Return what is shown."""
        return self._numbers

    def show_numbers(self, numbers: Numbers) -> None:
        """Show other numbers."""
        self._numbers = numbers
        gradients = zip(self._names, (numbers.difference.numerical, numbers.analytic), strict=True)
        above, below = loss_texts(numbers.difference.above, numbers.difference.below)
        parts = [
            f"L(θ + ε) = {above}",
            f"L(θ − ε) = {below}",
            *(f"{name} {gradient_text(value)}" for name, value in gradients),
            f"{self.tr('Relative error')} {error_text(numbers.error)}",
        ]
        said = "; ".join(spoken(Text(part)) for part in parts)
        self.setAccessibleDescription(f"{said}. {outcome_text(numbers.outcome)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows names, bars and numbers."""
        return QSize(236, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the losses, the bars, and the verdict."""
        del event
        numbers = self._numbers
        if numbers is None:
            return
        painter = begin(self)
        closeness = (self.height() - _WORDS) / _LINES
        line_height, bar_height, rule = _LINE * closeness, _BAR_LINE * closeness, _RULE * closeness
        self._paint_losses(painter, numbers.difference, line_height)
        top = 2.0 * line_height + rule
        self._paint_rule(painter, top - rule / 2)
        gradients = (numbers.difference.numerical, numbers.analytic)
        most = max(map(abs, gradients))
        for row, (name, value) in enumerate(zip(self._names, gradients, strict=True)):
            line = QRectF(0, top + row * bar_height, self.width(), bar_height)
            self._paint_gradient(painter, line, name, value, value / most if most > 0.0 else 0.0)
        top += 2 * bar_height + rule
        self._paint_rule(painter, top - rule / 2)
        self._paint_error(painter, QRectF(0, top, self.width(), _ERROR_LINE * closeness), numbers)

    def _paint_losses(self, painter: QPainter, difference: Difference, height: float) -> None:
        colours = tokens()
        texts = loss_texts(difference.above, difference.below)
        shared = _shared_length(*texts)
        for row, (sign, text) in enumerate(zip("+−", texts, strict=True)):
            line = QRectF(0, row * height, self.width(), height)
            _draw(painter, line, f"L(θ {sign} ε)", Role.LABEL, colours.ink2)
            same, own = text[:shared], text[shared:]
            # Right-aligned as a whole, the first part in its quieter colour.
            width = QFontMetricsF(font(Role.LABEL_STRONG)).horizontalAdvance(own)
            _draw(painter, line, own, Role.LABEL_STRONG, colours.ink, right=True)
            _draw(painter, line.adjusted(0, 0, -width, 0), same, Role.LABEL, colours.ink3, right=True)

    def _paint_gradient(self, painter: QPainter, line: QRectF, name: str, value: float, share: float) -> None:
        colours = tokens()
        _draw(painter, line, name, Role.LABEL, colours.ink2)
        _draw(painter, line, gradient_text(value), Role.LABEL_STRONG, colours.ink, right=True)
        metrics = QFontMetricsF(font(Role.LABEL))
        left = max(map(metrics.horizontalAdvance, self._names)) + _GAP
        right = self.width() - QFontMetricsF(font(Role.LABEL_STRONG)).horizontalAdvance("+8.8888e-88") - _GAP
        # Zero is at the left for positive gradients, at the right for negative ones, in the middle if they differ.
        assert self._numbers is not None
        signs = {each > 0.0 for each in (self._numbers.difference.numerical, self._numbers.analytic) if each}
        low, high = (-1.0 if False in signs else 0.0), (1.0 if True in signs else 0.0)
        if low == high:
            high = 1.0
        scale = (right - left) / (high - low)
        zero = left - low * scale
        middle = line.center().y()
        bar = QRectF(min(zero, zero + share * scale), middle - _BAR / 2, abs(share) * scale, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(bar, colours.pos if share > 0.0 else colours.neg)
        thin = hairline(painter)
        painter.fillRect(QRectF(zero - thin / 2, middle - _BAR, thin, 2 * _BAR), colours.line2)

    def _paint_error(self, painter: QPainter, line: QRectF, numbers: Numbers) -> None:
        colours = tokens()
        ink = _colour_of(numbers.outcome)
        _draw(painter, line, self.tr("Relative error"), Role.LABEL, colours.ink2)
        _draw(painter, line, error_text(numbers.error), Role.TITLE, ink, right=True)
        below = QRectF(0, line.bottom(), self.width(), _WORDS)
        painter.setFont(font(Role.CAPTION))
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, outcome_text(numbers.outcome))

    def _paint_rule(self, painter: QPainter, y: float) -> None:
        painter.fillRect(QRectF(0, y, self.width(), hairline(painter)), tokens().line)


def _shared_length(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    for at, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return at
    return min(len(one), len(other))


def _colour_of(outcome: Outcome) -> QColor:
    colours = tokens()
    if outcome in (Outcome.AGREE, Outcome.BOTH_ZERO):
        return colours.good
    return colours.bad if outcome in (Outcome.WRONG, Outcome.NOT_A_NUMBER) else colours.train_text


def _draw(painter: QPainter, line: QRectF, text: str, role: Role, colour: QColor, *, right: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font(role))
    painter.setPen(colour)
    painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, text)
