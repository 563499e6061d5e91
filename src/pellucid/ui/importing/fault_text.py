"""Why something could not be done: the reason, the file it lies in, and one thing to do."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.importing.fault_words import error_text, fault_words, idx_error
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.painting import begin

_ICON, _GAP = 16, 10


class FaultText(QWidget):
    """Shows a sign and up to three lines; the path of the file is shortened in its middle where it is long."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = width - _ICON - _GAP
        self.setFixedWidth(width)
        self.reason = _wrapped(Role.BODY_STRONG, "ink")
        self.file = Label("", Role.MONO, "ink3")
        self.remedy = _wrapped(Role.BODY, "ink2")
        lines = QVBoxLayout()
        lines.setSpacing(4)
        for line in (self.reason, self.file, self.remedy):
            lines.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(_Sign(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    def show_error(self, error: Exception) -> None:
        """Show what went wrong: of an IdxError its parts, of another one its text."""
        fault = idx_error(error)
        if fault is None:
            self._show(error_text(error), None, "")
        else:
            reason, remedy = fault_words(fault)
            self._show(reason, fault.path, remedy)

    def text(self) -> str:
        """Return all that is said."""
        return " ".join(filter(None, (self.reason.text(), self.file.toolTip(), self.remedy.text())))

    def _show(self, reason: str, path: Path | None, remedy: str) -> None:
        self.reason.setText(reason)
        self.reason.setFont(font(Role.BODY_STRONG if path else Role.BODY))
        whole = str(path) if path else ""
        metrics = QFontMetricsF(font(Role.MONO))
        self.file.setText(metrics.elidedText(whole, Qt.TextElideMode.ElideMiddle, self._room))
        self.file.setToolTip(whole)
        self.file.setVisible(bool(whole))
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self.setAccessibleName(self.text())


def _wrapped(role: Role, tone: str) -> Label:
    label = Label("", role, tone)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class _Sign(QWidget):
    """The warning sign."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_ICON, _ICON))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_icon(begin(self), "warn", QRectF(0, 0, _ICON, _ICON), tokens().bad)
