from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pellucid.ui.explain.scrolled import Scrolled

WIDTH, HEIGHT = 200, 100


class Broken(QWidget):
    """Something with lines that are broken more often where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.wide = self.narrow = 3 * HEIGHT

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self.wide if width >= WIDTH else self.narrow


def test_a_bar_goes_where_it_was_needed_only_because_it_was_there(qtbot: QtBot) -> None:
    content, lines = QWidget(), Broken()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(lines)
    scrolled = Scrolled(content, lambda: QColor("white"))
    qtbot.addWidget(scrolled)
    scrolled.resize(WIDTH, HEIGHT)
    scrolled.show()
    scrolled.arrange()
    bar = scrolled.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    lines.wide, lines.narrow = HEIGHT - 10, HEIGHT + 10
    lines.updateGeometry()
    scrolled.arrange()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert content.width() == WIDTH
    lines.wide = HEIGHT + 10
    lines.updateGeometry()
    scrolled.arrange()
    qtbot.waitUntil(bar.isVisible)
