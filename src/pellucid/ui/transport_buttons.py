"""The two buttons that only the top bar has: the round play button and the experiment's name that opens a menu."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import Button
from pellucid.ui.widgets.menu import Menu
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface

DIAMETER = 36


class PlayButton(Button):
    """A round button in iris: play while training rests, pause while it runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(DIAMETER / 2, parent)
        self.setFixedSize(DIAMETER, DIAMETER)
        self._running = False

    def set_running(self, running: bool) -> None:
        """Show pause when `running`, else play."""
        self._running = running
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the sign on it."""
        del event
        colours = tokens()
        painter = begin(self)
        disc = QRectF(self.rect())
        colour = colours.iris if self.isEnabled() else colours.line2
        if self.isDown():
            colour = colour.darker(115)
        elif self.underMouse() and self.isEnabled():
            colour = colour.darker(106)
        paint_surface(painter, disc, DIAMETER / 2, colour)
        sign = QRectF(0, 0, 16, 16)
        sign.moveCenter(disc.center())
        paint_icon(painter, "pause" if self._running else "play", sign, colours.on_iris)


class MenuButton(Button):
    """A text with a chevron that opens a menu below itself; a text too long for its place ends in an ellipsis."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(CONTROL_RADIUS, parent)
        self.menu = Menu(self)
        self.setAccessibleName(name)
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(64)
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole text."""
        return QSize(round(QFontMetricsF(font(Role.TITLE)).horizontalAdvance(self.text())) + 44, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint text and chevron, and the ground that answers to the pointer."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        self.paint_ground(painter)
        painter.setPen(colours.ink)
        painter.setFont(font(Role.TITLE))
        room = area.adjusted(10, 0, -28, 0)
        text = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, text)
        chevron = QRectF(area.right() - 22, area.center().y() - 6, 12, 12)
        paint_icon(painter, "chev", chevron, colours.ink2)

    def _open(self) -> None:
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class ModeButton(Button):
    """An icon and a word that put the window into another mode; in iris while it is on, the icon alone if narrow."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(CONTROL_RADIUS, parent)
        self._icon = icon
        self._narrow = False
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_on(self) -> bool:
        """Tell whether the window is in this mode."""
        return self.isChecked()

    def set_on(self, on: bool) -> None:
        """Show whether the window is in this mode."""
        self.setChecked(on)

    def nextCheckState(self) -> None:
        """Change nothing: it is for the window to say whether it is in this mode."""

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, or the word too."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows icon and word."""
        if self._narrow:
            return QSize(32, 32)
        return QSize(round(QFontMetricsF(font(Role.BODY_STRONG)).horizontalAdvance(self.text())) + 44, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and word, and a ground that says whether it is on."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        if self.isChecked():
            paint_surface(painter, area, CONTROL_RADIUS, colours.irisbg)
        else:
            self.paint_ground(painter)
        ink = colours.line2 if not self.isEnabled() else colours.iris if self.isChecked() else colours.ink2
        left = 8.0 if self._narrow else 10.0
        paint_icon(painter, self._icon, QRectF(left, area.center().y() - 8, 16, 16), ink)
        if not self._narrow:
            painter.setFont(font(Role.BODY_STRONG if self.isChecked() else Role.BODY))
            painter.setPen(ink)
            painter.drawText(area.adjusted(left + 24, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
