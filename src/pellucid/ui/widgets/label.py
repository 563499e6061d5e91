"""Text in one of the theme's roles and tones, and the message that stands under a field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pellucid.ui.theme import TONES, Role, font


class Label(QLabel):
    """A text in the font of a role and in a colour of the theme, one of `TONES`."""

    def __init__(
        self, text: str = "", role: Role = Role.LABEL, tone: str = "ink2", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setFont(font(role))
        self.setProperty("tone", tone)
        self.setForegroundRole(TONES[tone])


class FieldMessage(Label):
    """What was wrong with what has just been entered; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Role.CAPTION, "bad", parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_message(self, text: str) -> None:
        """Show `text`, or nothing when it is empty."""
        self.setText(text)
        self.setVisible(bool(text))
