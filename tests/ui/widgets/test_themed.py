from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QSlider, QSpinBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from pellucid.ui import theme
from pellucid.ui.theme import Mode, tokens
from pellucid.ui.widgets.themed import Themed


@pytest.fixture(autouse=True)
def _from_light_and_back(qtbot: QtBot) -> Iterator[None]:
    theme.set_mode(Mode.LIGHT)
    yield
    theme.set_mode(Mode.LIGHT)


class Picture(Themed):
    """Keeps what it has painted, and notes whether that was for a dark theme."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: bool | None = None
        self.shown: list[bool] = []

    def take_on_theme(self) -> None:
        self.kept = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.kept is None:
            self.kept = tokens().dark
        self.shown.append(self.kept)


def test_what_was_painted_for_one_theme_is_not_shown_in_another(qtbot: QtBot) -> None:
    picture = Picture()
    qtbot.addWidget(picture)
    picture.show()
    qtbot.waitUntil(lambda: picture.shown == [False])
    theme.set_mode(Mode.DARK)
    qtbot.waitUntil(lambda: len(picture.shown) > 1)
    assert all(picture.shown[1:])


@pytest.mark.parametrize("base", [QWidget, QAbstractButton, QComboBox, QDialog, QSlider, QSpinBox, QTabBar])
def test_whatever_paints_itself_is_painted_anew_in_another_theme(qtbot: QtBot, base: type[QWidget]) -> None:
    painted: list[bool] = []
    widget = type("Painted", (base,), {"paintEvent": lambda self, event: painted.append(tokens().dark)})()
    qtbot.addWidget(widget)
    widget.resize(80, 40)
    widget.show()
    qtbot.waitUntil(lambda: False in painted)
    theme.set_mode(Mode.DARK)
    qtbot.waitUntil(lambda: True in painted)
