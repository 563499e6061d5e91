"""A slider: label and value over a track. The value is live, and a click on it lets one type."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.numbers import parse_number
from pellucid.ui.theme import Role, font
from pellucid.ui.widgets.label import FieldMessage, Label
from pellucid.ui.widgets.scale import Scale
from pellucid.ui.widgets.track import HEIGHT as TRACK_HEIGHT
from pellucid.ui.widgets.track import Track
from pellucid.ui.widgets.value_field import HEIGHT as VALUE_HEIGHT
from pellucid.ui.widgets.value_field import ValueField

_TRACK_TOP = 10
HEIGHT = _TRACK_TOP + TRACK_HEIGHT
_GAP = 6
_LEAST_VALUE = 24


class Slider(QWidget):
    """A number between `minimum` and `maximum`, in linear steps of `step` or `steps_per_decade` to a factor of ten.

    A logarithmic one may start with zero (`includes_zero`). Typed values may go beyond the track up to `limit`, from
    a track that begins below zero down to its negative, and on a logarithmic one down to zero; the thumb then stands at
    the end. `text` writes a value, `parse` reads one and raises ValueError; `symbol` is set in italics after the label,
    and a value as wide as `widest` has room from the start.

    `value_changed(value, final)` follows the hand; `final` comes once for a gesture.
    """

    value_changed = Signal(float, bool)

    def __init__(
        self,
        label: str,
        minimum: float,
        maximum: float,
        *,
        text: Callable[[float], str],
        parse: Callable[[str], float] = parse_number,
        step: float = 1.0,
        logarithmic: bool = False,
        steps_per_decade: int = 60,
        includes_zero: bool = False,
        limit: float | None = None,
        symbol: str = "",
        widest: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scale = Scale(minimum, maximum, logarithmic, step, steps_per_decade, includes_zero)
        self._text = text
        self._parse = parse
        self._limit = limit
        self._value = self._scale.value(0)
        self._origin: float | None = None
        self._fault = False
        self._least_value = max(
            _LEAST_VALUE, round(QFontMetricsF(font(Role.LABEL_STRONG)).horizontalAdvance(widest)) + 2
        )
        self._label = Label(f"{escape(label)} <i>{escape(symbol)}</i>" if symbol else label, parent=self)
        self._label.setTextFormat(Qt.TextFormat.RichText if symbol else Qt.TextFormat.PlainText)
        self._track = Track(label, self._scale.last, self)
        self._field = ValueField(label, self.tr("Click to type a value"), parent=self)
        # One stop for the Tab key is enough: the track opens the field with Return.
        self._field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field.setFocusProxy(self._track)
        self._message = FieldMessage(self)
        self.setFocusProxy(self._track)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._track.moved.connect(self._moved)
        self._track.reset_requested.connect(self._reset)
        self._track.edit_requested.connect(self._field.edit)
        self._field.entered.connect(self._entered)
        self._show()

    @property
    def value(self) -> float:
        """Return the value shown."""
        return self._value

    @property
    def range(self) -> tuple[float, float]:
        """Return between which values the track lies."""
        return self._scale.minimum, self._scale.maximum

    def set_value(self, value: float) -> None:
        """Show `value` without saying that anyone wants it."""
        self._value = value
        self._show_message("")
        self._track.set_position(self._scale.position(value))
        self._show()

    def set_range(self, minimum: float, maximum: float) -> None:
        """Let the track go from `minimum` to `maximum`; the value stays."""
        self._scale = replace(self._scale, minimum=minimum, maximum=maximum)
        self._track.set_last(self._scale.last)
        self.set_value(self._value)

    def set_origin(self, value: float | None) -> None:
        """Mark the value with which this run started; a double click returns to it."""
        self._origin = value
        self._track.set_origin(None if value is None else self._scale.position(value))

    def set_fault(self, fault: bool) -> None:
        """Show the value as the cause of a fault."""
        self._fault = fault
        self._show()

    def set_gradient(self, colours: Sequence[QColor]) -> None:
        """Show along the track what its values mean, as evenly spaced colours."""
        self._track.set_gradient(colours)

    def setToolTip(self, text: str) -> None:
        """Explain the slider wherever the pointer rests but on the value, which has a tip of its own."""
        self._label.setToolTip(text)
        self._track.setToolTip(text)

    def sizeHint(self) -> QSize:
        """Return the size that shows label and value side by side."""
        width = self._label.sizeHint().width() + _GAP + max(self._least_value, self._field.sizeHint().width())
        return QSize(width, HEIGHT + self._message_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: neither is ever cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put label and value above the track, and the message below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._track.setGeometry(0, _TRACK_TOP, self.width(), TRACK_HEIGHT)
        self._label.setGeometry(0, 0, self._label.sizeHint().width(), VALUE_HEIGHT)
        width = self._field.sizeHint().width()
        self._field.setGeometry(self.width() - width, 0, width, VALUE_HEIGHT)
        self._field.raise_()
        self._message.setGeometry(0, HEIGHT, self.width(), self._message_height())

    def _show(self) -> None:
        shown = self._text(self._value)
        before = self._field.sizeHint().width()
        self._field.set_text(shown, self._text_to_edit(shown), self._fault)
        if max(before, self._field.sizeHint().width()) > self._least_value and self._field.sizeHint().width() != before:
            self.updateGeometry()
        self._track.setAccessibleDescription(shown)
        self._arrange()

    def _text_to_edit(self, shown: str) -> str:
        """Return what is shown if it says the value in full, else every digit of it."""
        try:
            whole = self._parse(shown) == self._value
        except ValueError:
            whole = False
        return shown if whole else f"{self._value:.6g}"

    def _moved(self, position: int, final: bool) -> None:
        self._show_message("")
        self._value = self._scale.value(position)
        self._show()
        self.value_changed.emit(self._value, final)

    def _reset(self) -> None:
        if self._origin is not None and self._origin != self._value:
            self.set_value(self._origin)
            self.value_changed.emit(self._value, True)

    def _entered(self, text: str) -> None:
        low, high = self._typed_range()
        try:
            value = self._parse(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            self._show_message(
                self.tr("Type a number from {low} to {high}.").format(low=self._text(low), high=self._text(high))
            )
            return
        self.set_value(value)
        self.value_changed.emit(value, True)

    def _typed_range(self) -> tuple[float, float]:
        low, high = 0.0 if self._scale.logarithmic else self._scale.minimum, self._scale.maximum
        if self._limit is None:
            return low, high
        return -self._limit if low < 0 else low, self._limit

    def _show_message(self, text: str) -> None:
        if text != self._message.text():
            self._message.show_message(text)
            self.updateGeometry()
            self._arrange()

    def _message_height(self) -> int:
        if not self._message.text():
            return 0
        return self._message.heightForWidth(max(self.width(), 100)) + 2
