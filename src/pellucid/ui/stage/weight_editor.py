"""The popover in which one weight is read and changed."""

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from pellucid.ui.numbers import number_text, parse_number
from pellucid.ui.stage.popover import Popover
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import FieldMessage, Label

LARGEST = float(np.finfo(np.float32).max)
DECIMALS = 4


class WeightEditor(Popover):
    """Shows a weight in a field. Enter emits `weight_entered` with the new value and closes; Esc only closes."""

    weight_entered = Signal(float)

    def __init__(self, title: str, weight: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Weight"))
        self.field = QLineEdit(number_text(weight, DECIMALS))
        self.field.setAccessibleName(self.tr("Weight"))
        self.field.setToolTip(self.tr("Type a number; Enter writes it into the network, Esc leaves it as it is"))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setMinimumWidth(110)
        self._message = FieldMessage()
        self._message.setMinimumWidth(180)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(Label(title, Role.LABEL_STRONG, "ink"), 0, 0, 1, 2)
        grid.addWidget(Label(self.tr("Weight w"), Role.LABEL, "ink2"), 1, 0)
        grid.addWidget(self.field, 1, 1)
        grid.addWidget(self._message, 2, 0, 1, 2)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self._enter)
        self.field.textEdited.connect(self._clear_message)

    def _enter(self) -> None:
        if not self.field.isModified():
            self.close_popover()
            return
        try:
            value = parse_number(self.field.text())
        except ValueError:
            self._say(self.tr("That is not a number. Try one like {example}.").format(example="−0.25"))
            return
        if abs(value) > LARGEST:
            self._say(self.tr("That is too large for a weight."))
            return
        self.weight_entered.emit(value)
        self.close_popover()

    def _say(self, text: str) -> None:
        self._message.show_message(text)
        self.adjustSize()
        self.field.selectAll()

    def _clear_message(self) -> None:
        self._message.show_message("")
        self.adjustSize()
