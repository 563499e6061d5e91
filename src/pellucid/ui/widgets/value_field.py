"""A number that reads as text and becomes a field when one wants to type another."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.over_editor import OverEditor
from pellucid.ui.widgets.painting import begin, paint_surface

HEIGHT = 17
_EDITOR_HEIGHT = 24
_EDITOR_WIDTH = 76
_OVERHANG = 4


class ValueField(QAbstractButton):
    """Shows a text; a click or Return opens an editor over it. `entered(text)` brings what was typed.

    `align_left` tells on which side the text stands, and the editor over it.
    """

    entered = Signal(str)

    def __init__(self, name: str, tooltip: str, align_left: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self._align_left = align_left
        self._to_edit = ""
        self._fault = False
        self._editor: OverEditor | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = FocusRing(self, 2)
        self._by_keyboard = False
        self.clicked.connect(lambda: self.edit(by_keyboard=False))

    def set_text(self, shown: str, to_edit: str, fault: bool = False) -> None:
        """Show a value; `to_edit` is the same with every digit, for the editor. A faulty one is shown as such."""
        self._to_edit = to_edit
        self._fault = fault
        if shown != self.text():
            self.setText(shown)
            self.updateGeometry()
        self.update()

    def edit(self, *, by_keyboard: bool = True) -> None:
        """Open the editor with the present value selected."""
        if self._editor is not None:
            return
        self._by_keyboard = by_keyboard
        self._editor = editor = OverEditor(self.window())
        editor.setAccessibleName(self.accessibleName())
        width = max(_EDITOR_WIDTH, self.width() + 16)
        left = -8 if self._align_left else self.width() - width + 8
        corner = self.mapTo(self.window(), self.rect().topLeft())
        editor.setGeometry(corner.x() + left, corner.y() - (_EDITOR_HEIGHT - HEIGHT) // 2, width, _EDITOR_HEIGHT)
        editor.setAlignment(Qt.AlignmentFlag.AlignLeft if self._align_left else Qt.AlignmentFlag.AlignRight)
        editor.setText(self._to_edit)
        editor.selectAll()
        editor.ended.connect(self._ended)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole text."""
        width = QFontMetricsF(font(Role.LABEL_STRONG)).horizontalAdvance(self.text())
        return QSize(round(width) + 2, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a number is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the editor with Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number; under the pointer it shows that it can be edited."""
        del event
        colours = tokens()
        painter = begin(self)
        if self.isEnabled() and self.underMouse():
            paint_surface(painter, QRectF(self.rect()), 3, colours.fill)
        painter.setFont(font(Role.LABEL_STRONG))
        ink = colours.bad if self._fault else colours.ink
        painter.setPen(ink if self.isEnabled() else colours.ink3)
        side = Qt.AlignmentFlag.AlignLeft if self._align_left else Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _ended(self, text: str, taken: bool, returned: bool) -> None:
        self._editor = None
        if returned:
            reasons = Qt.FocusReason
            self.setFocus(reasons.TabFocusReason if self._by_keyboard else reasons.OtherFocusReason)
        if taken and text != self._to_edit:
            self.entered.emit(text)
