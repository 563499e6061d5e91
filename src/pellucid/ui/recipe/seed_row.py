"""A seed: a number that one can type, and a die that throws another."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal

from pellucid.ui.numbers import parse_count
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.row import Row
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.number_field import NumberField

_FIELD_WIDTH = 92
_DIE = 26


class SeedRow(Row):
    """Shows a seed. `chosen(seed)` says which one is wanted; the die calls `throw`."""

    chosen = Signal(int)

    def __init__(self, label: str, path: str, dice: str, tooltip: str, throw: Callable[[], None]) -> None:
        limits = allowed(path)
        self._field = NumberField(
            label,
            _FIELD_WIDTH,
            parse=parse_count,
            text=lambda value: str(int(value)),
            accepts=limits.contains,
            explanation=QCoreApplication.translate("Recipe", "Type a whole number from 0 to {high}.").format(
                high=int(limits.high)
            ),
        )
        die = IconButton("dice", dice, dice, _DIE)
        super().__init__(label, self._field, die, tooltip=tooltip)
        die.clicked.connect(throw)
        self._field.entered.connect(lambda value: self.chosen.emit(int(value)))
        self._field.rejected.connect(self.show_message)

    def set_value(self, seed: int) -> None:
        """Show `seed`."""
        self.show_message("")
        self._field.set_value(seed)
