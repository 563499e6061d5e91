"""The gradient check: one gradient twice, what ε has to do with it, and every layer, with a bug planted or without."""

from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.lens.explain.check import Check
from pellucid.lens.explain.gradient_check import LARGEST, SMALLEST
from pellucid.nn.gradient_check import STEP
from pellucid.ui.drawer.metrics import PADDING
from pellucid.ui.drawer.slices import Slices
from pellucid.ui.drawer.weight_picker import WeightPicker
from pellucid.ui.explain.bug_choice import BugChoice
from pellucid.ui.explain.check_numbers import CheckNumbers, Numbers
from pellucid.ui.explain.check_words import Names, blame_text, flat_text, station_names
from pellucid.ui.explain.error_plot import PER_DECADE, ErrorPlot, Errors
from pellucid.ui.explain.layer_bars import LayerBars
from pellucid.ui.importing.progress_bar import ProgressBar
from pellucid.ui.numbers import rate_text
from pellucid.ui.theme import Role
from pellucid.ui.widgets.announcing import announce
from pellucid.ui.widgets.buttons import QuietButton
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.slider import Slider

Array = NDArray[Any]
# An experiment, its parameters, and the inputs and targets of a batch.
Subject = tuple[Experiment, Array, Array, Array]

_LEFT, _SIDE, _GAP = 240, 236, 16
_ABOVE, _BELOW, _FOOT, _GAP_ABOVE_FOOT = 10, 6, 32, 4
# What is lower stands closer to the rim.
_LOW, _LOW_ABOVE = 240, 6
# What is narrower than this has less beside the plot and more below it.
_NARROW, _NARROW_SIDE, _NARROW_FOOT = 700, 176, 43


class GradientCheckView(QWidget):
    """Checks the gradient of one parameter, chosen by its index in the flat vector, and the gradients of all layers.

    Both are of the mean loss over the examples that are shown, at the parameters that are shown; nothing is changed.
    What takes longer is found out in slices: the curve over ε first, then layer by layer from the loss on. That can be
    stopped, and goes on where it stopped. A hidden view finds out nothing.
    """

    index_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Gradient check"))
        # What is to be checked once the view is seen, and what is being checked.
        self._asked: tuple[Subject, int] | None = None
        self._shown: Subject | None = None
        self._check: Check | None = None
        self._names: Names = {}
        self._stopped = False
        self.picker = WeightPicker("θ", self.tr("Weight"))
        self.numbers = CheckNumbers()
        self.epsilon = Slider(
            self.tr("Step"),
            SMALLEST,
            LARGEST,
            text=rate_text,
            logarithmic=True,
            steps_per_decade=PER_DECADE,
            symbol="ε",
        )
        self.epsilon.setToolTip(self.tr("How far from the weight the loss is measured, on both sides of it"))
        self.epsilon.set_value(STEP)
        self.epsilon.set_origin(STEP)
        self.plot = ErrorPlot()
        self.bugs = BugChoice()
        self.bars = LayerBars()
        self._area = QScrollArea()
        self.progress = ProgressBar(self.tr("Progress"))
        self.progress.set_share(0.0)
        self.stop = QuietButton("", "")
        self.words = Label("", Role.CAPTION, "ink3")
        self.words.setWordWrap(True)
        # The Tab key goes from the left to the right.
        left = self._make_left()
        self.plot.setParent(self)
        self._parts = (left, self._make_right(), self._make_foot())
        self._slices = Slices(self)
        self._connect()
        self._show_progress()

    def show_check(self, experiment: Experiment, theta: Array, inputs: Array, targets: Array, index: int) -> None:
        """Check the parameter `index` of `theta`, for `inputs` (examples, features) and `targets` (examples, outputs).

        Inputs are as the network sees them, targets what the loss compares with.
        """
        self._asked = (experiment, theta, inputs, targets), index
        if self.isVisible():
            self._take_asked()

    def set_training(self, running: bool) -> None:
        """Work in a hurry only while training does not run."""
        self._slices.set_training(running)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was left when the view was hidden."""
        super().showEvent(event)
        if self._asked is not None:
            self._take_asked()
        else:
            self._go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Find out nothing while nobody sees it."""
        self._slices.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new size."""
        super().resizeEvent(event)
        wide = self.width() >= _NARROW
        side, foot = (_SIDE, _FOOT) if wide else (_NARROW_SIDE, _NARROW_FOOT)
        left, right = PADDING + _LEFT + _GAP, self.width() - PADDING - side
        bottom = self.height() - _BELOW - foot
        above = _ABOVE if self.height() >= _LOW else _LOW_ABOVE
        numbers, layers, below = self._parts
        numbers.setGeometry(PADDING, above, _LEFT, self.height() - _BELOW - above)
        self.plot.setGeometry(left, above, right - _GAP - left, bottom - _GAP_ABOVE_FOOT - above)
        layers.setGeometry(right, above, side, bottom - _GAP_ABOVE_FOOT - above)
        below.setGeometry(left, bottom, self.width() - PADDING - left, foot)

    def _make_left(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.picker, self.epsilon, self.numbers):
            column.addWidget(widget)
        column.addStretch(1)
        return side

    def _make_right(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bugs)
        # The keyboard moves among the lines, and these come into view.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.bars)
        column.addWidget(self._area, 1)
        return side

    def _make_foot(self) -> QWidget:
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        return foot

    def _connect(self) -> None:
        self.picker.chosen.connect(self._choose)
        self.epsilon.value_changed.connect(self._take_epsilon)
        self.plot.epsilon_moved.connect(self._take_epsilon)
        self.bugs.chosen.connect(self._take_bug)
        self.bars.line_reached.connect(self._bring_into_view)
        self.bars.layer_chosen.connect(self._choose_of_layer)
        self.stop.clicked.connect(self._press_stop)
        self._slices.advanced.connect(self._show_found)
        self._slices.finished.connect(self._finished)

    def _take_asked(self) -> None:
        assert self._asked is not None
        (subject, index), self._asked = self._asked, None
        before, layout = self._shown, subject[0].network.layout
        same = before is not None and all(one is other for one, other in zip(subject, before, strict=True))
        if same and self._check is not None:
            if index != self._check.index:
                self.picker.set_layout(layout, index)
                self._look_at(self._check, index)
            else:
                self._go_on()
            return
        self._shown = subject
        self._check = check = Check(*subject, index)
        self._names = station_names(check.stations)
        self.picker.set_layout(layout, index)
        if before is None or before[0] is not subject[0]:
            self.bugs.set_network(subject[0].network, self._names)
        self.bars.set_layers(self._names)
        self._take_bug()

    def _choose(self, index: int) -> None:
        if self._check is not None:
            self._look_at(self._check, index)
            self.index_chosen.emit(index)

    def _choose_of_layer(self, layer: int | None) -> None:
        assert self._check is not None
        assert self._shown is not None
        index = self._check.largest_of(layer)
        if index is not None:
            self.picker.set_layout(self._shown[0].network.layout, index)
            self._choose(index)

    def _bring_into_view(self, line: QRect) -> None:
        self._area.ensureVisible(line.center().x(), line.center().y(), 0, line.height())

    def _look_at(self, check: Check, index: int) -> None:
        check.look_at(index)
        self._show_found()
        self._go_on()

    def _take_epsilon(self, epsilon: float, final: bool) -> None:
        self.epsilon.set_value(min(max(epsilon, SMALLEST), LARGEST))
        self._show_numbers()
        if final:
            announce(self.plot, self.plot.accessibleDescription())

    def _take_bug(self) -> None:
        if self._check is not None:
            self._check.plant(self.bugs.planted)
            self._stopped = False
            self._show_found()
            self._go_on()

    def _press_stop(self) -> None:
        self._stopped = not self._stopped
        self._go_on()

    def _go_on(self) -> None:
        """Work on what is left, if anybody wants to see it."""
        self._slices.stop()
        if self._check is not None and self._check.share < 1.0 and self.isVisible() and not self._stopped:
            assert self._shown is not None
            self._slices.start(self._check, self._shown[0])
        self._show_progress()

    def _finished(self) -> None:
        self._show_found()
        announce(self, self.words.text())
        self._bring_into_view(self.bars.worst_line())

    def _show_found(self) -> None:
        """Show what is known by now."""
        check = self._check
        if check is None:
            return
        curve = check.curve
        self.plot.show_errors(
            Errors(
                curve.epsilons,
                curve.errors("float64", check.analytic),
                curve.errors("float32", check.analytic),
                curve.truncation(check.right),
                curve.rounding("float64", check.right),
                curve.rounding("float32", check.right),
            )
        )
        self.bars.show_found(check.layers.found)
        self._show_numbers()
        self._show_progress()

    def _show_numbers(self) -> None:
        if self._check is not None:
            found, outcome = self._check.at(self.epsilon.value)
            numbers = Numbers(found, self._check.analytic, outcome)
            self.numbers.show_numbers(numbers)
            self.plot.show_epsilon(found.epsilon, numbers.error)

    def _show_progress(self) -> None:
        """Show how far it is, and, once it is done, who is to blame."""
        check = self._check
        left = check is not None and check.share < 1.0
        for widget in (self.progress, self.stop):
            widget.setVisible(left)
        self.words.setVisible(not left)
        text, tooltip = self.tr("Stop"), self.tr("Stop checking the layers")
        if self._stopped:
            text, tooltip = self.tr("Go on"), self.tr("Go on checking where it stopped")
        self.stop.setText(text)
        self.stop.setAccessibleName(text)
        self.stop.setToolTip(tooltip)
        self.stop.updateGeometry()
        if check is not None:
            self.progress.set_share(check.share)
            self.words.setText("" if left else self._outcome(check))

    def _outcome(self, check: Check) -> str:
        assert self._shown is not None
        parts = blame_text(check.layers.found, check.planted, self._names), flat_text(self._shown[0], self._names)
        return " ".join(part for part in parts if part)
