"""One line of a card: a label, a control at the right, and room for a message under them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pellucid.ui.widgets.label import FieldMessage, Label

WIDTH = 232
COMBO_WIDTH = 138
SPACING = 4  # between the rows of a card that has many
_GAP = 8
_LEAST_HEIGHT = 26


class Row(QWidget):
    """A label and one or more controls. Where a language needs more than one line has, the label stands above them."""

    def __init__(self, label: str, *controls: QWidget, tooltip: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        text = Label(label)
        text.setToolTip(tooltip)
        # Rows beside one another stand on one line, whatever their controls are.
        text.setMinimumHeight(_LEAST_HEIGHT)
        self._message = FieldMessage()
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(text)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3)
        whole.addLayout(line)
        needed = text.sizeHint().width() + _GAP
        for control in controls:
            needed += max(control.minimumWidth(), control.minimumSizeHint().width()) + line.spacing()
        if needed - line.spacing() > WIDTH:
            line.addStretch(0)
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addStretch(1)
            whole.addLayout(line)
        for control in controls:
            if not control.toolTip():
                control.setToolTip(tooltip)
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addWidget(self._message)

    def show_message(self, text: str) -> None:
        """Show under the control what was wrong, or nothing."""
        self._message.show_message(text)
