"""Along a weight: why a loss has a slope to go down, and the accuracy has none."""

from math import isnan

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.along_weight import LEAST_REACH, along_weight, reach_of, slope
from pellucid.lens.planes import strongest_pair
from pellucid.ui.drawer.along_plot import Along, AlongPlot
from pellucid.ui.drawer.metrics import PADDING, PAGE_HEIGHT
from pellucid.ui.drawer.page import Page
from pellucid.ui.drawer.value_axis import exact_text
from pellucid.ui.drawer.weight_picker import WeightPicker
from pellucid.ui.numbers import signed_text
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label

POINTS = 81
_SIDE, _GAP = 236, 14


class AlongPage(Page):
    """Shows loss and accuracy of the training examples for other values of one weight, all others as they are."""

    weights_wanted = Signal(object, bool)  # {index: value}; and whether that is the end of a gesture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Along a weight"))
        self._present: tuple[Experiment, Frame] | None = None
        self._reach = LEAST_REACH
        self.picker = WeightPicker("x", self.tr("Weight"))
        self.reading = Label("", Role.LABEL_STRONG, "ink")
        self.words = Label("", Role.CAPTION, "ink3")
        self.words.setWordWrap(True)
        self._side = QWidget(self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 9, 0, 8)
        column.setSpacing(7)
        for widget in (self.picker, self.reading, self.words):
            column.addWidget(widget)
        column.addStretch(1)
        self.loss = AlongPlot(self.tr("Loss"), self)
        self.accuracy = AlongPlot(self.tr("Accuracy"), self)
        self.picker.chosen.connect(self._show)
        for plot in (self.loss, self.accuracy):
            plot.moved.connect(self._move)

    def suits(self, experiment: Experiment) -> bool:
        """Tell whether examples are points of the plane, of which there are few enough to try every value."""
        return experiment.dataset.plane is not None

    def show_frame(self, experiment: Experiment, frame: Frame) -> None:
        """Show what would be at `frame` with other values of the weight."""
        before = None if self._present is None else self._present[0]
        self._present = experiment, frame
        if before is not experiment:
            layout = experiment.network.layout
            if before is None or before.network.layout.blocks != layout.blocks:
                self.loss.let_go()
                self.accuracy.let_go()
                self.picker.set_layout(layout, strongest_pair(experiment, frame.theta)[0])
            has_classes = experiment.dataset.classes > 0
            self.accuracy.setVisible(has_classes)
            self.words.setText(self._explanation(has_classes))
            self._place()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left = PADDING + _SIDE + _GAP
        room = self.width() - PADDING - left
        self._side.setGeometry(PADDING, 0, _SIDE, PAGE_HEIGHT)
        width = room if self.accuracy.isHidden() else (room - _GAP) // 2
        self.loss.setGeometry(left, 0, width, PAGE_HEIGHT - 2)
        self.accuracy.setGeometry(left + width + _GAP, 0, width, PAGE_HEIGHT - 2)

    def _show(self) -> None:
        if self._present is None:
            return
        experiment, frame = self._present
        index = self.picker.index
        weight = float(frame.theta[index])
        self.reading.setText(f"{self.picker.name()} = {exact_text(weight)}")
        # Were the range to grow under the hand, the weight would run away.
        if not (self.loss.held or self.accuracy.held):
            self._reach = reach_of(weight)
        reach = self._reach
        curves = along_weight(experiment, frame.theta, index, -reach, reach, POINTS)
        here = along_weight(experiment, frame.theta, index, weight, weight, 1)
        steepness = slope(experiment, frame.theta, index)
        slopes = self.tr("slope {slope}")
        self.loss.show_along(
            Along(curves.weights, curves.losses, weight, float(here.losses[0]), steepness),
            slopes.format(slope=signed_text(steepness, 3)),
        )
        accuracy = float(here.accuracies[0])
        self.accuracy.show_along(
            Along(curves.weights, curves.accuracies, weight, accuracy, 0.0, stairs=True, percent=True),
            "" if isnan(accuracy) else slopes.format(slope="0"),
        )

    def _explanation(self, has_classes: bool) -> str:
        if not has_classes:
            return self.tr("The slope tells which way the weight has to go, and how steeply the loss falls there.")
        return self.tr(
            "The accuracy has steps, and between them it is flat: its slope is 0 and says nothing of which way to go. "
            "The slope of the loss does."
        )

    def _move(self, weight: float, final: bool) -> None:
        self.weights_wanted.emit({self.picker.index: float(np.float32(weight))}, final)
