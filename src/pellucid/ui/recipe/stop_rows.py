"""When training stops by itself, and the one number that the chosen condition needs."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.experiment.spec import Training
from pellucid.ui.numbers import parse_number
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.row import SPACING, WIDTH, Row
from pellucid.ui.recipe.words import stop_conditions, stop_explanations
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.number_field import NumberField
from pellucid.ui.widgets.stepper import Stepper

_FIELD_WIDTH = 72
_COMBO_WIDTH = 160  # its words are longer than those of the other rows, and its name is shorter


class StopRows(QWidget):
    """Shows the stop condition, and its number where it has one. Changes go to `wish(path, value, complain)`."""

    def __init__(self, wish: Callable[..., None], live: str) -> None:
        super().__init__()
        self._wish = wish
        self._live = live
        self._explanations = stop_explanations()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        self._condition = Combo(stop_conditions(), self.tr("Stop"))
        self._condition.setFixedWidth(min(max(_COMBO_WIDTH, self._condition.sizeHint().width()), WIDTH))
        tooltip = self.tr("When training pauses by itself.") + " " + live
        self._condition_row = Row(self.tr("Stop"), self._condition, tooltip=tooltip)
        self._condition.chosen.connect(lambda key: wish("training.stop", key, self._condition_row.show_message))
        self._column.addWidget(self._condition_row)
        self._epochs = _stepper(self.tr("Planned epochs"), "training.epochs")
        self._loss = _field(self.tr("Loss limit"), "training.stop_loss")
        self._patience = _stepper(self.tr("Patience, epochs"), "training.stop_patience")
        self._seconds = _field(self.tr("Seconds"), "training.stop_seconds")
        self._rows = {
            "epochs": self._row(
                self._epochs, "training.epochs", self.tr("Passes over the training set after which training pauses.")
            ),
            "loss": self._row(
                self._loss, "training.stop_loss", self.tr("Loss on the whole training set below which training pauses.")
            ),
            "early": self._row(
                self._patience,
                "training.stop_patience",
                self.tr("So many epochs in a row without a new minimum of the test loss, and training pauses."),
            ),
            "time": self._row(
                self._seconds, "training.stop_seconds", self.tr("Seconds of training after which it pauses.")
            ),
        }

    def show_training(self, training: Training) -> None:
        """Show the stop condition of `training`, and its number."""
        self._condition.set_current(training.stop)
        self._condition.setToolTip(f"{self._explanations[training.stop]} {self._live}")
        self._condition_row.show_message("")
        self._epochs.set_value(training.epochs)
        self._loss.set_value(training.stop_loss)
        self._patience.set_value(training.stop_patience)
        self._seconds.set_value(training.stop_seconds)
        for condition, row in self._rows.items():
            row.show_message("")
            row.setVisible(condition == training.stop)

    def _row(self, control: Stepper | NumberField, path: str, explanation: str) -> Row:
        """Add a row for the number at `path`, with the name that its control has."""
        row = Row(control.accessibleName(), control, tooltip=f"{explanation} {self._live}")
        changed = control.value_changed if isinstance(control, Stepper) else control.entered
        changed.connect(lambda value: self._wish(path, value, row.show_message))
        control.rejected.connect(row.show_message)
        self._column.addWidget(row)
        return row


def _stepper(label: str, path: str) -> Stepper:
    limits = allowed(path)
    return Stepper(label, int(limits.low), int(limits.high))


def _field(label: str, path: str) -> NumberField:
    limits = allowed(path)
    explanation = QCoreApplication.translate("Recipe", "Type a number above 0, up to {high}.")
    return NumberField(
        label,
        _FIELD_WIDTH,
        parse=parse_number,
        text=lambda value: f"{value:.6g}",
        accepts=limits.contains,
        explanation=explanation.format(high=f"{limits.high:g}"),
    )
