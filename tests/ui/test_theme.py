from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pellucid.ui import theme
from pellucid.ui.theme import Mode
from pellucid.ui.tokens import DARK, LIGHT
from pellucid.ui.widgets.label import Label


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


def test_a_text_has_its_tone_in_every_theme(qtbot: QtBot) -> None:
    for tone in theme.TONES:
        # A full block: all of the text's colour.
        label = Label("\u2588", tone=tone)
        qtbot.addWidget(label)
        label.show()
        for mode, tokens in ((Mode.DARK, DARK), (Mode.LIGHT, LIGHT)):
            theme.set_mode(mode)
            assert label.grab().toImage().pixelColor(label.rect().center()) == getattr(tokens, tone)


def test_what_the_style_sheet_dresses_follows_the_theme(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, menu, choices = QLineEdit(window), QMenu(window), QComboBox(window)
    menu.addAction("An action")
    choices.addItem("A choice")
    popup = choices.view()
    popup.window().resize(80, 80)
    window.show()
    for mode, tokens in ((Mode.DARK, DARK), (Mode.LIGHT, LIGHT), (Mode.DARK, DARK)):
        theme.set_mode(mode)
        assert field.grab().toImage().pixelColor(4, field.height() // 2) == tokens.fill
        assert menu.grab().toImage().pixelColor(menu.width() // 2, 3) == tokens.card
        assert popup.grab().toImage().pixelColor(popup.width() // 2, popup.height() - 4) == tokens.card


def test_a_change_of_theme_leaves_the_style_sheet_alone() -> None:
    before = QApplication.instance().styleSheet()
    theme.set_mode(Mode.DARK)
    assert before
    assert QApplication.instance().styleSheet() == before
