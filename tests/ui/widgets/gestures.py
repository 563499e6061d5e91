"""Mouse gestures as a hand makes them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


Show = Callable[..., None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show widgets, as wide as a card has room, one under the other in an active window."""
    windows = []

    def show_widgets(*widgets: QWidget) -> None:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(400, 400)
        top = 10
        for widget in widgets:
            widget.setParent(window)
            widget.setGeometry(10, top, max(232, widget.sizeHint().width()), widget.sizeHint().height())
            top += widget.height() + 10
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show_widgets


def drag(widget: QWidget, start: QPoint, *stops: QPoint) -> None:
    """Press at `start`, move over `stops`, release at the last one."""
    QTest.mousePress(widget, LEFT, pos=start)
    for stop in stops:
        QTest.mouseMove(widget, stop)
    QTest.mouseRelease(widget, LEFT, pos=stops[-1])


def turn_wheel(
    widget: QWidget,
    delta: int,
    place: QPoint | None = None,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> QWheelEvent:
    """Turn the wheel, over the widget's middle if nowhere else; return the event, which tells whether it was taken."""
    over = QPointF(widget.rect().center() if place is None else place)
    event = QWheelEvent(
        over, widget.mapToGlobal(over), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event
