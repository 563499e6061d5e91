"""The popover in which one parameter, a weight or a bias, is read and changed."""

import math

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from pellucid.ui.numbers import number_text, parse_number
from pellucid.ui.stage.popover import Popover
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.label import FieldMessage, Label
from pellucid.ui.widgets.scale import Scale
from pellucid.ui.widgets.track import Track

LARGEST = float(np.finfo(np.float32).max)
DECIMALS = 4
LEAST_REACH, MOST_REACH = 2.0, 1e6  # how far the track goes to both sides of zero
STEPS = 400  # of the track


class WeightEditor(Popover):
    """Shows a weight, or a bias if `biased`, in a field and on a track.

    `weight_changed(value, final)` follows the thumb; `final` comes once for a drag. Enter in the field emits the new
    value and closes; Esc only closes. Until something is typed, the field follows `show_weight`. `explain_requested`
    says that one wants to see instead what a step makes of it; then the popover is closed.
    """

    weight_changed = Signal(float, bool)
    explain_requested = Signal()

    def __init__(self, title: str, weight: float, parent: QWidget, *, biased: bool) -> None:
        super().__init__(parent)
        name = self.tr("Bias") if biased else self.tr("Weight")
        self.setAccessibleName(name)
        self._initial = weight
        self._scale = _scale_around(weight)
        self.field = QLineEdit(number_text(weight, DECIMALS))
        self.field.setAccessibleName(name)
        self.field.setToolTip(self.tr("Type a number; Enter writes it into the network, Esc leaves it as it is"))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setMinimumWidth(110)
        self.track = Track(name, self._scale.last, self)
        self.track.setToolTip(self.tr("Drag to change it; a double click brings back the value it had"))
        self.track.set_position(self._position(weight))
        self.track.set_origin(self._position(weight))
        self.explain = IconButton(
            "explain",
            self.tr("Explain this bias") if biased else self.tr("Explain this weight"),
            self.tr("Pause, and see what the next step makes of it"),
            size=24,
        )
        self._message = FieldMessage()
        self._message.setMinimumWidth(180)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        top = QHBoxLayout()
        top.addWidget(Label(title, Role.LABEL_STRONG, "ink"), 1)
        top.addWidget(self.explain)
        grid.addLayout(top, 0, 0, 1, 2)
        grid.addWidget(Label(self.tr("Bias b") if biased else self.tr("Weight w"), Role.LABEL, "ink2"), 1, 0)
        grid.addWidget(self.field, 1, 1)
        grid.addWidget(self.track, 2, 0, 1, 2)
        grid.addWidget(self._message, 3, 0, 1, 2)
        self.setFocusProxy(self.field)
        self.setTabOrder(self.field, self.track)
        self.setTabOrder(self.track, self.explain)
        self.explain.clicked.connect(self._explain)
        self.field.returnPressed.connect(self._enter)
        self.field.textEdited.connect(self._clear_message)
        self.track.moved.connect(self._moved)
        self.track.reset_requested.connect(self._reset)
        self.track.edit_requested.connect(self.edit)

    def edit(self) -> None:
        """Let the user type another value."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def show_weight(self, weight: float) -> None:
        """Show the value that training has brought, unless the user is about to give another."""
        if self.field.isModified() or self.track.isSliderDown():
            return
        self._write(weight)
        self.track.set_position(self._position(weight))

    def _position(self, weight: float) -> int:
        """Return where a weight stands on the track: in the middle if it is not a number."""
        return self._scale.position(0.0 if math.isnan(weight) else weight)

    def _write(self, weight: float) -> None:
        selected = self.field.hasSelectedText()
        self.field.setText(number_text(weight, DECIMALS))
        if selected:
            self.field.selectAll()

    def _moved(self, position: int, final: bool) -> None:
        value = self._scale.value(position)
        self._clear_message()
        self._write(value)
        self.weight_changed.emit(value, final)

    def _reset(self) -> None:
        if not math.isfinite(self._initial):
            return
        self._write(self._initial)
        self.track.set_position(self._position(self._initial))
        self.weight_changed.emit(self._initial, True)

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
        self.weight_changed.emit(value, True)
        self.close_popover()

    def _explain(self) -> None:
        self.close_popover()
        self.explain_requested.emit()

    def _say(self, text: str) -> None:
        self._message.show_message(text)
        self.adjustSize()
        self.field.selectAll()

    def _clear_message(self) -> None:
        self._message.show_message("")
        self.adjustSize()


def _scale_around(weight: float) -> Scale:
    """Return a scale from −r to r, r being 2, 5, 10, 20 … and at least twice as large as the weight."""
    size = min(max(2 * abs(weight), LEAST_REACH), MOST_REACH) if math.isfinite(weight) else LEAST_REACH
    power = 10.0 ** math.floor(math.log10(size))
    reach = next(choice * power for choice in (1, 2, 5, 10) if choice * power >= size)
    return Scale(-reach, reach, False, 2 * reach / STEPS, 1, False)
