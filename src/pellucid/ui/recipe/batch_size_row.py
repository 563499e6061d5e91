"""The batch size: a few examples, or all that there are for training."""

from PySide6.QtCore import QCoreApplication, Signal

from pellucid.ui.numbers import count_text
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.row import Row
from pellucid.ui.widgets.chip import Chip
from pellucid.ui.widgets.stepper import Stepper


class BatchSizeRow(Row):
    """Shows the batch size. A chip asks for the whole training set at each step, or for the usual size again."""

    chosen = Signal(int)
    usual_wanted = Signal()

    def __init__(self, label: str, tooltip: str) -> None:
        limits = allowed("training.batch_size")
        self._most = int(limits.high)
        self._examples = 1
        self._stepper = Stepper(label, int(limits.low), self._most)
        whole = QCoreApplication.translate("Recipe", "The whole training set")
        self._all = Chip(QCoreApplication.translate("Recipe", "all"), whole, whole)
        super().__init__(label, self._all, self._stepper, tooltip=tooltip)
        self._stepper.value_changed.connect(self.chosen)
        self._stepper.rejected.connect(self.show_message)
        self._all.clicked.connect(self._toggle)

    def show_size(self, size: int, examples: int) -> None:
        """Show a batch size where there are so many training examples."""
        self.show_message("")
        self._examples = examples
        # One that is larger than the set may come from elsewhere; steps then take all examples.
        self._stepper.setMaximum(max(size, min(self._most, examples)))
        self._stepper.set_value(size)
        self._all.setVisible(examples <= self._most)
        self._all.setChecked(size >= examples)
        self._all.setToolTip(
            QCoreApplication.translate("Recipe", "Average over all {number} training examples at each step.").format(
                number=count_text(examples)
            )
        )

    def _toggle(self, on: bool) -> None:
        if on:
            self.chosen.emit(self._examples)
        else:
            self.usual_wanted.emit()
