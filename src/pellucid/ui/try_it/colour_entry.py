"""The colour as text, which one can type over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from pellucid.ui.theme import Role, font
from pellucid.ui.try_it.colour import RGB, hex_text, parse_colour

PADDING = 9
_HEIGHT = 24
_LONGEST = "rgb(255, 255, 255)"


class ColourEntry(QLineEdit):
    """Reads as text until it is clicked. Return and leaving take what was typed, Escape gives it up.

    `entered` brings the colour, `refused` says why there is none; its empty text takes that back.
    """

    entered = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(self.tr("Colour"))
        self.setToolTip(self.tr("Type a colour: #7A425E, rgb(122, 66, 94) or a CSS name like teal"))
        self.setFont(font(Role.MONO))
        self.setProperty("over", True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedHeight(_HEIGHT)
        self.setFixedWidth(round(QFontMetricsF(self.font()).horizontalAdvance(_LONGEST)) + 2 * PADDING)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.editingFinished.connect(self._take)
        self.textEdited.connect(lambda: self._show_fault(""))

    def set_colour(self, rgb: RGB) -> None:
        """Show a colour; what is being typed stays."""
        untouched = self.text() == self._shown
        self._shown = hex_text(rgb)
        if untouched or not self.hasFocus():
            self.setText(self._shown)
            self._show_fault("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Return or Escape, so that letters are shortcuts again."""
        if event.key() == Qt.Key.Key_Escape:
            self._restore()
            self.clearFocus()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.property("fault"):
            self.clearFocus()

    def _take(self) -> None:
        if self.text().strip() in ("", self._shown):
            self._restore()
            return
        try:
            rgb = parse_colour(self.text())
        except ValueError:
            text = self.text().strip()
            message = self.tr("“{text}” is not a colour. Type one like #7A425E, rgb(122, 66, 94) or teal.")
            self._show_fault(message.format(text=text if len(text) <= len(_LONGEST) else f"{text[:16]}…"))
            return
        self._shown = hex_text(rgb)
        self._restore()
        self.entered.emit(rgb)

    def _restore(self) -> None:
        self.setText(self._shown)
        self._show_fault("")

    def _show_fault(self, message: str) -> None:
        if bool(message) != bool(self.property("fault")):
            self.setProperty("fault", bool(message))
            self.style().unpolish(self)
            self.style().polish(self)
        self.refused.emit(message)
