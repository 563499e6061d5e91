"""A word in a pill that can be pressed: outlined, or filled while it is the present one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import Button
from pellucid.ui.widgets.painting import begin, paint_surface

HEIGHT = 24
PADDING = 9
_BADGE, _BADGE_GAP = 18.0, 7.0
_CHECK = 10.0


def width_of(text: str) -> int:
    """Return how wide a pill is with this text."""
    return round(QFontMetricsF(font(Role.LABEL_STRONG)).horizontalAdvance(text)) + 2 * PADDING


class Pill(Button):
    """A word; in iris while it is the present one, or belongs to it. `description` says what the word does not."""

    def __init__(self, text: str, name: str, tooltip: str, description: str, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT / 2, parent)
        self.setText(text)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(tooltip)
        self._description = description
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._current = self._related = False

    @property
    def is_current(self) -> bool:
        """Tell whether this is the present one."""
        return self._current

    def set_current(self, current: bool, *, related: bool = False) -> None:
        """Show whether this is the present one, or belongs to it."""
        if (current, related) != (self._current, self._related):
            self._current, self._related = current, related
            present = self.tr("Present. {description}").format(description=self._description)
            self.setAccessibleDescription(present if current else self._description)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole text, whether present or not."""
        return QSize(width_of(self.text()), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pill and text."""
        del event
        colours = tokens()
        painter = begin(self)
        hovered = self.underMouse() or self.isDown()
        if self._current:
            fill, outline, ink = colours.irisbg, colours.iris, colours.iris
        elif self._related:
            fill, outline, ink = (colours.fill if hovered else colours.card), colours.iris, colours.iris
        else:
            fill, outline, ink = (colours.fill if hovered else colours.card), colours.line2, colours.ink2
        paint_surface(painter, QRectF(self.rect()), HEIGHT / 2, fill, outline)
        painter.setFont(font(Role.LABEL_STRONG if self._current else Role.LABEL))
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class PhasePill(Pill):
    """A part of a step with its number, or with a check once it is done; filled with iris while it is present."""

    def __init__(self, number: int, text: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(text, text, tooltip, tooltip, parent)
        self._number = number
        self._done = False

    def set_done(self, done: bool) -> None:
        """Show whether this part of the step is done."""
        if done != self._done:
            self._done = done
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows badge and text."""
        width = QFontMetricsF(font(Role.BODY_STRONG)).horizontalAdvance(self.text())
        return QSize(round(width + _BADGE + _BADGE_GAP) + 5 + PADDING, HEIGHT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge and the text."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        present = self.is_current
        if present:
            paint_surface(painter, area, area.height() / 2, colours.iris)
        elif self.underMouse() or self.isDown():
            paint_surface(painter, area, area.height() / 2, colours.fill)
        badge = QRectF(5, (area.height() - _BADGE) / 2, _BADGE, _BADGE)
        paint_surface(painter, badge, _BADGE / 2, colours.on_iris if present else colours.fill2)
        if self._done and not present:
            sign = QRectF(0, 0, _CHECK, _CHECK)
            sign.moveCenter(badge.center())
            paint_icon(painter, "check", sign, colours.ink2)
        else:
            painter.setFont(font(Role.CAPTION_STRONG))
            painter.setPen(colours.iris if present else colours.ink2)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setFont(font(Role.BODY_STRONG if present else Role.BODY))
        painter.setPen(colours.on_iris if present else colours.ink2)
        rest = area.adjusted(badge.right() + _BADGE_GAP, 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
