import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.try_it.fakes import FakeSession
from tests.ui.try_it.opened import opened
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.experiment.frame import Frame
from pellucid.lens.prediction import predict
from pellucid.session.session import Status
from pellucid.ui import theme
from pellucid.ui.numbers import NOTHING, percent_text
from pellucid.ui.try_it.colour_card import ColourCard
from pellucid.ui.try_it.try_it import TryIt
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.track import Track


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def card(session: FakeSession, show: Show) -> ColourCard:
    return opened(session, show, ColourCard)


def assert_shows_prediction(card: ColourCard, session: FakeSession, frame: Frame) -> None:
    probabilities = predict(session.experiment, frame.theta, session.input).tolist()
    names = session.experiment.dataset.class_names
    rows = card.bars.rows()
    assert [word for word, _, _ in rows] == list(names)
    assert [text for _, text, _ in rows] == [percent_text(p) for p in probabilities]
    assert [bar for _, _, bar in rows] == pytest.approx(probabilities, abs=0.0006)
    best = int(np.argmax(probabilities))
    assert card.answer.text() == f"{names[best]} {percent_text(probabilities[best])}"


def type_colour(card: ColourCard, text: str) -> None:
    QTest.mouseClick(card.entry, LEFT)
    card.entry.selectAll()
    QTest.keyClicks(card.entry, text)
    QTest.keyClick(card.entry, Qt.Key.Key_Return)


def press(card: ColourCard, name: str) -> None:
    (button,) = (each for each in card.findChildren(QAbstractButton) if each.accessibleName() == name)
    QTest.mouseClick(button, LEFT)


def message(card: TryIt) -> str:
    return next(each for each in card.findChildren(FieldMessage) if each.parent() is card).text()


def test_the_bars_show_what_the_network_predicts(card: ColourCard, session: FakeSession) -> None:
    assert_shows_prediction(card, session, session.frame)


@pytest.mark.parametrize("seed", range(5))
def test_the_bars_follow_every_frame(card: ColourCard, session: FakeSession, seed: int) -> None:
    frame = session.moved(seed)
    card.show_frame(frame)
    assert_shows_prediction(card, session, frame)


def test_nine_classes_all_have_a_bar(show: Show) -> None:
    session = FakeSession("colour-names")
    card = opened(session, show, ColourCard)
    assert len(card.bars.rows()) == session.experiment.dataset.classes > 5
    assert_shows_prediction(card, session, session.frame)
    assert card.bars.height() >= card.bars.sizeHint().height()


def test_another_experiment_brings_its_own_classes(card: ColourCard, session: FakeSession) -> None:
    session.rebuild("colour-names")
    assert_shows_prediction(card, session, session.frame)


def test_a_typed_colour_is_tried_at_once(card: ColourCard, session: FakeSession) -> None:
    for text, rgb in (("#E93F7F", (233, 63, 127)), ("rgb(10, 20, 30)", (10, 20, 30)), ("teal", (0, 128, 128))):
        type_colour(card, text)
        assert session.inputs[-1] == rgb
        assert_shows_prediction(card, session, session.frame)
    assert card.entry.text() == "#008080"
    assert not card.entry.hasFocus()


def test_a_text_that_is_no_colour_is_explained_and_changes_nothing(card: ColourCard, session: FakeSession) -> None:
    type_colour(card, "reddish")
    assert session.inputs == []
    assert card.entry.property("fault")
    assert "reddish" in message(card)
    QTest.keyClick(card.entry, Qt.Key.Key_Escape)
    assert card.entry.text() == "#7A425E"
    assert not card.entry.property("fault")
    assert message(card) == ""


def test_what_is_being_typed_survives_a_change_from_elsewhere(card: ColourCard, session: FakeSession) -> None:
    QTest.mouseClick(card.entry, LEFT)
    card.entry.selectAll()
    QTest.keyClicks(card.entry, "#12")
    session.set_input(np.array([1, 2, 3], np.float32))
    assert card.entry.text() == "#12"
    QTest.keyClick(card.entry, Qt.Key.Key_Escape)
    assert card.entry.text() == "#010203"


def test_dragging_on_the_wheel_tries_every_colour_on_the_way(card: ColourCard, session: FakeSession) -> None:
    drag(card.wheel, QPoint(100, 68), QPoint(68, 40), QPoint(30, 68))
    assert len(session.inputs) == 3
    assert max(session.input) == 122
    assert_shows_prediction(card, session, session.frame)
    red, green, blue = map(int, session.input)
    assert card.entry.text() == f"#{red:02X}{green:02X}{blue:02X}"
    assert [slider.value for slider in card.channels] == [red, green, blue]


@pytest.mark.parametrize("channel", [0, 1, 2])
def test_a_channel_slider_changes_its_own_channel_alone(card: ColourCard, session: FakeSession, channel: int) -> None:
    before = session.input.copy()
    track = card.channels[channel].findChild(Track)
    drag(track, track.thumb().center().toPoint(), track.rect().topRight() + QPoint(50, 14))
    wanted = before.copy()
    wanted[channel] = 255
    assert session.inputs[-1] == tuple(wanted)
    assert_shows_prediction(card, session, session.frame)


def test_a_channel_can_be_typed(card: ColourCard, session: FakeSession) -> None:
    track = card.channels[1].findChild(Track)
    track.setFocus()
    QTest.keyClick(track, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, "200")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.inputs[-1] == (122, 200, 94)


def test_a_swatch_tries_its_colour(card: ColourCard, session: FakeSession) -> None:
    press(card, "Raspberry")
    assert session.inputs == [(233, 63, 127)]
    assert_shows_prediction(card, session, session.frame)


def test_return_presses_a_swatch_as_space_does(card: ColourCard, session: FakeSession, qtbot: QtBot) -> None:
    swatch = next(each for each in card.findChildren(QAbstractButton) if each.accessibleName() == "Teal")
    swatch.setFocus()
    QTest.keyClick(swatch, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.inputs == [(0, 124, 132)])


def test_the_dice_try_another_example_of_the_test_set_each_time(card: ColourCard, session: FakeSession) -> None:
    examples = set(map(tuple, session.experiment.dataset.x_test.tolist()))
    for _ in range(20):
        press(card, "Random test colour")
    assert set(session.inputs) <= examples
    assert all(one != next_ for one, next_ in zip(session.inputs, session.inputs[1:], strict=False))


def test_brightness_to_black_and_back_keeps_the_hue(card: ColourCard, session: FakeSession) -> None:
    strip = card.brightness
    before = session.input.copy()
    level = strip.value()
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert session.inputs[-1] == (0, 0, 0)
    for _ in range(level):
        QTest.keyClick(strip, Qt.Key.Key_Up)
    assert session.inputs[-1] == tuple(before)


def test_a_diverged_run_has_no_prediction(card: ColourCard, session: FakeSession) -> None:
    session.set_status(Status.DIVERGED)
    assert card.answer.text() == f"No prediction {NOTHING}"
    assert {(text, bar) for _, text, bar in card.bars.rows()} == {(NOTHING, 0.0)}
    session.set_status(Status.PAUSED)
    assert_shows_prediction(card, session, session.frame)


def test_weights_that_overflow_give_no_prediction(card: ColourCard, session: FakeSession) -> None:
    card.show_frame(session.moved(0, scale=1e20))
    assert card.answer.text() == f"No prediction {NOTHING}"


def test_every_control_can_be_reached_with_tab_and_has_a_name(card: ColourCard, qtbot: QtBot) -> None:
    card.entry.setFocus()
    names: list[str] = []
    while (widget := QApplication.focusWidget()) is not None and widget.accessibleName() not in names:
        names.append(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert names[:7] == ["Colour", "Colour wheel", "Brightness", "R", "G", "B", "Raspberry"]
    assert names[-1] == "Random test colour"
    unnamed = [each for each in card.findChildren(QWidget) if each.focusPolicy() and not each.accessibleName()]
    assert unnamed == []


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_the_card_paints_the_colour_in_both_themes(card: ColourCard, session: FakeSession, mode: theme.Mode) -> None:
    theme.set_mode(mode)
    type_colour(card, "#40A0F0")
    middle = card.answer.mapTo(card, QPoint(32, 32))
    image = card.grab().toImage()
    assert image.pixelColor(middle * image.devicePixelRatio()).name() == "#40a0f0"
    beside = card.answer.mapTo(card, QPoint(6, 32))
    assert image.pixelColor(beside * image.devicePixelRatio()) == theme.tokens().bg
