"""What the perceptron rule has done, in words and numbers, and what is promised of it."""

from math import floor

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.perceptron import PRECISION, most_corrections
from pellucid.lens.perceptron_rule import last_correction, returns_after
from pellucid.ui.numbers import count_text, number_text
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label

# Features with which a unit draws a straight line.
STRAIGHT = frozenset({"x1", "x2"})
# Of the weights; the bound is computed with a margin that is too small by PRECISION.
DECIMALS = 2
_WIDE = 10_000
# In which the words stand, less a little; and a cycle that is long for four points.
_CARD_WIDTH, _LONG_CYCLE = 288, 888


class RuleWords(QWidget):
    """Counts the updates, spells out the latest, and says whether they will end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._experiment: Experiment | None = None
        self._most: float | None = None
        self.count = Label("", Role.LABEL_STRONG, "ink")
        self.count.setAccessibleName(self.tr("Updates"))
        self.count.setToolTip(self.tr("Steps in which the answer was wrong, so that the weights changed"))
        self.update_words = _words(self.tr("Latest update"), "ink2")
        self.promise = _words(self.tr("Convergence"), "ink3")
        self.promise.setToolTip(
            self.tr(
                "Novikoff 1962. R is the length of the longest (x, 1), γ the widest margin that separates the classes"
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.count, self.update_words, self.promise):
            column.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @staticmethod
    def suits(experiment: Experiment) -> bool:
        """Tell whether the network of `experiment` learns by the perceptron rule."""
        return experiment.spec.network.output == "step"

    def show_experiment(self, experiment: Experiment) -> None:
        """Find out what is promised for the data of `experiment`, whose output is a step."""
        self._experiment = experiment
        self._most = most_corrections(experiment)
        # As high as what may have to be said, so that nothing moves as sentences come and go.
        said = [self._all_is_right(), self._bound()]
        if self._most is None:
            said = [f"{self._apart(experiment)} {self._repeats(_LONG_CYCLE)}"]
        lines = self.promise.fontMetrics()
        room = QRect(0, 0, _CARD_WIDTH, _WIDE)
        highest = max(lines.boundingRect(room, Qt.TextFlag.TextWordWrap, each).height() for each in said)
        self.promise.setFixedHeight(highest)

    def show_frame(self, frame: Frame, *, by_rule: bool) -> None:
        """Tell of the moment `frame`. Unless training goes `by_rule` to the letter, there is no more to say."""
        experiment = self._experiment
        assert experiment is not None
        count = self.tr("Updates: {updates} in {steps} steps")
        if frame.step == 1:
            count = self.tr("Updates: {updates} in 1 step")
        # Before the trainer has been heard of nothing has been counted.
        updates = count_text(frame.corrections or 0)
        self.count.setText(count.format(updates=updates, steps=count_text(frame.step)))
        self.update_words.setText(self._update(experiment, frame) if by_rule else "")
        self.promise.setText(self._promise(experiment, frame, by_rule=by_rule))

    def _update(self, experiment: Experiment, frame: Frame) -> str:
        """Return the latest update in numbers."""
        correction = last_correction(experiment, frame)
        if correction is None:
            return ""
        sentence = self.tr("Point {point}: target {target}, answer {answer}.")
        sentence = sentence.format(
            point=_vector_text(correction.point.tolist()), target=correction.target, answer=correction.answer
        )
        sign = "+" if correction.target else "−"
        *weights, bias = frame.theta.tolist()
        rule = f"w ← w {sign} η x = {_vector_text(weights)}, b ← b {sign} η = {_number(bias)}"
        return f"{sentence}\n{rule}"

    def _promise(self, experiment: Experiment, frame: Frame, *, by_rule: bool) -> str:
        """Return whether the updates will end. What is promised of the rule holds of nothing else."""
        if self._most is None:
            returning = self._returning(experiment, frame) if by_rule else ""
            return f"{self._apart(experiment)} {returning}".rstrip()
        if _all_right(frame):
            return self._all_is_right()
        return self._bound() if by_rule else ""

    def _all_is_right(self) -> str:
        return self.tr("Every answer is right: nothing is left to update.")

    def _bound(self) -> str:
        """Return how many updates there are at most, where they end."""
        if self._most is None:
            return ""
        # R² / γ² is whole for bits, and must not fall below that by rounding.
        most = floor(self._most * (1.0 + PRECISION))
        promise = self.tr("From zeros at most {most} updates: (R/γ)².")
        return promise.format(most=count_text(most))

    def _apart(self, experiment: Experiment) -> str:
        plane = experiment.dataset.plane
        if plane is not None and STRAIGHT.issuperset(plane.features):
            return self.tr("No line separates these points: the updates never end.")
        return self.tr("No weights separate these points: the updates never end.")

    def _returning(self, experiment: Experiment, frame: Frame) -> str:
        steps = returns_after(experiment, frame)
        if steps is None:
            return ""
        return self._repeats(steps)

    def _repeats(self, steps: int) -> str:
        return self.tr("The weights repeat every {steps} steps.").format(steps=count_text(steps))


def _all_right(frame: Frame) -> bool:
    """Tell whether the weights as they are answer rightly to every example."""
    metrics = frame.metrics
    if metrics is None or metrics.train_accuracy != 1.0:
        return False
    # Without an update since, the weights are those that were evaluated.
    unchanged = frame.corrected_at is not None and frame.corrected_at <= metrics.step
    return unchanged or metrics.step == frame.step


def _words(name: str, tone: str) -> Label:
    """Return a label of two lines, so that nothing moves as they come and go; as high as the letters of `name` are."""
    label = Label("", Role.CAPTION, tone)
    label.setAccessibleName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    # Letters that the font has not come from a larger one.
    lines = label.fontMetrics().boundingRect(QRect(0, 0, _WIDE, _WIDE), Qt.TextFlag.TextWordWrap, f"{name}\n{name}")
    label.setFixedHeight(lines.height())
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return label


def _vector_text(values: list[float]) -> str:
    return f"({', '.join(map(_number, values))})"


def _number(value: float) -> str:
    return number_text(value, 0 if value == round(value) else DECIMALS)
