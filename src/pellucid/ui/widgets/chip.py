"""A chip: a short word that is on or off."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import Button
from pellucid.ui.widgets.painting import begin, paint_surface

HEIGHT = 24
_PADDING = 5


class Chip(Button):
    """A word in a pill, which is filled while it is on; `clicked` says that the user wants it the other way."""

    def __init__(self, text: str, name: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT / 2, parent)
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole text, no narrower than high."""
        text = QFontMetricsF(font(Role.LABEL)).horizontalAdvance(self.text())
        return QSize(max(HEIGHT, round(text) + 2 * _PADDING), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pill and text."""
        del event
        colours = tokens()
        painter = begin(self)
        hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        if self.isChecked():
            fill, outline, ink = colours.irisbg, colours.iris, colours.ink
        else:
            fill, outline, ink = (colours.fill if hovered else colours.card), colours.line2, colours.ink2
        if not self.isEnabled():
            ink = colours.ink3
        paint_surface(painter, QRectF(self.rect()), HEIGHT / 2, fill, outline)
        painter.setFont(font(Role.LABEL))
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
