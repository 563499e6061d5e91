"""A switch: something that is on or off, with its name beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import Button
from pellucid.ui.widgets.painting import begin, hairline, paint_surface

HEIGHT = 26
_TRACK_WIDTH, _TRACK_HEIGHT = 28.0, 16.0
_THUMB = 12.0
_GAP = 6.0


class Switch(Button):
    """Off at the left, on at the right; `toggled` says that the user has changed it."""

    def __init__(self, text: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(_TRACK_HEIGHT / 2, parent)
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole name."""
        name = QFontMetricsF(font(Role.LABEL)).horizontalAdvance(self.text())
        return QSize(round(_TRACK_WIDTH + _GAP + name) + 1, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, thumb and name."""
        del event
        colours = tokens()
        painter = begin(self)
        on = self.isChecked()
        track = QRectF(0, (self.height() - _TRACK_HEIGHT) / 2, _TRACK_WIDTH, _TRACK_HEIGHT)
        paint_surface(
            painter, track, _TRACK_HEIGHT / 2, colours.iris if on else colours.fill2, None if on else colours.ink3
        )
        inset = (_TRACK_HEIGHT - _THUMB) / 2
        thumb = QRectF(track.right() - inset - _THUMB if on else inset, track.top() + inset, _THUMB, _THUMB)
        painter.setBrush(colours.on_iris if on else colours.card)
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(colours.ink3, hairline(painter)))
        painter.drawEllipse(thumb.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(font(Role.LABEL))
        painter.setPen(colours.ink if self.underMouse() else colours.ink2)
        left = _TRACK_WIDTH + _GAP
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
