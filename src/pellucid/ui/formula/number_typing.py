"""Typing another number in the place of one of a formula."""

import math

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QToolTip, QWidget

from pellucid.lens.explain.notation import Operand
from pellucid.ui.formula.boxes import Spot
from pellucid.ui.formula.figures import every_digit
from pellucid.ui.numbers import parse_number
from pellucid.ui.stage.weight_editor import LARGEST
from pellucid.ui.widgets.over_editor import OverEditor

HEIGHT = 24
WIDTH = 88


class NumberTyping(QObject):
    """Opens an editor over a number of `sheet`; `typed(operand, value)` brings another one than was there."""

    typed = Signal(object, float)

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._editor: OverEditor | None = None

    @property
    def open(self) -> bool:
        """Tell whether a number is being typed."""
        return self._editor is not None

    def begin(self, spot: Spot, *, by_keyboard: bool) -> None:
        """Let the user type in the place of an editable number, which is selected."""
        number = spot.number
        if self._editor is not None or number is None:
            return
        window = self._sheet.window()
        self._editor = editor = OverEditor(window)
        editor.setAccessibleName(self.tr("Another number"))
        area = spot.area.toAlignedRect()
        width = max(WIDTH, area.width() + 20)
        corner = self._sheet.mapTo(window, area.topLeft())
        left = max(0, min(corner.x() - 7, window.width() - width))
        editor.setGeometry(QRect(left, corner.y() + (area.height() - HEIGHT) // 2, width, HEIGHT))
        # Without the commas between thousands: where one is alone, a comma that is typed is a decimal mark.
        before = every_digit(number.value).replace(",", "") if math.isfinite(number.value) else ""
        editor.setText(before)
        editor.selectAll()
        editor.ended.connect(
            lambda text, taken, returned: self._ended(
                spot.operand, text if taken and text != before else None, returned, by_keyboard
            )
        )
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ended(self, operand: Operand, text: str | None, returned: bool, by_keyboard: bool) -> None:
        editor, self._editor = self._editor, None
        if returned:
            reasons = Qt.FocusReason
            self._sheet.setFocus(reasons.TabFocusReason if by_keyboard else reasons.OtherFocusReason)
        if text is None or editor is None:
            return
        try:
            value = parse_number(text)
        except ValueError:
            self._say(editor, self.tr("That is not a number. Try one like {example}.").format(example="−0.25"))
            return
        if abs(value) > LARGEST:
            self._say(editor, self.tr("That number is too large."))
        else:
            self.typed.emit(operand, value)

    def _say(self, editor: OverEditor, text: str) -> None:
        QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), text, self._sheet)
