"""Batch against single prediction: both measured, here and now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.batch_speed import BATCH, BatchSpeed
from pellucid.ui.drawer.slices import Slices
from pellucid.ui.numbers import count_text, number_text, percent_text
from pellucid.ui.stage.pointing import Spot
from pellucid.ui.stage.popover import Popover
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label

_WIDTH, _PADDING = 264, 12


class SpeedPopover(Popover):
    """Has all test examples read in batches and one by one, in slices, and says how long the network took for each."""

    def __init__(self, parent: QWidget, experiment: Experiment, frame: Frame, *, training: bool) -> None:
        super().__init__(parent)
        self._experiment, self._training = experiment, training
        self._spot = Spot(0.0, 0.0, 0.0)
        self.measured = BatchSpeed(experiment, frame.theta)
        examples = count_text(self.measured.examples)
        self.setAccessibleName(self.tr("Batch against single prediction"))
        self.setFixedWidth(_WIDTH)
        title = Label(self.tr("Reading {examples} digits").format(examples=examples), Role.LABEL_STRONG, "ink")
        self.batched = Label("", Role.FIGURE, "ink")
        self.single = Label("", Role.FIGURE, "ink")
        self.outcome = Label("", Role.CAPTION, "ink3")
        self.outcome.setWordWrap(True)
        times = QGridLayout()
        times.setVerticalSpacing(4)
        in_batches = self.tr("in batches of {size}").format(size=count_text(BATCH))
        for row, (name, value) in enumerate([(in_batches, self.batched), (self.tr("one at a time"), self.single)]):
            times.addWidget(Label(name, Role.LABEL, "ink2"), row, 0)
            times.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 8, _PADDING, _PADDING)
        column.setSpacing(6)
        column.addWidget(title)
        column.addLayout(times)
        column.addWidget(self.outcome)
        self._slices = Slices(self)
        self._slices.set_training(training)
        self._slices.advanced.connect(self._show_share)
        self._slices.finished.connect(self._show_times)

    def open_for(self, spot: Spot) -> None:
        """Begin to measure, and open above a spot of the parent."""
        self._spot = spot
        self._show_share()
        self.open_above(spot)
        self._slices.start(self.measured, self._experiment)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popover(self) -> None:
        """Go away, and stop measuring."""
        self._slices.stop()
        super().close_popover()

    def _show_share(self) -> None:
        self.outcome.setText(self.tr("{share} of it measured").format(share=percent_text(self.measured.done)))

    def _show_times(self) -> None:
        measured = self.measured
        self.batched.setText(_milliseconds(measured.in_batches))
        self.single.setText(_milliseconds(measured.one_by_one))
        times = number_text(measured.one_by_one / measured.in_batches, 1)
        text = self.tr("{times} times as fast: one matrix product does the work of {size}.")
        parts = [text.format(times=times, size=count_text(BATCH))]
        if self._training:
            parts.append(self.tr("Training runs meanwhile and takes its part of the processor."))
        self.outcome.setText(" ".join(parts))
        self.setAccessibleDescription(f"{self.batched.text()}, {self.single.text()}. {self.outcome.text()}")
        self.open_above(self._spot)


def _milliseconds(seconds: float) -> str:
    return f"{number_text(seconds * 1000, 1 if seconds < 0.1 else 0)} ms"
