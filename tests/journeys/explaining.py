"""How a journey comes to Explain, and to the example that it wants."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.journeys.desk import Desk

from pellucid.ui.explain.panel import ExplainPanel
from pellucid.ui.widgets.combo import Combo


def explain(desk: Desk) -> ExplainPanel:
    """Press E; return the panel when what the next step will be made of is known."""
    panel = desk.window.explain
    desk.press(Qt.Key.Key_E)
    desk.wait_until(lambda: panel.explanation.inspected is not None)
    desk.wait_until(lambda: panel.height() > 290)
    return panel


def choose_source(desk: Desk, text: str) -> None:
    """Choose of which example the numbers are."""
    choose(desk.find("Example", Combo), text)


def choose(combo: Combo, text: str) -> None:
    """Choose with the arrow keys."""
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.findText(text)):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == text
