"""The learning-rate schedule and the numbers that the chosen one uses."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.experiment.spec import Training
from pellucid.ui.numbers import parse_number
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.row import COMBO_WIDTH, SPACING, Row
from pellucid.ui.recipe.side_by_side import SideBySide
from pellucid.ui.recipe.words import schedule_explanations, schedules
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.number_field import NumberField
from pellucid.ui.widgets.stepper import Stepper

_WITH_FACTOR = ("step", "exponential", "cosine")
_FIELD_WIDTH = 52
_GAP = 6


class ScheduleRows(QWidget):
    """Shows the schedule, and the numbers it uses while it uses them. Changes go to `wish(path, value, complain)`."""

    def __init__(self, wish: Callable[..., None], live: str) -> None:
        super().__init__()
        self._explanations = schedule_explanations()
        self._live = live
        self._schedule = Combo(schedules(), self.tr("Schedule"))
        self._schedule.setFixedWidth(COMBO_WIDTH)
        limits = allowed("training.schedule_factor")
        self._factor = NumberField(
            self.tr("Factor"),
            _FIELD_WIDTH,
            parse=parse_number,
            text=lambda value: f"{value:.6g}",
            accepts=limits.contains,
            explanation=QCoreApplication.translate("Recipe", "Type a number above 0, up to {high}.").format(
                high=f"{limits.high:g}"
            ),
        )
        limits = allowed("training.schedule_epochs")
        self._epochs = Stepper(self.tr("Epochs"), int(limits.low), int(limits.high))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACING)
        tooltip = self.tr("How the learning rate changes with the epochs.") + " " + live
        self._schedule_row = Row(self.tr("Schedule"), self._schedule, tooltip=tooltip)
        self._factor_row = Row(self.tr("Factor"), self._factor, tooltip=self.tr("Factor of the schedule.") + " " + live)
        self._epochs_row = Row(self.tr("Epochs"), self._epochs, tooltip=self.tr("Epochs of the schedule.") + " " + live)
        whole.addWidget(self._schedule_row)
        whole.addWidget(SideBySide(self._factor_row, self._epochs_row, _GAP))
        self._schedule.chosen.connect(lambda key: wish("training.schedule", key, self._schedule_row.show_message))
        self._factor.entered.connect(
            lambda value: wish("training.schedule_factor", value, self._factor_row.show_message)
        )
        self._factor.rejected.connect(self._factor_row.show_message)
        self._epochs.value_changed.connect(
            lambda value: wish("training.schedule_epochs", value, self._epochs_row.show_message)
        )
        self._epochs.rejected.connect(self._epochs_row.show_message)

    def show_training(self, training: Training) -> None:
        """Show the schedule of `training`."""
        self._schedule.set_current(training.schedule)
        self._schedule.setToolTip(f"{self._explanations[training.schedule]} {self._live}")
        self._schedule_row.show_message("")
        self._factor.set_value(training.schedule_factor)
        self._factor_row.show_message("")
        self._factor_row.setVisible(training.schedule in _WITH_FACTOR)
        self._epochs.set_value(training.schedule_epochs)
        self._epochs_row.show_message("")
        self._epochs_row.setVisible(training.schedule != "constant")
