"""The real window on a desk: found, read and moved as a user does, by the names that controls carry."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pellucid.session.session import Session, Status
from pellucid.ui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)


class Desk:
    """A session and its window, shown; `close` it at the end."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.qtbot = qtbot
        self.session = session
        self.window = MainWindow(session)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()
        qtbot.waitExposed(self.window).__enter__()

    def close(self) -> None:
        """Close as the user does."""
        self.window.close()
        self.session.close()

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """Return the visible control with this accessible name."""
        found = [each for each in self.window.findChildren(kind) if each.accessibleName() == name and each.isVisible()]
        assert found, f"no visible {kind.__name__} is called {name}"
        return found[0]

    def click(self, name: str) -> None:
        """Click the control of this name in its middle."""
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window."""
        QTest.keyClick(self.window, key, modifiers)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, moves: int = 5) -> None:
        """Drag with the left button, in a few moves."""
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for move in range(1, moves + 1):
            QTest.mouseMove(widget, start + (end - start) * move / moves)
            self.qtbot.wait(20)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    def type_into(self, field: QLineEdit, text: str) -> None:
        """Replace a field's text and press Enter."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def wait_until(self, condition: Callable[[], bool], seconds: float = 30.0) -> None:
        """Let the program run until something is so."""
        self.qtbot.waitUntil(condition, timeout=int(seconds * 1000))

    def wait_for(self, name: str) -> None:
        """Let the program run until a control with this accessible name is seen."""
        self.wait_until(lambda: self.find(name).isVisible())

    def wait_for_status(self, status: Status) -> None:
        """Let the program run until training is in this state."""
        self.wait_until(lambda: self.session.status is status)

    def wait_for_steps(self, count: int) -> None:
        """Let training make some more steps."""
        goal = self.session.frame.step + count
        self.wait_until(lambda: self.session.frame.step >= goal)


Open = Callable[[str], Desk]
