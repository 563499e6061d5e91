"""A part of a card that can be folded away behind one line, which then still says what is set there."""

from PySide6.QtCore import QRectF, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import Button
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface

HEIGHT = 24
_ICON = 12.0
_GAP = 6.0
# Below what is brought into view.
_MARGIN = 20


class Disclosure(QWidget):
    """A line with `title` that opens and closes what is put into `body`; the choice is remembered as `key`.

    Where it is not foldable there is no such line, and the body is always seen.
    """

    def __init__(self, title: str, tooltip: str, key: str) -> None:
        super().__init__()
        self._setting = f"disclosure/{key}"
        self._foldable = True
        self.head = _Head(title, tooltip)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.head)
        self._column.addWidget(self._content)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.head.setChecked(bool(QSettings().value(self._setting, False, bool)))
        self.head.toggled.connect(self._toggled)
        self._show()

    @property
    def is_open(self) -> bool:
        """Tell whether the body is seen."""
        return self.head.isChecked() or not self._foldable

    def set_summary(self, text: str) -> None:
        """Say in the line what is set in the body."""
        self.head.set_summary(text)

    def set_foldable(self, foldable: bool) -> None:
        """Let the body be folded away, or always be seen."""
        self._foldable = foldable
        self._show()

    def _toggled(self, opened: bool) -> None:
        QSettings().setValue(self._setting, opened)
        self._show()
        if opened:
            # What was unfolded has its place once the layout has run.
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(self, 0, _MARGIN)

    def _show(self) -> None:
        self.head.setVisible(self._foldable)
        self._content.setVisible(self.is_open)


class _Head(Button):
    """The line: a chevron, the title, and at the right a summary."""

    def __init__(self, title: str, tooltip: str) -> None:
        super().__init__(CONTROL_RADIUS, None)
        self._summary = ""
        self.setCheckable(True)
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolTip(tooltip)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_summary(self, text: str) -> None:
        """Say what is set below."""
        if text != self._summary:
            self._summary = text
            self.setAccessibleDescription(text)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows the title; the summary takes what room there is."""
        title = QFontMetricsF(font(Role.LABEL)).horizontalAdvance(self.text())
        return QSize(round(_ICON + _GAP + title) + 2, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint chevron, title and summary, on a ground that answers to the pointer."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            paint_surface(painter, area, CONTROL_RADIUS, colours.fill)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.translate(_ICON / 2, area.center().y())
        if not self.isChecked():
            painter.rotate(-90)
        paint_icon(painter, "chev", QRectF(-_ICON / 2, -_ICON / 2, _ICON, _ICON), colours.ink2)
        painter.restore()
        painter.setFont(font(Role.LABEL))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(colours.ink2)
        left = _ICON + _GAP
        painter.drawText(area.adjusted(left, 0, 0, 0), middle, self.text())
        if not self.isChecked():
            left += metrics.horizontalAdvance(self.text()) + _GAP
            room = area.adjusted(left, 0, 0, 0)
            painter.setPen(colours.ink3)
            summary = metrics.elidedText(self._summary, Qt.TextElideMode.ElideRight, room.width() + 0.5)
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, summary)
