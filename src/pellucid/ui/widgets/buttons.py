"""Buttons: what they have in common, one with an icon, one with a text, one that is only text."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface

ICON = 16.0
_TEXT_HEIGHT = 32
_TEXT_PADDING = 14
_QUIET_HEIGHT, _QUIET_PADDING = 26, 8


class Button(QAbstractButton):
    """What every painted button shares: it answers to pointer, press, keyboard and theme, and is never cut."""

    def __init__(self, radius: float, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._radius = radius
        self._ring = FocusRing(self, radius)

    @property
    def is_pressed(self) -> bool:
        """Tell whether it looks pressed: it is, or it is checked."""
        return self.isDown() or self.isChecked()

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: what stands on a button is never cut."""
        return self.sizeHint()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what answers to the pointer: a ground while it is there, a stronger one while pressed or checked."""
        if self.isEnabled() and (self.is_pressed or self.underMouse()):
            fill = tokens().fill2 if self.is_pressed else tokens().fill
            paint_surface(painter, QRectF(self.rect()), self._radius, fill)

    def take_focus_of(self, former: "Button") -> None:
        """Take the place of a button that has the focus, in a window that has not been shown yet."""
        self._ring.take_after(former._ring)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return press the button as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.animateClick()
        else:
            super().keyPressEvent(event)


class IconButton(Button):
    """A square button with an icon of the set, 32 pixels or, where space is dear, 26 or 28 (`size`)."""

    RADIUS = 8.0

    def __init__(self, icon: str, name: str, tooltip: str, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(self.RADIUS, parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self.setFixedSize(size, size)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, and a ground that answers to pointer and press."""
        del event
        colours = tokens()
        painter = begin(self)
        self.paint_ground(painter)
        icon = QRectF(0, 0, ICON, ICON)
        icon.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, self._icon, icon, colours.ink if self.isEnabled() else colours.line2)


class TextButton(Button):
    """A button with a text; a primary one is filled with iris."""

    def __init__(self, text: str, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(CONTROL_RADIUS, parent)
        self._primary = primary
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text, which is the button's accessible name too."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole text."""
        width = QFontMetricsF(font(Role.BODY_STRONG)).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * _TEXT_PADDING, _TEXT_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint surface and text."""
        del event
        colours = tokens()
        painter = begin(self)
        hovered = self.underMouse() and self.isEnabled()
        if self._primary:
            fill, ink = colours.iris, colours.on_iris
            if self.isDown() or hovered:
                shade = 118 if self.isDown() else 108
                fill = fill.lighter(shade) if colours.dark else fill.darker(shade)
        else:
            fill, ink = (colours.fill2 if self.isDown() or hovered else colours.fill), colours.ink
        if not self.isEnabled():
            fill, ink = colours.fill, colours.ink3
        paint_surface(painter, QRectF(self.rect()), CONTROL_RADIUS, fill)
        painter.setFont(font(Role.BODY_STRONG))
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class QuietButton(Button):
    """A text that can be clicked where a surface would be too loud: in headers and beside tabs."""

    def __init__(self, text: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(CONTROL_RADIUS, parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole text."""
        width = QFontMetricsF(font(Role.LABEL)).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * _QUIET_PADDING, _QUIET_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, on a ground that answers to pointer and press."""
        del event
        colours = tokens()
        painter = begin(self)
        self.paint_ground(painter)
        active = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setFont(font(Role.LABEL))
        painter.setPen(colours.ink if active else colours.ink3)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
