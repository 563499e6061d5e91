"""A segmented control: one of a few choices, all of them in view."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface

HEIGHT = 26
ITEM_HEIGHT = 22
_MARGIN = (HEIGHT - ITEM_HEIGHT) // 2
_ITEM_PADDING = 9
_LEAST_PADDING = 5


class Segmented(QWidget):
    """Shows every choice, raises the current one. Arrow keys move among them."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        for key, text in choices:
            segment = _Segment(text)
            self._group.addButton(segment)
            self._segments[key] = segment
            row.addWidget(segment, 1)
        self._shown = choices[0][0]
        self.set_current(self._shown)
        self._group.buttonToggled.connect(self._toggled)

    def set_current(self, key: str) -> None:
        """Show the choice called `key` as the current one. Raises KeyError if there is none."""
        self._shown = key
        self._segments[key].setChecked(True)
        self._keep_one_tab_stop()

    def set_offered(self, keys: Collection[str]) -> None:
        """Show only the choices called `keys`; the current one, which has to be among them, stays."""
        for key, segment in self._segments.items():
            segment.setVisible(key in keys)

    def set_tooltips(self, tooltips: dict[str, str]) -> None:
        """Explain each choice where the pointer rests on it."""
        for key, tooltip in tooltips.items():
            self._segments[key].setToolTip(tooltip)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground that the segments lie in."""
        del event
        paint_surface(begin(self), QRectF(self.rect()), CONTROL_RADIUS, tokens().fill)

    def _toggled(self, segment: QWidget, checked: bool) -> None:
        if not checked:
            return
        key = next(key for key, each in self._segments.items() if each is segment)
        if key != self._shown:
            self._shown = key
            self._keep_one_tab_stop()
            self.chosen.emit(key)

    def _keep_one_tab_stop(self) -> None:
        for segment in self._segments.values():
            policy = Qt.FocusPolicy.StrongFocus if segment.isChecked() else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(policy)


class _Segment(QRadioButton):
    """One choice: a radio button for keyboard and screen readers, a raised field for the eye."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.setFixedHeight(ITEM_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = FocusRing(self, CONTROL_RADIUS - 1)

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole text, whether raised or not."""
        return QSize(self._text_width() + 2 * _ITEM_PADDING, ITEM_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size that shows the whole text."""
        return QSize(self._text_width() + 2 * _LEAST_PADDING, ITEM_HEIGHT)

    def hitButton(self, position: QPoint) -> bool:
        """Answer to the pointer everywhere, not only where a radio button has its mark."""
        return self.rect().contains(position)

    def _text_width(self) -> int:
        return round(QFontMetricsF(font(Role.LABEL_MEDIUM)).horizontalAdvance(self.text())) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, raised when current."""
        del event
        colours = tokens()
        painter = begin(self)
        if self.isChecked():
            raised = colours.line2 if colours.dark else colours.card
            paint_surface(painter, QRectF(self.rect()), CONTROL_RADIUS - 1, raised, colours.line)
        elif self.isEnabled() and (self.isDown() or self.underMouse()):
            paint_surface(painter, QRectF(self.rect()), CONTROL_RADIUS - 1, colours.fill2)
        painter.setFont(font(Role.LABEL_MEDIUM if self.isChecked() else Role.LABEL))
        painter.setPen(colours.ink if self.isChecked() and self.isEnabled() else colours.ink3)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
