"""What a widget that depends on the theme beyond its next paint event has in common with others."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class Themed(QWidget):
    """A widget that is told of a new theme, to drop what it keeps in the colours of the former one.

    Whoever only paints with `tokens()` has nothing to do: Qt paints every widget anew.
    """

    def changeEvent(self, event: QEvent) -> None:
        """Tell of a new theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.take_on_theme()
        super().changeEvent(event)

    def take_on_theme(self) -> None:
        """Drop what was painted, or chosen, for the former theme: nothing, unless a subclass has something."""
