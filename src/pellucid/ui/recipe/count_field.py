"""How many examples: a number that can be typed over, followed by what it counts."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.ui.numbers import count_text, parse_count
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.value_field import ValueField


class CountField(QWidget):
    """Shows a count, of which up to `most` can be typed.

    `chosen(count)` says how many are wanted, `rejected` why what was typed cannot be had.
    """

    chosen = Signal(int)
    rejected = Signal(str)

    def __init__(self, name: str, unit: str, path: str, most: int, tooltip: str) -> None:
        super().__init__()
        self._limits = replace(allowed(path), high=most)
        self._field = ValueField(name, tooltip, align_left=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self._field)
        line.addWidget(Label(unit, tone="ink3"))
        line.addStretch(1)
        self._field.entered.connect(self._entered)

    def set_count(self, count: int) -> None:
        """Show `count`."""
        self._field.set_text(count_text(count), str(count))

    def _entered(self, text: str) -> None:
        try:
            count = parse_count(text)
        except ValueError:
            count = -1
        if self._limits.contains(count):
            self.rejected.emit("")
            self.chosen.emit(count)
        else:
            self.rejected.emit(
                QCoreApplication.translate("Recipe", "Type a whole number from {low} to {high}.").format(
                    low=count_text(int(self._limits.low)), high=count_text(int(self._limits.high))
                )
            )
