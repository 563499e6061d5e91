import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.widgets.gestures import Show

from pellucid.ui.numbers import parse_number
from pellucid.ui.widgets.buttons import IconButton, TextButton
from pellucid.ui.widgets.card import Card
from pellucid.ui.widgets.number_field import NumberField


@pytest.fixture
def field(show: Show) -> NumberField:
    widget = NumberField(
        "Factor",
        72,
        parse=parse_number,
        text=lambda value: f"{value:g}",
        accepts=lambda value: 0 < value <= 1,
        explanation="Type a number above 0, up to 1.",
    )
    widget.set_value(0.5)
    show(widget)
    return widget


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_return_press_a_button(show: Show, key: Qt.Key, qtbot: QtBot) -> None:
    for button in (IconButton("plus", "Add", "Add a layer"), TextButton("Only rewind")):
        show(button)
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_a_button_has_name_and_room_for_its_text(qtbot: QtBot) -> None:
    short, long = TextButton("Rewind"), TextButton("Rewind and use 0.005", primary=True)
    icon = IconButton("dice", "New seed", "Draw another seed", 26)
    for button in (short, long, icon):
        qtbot.addWidget(button)
    assert long.minimumSizeHint().width() > short.minimumSizeHint().width()
    assert (short.accessibleName(), icon.accessibleName(), icon.toolTip()) == (
        "Rewind",
        "New seed",
        "Draw another seed",
    )
    assert icon.size().toTuple() == (26, 26)


def test_a_ground_answers_to_pointer_and_press_but_not_while_disabled(show: Show) -> None:
    button = IconButton("dice", "New seed", "Draw another seed")
    show(button)
    quiet = button.grab().toImage()
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    pointed = button.grab().toImage()
    button.setDown(True)
    pressed = button.grab().toImage()
    assert quiet != pointed != pressed != quiet
    button.setDown(False)
    button.setCheckable(True)
    button.setChecked(True)
    assert button.grab().toImage() == pressed
    button.setEnabled(False)
    disabled = button.grab().toImage()
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    button.setChecked(False)
    assert button.grab().toImage() == disabled


def test_a_typed_number_is_taken_by_return(field: NumberField) -> None:
    entered: list[float] = []
    field.entered.connect(entered.append)
    field.selectAll()
    QTest.keyClicks(field, "0,25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered == [0.25]
    assert field.text() == "0.25"


@pytest.mark.parametrize("text", ["0", "1.01", "abc", "1e999"])
def test_a_number_that_cannot_be_taken_stays_and_is_explained(field: NumberField, text: str) -> None:
    entered: list[float] = []
    explanations: list[str] = []
    field.entered.connect(entered.append)
    field.rejected.connect(explanations.append)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered == []
    assert explanations == ["Type a number above 0, up to 1."]
    assert field.property("fault")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "0.5"
    assert explanations[-1] == ""
    assert not field.property("fault")


def test_a_card_names_itself_and_keeps_its_header_at_the_top(show: Show, qtbot: QtBot) -> None:
    card = Card("Data")
    card.body.addWidget(TextButton("Only rewind"))
    show(card)
    card.resize(256, 300)
    assert card.accessibleName() == "Data"
    qtbot.waitUntil(lambda: card.body.geometry().height() > 0)
    assert card.title.mapTo(card, card.title.rect().center()).y() < 24
