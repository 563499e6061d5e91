import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pellucid.data import imported
from pellucid.ui import theme


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    theme.install(qapp)


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "_kept", {})


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a shown window for dialogs to stand before."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made
