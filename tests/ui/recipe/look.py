"""Finding controls by what a user calls them, and typing into them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from tests.ui.widgets.gestures import LEFT

from pellucid.ui.widgets.value_field import ValueField


def control(parent: QWidget, kind: type, name: str) -> Any:
    """Return the one control of this kind with this accessible name; of several, the one in sight."""
    widgets = parent.findChildren(QWidget)
    found = [each for each in widgets if isinstance(each, kind) and each.accessibleName() == name]
    (one,) = found if len(found) == 1 else [each for each in found if each.isVisible()]
    return one


def type_count(card: QWidget, name: str, text: str) -> None:
    """Click on a number, type another one, and press Return."""
    QTest.mouseClick(control(card, ValueField, name), LEFT)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
