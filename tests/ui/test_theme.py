from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pellucid.ui import theme
from pellucid.ui.theme import Mode
from pellucid.ui.tokens import DARK, LIGHT


@pytest.fixture(autouse=True)
def _as_it_was(qtbot: QtBot) -> Iterator[None]:
    yield
    theme.set_mode(Mode.LIGHT)


def test_a_chosen_theme_is_shown_in_the_palette_and_remembered() -> None:
    for mode, tokens in ((Mode.DARK, DARK), (Mode.LIGHT, LIGHT)):
        theme.set_mode(mode)
        assert theme.tokens() is tokens
        assert QApplication.palette().color(QPalette.ColorRole.Window) == tokens.bg
        assert QSettings().value("theme") == mode.value


def test_until_a_theme_is_chosen_the_system_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    theme.set_mode(Mode.SYSTEM)
    for scheme, tokens in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        hints = SimpleNamespace(colorScheme=lambda scheme=scheme: scheme)
        monkeypatch.setattr(QGuiApplication, "styleHints", lambda hints=hints: hints)
        theme.apply()
        assert theme.tokens() is tokens
        assert QApplication.palette().color(QPalette.ColorRole.Window) == tokens.bg


@pytest.mark.parametrize(
    ("scheme", "other"), [(Qt.ColorScheme.Dark, Mode.LIGHT), (Qt.ColorScheme.Light, Mode.DARK)], ids=["dark", "light"]
)
def test_toggling_away_is_a_choice_and_toggling_back_follows_the_system_again(
    monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme, other: Mode
) -> None:
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: SimpleNamespace(colorScheme=lambda: scheme))
    theme.set_mode(Mode.SYSTEM)
    theme.toggle()
    assert theme.mode() is other
    theme.toggle()
    assert theme.mode() is Mode.SYSTEM


def test_a_new_start_takes_up_the_remembered_theme() -> None:
    QSettings().setValue("theme", "dark")
    theme.install(QApplication.instance())
    assert theme.mode() is Mode.DARK
    QSettings().setValue("theme", "sepia")
    theme.install(QApplication.instance())
    assert theme.mode() is Mode.SYSTEM


def test_every_widget_in_view_is_told_of_a_change(qtbot: QtBot) -> None:
    told: list[QEvent.Type] = []
    watching = type("Watching", (QWidget,), {"changeEvent": lambda self, event: told.append(event.type())})
    widget = watching()
    qtbot.addWidget(widget)
    theme.set_mode(Mode.LIGHT)
    widget.show()
    told.clear()
    theme.set_mode(Mode.DARK)
    assert QEvent.Type.PaletteChange in told
