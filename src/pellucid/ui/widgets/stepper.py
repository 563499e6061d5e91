"""A stepper: a whole number between a minus and a plus."""

from PySide6.QtCore import QEvent, QLocale, QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPaintEvent, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QSizePolicy, QSpinBox, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.numbers import count_text, parse_count
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface
from pellucid.ui.widgets.typing_keys import belongs_to_window

HEIGHT = 24
_BUTTON_WIDTH = 22
_ICON = 10.0
_SETTLE_MS = 300
_LARGE_STEP = 10


class Stepper(QSpinBox):
    """A whole number that one can step, type, or turn with the wheel.

    `value_changed` comes once for a gesture: when a held button or key is released, when the wheel rests, or when
    typing ends. What cannot be taken is not: the old number returns and `rejected` says why.
    """

    value_changed = Signal(int)
    rejected = Signal(str)

    def __init__(self, label: str, minimum: int, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setRange(minimum, maximum)
        self._settled = minimum
        self.setLocale(QLocale.c())
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setFrame(False)
        self.setFont(font(Role.LABEL_STRONG))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lineEdit().setFont(font(Role.LABEL_STRONG))
        self._less = _StepButton("minus", self)
        self._more = _StepButton("plus", self)
        self._less.setAccessibleName(self.tr("Decrease"))
        self._more.setAccessibleName(self.tr("Increase"))
        self._rest = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._rest.timeout.connect(self._settle)
        for button, amount in ((self._less, -1), (self._more, 1)):
            button.pressed.connect(lambda amount=amount: self.stepBy(amount))
            button.released.connect(lambda button=button: self._released(button))
        self.valueChanged.connect(self._show_ends)
        self.editingFinished.connect(self._settle)
        self.editingFinished.connect(lambda: self.lineEdit().setModified(False))
        self._ring = FocusRing(self)
        self._show_ends()

    def set_value(self, value: int) -> None:
        """Show `value` without saying that anyone wants it."""
        with QSignalBlocker(self):
            self.setValue(value)
        self._settled = self.value()
        self._show_ends()

    def sizeHint(self) -> QSize:
        """Return the size that shows the present number, and any of three digits."""
        metrics = QFontMetricsF(font(Role.LABEL_STRONG))
        widest = max(metrics.horizontalAdvance(count_text(each)) for each in (self.value(), 888))
        return QSize(round(widest) + 2 * _BUTTON_WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a number is never cut."""
        return self.sizeHint()

    def textFromValue(self, value: int) -> str:
        """Return the number with commas between thousands."""
        return count_text(value)

    def valueFromText(self, text: str) -> int:
        """Return the number that `text` says; the present one if it says none."""
        try:
            return parse_count(text)
        except ValueError:
            return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed; only a whole number within the range can be taken."""
        try:
            acceptable = self.minimum() <= parse_count(text) <= self.maximum()
        except ValueError:
            acceptable = False
        return (QValidator.State.Acceptable if acceptable else QValidator.State.Intermediate, text, position)

    def fixup(self, text: str) -> str:
        """Say why what was typed cannot be taken; the old number then returns."""
        self.rejected.emit(
            self.tr("Type a whole number from {low} to {high}.").format(
                low=count_text(self.minimum()), high=count_text(self.maximum())
            )
        )
        return text

    def stepBy(self, steps: int) -> None:
        """Change the number by so many steps and leave it unselected."""
        super().stepBy(steps)
        self.lineEdit().deselect()

    def event(self, event: QEvent) -> bool:
        """Leave Space, undo and redo to the window while nothing has been typed."""
        return False if belongs_to_window(event, self.lineEdit()) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step ten at once with Shift; Escape gives up what was typed."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            # Alt with an arrow belongs to what the stepper stands in: it moves a layer.
            event.ignore()
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepBy(_LARGE_STEP if event.key() == Qt.Key.Key_Up else -_LARGE_STEP)
        elif event.key() == Qt.Key.Key_Escape and self.cleanText() != self.textFromValue(self.value()):
            self.lineEdit().setText(self.textFromValue(self.value()))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End the gesture of a held key."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll unless the stepper has the focus."""
        if not self.hasFocus():
            event.ignore()
            return
        super().wheelEvent(event)
        self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End any gesture."""
        super().focusOutEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons at both ends."""
        super().resizeEvent(event)
        self._less.setGeometry(0, 0, _BUTTON_WIDTH, self.height())
        self._more.setGeometry(self.width() - _BUTTON_WIDTH, 0, _BUTTON_WIDTH, self.height())
        self.lineEdit().setGeometry(_BUTTON_WIDTH - 2, 0, self.width() - 2 * _BUTTON_WIDTH + 4, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field."""
        del event
        paint_surface(begin(self), QRectF(self.rect()), CONTROL_RADIUS, tokens().fill)

    def _released(self, button: QAbstractButton) -> None:
        # A held button is released and pressed again for each repetition; the gesture ends when it stays up.
        if not button.isDown():
            self._settle()

    def _settle(self) -> None:
        self._rest.stop()
        if self.value() != self._settled:
            self._settled = self.value()
            self.value_changed.emit(self._settled)

    def _show_ends(self) -> None:
        if self.sizeHint().width() != self.width():
            self.updateGeometry()
        self._less.setEnabled(self.value() > self.minimum())
        self._more.setEnabled(self.value() < self.maximum())


class _StepButton(QAbstractButton):
    """The minus or the plus; repeats while it is held."""

    def __init__(self, icon: str, stepper: Stepper) -> None:
        super().__init__(stepper)
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoRepeat(True)
        self.setAutoRepeatDelay(350)
        self.setAutoRepeatInterval(45)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign, and a ground that answers to pointer and press."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            paint_surface(painter, area, CONTROL_RADIUS, colours.line2 if self.isDown() else colours.fill2)
        icon = QRectF(0, 0, _ICON, _ICON)
        icon.moveCenter(area.center())
        paint_icon(painter, self._icon, icon, colours.ink2 if self.isEnabled() else colours.line2)
