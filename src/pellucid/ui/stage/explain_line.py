"""The line over the diagram while a step is explained: of which neuron, for which example, and how to end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pellucid.ui.shortcuts import with_key
from pellucid.ui.stage.top_line import ABOVE, HEIGHT
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.label import Label

HINT_FROM = 620  # pixels of width


class ExplainLine(QWidget):
    """Emits `close_requested`."""

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._unit = Label("", Role.BODY_STRONG, "iris")
        self._unit.setAccessibleName(self.tr("Explained"))
        self._example = Label("", Role.LABEL, "ink2")
        self._hint = Label(self.tr("Click any neuron, edge or layer"), Role.LABEL, "ink3")
        self.close_button = IconButton(
            "close", self.tr("Close Explain"), with_key(self.tr("Close, as it was before"), "explain"), size=28
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, ABOVE, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._unit)
        row.addWidget(self._example)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self.close_button)
        self.close_button.clicked.connect(self.close_requested)

    def show_texts(self, unit: str, example: str) -> None:
        """Say which neuron is explained, for which example."""
        self._unit.setText(unit)
        self._example.setText(example)
        self._hint.setVisible(self.width() >= HINT_FROM)

    def text(self) -> str:
        """Return what stands at the left."""
        return f"{self._unit.text()} {self._example.text()}"
