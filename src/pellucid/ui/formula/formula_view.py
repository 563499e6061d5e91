"""Formulae that answer: one can point at, click, drag, type and reveal what stands in them, and walk through it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from pellucid.lens.explain.notation import Operand
from pellucid.ui.formula.boxes import Spot
from pellucid.ui.formula.dragging import NumberDrag, nudged, taken
from pellucid.ui.formula.figures import DIGITS, every_digit
from pellucid.ui.formula.number_typing import NumberTyping
from pellucid.ui.formula.operand_words import spot_words
from pellucid.ui.formula.sheet import SIZE, FormulaSheet
from pellucid.ui.formula.speech import spoken
from pellucid.ui.formula.walking import ACROSS, ENTER, Walk
from pellucid.ui.stage.columns import Column

_FAR = 10  # steps with Shift
_ALONG = {Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}


class FormulaView(FormulaSheet):
    """A sheet of formulae in which dotted numbers can be changed.

    `number_dragged(operand, value, final)` follows a hand; `final` comes once for a gesture. Esc brings back the value
    from before it. `operand_clicked(operand)` says that someone wants to see where a number or a symbol comes from,
    `revealed(operand)` that a hidden one has just been shown. Whoever hears of a change shows the formulae with it.

    Tab goes through the numbers that can be changed or revealed, arrows through all there is to point at; up and down
    change a number, Return types one, reveals, or is a click, and so is Space. Who came by the pointer has no use for
    these keys: they are left to others.
    """

    operand_clicked = Signal(object)
    number_dragged = Signal(object, float, bool)
    revealed = Signal(object)

    def __init__(
        self, columns: Sequence[Column] = (), size: int = SIZE, digits: int = DIGITS, parent: QWidget | None = None
    ) -> None:
        super().__init__(columns, size, digits, parent)
        self.setMouseTracking(True)
        self._drag: NumberDrag | None = None
        self._nudge: NumberDrag | None = None
        self._typing = NumberTyping(self)
        self._typing.typed.connect(lambda operand, value: self.number_dragged.emit(operand, value, True))
        # The first click of a double click must not lead elsewhere.
        self._click = QTimer(self, singleShot=True)
        self._click.timeout.connect(self._say_clicked)
        self._clicked: Operand | None = None
        self._walk = Walk(self, lambda at: self.spots[at].area, self._said)
        self._walk.moved.connect(self._point_at_current)

    @property
    def current(self) -> Spot | None:
        """Return where the keyboard is."""
        return None if self._walk.at is None else self.spots[self._walk.at]

    def set_anew(self) -> None:
        """Set the formulae, and find the place of the keyboard in them again."""
        operand = self.current.operand if self.current is not None else None
        super().set_anew()
        spots = self.spots
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if spots else Qt.FocusPolicy.NoFocus)
        self._walk.find_again([at for at, spot in enumerate(spots) if spot.operand == operand], len(spots))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a number in the hand, or what is to be clicked."""
        spot = self.spot_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or spot is None:
            event.ignore()
            return
        self._clicked = spot.operand
        if spot.editable and spot.number is not None:
            self._drag = taken(spot.number, spot.operand, event.position().x())
            # For Escape.
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Change the number in the hand; else show what one can do here."""
        if self._drag is not None:
            if self._drag.move(event.position().x()):
                self.number_dragged.emit(self._drag.operand, self._drag.value, False)
            return
        spot = self.spot_at(event.position())
        self.point_at(spot.operand if spot is not None else None)
        self.setCursor(_cursor(spot))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the number go, reveal what is hidden, or say what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        clicked, self._clicked = self._clicked, None
        if self._drag is not None and self._drag.moved:
            self._end_drag()
            return
        self._drag = None
        spot = self.spot_at(event.position())
        if spot is None or spot.operand != clicked:
            return
        if spot.editable:
            self._clicked = spot.operand
            self._click.start(QApplication.doubleClickInterval())
        else:
            self._activate(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let another number be typed."""
        spot = self.spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None and spot.editable:
            self._click.stop()
            self._clicked = None
            self._typing.begin(spot, by_keyboard=False)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.point_at(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """End what has begun."""
        super().hideEvent(event)
        self._click.stop()
        self._end_drag()
        self._end_nudge()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first number when the keyboard comes, to the last one when it comes from behind."""
        super().focusInEvent(event)
        self._walk.come(event, self._tab_stops() or range(len(self.spots))[:1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the number where the keyboard was, unless it will come back."""
        super().focusOutEvent(event)
        self._end_nudge()
        if not self._typing.open:
            self._walk.leave(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Go to the next number that can be changed or revealed, else to the next widget."""
        current = self._walk.at
        if current is not None:
            ahead = [at for at in self._tab_stops() if (at > current if following else at < current)]
            if ahead:
                self._walk.go_to(ahead[0] if following else ahead[-1])
                return True
        return super().focusNextPrevChild(following)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from being shortcuts, and tell a number with all its digits."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), self._explanation(spot), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, change, reveal, type, or give up a drag."""
        if not self._wants(event):
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if self._drag is not None:
            self._drag.value = self._drag.start
            self._clicked = None
            self._end_drag()
            return
        spot = self.current
        assert spot is not None
        if key in ACROSS:
            self._walk.step(ACROSS[key], len(self.spots))
        elif key in _ALONG:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._nudge_by(spot, _ALONG[key] * (_FAR if far else 1))
        elif key in ENTER and spot.editable:
            self._typing.begin(spot, by_keyboard=True)
        else:
            self._activate(spot)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End the gesture of a held key."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._end_nudge()

    def _wants(self, event: QKeyEvent) -> bool:
        if self._drag is not None:
            return Qt.Key(event.key()) == Qt.Key.Key_Escape
        changing = _ALONG if self.current is not None and self.current.editable else ()
        return self._walk.hears(event, (*ACROSS, *ENTER, Qt.Key.Key_Space, *changing))

    def _tab_stops(self) -> list[int]:
        return [at for at, spot in enumerate(self.spots) if spot.editable or spot.hidden]

    def _point_at_current(self) -> None:
        self.point_at(self.current.operand if self.current is not None else None)

    def _said(self, at: int) -> str:
        spot = self.spots[at]
        number = "" if spot.number is None else spoken(spot.number, self._hidden, self._digits)
        return spot_words(spot, number, self._columns)

    def _nudge_by(self, spot: Spot, steps: int) -> None:
        number = spot.number
        if number is not None and (gesture := taken(number, spot.operand, 0.0)) is not None:
            gesture.value = nudged(number.value, steps)
            self._nudge = gesture
            self.number_dragged.emit(gesture.operand, gesture.value, False)

    def _end_nudge(self) -> None:
        nudge, self._nudge = self._nudge, None
        if nudge is not None:
            self.number_dragged.emit(nudge.operand, nudge.value, True)

    def _end_drag(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and drag.moved:
            self.number_dragged.emit(drag.operand, drag.value, True)

    def _activate(self, spot: Spot) -> None:
        if spot.hidden:
            self.reveal(spot.operand)
            self.revealed.emit(spot.operand)
        else:
            self.operand_clicked.emit(spot.operand)

    def _say_clicked(self) -> None:
        clicked, self._clicked = self._clicked, None
        if clicked is not None:
            self.operand_clicked.emit(clicked)

    def _explanation(self, spot: Spot | None) -> str:
        """Return what to tell about a spot: the number with every digit, and what can be done with it."""
        if spot is None:
            return ""
        if spot.hidden:
            return self.tr("Click to reveal the number")
        if spot.number is None:
            return self.tr("Click to see where it comes from")
        text = every_digit(spot.number.value)
        if spot.editable:
            return self.tr("{number}\nDrag to change it, double-click to type another one").format(number=text)
        return self.tr("{number}\nClick to see where it comes from").format(number=text)


def _cursor(spot: Spot | None) -> Qt.CursorShape:
    if spot is None:
        return Qt.CursorShape.ArrowCursor
    return Qt.CursorShape.SizeHorCursor if spot.editable else Qt.CursorShape.PointingHandCursor
