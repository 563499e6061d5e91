from collections.abc import Callable

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.drawer.fakes import FakeSession

from pellucid.ui import theme
from pellucid.ui.drawer import slices
from pellucid.ui.drawer.drawer import Drawer

OpenDrawer = Callable[..., Drawer]


@pytest.fixture(autouse=True)
def _light_and_still(qapp: QApplication) -> None:
    theme.install(qapp)
    theme.set_mode(theme.Mode.LIGHT)
    QSettings().setValue("reduced_motion", True)


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every piece of work begin with as few examples as there ever are."""
    monkeypatch.setattr(slices, "FIRST_PRODUCTS", 0)


@pytest.fixture
def open_drawer(qtbot: QtBot) -> OpenDrawer:
    """Show the drawer of a session in an active window."""

    windows = []

    def show(session: FakeSession, tab: int = 0, width: int = 796, height: int = 260) -> Drawer:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(width + 24, height)
        drawer = Drawer(session)
        drawer.setParent(window)
        drawer.show_tab(tab)
        drawer.move(12, 12)
        drawer.resize(width, drawer.height())
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        QApplication.processEvents()
        return drawer

    return show
