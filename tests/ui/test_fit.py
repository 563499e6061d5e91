"""What has to fit: the panels into a large window without scrolling, and every title into a small one."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.spec import PLANE, Spec, with_value
from pellucid.session.session import Session
from pellucid.ui import language, theme
from pellucid.ui.main_window import MainWindow
from pellucid.ui.transport_buttons import MenuButton
from pellucid.ui.widgets.card import Card

ON_PLANE = tuple(name for name in experiments() if load(name).data.source in PLANE)
LANGUAGES = tuple(language.LANGUAGES)


@pytest.fixture(params=LANGUAGES)
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[MainWindow]:
    language.install(request.param)
    theme.set_mode(theme.Mode.LIGHT)
    session = Session(load("two-spirals"))
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitUntil(lambda: made.progress.plots is not None)
    yield made
    session.close()


def show(qtbot: QtBot, window: MainWindow, spec: Spec) -> None:
    window._session.set_spec(spec, "another experiment")
    # A layout that needs another one has it a moment later.
    for _ in range(3):
        qtbot.wait(1)


def hidden_by_scrolling(window: MainWindow) -> list[int]:
    """Return by how much each column can be scrolled."""
    columns = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    assert len(columns) == 2
    return [column.verticalScrollBar().maximum() for column in columns]


def test_panels_need_no_scrolling_in_a_large_window(qtbot: QtBot, window: MainWindow) -> None:
    assert len(ON_PLANE) > 10
    for name in ON_PLANE:
        show(qtbot, window, load(name))
        assert hidden_by_scrolling(window) == [0, 0], name


@pytest.mark.parametrize("gate", ["and", "nand", "or", "xor"])
def test_every_gate_fits_too(qtbot: QtBot, window: MainWindow, gate: str) -> None:
    show(qtbot, window, with_value(load("perceptron"), "data.source", gate))
    assert hidden_by_scrolling(window) == [0, 0]


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_no_title_is_cut(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    (title,) = window.transport.findChildren(MenuButton)
    for name in experiments():
        show(qtbot, window, load(name))
        assert title.width() >= title.sizeHint().width(), name
        cards = [card for card in window.findChildren(Card) if card.isVisible()]
        assert len(cards) >= 5
        for label in (card.title for card in cards):
            assert isinstance(label, QLabel)
            assert label.width() >= label.sizeHint().width(), (name, label.text())
